//! Reading a map that `compare` or `extract` has written.

use super::failure::Failure;
use crate::export::json::from_json;
use crate::map::ArgumentMap;
use std::path::Path;

pub(super) fn read_map(path: &Path) -> Result<ArgumentMap, Failure> {
    let text = std::fs::read_to_string(path).map_err(|cause| {
        Failure::Wrong(format!(
            "{}: can't be read: {cause}; name the map.json that `compare` or `extract` wrote",
            path.display()
        ))
    })?;
    from_json(&text).map_err(|cause| Failure::Wrong(format!("{}: {cause}", path.display())))
}

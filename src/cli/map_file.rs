//! Reading a map that `compare` or `extract` has written, and other files of which the size is looked at first.

use super::failure::Failure;
use crate::bounded::read_file;
use crate::export::MOST_MAP_BYTES;
use crate::export::json::from_json;
use crate::map::ArgumentMap;
use std::path::Path;

pub(super) fn read_map(path: &Path) -> Result<ArgumentMap, Failure> {
    let bytes = read_limited(path, MOST_MAP_BYTES).map_err(|failure| match failure {
        Failure::Wrong(message) => Failure::Wrong(format!(
            "{message}; name the map.json that `compare` or `extract` wrote"
        )),
        other => other,
    })?;
    let text = String::from_utf8(bytes)
        .map_err(|cause| Failure::Wrong(format!("{}: {cause}; name a map.json", path.display())))?;
    from_json(&text).map_err(|cause| Failure::Wrong(format!("{}: {cause}", path.display())))
}

/// Reads a file of at most `most` bytes; a larger one, and what is no file, is refused before it is read.
pub(super) fn read_limited(path: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    let wrong = |cause: &dyn std::fmt::Display| {
        Failure::Wrong(format!("{}: can't be read: {cause}", path.display()))
    };
    if let Some(file) = file_above(path) {
        let cause = format!("{} is a file, not a folder", file.display());
        return Err(wrong(&cause));
    }
    read_file(path, most).map_err(|cause| wrong(&cause))
}

/// A file that the path goes through as if it were a folder.
fn file_above(path: &Path) -> Option<&Path> {
    path.ancestors().skip(1).find(|above| above.is_file())
}

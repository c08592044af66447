//! An editor's work in the place of a new map is not written over unasked.

use super::failure::Failure;
use crate::bounded::read_utf8_file;
use crate::export::MOST_MAP_BYTES;
use crate::export::json::from_json;
use std::path::Path;

/// How a decision or note stands in a map.json.
const REVIEW: &str = "\"review\":";

/// Refuses where a file is a map in which an editor has decided or changed something.
///
/// # Errors
/// Says what would be lost, and how to keep it or to replace it all the same.
pub(super) fn spare_decisions(map: &Path) -> Result<(), Failure> {
    // What can't be read as text is no map of the program; writing tells what is in the way.
    let Ok(text) = read_utf8_file(map, MOST_MAP_BYTES) else {
        return Ok(());
    };
    let file = map.display();
    let way_out = "give --out another folder, or --overwrite to replace it";
    match from_json(&text).map(|map| map.edited()) {
        Ok(0) => Ok(()),
        Ok(edited) => Err(Failure::Wrong(format!(
            "{file}: an editor has decided on or changed {edited} of its nodes and edges, which would be lost; {way_out}"
        ))),
        // Damaged, but the decisions in it may still be copied out by hand.
        Err(cause) if text.contains(REVIEW) => Err(Failure::Wrong(format!(
            "{file}: holds an editor's decisions or changes, which would be lost, though it can't be read as a map ({cause}); {way_out}"
        ))),
        Err(_) => Ok(()),
    }
}

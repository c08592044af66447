//! A run must not write over an editor's work unasked.

use super::MOST_MAP_BYTES;
use super::json::{JsonError, from_json};
use crate::bounded::read_utf8_file;
use std::path::{Path, PathBuf};

/// A map in the place of a new one holds an editor's work.
#[derive(Debug, thiserror::Error)]
pub enum OverDecisions {
    /// It is whole.
    #[error(
        "{}: an editor has decided on or changed {edited} of its nodes and edges, which would be lost; give --out another folder, or --overwrite to replace it",
        map.display()
    )]
    Edited {
        /// Its path.
        map: PathBuf,
        /// How many nodes and edges, as [`ArgumentMap::edited`](crate::map::ArgumentMap::edited) counts them.
        edited: usize,
    },
    /// It is damaged, but what is in it may still be copied out by hand.
    #[error(
        "{}: holds an editor's decisions or changes, which would be lost, though it can't be read as a map ({cause}); give --out another folder, or --overwrite to replace it",
        map.display()
    )]
    Damaged {
        /// Its path.
        map: PathBuf,
        /// What is wrong with it.
        cause: JsonError,
    },
}

/// How a decision, a note or a correction stands in a map.json.
const REVIEW: &str = "\"review\":";

/// Refuses where a file is a map in which an editor has decided or changed something.
///
/// # Errors
/// Says what would be lost, and how to keep it or to replace it all the same.
pub fn spare_decisions(map: &Path) -> Result<(), OverDecisions> {
    // What can't be read as text is no map of the program; writing tells what is in the way.
    let Ok(text) = read_utf8_file(map, MOST_MAP_BYTES) else {
        return Ok(());
    };
    let map = map.to_owned();
    match from_json(&text).map(|map| map.edited()) {
        Ok(0) => Ok(()),
        Ok(edited) => Err(OverDecisions::Edited { map, edited }),
        Err(cause) if text.contains(REVIEW) => Err(OverDecisions::Damaged { map, cause }),
        Err(_) => Ok(()),
    }
}

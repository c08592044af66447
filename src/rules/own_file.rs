//! A file that an editor may put in place of the program's.

use std::io::{ErrorKind, Result};
use std::path::Path;

/// What the file says; nothing where there is none.
///
/// # Errors
/// Where it is there and can't be read.
pub(crate) fn read_own_file(path: &Path) -> Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(cause),
    }
}

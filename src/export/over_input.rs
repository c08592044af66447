//! A run must not write over what it reads.

use std::path::{Path, PathBuf};

/// One of the files to be written is one that is read.
#[derive(Debug, thiserror::Error)]
#[error("{}: is named both as an input and by --out; give the results another place", path.display())]
pub struct OverInput {
    /// The input, as given.
    pub path: PathBuf,
}

/// Refuses to write over an input, whatever path or link either is named by.
///
/// # Errors
/// Names the first input that would be lost.
pub fn spare_inputs<P: AsRef<Path>>(
    inputs: impl IntoIterator<Item = P>,
    written: &[PathBuf],
) -> Result<(), OverInput> {
    // What is not there yet, and a terminal or pipe that is both read and written, loses nothing.
    let there = written.iter().filter(|path| path.is_file());
    let there: Vec<PathBuf> = there.filter_map(|path| path.canonicalize().ok()).collect();
    let is_written = |input: &P| {
        let input = input.as_ref().canonicalize();
        input.is_ok_and(|input| there.contains(&input))
    };
    // Mostly nothing is there, and then no input need be looked at.
    if there.is_empty() {
        return Ok(());
    }
    match inputs.into_iter().find(is_written) {
        None => Ok(()),
        Some(input) => Err(OverInput {
            path: input.as_ref().to_owned(),
        }),
    }
}

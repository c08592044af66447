//! A run must not write over what it reads.

use std::path::{Path, PathBuf};

/// One of the files to be written is one that is read.
#[derive(Debug, thiserror::Error)]
#[error("{}: is named both as an input and by --out; give the results another place", path.display())]
pub struct OverInput {
    /// The input, as given.
    pub path: PathBuf,
}

/// The files to be written that are there already, looked up once for however many inputs.
pub(crate) struct FilesReplaced {
    canonical: Vec<PathBuf>,
}

impl FilesReplaced {
    pub(crate) fn among(written: &[PathBuf]) -> Self {
        // What is not there yet, and a terminal or pipe that is both read and written, loses nothing.
        let there = written.iter().filter(|path| path.is_file());
        Self {
            canonical: there.filter_map(|path| path.canonicalize().ok()).collect(),
        }
    }

    /// Whether an input is one of them, whatever path or link it is named by.
    pub(crate) fn include(&self, input: &Path) -> bool {
        // Mostly nothing is there, and then no input need be looked at.
        let lost = |input| self.canonical.contains(&input);
        !self.canonical.is_empty() && input.canonicalize().is_ok_and(lost)
    }
}

/// Refuses to write over an input, whatever path or link either is named by.
///
/// # Errors
/// Names the first input that would be lost.
pub fn spare_inputs<P: AsRef<Path>>(
    inputs: impl IntoIterator<Item = P>,
    written: &[PathBuf],
) -> Result<(), OverInput> {
    let replaced = FilesReplaced::among(written);
    match (inputs.into_iter()).find(|input| replaced.include(input.as_ref())) {
        None => Ok(()),
        Some(input) => Err(OverInput {
            path: input.as_ref().to_owned(),
        }),
    }
}

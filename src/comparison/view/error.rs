//! What can be wrong with a view pack.

use crate::files::Mistakes;

/// A view pack that can't be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ViewPackError {
    /// It has mistakes; every one is told, each with its place.
    #[error(transparent)]
    Mistakes(#[from] Mistakes),
    /// Its cues are too many or too long to be searched together.
    #[error("{file}: its cues can't be searched together: {source}; make two packs of it")]
    Cues {
        /// The file.
        file: String,
        /// What is wrong.
        source: aho_corasick::BuildError,
    },
}

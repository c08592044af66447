//! What can be wrong with a view pack.

use std::ops::Range;

/// A view pack that can't be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{file}, line {line}: {cause}")]
pub struct ViewPackError {
    /// The file.
    pub file: String,
    /// 1-based line.
    pub line: usize,
    /// What is wrong and what to write instead.
    pub cause: String,
}

impl ViewPackError {
    /// About the bytes `at` of a file's text.
    pub(super) fn new(file: &str, text: &str, at: Option<Range<usize>>, cause: String) -> Self {
        let before = at.map_or(0, |range| range.start.min(text.len()));
        let lines = text.as_bytes()[..before].iter();
        Self {
            file: file.to_owned(),
            line: 1 + lines.filter(|byte| **byte == b'\n').count(),
            cause,
        }
    }
}

//! Whose words a sentence is.

use std::ops::Range;

/// Whose words a sentence is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The source's name or description, where the sentence gives one.
    pub source: Option<Range<usize>>,
    /// The word that attributes: 说, 认为, 据.
    pub cue: Range<usize>,
    /// What is attributed.
    pub content: Range<usize>,
}

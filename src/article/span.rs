//! Places in an article's raw source.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open range of Unicode code points of the raw source file: `start` included, `end` excluded.
///
/// Not bytes, not the cleaned text: the same numbers hold in any program that reads the file as code points.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

impl Span {
    /// A span from `start` up to, not including, `end`. An `end` before `start` gives an empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// Length in code points.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies inside.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside `self`.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one code point.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_contains_overlaps_and_covers() {
        let sentence = Span::new(10, 30);
        let clause = Span::new(12, 20);
        assert!(sentence.contains(clause) && !clause.contains(sentence));
        assert!(sentence.overlaps(Span::new(29, 40)));
        assert!(
            !sentence.overlaps(Span::new(30, 40)),
            "the end is not part of the span"
        );
        assert_eq!(clause.cover(Span::new(25, 40)), Span::new(12, 40));
        assert_eq!(Span::new(7, 3).len(), 0);
    }
}

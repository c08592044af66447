//! How far a run is, for those who wait for it.

use super::Refusal;
use serde::{Deserialize, Serialize};
use std::ops::AddAssign;

/// What was found in articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Articles read.
    pub articles: usize,
    /// Articles that could not be read.
    pub refused: usize,
    /// Bytes of their files.
    pub bytes: u64,
    /// Articles in which nothing argues.
    pub silent: usize,
    /// Major claims.
    pub major_claims: usize,
    /// Claims.
    pub claims: usize,
    /// Premises.
    pub premises: usize,
    /// Relations for.
    pub supports: usize,
    /// Relations against.
    pub contradictions: usize,
}

/// How far a run is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Progress {
    /// Articles read in this run, refused ones too.
    pub articles: usize,
    /// Articles that an earlier, interrupted run had done.
    pub resumed: usize,
    /// Bytes of the inputs, as they lie on the disk, that are done.
    pub bytes: u64,
    /// Bytes of all inputs.
    pub all_bytes: u64,
}

/// Who is told how a run goes on.
pub trait Watcher {
    /// A stretch of work begins, such as `reading`.
    fn begins(&mut self, work: &str);
    /// More is done.
    fn advanced(&mut self, progress: &Progress);
    /// An article is left out.
    fn refused(&mut self, refusal: &Refusal);
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.articles += other.articles;
        self.refused += other.refused;
        self.bytes += other.bytes;
        self.silent += other.silent;
        self.major_claims += other.major_claims;
        self.claims += other.claims;
        self.premises += other.premises;
        self.supports += other.supports;
        self.contradictions += other.contradictions;
    }
}

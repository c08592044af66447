//! How far a run is, for those who wait for it.

use super::Refusal;
use serde::{Deserialize, Serialize};
use std::ops::AddAssign;
use std::time::Duration;

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
    /// How much of `all` is done, by an earlier run too.
    pub done: u64,
    /// How much of `done` an earlier run did.
    pub done_before: u64,
    /// How much there is to do in this stretch of work: bytes of the inputs as they lie on the disk, or articles.
    pub all: u64,
}

impl Progress {
    /// How long the rest of the stretch will take, if this run took `time` for what it did of it; nothing before it did any.
    pub fn left(&self, time: Duration) -> Option<Duration> {
        let own = self.done.saturating_sub(self.done_before);
        let left = self.all.saturating_sub(self.done);
        Duration::try_from_secs_f64(time.as_secs_f64() * left as f64 / own as f64).ok()
    }
}

/// Who is told how a run goes on.
pub trait Watcher {
    /// A stretch of work begins, such as `reading`; what is told of progress from here on is about it alone.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_earlier_run_did_took_this_one_no_time() {
        let mut progress = Progress {
            all: 100,
            ..Progress::default()
        };
        let minute = Duration::from_secs(60);
        assert_eq!(progress.left(minute), None);
        progress.done = 50;
        assert_eq!(progress.left(minute), Some(minute));
        progress.done_before = 40;
        assert_eq!(progress.left(minute), Some(5 * minute));
        progress.done = 100;
        assert_eq!(progress.left(minute), Some(Duration::ZERO));
    }
}

//! What the rules between two statements count (`data/weights/relate.toml`), fitted on pairs of sentences that annotators
//! have judged.

mod fit;
mod report;

pub use fit::{Example, balance, fit};
pub use report::{JudgeFigures, TrainingError, cross_validate, read_examples};

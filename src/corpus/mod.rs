//! Thousands of articles: their arguments one by one, and the groups that speak to one subject.
//!
//! In come [`Inputs`]: files, folders, globs, archives and JSONL. They are read one after the other as [`Document`]s,
//! worked on by all processors in batches of bounded size, and written in the order in which they were read, so memory
//! does not grow with their number and the same articles give the same bytes, whatever the number of processors.

mod archive;
mod batch;
mod columns;
mod compare;
mod document;
mod error;
mod extract;
mod flatten;
mod grouping;
mod inputs;
mod journal;
mod key_terms;
mod names;
mod outlet;
mod progress;
mod reprints;
mod row;
mod rows;
mod spool;
mod staging;
mod tables;
mod zip_names;

pub use columns::{TableFormat, TableOptions};
pub use compare::{CompareOptions, Compared, compare_corpus};
pub use document::{Document, Refusal};
pub use error::CorpusError;
pub use extract::{ExtractOptions, Extraction, extract_corpus};
pub use flatten::{FlattenOptions, Flattened, flatten};
pub use inputs::{Input, InputKind, Inputs};
pub(crate) use names::fingerprint;
pub use progress::{Counts, Progress, Watcher};

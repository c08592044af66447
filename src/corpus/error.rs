//! Why a corpus can't be worked on at all; what is wrong with one article of it is a [`Refusal`](super::Refusal).

use super::Refusal;
use crate::export::{OverDecisions, OverInput};
use std::io;
use std::path::{Path, PathBuf};

/// What stops a whole run. Each message names the file, the cause and the way out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CorpusError {
    /// A path names nothing.
    #[error("{path}: no such file or folder, and no file fits it as a pattern; check the path")]
    Missing {
        /// As given.
        path: String,
    },
    /// A pattern that can't be understood.
    #[error(
        "{pattern}: {cause}; a pattern has * for any name, ** for any folders, ? for one character"
    )]
    Pattern {
        /// As given.
        pattern: String,
        /// What is wrong with it.
        cause: String,
    },
    /// Nothing among the paths is an article.
    #[error(
        "no article among the paths: looked for *.md, *.html, *.txt, *.jsonl, *.tar, *.tar.gz, *.tar.xz and *.zip; check the paths"
    )]
    NoInput,
    /// Not one article can be used.
    #[error("not one article could be used ({refused} skipped); check the paths")]
    NoArticle {
        /// How many could not.
        refused: usize,
    },
    /// What is to be read would be written over.
    #[error(transparent)]
    OwnOutput(#[from] OverInput),
    /// An editor's work would be written over.
    #[error(transparent)]
    Decided(#[from] OverDecisions),
    /// A place for results whose name is neither a folder's nor that of a file of lines.
    #[error(
        "{}: results are lines in a file or a map.json each in a folder; end a file's name with .jsonl, or a folder's with /",
        path.display()
    )]
    NoPlace {
        /// As given.
        path: PathBuf,
    },
    /// A file can't be read.
    #[error("{}: can't be read: {cause}; check the path", path.display())]
    Unreadable {
        /// Its path.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// A file can't be written.
    #[error("{}: can't be written: {cause}; see that you may write there and that the disk has room", path.display())]
    Unwritable {
        /// Its path.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The map of an article can't be written.
    #[error(transparent)]
    Map(#[from] crate::export::ExportError),
    /// Another run writes into the same place.
    #[error("{}: another run is writing there; wait for it, or choose another place with --out", path.display())]
    Busy {
        /// The file or folder that both are to write.
        path: PathBuf,
    },
    /// An article can't be used, and the run is to stop at the first such.
    #[error("{0} (stopped, because --strict was given)")]
    Strict(Refusal),
    /// The run was interrupted; what it did is lost.
    #[error("interrupted; nothing was written: give the same command again")]
    Interrupted,
    /// The run was interrupted; the next goes on with what it did.
    #[error("interrupted; the same command goes on where it stopped")]
    Paused,
    /// A file of lines is named twice.
    #[error("{}: is given twice, so that all of it would stand in the tables twice; name each file once", path.display())]
    Twice {
        /// As given the second time.
        path: PathBuf,
    },
    /// A file of lines is not what `corpus extract` writes.
    #[error("{}, line {line}: {cause}; name a file that `corpus extract --out FILE.jsonl` has written", path.display())]
    NoLine {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        cause: String,
    },
    /// The program was built without what writes Parquet.
    #[error(
        "this build writes no Parquet: build it again with `cargo install --path . --features parquet`, or take csv"
    )]
    NotBuilt,
    /// What is to be written does not fit its form.
    #[error(transparent)]
    Form(#[from] serde_json::Error),
}

impl CorpusError {
    pub(super) fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |cause| Self::Unreadable { path, cause }
    }

    pub(super) fn unwritable(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |cause| Self::Unwritable { path, cause }
    }
}

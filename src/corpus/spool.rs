//! The articles of a comparison on disk, since archives can't be read in any order and memory must not hold them all.

use super::{CorpusError, Document};
use crate::article::Metadata;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Where an article lies in the spool.
#[derive(Clone, Debug)]
pub(super) struct Spooled {
    pub(super) source: String,
    metadata: Option<Metadata>,
    start: u64,
    bytes: u64,
}

/// A file that vanishes with the run.
pub(super) struct Spool {
    path: PathBuf,
    file: Mutex<File>,
    end: u64,
}

impl Spool {
    /// Makes it in a folder.
    pub(super) fn in_folder(folder: &Path) -> Result<Self, CorpusError> {
        let file = tempfile::tempfile_in(folder).map_err(CorpusError::unwritable(folder))?;
        Ok(Self {
            path: folder.to_owned(),
            file: Mutex::new(file),
            end: 0,
        })
    }

    /// Puts an article in.
    pub(super) fn put(&mut self, document: Document) -> Result<Spooled, CorpusError> {
        let start = self.end;
        let bytes = document.bytes.len() as u64;
        let file = self.file.get_mut().unwrap_or_else(PoisonError::into_inner);
        file.write_all(&document.bytes)
            .map_err(CorpusError::unwritable(&self.path))?;
        self.end += bytes;
        Ok(Spooled {
            source: document.source,
            metadata: document.metadata,
            start,
            bytes,
        })
    }

    /// Takes a copy of an article out.
    pub(super) fn get(&self, spooled: &Spooled) -> Result<Document, CorpusError> {
        let mut bytes = vec![0; usize::try_from(spooled.bytes).unwrap_or(usize::MAX)];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(spooled.start))
            .and_then(|_| file.read_exact(&mut bytes))
            .map_err(CorpusError::unreadable(&self.path))?;
        Ok(Document {
            source: spooled.source.clone(),
            bytes,
            metadata: spooled.metadata.clone(),
        })
    }
}

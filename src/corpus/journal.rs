//! What a run has done, so that an interrupted one can go on.
//!
//! A line of JSON an article, appended after what it tells of is written. What tells of less than is written costs a
//! little work; what tells of more would lose articles.

use super::{CorpusError, Counts};
use crate::bounded::read_line;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Bytes of the longest line: the name of an article and why it was left out.
const LONGEST_LINE: usize = 1 << 20;

/// One article that is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Where it lies.
    pub(super) source: String,
    /// The fingerprint of its bytes: a changed article is done again.
    pub(super) fingerprint: u64,
    /// Where its line ends in the file of lines; 0 in a folder.
    pub(super) end: u64,
    /// The fingerprint of what is written of it: what a disk has damaged since is written again.
    pub(super) written: u64,
    /// What was found in it.
    pub(super) counts: Counts,
    /// Why it was left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) refused: Option<String>,
}

/// What must be the same for one run to go on with another's work.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Heading {
    counterpoint: String,
    settings: String,
}

/// The open journal of a run; no other run can open it meanwhile.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    /// What an earlier run did, in its order, that this one has not come to yet; with each the length of the journal
    /// before it.
    done: VecDeque<(u64, Entry)>,
    /// Where the last line that still holds ends.
    end: u64,
    begun_anew: bool,
}

impl Journal {
    /// Opens or makes the journal. A run with other settings, or of another version, is not gone on with.
    pub(super) fn open(path: &Path, settings: &str) -> Result<Self, CorpusError> {
        let unwritable = CorpusError::unwritable;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let file = options.open(path).map_err(unwritable(path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let path = path.to_owned();
                return Err(CorpusError::Busy { path });
            }
            Err(TryLockError::Error(cause)) => return Err(unwritable(path)(cause)),
        }
        let heading = Heading {
            counterpoint: env!("CARGO_PKG_VERSION").to_owned(),
            settings: settings.to_owned(),
        };
        let Known {
            done,
            end,
            of_other,
        } = entries(&file, &heading);
        let mut journal = Self {
            path: path.to_owned(),
            done,
            end,
            begun_anew: of_other,
            file: file.try_clone().map_err(unwritable(path))?,
        };
        file.set_len(end).map_err(unwritable(path))?;
        if end == 0 {
            journal.append(&serde_json::to_vec(&heading)?)?;
        }
        Ok(journal)
    }

    /// Whether articles were done with other settings, or by another version, and are done again.
    pub(super) fn is_begun_anew(&self) -> bool {
        self.begun_anew
    }

    /// The next article that an earlier run did.
    pub(super) fn next_done(&self) -> Option<&Entry> {
        self.done.front().map(|(_, entry)| entry)
    }

    /// Takes the next article as done.
    pub(super) fn pass(&mut self) -> Option<Entry> {
        self.done.pop_front().map(|(_, entry)| entry)
    }

    /// Forgets what an earlier run did from here on.
    pub(super) fn forget_rest(&mut self) -> Result<(), CorpusError> {
        if let Some((before, _)) = self.done.front() {
            self.end = *before;
            self.done.clear();
            self.file
                .set_len(self.end)
                .map_err(CorpusError::unwritable(&self.path))?;
        }
        Ok(())
    }

    /// Enters articles as done.
    pub(super) fn enter<'a>(
        &mut self,
        entries: impl Iterator<Item = &'a Entry>,
    ) -> Result<(), CorpusError> {
        let mut lines = Vec::new();
        for entry in entries {
            if !lines.is_empty() {
                lines.push(b'\n');
            }
            serde_json::to_writer(&mut lines, entry)?;
        }
        match lines.is_empty() {
            true => Ok(()),
            false => self.append(&lines),
        }
    }

    /// The work is complete; nothing is left to go on with.
    pub(super) fn close(self) -> Result<(), CorpusError> {
        std::fs::remove_file(&self.path).map_err(CorpusError::unwritable(&self.path))
    }

    fn append(&mut self, lines: &[u8]) -> Result<(), CorpusError> {
        let unwritable = CorpusError::unwritable(&self.path);
        let mut lines = lines.to_vec();
        lines.push(b'\n');
        self.file
            .seek(SeekFrom::Start(self.end))
            .and_then(|_| self.file.write_all(&lines))
            .map_err(unwritable)?;
        self.end += lines.len() as u64;
        Ok(())
    }
}

/// What a journal tells.
#[derive(Default)]
struct Known {
    done: VecDeque<(u64, Entry)>,
    /// Where it ends.
    end: u64,
    /// Whether it tells of articles that were done with other settings.
    of_other: bool,
}

/// The whole lines of the journal, up to the first that is torn, and where they end; none where the heading differs.
fn entries(file: &File, heading: &Heading) -> Known {
    let mut lines = BufReader::new(file);
    let mut line = Vec::new();
    let mut next = |line: &mut Vec<u8>| {
        // A line that can't be read, or that no run has written, ends what is known.
        let any = read_line(&mut lines, line, LONGEST_LINE).unwrap_or(false);
        (any && line.ends_with(b"\n")).then_some(line.len() as u64)
    };
    let mut known = Known::default();
    let Some(heading_end) = next(&mut line) else {
        return known;
    };
    if serde_json::from_slice::<Heading>(&line).ok().as_ref() != Some(heading) {
        known.of_other = next(&mut line).is_some();
        return known;
    }
    known.end = heading_end;
    while let Some(read) = next(&mut line) {
        let Ok(entry) = serde_json::from_slice(&line) else {
            break;
        };
        known.done.push_back((known.end, entry));
        known.end += read;
    }
    known
}

//! Where the arguments of a corpus go: a file of lines, or a folder with a map an article.

use super::CorpusError;
use super::journal::Entry;
use super::names::{file_name, fingerprint};
use crate::bounded::read_file;
use crate::export::json::from_json;
use crate::export::{
    MOST_MAP_BYTES, OverDecisions, remove_left_files, spare_decisions, write_one_of_many,
};
use rayon::prelude::*;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Where to write.
pub(super) enum Outlet {
    /// One file, written beside its place until it is complete.
    Lines {
        partial: PathBuf,
        complete: PathBuf,
        file: File,
        end: u64,
    },
    /// A map.json an article.
    Folder(PathBuf),
}

/// The ending of a file that is not complete yet.
const PARTIAL: &str = ".partial";
/// The ending of the journal beside a file, and its name in a folder.
const JOURNAL: &str = ".counterpoint-journal";

impl Outlet {
    /// Whether `out` is to be a file of lines.
    pub(super) fn is_lines(out: &Path) -> bool {
        let ending = out
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase());
        !out.is_dir() && matches!(ending.as_deref(), Some("jsonl" | "ndjson"))
    }

    /// Whether the name is that of some other file, as `all.json`. A folder that is there may have any name; a new one whose
    /// name could be a file's ends with a slash.
    fn is_other_file(out: &Path) -> bool {
        let ending = out.extension().map(|ending| ending.to_string_lossy());
        let is_ending = ending.is_some_and(|ending| {
            ending.starts_with(|first: char| first.is_ascii_alphabetic())
                && ending.chars().all(|it| it.is_ascii_alphanumeric())
        });
        let slashed = out.as_os_str().as_encoded_bytes().last() == Some(&b'/');
        is_ending && !slashed && !out.is_dir() && !Self::is_lines(out)
    }

    /// Makes the folder that `out` needs; where the journal of the run belongs.
    pub(super) fn prepare(out: &Path) -> Result<PathBuf, CorpusError> {
        if Self::is_other_file(out) {
            let path = out.to_owned();
            return Err(CorpusError::NoPlace { path });
        }
        let folder = match (Self::is_lines(out), out.parent()) {
            (false, _) => out,
            (true, Some(folder)) if !folder.as_os_str().is_empty() => folder,
            (true, _) => Path::new("."),
        };
        std::fs::create_dir_all(folder).map_err(CorpusError::unwritable(folder))?;
        Ok(match Self::is_lines(out) {
            true => beside(out, JOURNAL),
            false => out.join(JOURNAL),
        })
    }

    /// Opens it; what lies there from an interrupted run stays.
    pub(super) fn open(out: &Path) -> Result<Self, CorpusError> {
        if !Self::is_lines(out) {
            remove_left_files(out);
            return Ok(Self::Folder(out.to_owned()));
        }
        let partial = beside(out, PARTIAL);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let file = options
            .open(&partial)
            .map_err(CorpusError::unwritable(&partial))?;
        Ok(Self::Lines {
            complete: out.to_owned(),
            partial,
            file,
            end: 0,
        })
    }

    /// Whether what the journal tells of an article is there, as it was written.
    pub(super) fn holds(&self, entry: &Entry) -> bool {
        match self {
            Self::Lines { file, end, .. } => {
                let line = line_between(file, *end, entry.end);
                line.is_ok_and(|line| fingerprint(&line) == entry.written)
            }
            Self::Folder(_) if entry.refused.is_some() => true,
            Self::Folder(folder) => {
                let map = read_file(&folder.join(file_name(&entry.source)), MOST_MAP_BYTES);
                map.is_ok_and(|map| fingerprint(&map) == entry.written || is_edited(&map))
            }
        }
    }

    /// Refuses where an editor has worked on the map that an article had from an earlier run.
    pub(super) fn spare_decisions(&self, source: &str) -> Result<(), OverDecisions> {
        match self {
            Self::Lines { .. } => Ok(()),
            Self::Folder(folder) => spare_decisions(&folder.join(file_name(source))),
        }
    }

    /// Leaves what the journal tells of an article as it is.
    pub(super) fn pass(&mut self, entry: &Entry) {
        if let Self::Lines { end, .. } = self {
            *end = entry.end;
        }
    }

    /// Where the next line begins.
    pub(super) fn end(&self) -> u64 {
        match self {
            Self::Lines { end, .. } => *end,
            Self::Folder(_) => 0,
        }
    }

    /// Writes articles: their sources and contents.
    pub(super) fn write(&mut self, articles: &[(&str, &[u8])]) -> Result<(), CorpusError> {
        match self {
            Self::Folder(folder) => {
                // Side by side, as each waits for the disk.
                articles.par_iter().try_for_each(|(source, content)| {
                    write_one_of_many(&folder.join(file_name(source)), content)
                })?;
            }
            Self::Lines {
                file, partial, end, ..
            } => {
                let lines: Vec<&[u8]> = articles.iter().map(|(_, line)| *line).collect();
                let lines = lines.concat();
                // What an interrupted run wrote beyond its journal, a torn line perhaps, is cut off.
                file.set_len(*end)
                    .and_then(|()| file.seek(SeekFrom::Start(*end)))
                    .and_then(|_| file.write_all(&lines))
                    .map_err(CorpusError::unwritable(partial))?;
                *end += lines.len() as u64;
            }
        }
        Ok(())
    }

    /// Takes away what was to become the file: there is nothing to write.
    pub(super) fn discard(self) -> Result<(), CorpusError> {
        match self {
            Self::Folder(_) => Ok(()),
            Self::Lines { partial, file, .. } => {
                drop(file);
                std::fs::remove_file(&partial).map_err(CorpusError::unwritable(&partial))
            }
        }
    }

    /// Puts what is complete in its place.
    pub(super) fn complete(self) -> Result<(), CorpusError> {
        let Self::Lines {
            partial,
            complete,
            file,
            end,
        } = self
        else {
            return Ok(());
        };
        file.set_len(end)
            .and_then(|()| file.sync_all())
            .map_err(CorpusError::unwritable(&partial))?;
        drop(file);
        std::fs::rename(&partial, &complete).map_err(CorpusError::unwritable(&complete))
    }
}

/// What stands in a file of lines from one place to another.
fn line_between(mut file: &File, start: u64, end: u64) -> io::Result<Vec<u8>> {
    let is_there = start <= end && end <= file.metadata()?.len();
    let length = usize::try_from(end.saturating_sub(start)).ok();
    let length = length.filter(|_| is_there);
    let mut line = vec![0; length.ok_or(ErrorKind::UnexpectedEof)?];
    file.seek(SeekFrom::Start(start))?;
    file.read_exact(&mut line)?;
    Ok(line)
}

/// Whether an editor has worked on a map since it was written: it is not damaged, and not to be written again.
fn is_edited(map: &[u8]) -> bool {
    let map = std::str::from_utf8(map).ok().map(from_json);
    map.is_some_and(|map| map.is_ok_and(|map| map.edited() > 0))
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

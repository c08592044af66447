//! Where the arguments of a corpus go: a file of lines, or a folder with a map an article.

use super::CorpusError;
use super::journal::Entry;
use super::names::file_name;
use crate::export::{remove_left_files, write_one_of_many};
use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
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
        options.write(true).create(true).truncate(false);
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

    /// Whether what the journal tells of an article is there.
    pub(super) fn holds(&self, entry: &Entry) -> bool {
        match self {
            Self::Lines { file, .. } => file.metadata().is_ok_and(|file| file.len() >= entry.end),
            Self::Folder(folder) => {
                entry.refused.is_some() || folder.join(file_name(&entry.source)).is_file()
            }
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
                for (source, content) in articles {
                    let file = folder.join(file_name(source));
                    write_one_of_many(&file, content)?;
                }
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

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

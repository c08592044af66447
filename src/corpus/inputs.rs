//! Paths become the files to read, in a stable order: folders by name, patterns by name, each file once.

use super::{CorpusError, Refusal};
use crate::export::{FilesReplaced, spare_inputs};
use std::collections::HashSet;
use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::path::{Path, PathBuf};

/// What a file holds, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    /// One article.
    Article,
    /// An article a line: `{"id", "text"}`, with `title`, `author`, `published` and `url` where they are known.
    Rows,
    /// An archive.
    Tar,
    /// An archive packed by xz.
    TarXz,
    /// An archive packed by gzip.
    TarGz,
    /// An archive.
    Zip,
}

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its path: as given, or below a folder given.
    pub path: PathBuf,
    /// What it holds.
    pub kind: InputKind,
    /// Its length.
    pub bytes: u64,
}

/// All files to read.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// In the order in which they are read.
    pub files: Vec<Input>,
    /// What may hold articles and can't be read: links to folders, links to nothing, devices, folders that are closed.
    pub refused: Vec<Refusal>,
    /// How many files in folders are left alone because their names say that they are no articles.
    pub passed_over: usize,
    seen: HashSet<PathBuf>,
    /// Those that were named by themselves.
    named: HashSet<PathBuf>,
}

/// Folders in folders beyond this are no collection of articles; it also ends loops that a file system may hold.
const DEEPEST_FOLDER: usize = 64;

impl Inputs {
    /// Finds the files that the paths name. A file named by itself is read whatever its name; in folders only those are
    /// that are called like articles, archives or rows. Hidden files are left alone, and what can't be read is
    /// [`refused`](Self::refused).
    ///
    /// # Errors
    /// Where a path names nothing, or nothing is found at all.
    pub fn find(paths: &[PathBuf]) -> Result<Self, CorpusError> {
        let mut found = Self::default();
        for path in paths {
            match fs::metadata(path) {
                Ok(metadata) => {
                    found.named.insert(path.clone());
                    found.enter(path, &metadata);
                }
                Err(_) => found.enter_pattern(path)?,
            }
        }
        found.check_any()?;
        Ok(found)
    }

    /// Leaves out the rows that the run itself writes, where they are found in a folder or by a pattern.
    ///
    /// # Errors
    /// Where one of them is named by itself: it would be lost. Or nothing else is found.
    pub fn leave_out(&mut self, written: &[PathBuf]) -> Result<(), CorpusError> {
        spare_inputs(&self.named, written)?;
        let replaced = FilesReplaced::among(written);
        self.files.retain(|input| !replaced.include(&input.path));
        self.check_any()
    }

    /// What is refused is told of by the run, which else would not know why there is nothing.
    fn check_any(&self) -> Result<(), CorpusError> {
        match self.files.is_empty() && self.refused.is_empty() {
            true => Err(CorpusError::NoInput),
            false => Ok(()),
        }
    }

    /// The length of all files together.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|input| input.bytes).sum()
    }

    fn enter(&mut self, path: &Path, metadata: &Metadata) {
        if metadata.is_dir() {
            return self.enter_folder(path);
        }
        let kind = InputKind::of(path).unwrap_or(InputKind::Article);
        self.enter_file(path, kind, metadata.len());
    }

    fn enter_file(&mut self, path: &Path, kind: InputKind, bytes: u64) {
        if self.seen.insert(path.to_owned()) {
            let path = path.to_owned();
            self.files.push(Input { path, kind, bytes });
        }
    }

    fn enter_pattern(&mut self, path: &Path) -> Result<(), CorpusError> {
        let pattern = path.to_string_lossy().into_owned();
        let missing = || CorpusError::Missing {
            path: pattern.clone(),
        };
        if !pattern.contains(['*', '?', '[']) {
            return Err(missing());
        }
        let fitting =
            glob::glob_with(&pattern, AS_IN_FOLDERS).map_err(|cause| CorpusError::Pattern {
                pattern: pattern.clone(),
                cause: cause.msg.to_owned(),
            })?;
        let mut any = false;
        for path in fitting {
            any = true;
            match path {
                Ok(path) => match fs::metadata(&path) {
                    Ok(metadata) => self.enter(&path, &metadata),
                    Err(_) => self.enter_other(&path),
                },
                Err(error) => self.refuse_closed(error.path(), error.error()),
            }
        }
        any.then_some(()).ok_or_else(missing)
    }

    fn enter_folder(&mut self, folder: &Path) {
        // A stack, not recursion: the deepest first, each folder's entries by name.
        let mut waiting = vec![(folder.to_owned(), 0)];
        while let Some((path, depth)) = waiting.pop() {
            let metadata = match depth {
                0 => fs::metadata(&path),
                _ => fs::symlink_metadata(&path),
            };
            let metadata = match metadata {
                Ok(metadata) if metadata.is_dir() => {
                    let entries = self.entries(&path, depth).into_iter();
                    waiting.extend(entries.map(|entry| (entry, depth + 1)));
                    continue;
                }
                // A link to a file counts as the file; a link to a folder might lead in circles.
                Ok(metadata) if metadata.is_symlink() => fs::metadata(&path),
                other => other,
            };
            match (
                metadata.ok().filter(Metadata::is_file),
                InputKind::of(&path),
            ) {
                (Some(metadata), Some(kind)) => self.enter_file(&path, kind, metadata.len()),
                (Some(_), None) => self.passed_over += 1,
                (None, _) => self.enter_other(&path),
            }
        }
    }

    /// The entries of a folder, the last name first; none of one that can't be read or lies too deep, which is told.
    fn entries(&mut self, folder: &Path, depth: usize) -> Vec<PathBuf> {
        if depth > DEEPEST_FOLDER {
            let cause =
                format!("lies more than {DEEPEST_FOLDER} folders deep; name it, to read it too");
            self.refuse(folder, cause);
            return Vec::new();
        }
        let mut entries = Vec::new();
        let read = fs::read_dir(folder).and_then(|all| {
            for entry in all {
                entries.push(entry?);
            }
            Ok(())
        });
        if let Err(cause) = read {
            self.refuse_closed(folder, &cause);
        }
        let is_hidden = |entry: &DirEntry| entry.file_name().to_string_lossy().starts_with('.');
        entries.retain(|entry| !is_hidden(entry));
        let mut paths: Vec<PathBuf> = entries.iter().map(DirEntry::path).collect();
        paths.sort_unstable_by(|a, b| b.cmp(a));
        paths
    }

    /// Something in a folder that is neither a file nor a folder of it. What could be meant for an article, by its name or
    /// because folders have no ending, is told of.
    fn enter_other(&mut self, path: &Path) {
        let may_hold_articles = InputKind::of(path).is_some() || path.extension().is_none();
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.refuse(
                path,
                "is a link to a folder, which may lead in circles; name the folder itself, to read it too",
            ),
            _ if !may_hold_articles => self.passed_over += 1,
            Ok(_) => self.refuse(path, NO_FILE),
            Err(_) if path.is_symlink() => self.refuse(
                path,
                "is a link to nothing, or to what may not be looked at; mend the link or take it away",
            ),
            Err(cause) => self.refuse_closed(path, &cause),
        }
    }

    fn refuse_closed(&mut self, path: &Path, cause: &io::Error) {
        self.refuse(
            path,
            format!("can't be read: {cause}; check the permissions"),
        );
    }

    fn refuse(&mut self, path: &Path, cause: impl std::fmt::Display) {
        if self.seen.insert(path.to_owned()) {
            self.refused
                .push(Refusal::new(path.to_string_lossy(), cause));
        }
    }
}

/// Why a device is not read, or a pipe, which may never end.
pub(super) const NO_FILE: &str =
    "is a device, pipe or socket, not a file; save what it gives to a file and name that";

/// As a shell has it, and folders: what is hidden is left alone.
const AS_IN_FOLDERS: glob::MatchOptions = glob::MatchOptions {
    case_sensitive: true,
    require_literal_separator: false,
    require_literal_leading_dot: true,
};

impl InputKind {
    /// What a file of that name holds; nothing where the name doesn't say.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
        match () {
            () if ends(&[".tar.xz", ".txz"]) => Some(Self::TarXz),
            () if ends(&[".tar.gz", ".tgz"]) => Some(Self::TarGz),
            () if ends(&[".tar"]) => Some(Self::Tar),
            () if ends(&[".zip"]) => Some(Self::Zip),
            () if ends(&[".jsonl", ".ndjson"]) => Some(Self::Rows),
            () if ends(&[
                ".md",
                ".markdown",
                ".html",
                ".htm",
                ".xhtml",
                ".txt",
                ".text",
            ]) =>
            {
                Some(Self::Article)
            }
            () => None,
        }
    }
}

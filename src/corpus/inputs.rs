//! Paths become the files to read, in a stable order: folders by name, patterns by name, each file once.

use super::CorpusError;
use crate::export::spare_inputs;
use std::collections::HashSet;
use std::fs::{self, Metadata};
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
    /// that are called like articles, archives or rows. Hidden files, and links to folders, are left alone.
    ///
    /// # Errors
    /// Where a path names nothing, a folder can't be read, or nothing is found at all.
    pub fn find(paths: &[PathBuf]) -> Result<Self, CorpusError> {
        let mut found = Self::default();
        for path in paths {
            match fs::metadata(path) {
                Ok(metadata) => {
                    found.named.insert(path.clone());
                    found.enter(path, &metadata)?;
                }
                Err(_) => found.enter_pattern(path)?,
            }
        }
        match found.files.is_empty() {
            true => Err(CorpusError::NoInput),
            false => Ok(found),
        }
    }

    /// Leaves out the rows that the run itself writes, where they are found in a folder or by a pattern.
    ///
    /// # Errors
    /// Where one of them is named by itself: it would be lost. Or nothing else is found.
    pub fn leave_out(&mut self, written: &[PathBuf]) -> Result<(), CorpusError> {
        spare_inputs(&self.named, written)?;
        self.files
            .retain(|input| spare_inputs([&input.path], written).is_ok());
        match self.files.is_empty() {
            true => Err(CorpusError::NoInput),
            false => Ok(()),
        }
    }

    /// The length of all files together.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|input| input.bytes).sum()
    }

    fn enter(&mut self, path: &Path, metadata: &Metadata) -> Result<(), CorpusError> {
        if metadata.is_dir() {
            return self.enter_folder(path);
        }
        let kind = InputKind::of(path).unwrap_or(InputKind::Article);
        self.enter_file(path, kind, metadata.len());
        Ok(())
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
        let fitting = glob::glob(&pattern).map_err(|cause| CorpusError::Pattern {
            pattern: pattern.clone(),
            cause: cause.msg.to_owned(),
        })?;
        let mut any = false;
        for path in fitting.flatten() {
            if let Ok(metadata) = fs::metadata(&path) {
                any = true;
                self.enter(&path, &metadata)?;
            }
        }
        any.then_some(()).ok_or_else(missing)
    }

    fn enter_folder(&mut self, folder: &Path) -> Result<(), CorpusError> {
        // A stack, not recursion: the deepest first, each folder's entries by name.
        let mut waiting = vec![(folder.to_owned(), 0)];
        while let Some((path, depth)) = waiting.pop() {
            let metadata = match depth {
                0 => fs::metadata(&path),
                _ => fs::symlink_metadata(&path),
            };
            let Ok(metadata) = metadata else { continue };
            if metadata.is_dir() && depth <= DEEPEST_FOLDER {
                let mut entries = entries(&path)?;
                entries.sort_unstable_by(|a, b| b.cmp(a));
                waiting.extend(entries.into_iter().map(|entry| (entry, depth + 1)));
                continue;
            }
            // A link to a file counts as the file; a link to a folder might lead in circles.
            let metadata = match metadata.is_symlink() {
                true => fs::metadata(&path).ok(),
                false => Some(metadata),
            };
            let file = metadata.filter(Metadata::is_file);
            match (file, InputKind::of(&path)) {
                (Some(metadata), Some(kind)) => self.enter_file(&path, kind, metadata.len()),
                _ => self.passed_over += 1,
            }
        }
        Ok(())
    }
}

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

fn entries(folder: &Path) -> Result<Vec<PathBuf>, CorpusError> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(CorpusError::unreadable(folder))? {
        let entry = entry.map_err(CorpusError::unreadable(folder))?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            paths.push(entry.path());
        }
    }
    Ok(paths)
}

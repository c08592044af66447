//! A folder of results: made aside and moved into its place when all is there, so that no run leaves half of its own or
//! some of another's.

use super::CorpusError;
use crate::export::folder_in_the_making;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The folder of the maps, one a group.
pub(super) const MAPS: &str = "maps";

/// A folder in the making; no other run can write into its place meanwhile.
pub(super) struct Staging {
    place: PathBuf,
    aside: TempDir,
    _lock: Lock,
}

/// Held as long as the folder is in the making.
struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    fn of(place: &Path) -> Result<Self, CorpusError> {
        let path = place.join(".counterpoint-lock");
        let file = File::create(&path).map_err(CorpusError::unwritable(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { path, _file: file }),
            Err(TryLockError::WouldBlock) => {
                let path = place.to_owned();
                Err(CorpusError::Busy { path })
            }
            Err(TryLockError::Error(cause)) => Err(CorpusError::unwritable(&path)(cause)),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Where it can't be removed it does no harm: the lock ends with the process.
        let _ = fs::remove_file(&self.path);
    }
}

impl Staging {
    pub(super) fn for_folder(place: &Path) -> Result<Self, CorpusError> {
        fs::create_dir_all(place).map_err(CorpusError::unwritable(place))?;
        let lock = Lock::of(place)?;
        let aside = folder_in_the_making(place).map_err(CorpusError::unwritable(place))?;
        Ok(Self {
            place: place.to_owned(),
            aside,
            _lock: lock,
        })
    }

    /// The folder aside.
    pub(super) fn folder(&self) -> &Path {
        self.aside.path()
    }

    /// A file to write to.
    pub(super) fn file(&self, name: &str) -> Result<BufWriter<File>, CorpusError> {
        let path = self.aside.path().join(name);
        let file = File::create(&path).map_err(CorpusError::unwritable(&path))?;
        Ok(BufWriter::new(file))
    }

    /// Makes the folder of the maps aside.
    pub(super) fn make_maps(&self) -> Result<(), CorpusError> {
        let maps = self.aside.path().join(MAPS);
        fs::create_dir(&maps).map_err(CorpusError::unwritable(&maps))
    }

    /// Moves the maps into their place; those of an earlier run go.
    pub(super) fn replace_maps(&self) -> Result<(), CorpusError> {
        let maps = self.place.join(MAPS);
        fs::create_dir_all(&maps).map_err(CorpusError::unwritable(&maps))?;
        for old in names(&maps)?.iter().filter(|name| is_map(name)) {
            let old = maps.join(old);
            fs::remove_file(&old).map_err(CorpusError::unwritable(&old))?;
        }
        for name in names(&self.aside.path().join(MAPS))? {
            self.move_in(&format!("{MAPS}/{name}"))?;
        }
        Ok(())
    }

    /// Moves the files into their place.
    pub(super) fn complete(self, files: &[String]) -> Result<(), CorpusError> {
        for name in files {
            self.move_in(name)?;
        }
        Ok(())
    }

    fn move_in(&self, name: &str) -> Result<(), CorpusError> {
        let (from, to) = (self.aside.path().join(name), self.place.join(name));
        // On the disk before it takes the place of what is there: after a power cut one of the two must be whole.
        // Some systems let only those do that who may write.
        let file = OpenOptions::new().write(true).open(&from);
        file.and_then(|file| file.sync_all())
            .and_then(|()| fs::rename(&from, &to))
            .map_err(CorpusError::unwritable(&to))
    }
}

/// Whether a run of this program gave the file its name: `G0001.json`.
pub(super) fn is_map(name: &str) -> bool {
    let number = name
        .strip_prefix('G')
        .and_then(|rest| rest.strip_suffix(".json"));
    number.is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
    })
}

/// The names of what is in a folder.
pub(super) fn names(folder: &Path) -> Result<Vec<String>, CorpusError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(CorpusError::unreadable(folder))? {
        let entry = entry.map_err(CorpusError::unreadable(folder))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}

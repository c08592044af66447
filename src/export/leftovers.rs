//! Files and folders in the making, and what a run that was killed has left of them.
//!
//! They lie beside their places under hidden names, which no reader of articles or rules looks at. A file is locked while
//! it is written, a folder in the making by the lock of the folder it lies in: where the lock is free, whoever made it is
//! gone.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::{Builder, NamedTempFile, TempDir};

/// How their names begin; letters follow that tell them apart.
const BEGINNING: &str = ".counterpoint-";
const LETTERS: usize = 6;
/// Between the making of a file and its locking lies a moment; what is older than this is locked or left.
const A_MOMENT: Duration = Duration::from_secs(60);

/// Makes a file to be written and then put in its place.
pub(crate) fn file_in_the_making(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(BEGINNING).rand_bytes(LETTERS);
    // Temporary files are private by default; these become ordinary files, readable as the user's umask says.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(folder)?;
    // Where nothing can be locked, nothing that is left is taken away either.
    let _ = file.as_file().try_lock();
    Ok(file)
}

/// Makes a folder to be filled. Whoever calls holds the lock of `folder`.
pub(crate) fn folder_in_the_making(folder: &Path) -> io::Result<TempDir> {
    for path in left_in(folder).filter(|path| is_folder(path)) {
        // What can't be taken away does no harm.
        let _ = fs::remove_dir_all(path);
    }
    let mut builder = Builder::new();
    builder.prefix(BEGINNING).rand_bytes(LETTERS);
    builder.tempdir_in(folder)
}

/// Takes away the files that runs have left which are gone.
pub(crate) fn remove_left_files(folder: &Path) {
    for path in left_in(folder).filter(|path| is_left_file(path)) {
        let _ = fs::remove_file(path);
    }
}

/// What lies in a folder under a name that this program gives; nothing where it can't be read.
fn left_in(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| is_in_the_making(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
}

/// Locks and journals have names of their own.
fn is_in_the_making(name: &str) -> bool {
    let letters = name.strip_prefix(BEGINNING);
    letters.is_some_and(|letters| {
        letters.len() == LETTERS && letters.bytes().all(|letter| letter.is_ascii_alphanumeric())
    })
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

fn is_left_file(path: &Path) -> bool {
    let Ok(metadata) = fs::symlink_metadata(path) else {
        return false;
    };
    let age = metadata.modified().map(|time| time.elapsed());
    let is_old = matches!(age, Ok(Ok(age)) if age > A_MOMENT);
    metadata.is_file() && is_old && File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    #[test]
    fn only_what_nobody_holds_any_more_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let held = file_in_the_making(folder.path()).unwrap();
        let names = [
            ".counterpoint-AbC123",
            ".counterpoint-lock",
            ".counterpoint-journal",
            "map.json",
        ];
        for name in names {
            fs::write(at(name), "夜市").unwrap();
        }
        let fresh = at(".counterpoint-fresh1");
        fs::write(&fresh, "夜市").unwrap();
        let long_ago = SystemTime::now() - 2 * A_MOMENT;
        held.as_file().set_modified(long_ago).unwrap();
        for name in names {
            let file = File::options().write(true).open(at(name)).unwrap();
            file.set_modified(long_ago).unwrap();
        }
        remove_left_files(folder.path());
        assert!(!at(names[0]).exists());
        assert!(held.path().exists() && fresh.exists());
        assert!(names[1..].iter().all(|name| at(name).exists()));
    }
}

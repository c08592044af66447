//! Files into a folder, all or none: everything is rendered first, then written beside its place, then renamed.

use super::leftovers::{file_in_the_making, remove_left_files};
use super::{Format, Options, RenderError};
use crate::map::ArgumentMap;
use rayon::prelude::*;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// What [`write_all`] did.
#[derive(Clone, Debug, Default)]
#[must_use = "it names the files that were left out"]
pub struct Written {
    /// The files, in the order of the formats.
    pub files: Vec<PathBuf>,
    /// The formats left out because this machine lacks a program.
    pub skipped: Vec<Skipped>,
}

/// A file that was not written, though the others were.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// The file that would have been.
    pub file: PathBuf,
    /// One line: why, and what to do.
    pub reason: String,
}

/// Writes the map into `folder`, which is made where it is missing; files of the same names are replaced.
///
/// A format whose program is not installed is skipped and told of; every other failure leaves the folder as it was.
///
/// # Errors
/// [`ExportError`] names the folder or file, the cause and the way out.
pub fn write_all(
    map: &ArgumentMap,
    folder: &Path,
    formats: &[Format],
    options: &Options,
) -> Result<Written, ExportError> {
    let mut written = Written::default();
    let mut contents = Vec::new();
    for (format, rendered) in formats.iter().zip(render_all(map, formats, options)) {
        let file = folder.join(options.csv.file_name(format.file_name));
        match rendered {
            Ok(bytes) => contents.push((file, bytes)),
            Err(RenderError::NotDrawn(reason)) => written.skipped.push(skipped(file, reason)),
            Err(cause) => return Err(ExportError::Render { file, cause }),
        }
    }
    make_folder(folder)?;
    remove_left_files(folder);
    // Side by side, as each waits for the disk.
    let contents = contents.into_par_iter();
    let pending = contents.map(|(file, bytes)| {
        // Known beforehand, so that no rename fails half way through for so plain a reason.
        if file.is_dir() {
            return Err(ExportError::InTheWay { file });
        }
        let beside = write_beside(folder, &bytes);
        let beside = beside.map_err(|cause| ExportError::file(&file, cause))?;
        Ok((file, beside))
    });
    let pending: Vec<_> = pending.collect::<Result<_, _>>()?;
    for (file, beside) in pending {
        let renamed = beside.persist(&file);
        renamed.map_err(|failed| ExportError::file(&file, failed.error))?;
        written.files.push(file);
    }
    Ok(written)
}

/// Renders all formats side by side: while Graphviz draws, the others are done.
fn render_all(
    map: &ArgumentMap,
    formats: &[Format],
    options: &Options,
) -> Vec<Result<Vec<u8>, RenderError>> {
    let formats = formats.par_iter();
    formats.map(|format| format.write(map, options)).collect()
}

/// Writes one file, whole or not at all; its folder is made where it is missing. A link keeps leading where it leads, and
/// what is no file, as a pipe, is written to, not replaced.
///
/// # Errors
/// As [`write_all`].
pub fn write_file(file: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    remove_left_files(folder_of(file));
    write_one_of_many(file, bytes)
}

/// The same for one of thousands in a folder, which is not looked through for each.
pub(crate) fn write_one_of_many(file: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    let led_to = match file.is_symlink() {
        true => file.canonicalize().ok(),
        false => None,
    };
    let file = led_to.as_deref().unwrap_or(file);
    if file.exists() && !file.is_file() && !file.is_dir() {
        return std::fs::write(file, bytes).map_err(|cause| ExportError::file(file, cause));
    }
    let folder = folder_of(file);
    make_folder(folder)?;
    if file.is_dir() {
        let file = file.to_owned();
        return Err(ExportError::InTheWay { file });
    }
    let beside = write_beside(folder, bytes).map_err(|cause| ExportError::file(file, cause))?;
    let renamed = beside.persist(file);
    renamed.map_err(|failed| ExportError::file(file, failed.error))?;
    Ok(())
}

/// Why the files could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The folder cannot be made.
    #[error(
        "cannot make the folder {}: {cause}; choose another with --out, or make it and see that you may write in it",
        folder.display()
    )]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// A file stands where the folder should be.
    #[error("{} is a file, not a folder; choose another with --out, or move it away", folder.display())]
    NotAFolder {
        /// The path.
        folder: PathBuf,
    },
    /// A folder stands where a file should be.
    #[error("cannot write {}: a folder of that name is in the way; move it, or choose another with --out", file.display())]
    InTheWay {
        /// The path.
        file: PathBuf,
    },
    /// The file cannot be written.
    #[error("cannot write {}: {cause}; see that you may write in its folder and that the disk has room", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The map cannot be brought into the form.
    #[error("cannot write {}: {cause}", file.display())]
    Render {
        /// The file.
        file: PathBuf,
        /// What went wrong.
        cause: RenderError,
    },
}

impl ExportError {
    fn file(file: &Path, cause: io::Error) -> Self {
        Self::File {
            file: file.to_owned(),
            cause,
        }
    }
}

fn skipped(file: PathBuf, mut reason: String) -> Skipped {
    if file.exists() {
        reason.push_str("; the file of that name is from an earlier run");
    }
    Skipped { file, reason }
}

fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn make_folder(folder: &Path) -> Result<(), ExportError> {
    if folder.exists() && !folder.is_dir() {
        return Err(ExportError::NotAFolder {
            folder: folder.to_owned(),
        });
    }
    std::fs::create_dir_all(folder).map_err(|cause| ExportError::Folder {
        folder: folder.to_owned(),
        cause,
    })
}

fn write_beside(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = file_in_the_making(folder)?;
    file.write_all(bytes)?;
    // On the disk before it takes the place of what is there: after a power cut one of the two must be whole.
    file.as_file().sync_all()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::super::{csv, json};
    use super::*;
    use crate::map::specimen;

    const PLAIN: &[Format] = &[json::FORMAT, csv::nodes::FORMAT, csv::comparison::FORMAT];

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn files_are_written_into_a_new_folder_and_replaced_in_an_old_one() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("a/b");
        let map = specimen::night_markets();
        for _ in 0..2 {
            let written = write_all(&map, &folder, PLAIN, &Options::default()).unwrap();
            assert_eq!(written.files.len(), 3);
            assert_eq!(names(&folder), ["comparison.csv", "map.json", "nodes.csv"]);
        }
        let text = std::fs::read_to_string(folder.join("map.json")).unwrap();
        assert_eq!(text, json::to_json(&map).unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_keeps_leading_to_its_file() {
        let root = tempfile::tempdir().unwrap();
        let (file, link) = (root.path().join("map.json"), root.path().join("link.json"));
        std::fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write_file(&link, b"new").unwrap();
        assert!(link.is_symlink());
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(names(root.path()), ["link.json", "map.json"]);
        write_file(Path::new("/dev/null"), b"gone").unwrap();
        assert!(!Path::new("/dev/null").is_file());
    }

    #[test]
    fn a_program_that_does_not_draw_costs_only_its_own_file() {
        let lacking = Format::new("painting", "map.oil", |_, _| {
            Err(RenderError::NotDrawn("no brush here".to_owned()))
        });
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("map.oil"), "old").unwrap();
        let formats = [lacking, json::FORMAT];
        let written = write_all(
            &specimen::night_markets(),
            root.path(),
            &formats,
            &Options::default(),
        )
        .unwrap();
        assert_eq!(written.files, [root.path().join("map.json")]);
        assert_eq!(
            written.skipped[0].reason,
            "no brush here; the file of that name is from an earlier run"
        );
    }

    #[test]
    fn a_failure_leaves_nothing_behind_and_says_what_to_do() {
        let root = tempfile::tempdir().unwrap();
        let map = specimen::night_markets();
        std::fs::write(root.path().join("taken"), "").unwrap();
        let error =
            write_all(&map, &root.path().join("taken"), PLAIN, &Options::default()).unwrap_err();
        assert!(
            error.to_string().contains("is a file, not a folder"),
            "{error}"
        );
        let error = write_all(
            &map,
            &root.path().join("taken/sub"),
            PLAIN,
            &Options::default(),
        )
        .unwrap_err();
        assert!(
            error.to_string().contains("choose another with --out"),
            "{error}"
        );

        let folder = root.path().join("blocked");
        std::fs::create_dir_all(folder.join("nodes.csv")).unwrap();
        let error = write_all(&map, &folder, PLAIN, &Options::default()).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("nodes.csv: a folder of that name"),
            "{error}"
        );
        assert_eq!(names(&folder), ["nodes.csv"], "nothing half written");

        let failing = Format::new("failing", "map.x", |_, _| {
            Err(RenderError::failed(io::Error::other("ink ran out")))
        });
        let never = root.path().join("never");
        let error =
            write_all(&map, &never, &[json::FORMAT, failing], &Options::default()).unwrap_err();
        assert!(error.to_string().ends_with("map.x: ink ran out"), "{error}");
        assert!(!never.exists());
    }
}

//! What lies in a folder of rules, and what of it is read.

use super::LoadError;
use super::kind::RuleFileKind;
use crate::files::read_text;
use std::path::{Path, PathBuf};

/// What is read of the folders in a folder of rules, besides the packs and cue tables that lie right in it: of those that the
/// program's own data lie in, where an editor may look for a place for his files, mostly nothing.
const READ_IN: [(&str, &[&str]); 7] = [
    (
        "weights",
        &[
            "component.csv",
            "relation.csv",
            "structure.csv",
            "cross.toml",
        ],
    ),
    ("words", &["claim_words.csv"]),
    ("frames", &[]),
    ("lexicon", &[]),
    ("rules", &[]),
    ("views", &[]),
    ("samples", &[]),
];

/// Refuses a folder of rules with tables or packs in it that nothing would read.
pub(super) fn check_all_is_read(folder: &Path) -> Result<(), LoadError> {
    for (name, path) in entries_of(folder)? {
        if matches!(extension_of(&path), "CSV" | "TOML") {
            return Err(LoadError::Unread { path });
        }
        check_kind(&path)?;
        let known = READ_IN.iter().find(|(folder, _)| *folder == name);
        let read = known.map_or(&[][..], |(_, read)| read);
        check_folder_is_read(&path, &name, read, 1)?;
    }
    Ok(())
}

/// Refuses a table or pack right in a folder of rules that is read elsewhere, or of the program only. One that can't be read
/// is told by its reader.
fn check_kind(path: &Path) -> Result<(), LoadError> {
    if !matches!(extension_of(path), "csv" | "toml") {
        return Ok(());
    }
    let Ok(text) = read_text(path) else {
        return Ok(());
    };
    let path = path.to_owned();
    let kind = RuleFileKind::of(&path, &text);
    match kind.only_builtin() {
        Some(what) => Err(LoadError::OnlyBuiltin { path, what }),
        None if kind.is_in_subfolder() => Err(LoadError::Unread { path }),
        None => Ok(()),
    }
}

/// How deep in folders tables are looked for that nothing would read.
const DEEPEST_FOLDER: usize = 8;

/// The same for a folder in it, of which only the files `read` are read. Hidden ones, as that of a version control, and links
/// are no places for rules.
fn check_folder_is_read(
    path: &Path,
    name: &str,
    read: &[&str],
    depth: usize,
) -> Result<(), LoadError> {
    let looping = depth > 1 && path.is_symlink();
    if !path.is_dir() || looping || name.starts_with('.') || depth > DEEPEST_FOLDER {
        return Ok(());
    }
    for (file, path) in entries_of(path)? {
        let is_data = matches!(&*extension_of(&path).to_lowercase(), "csv" | "toml");
        if is_data && path.is_file() && !read.contains(&&*file) {
            return Err(LoadError::Unread { path });
        }
        check_folder_is_read(&path, &file, &[], depth + 1)?;
    }
    Ok(())
}

/// The tables and packs that are read of a folder of rules, in the order of their names.
///
/// # Errors
/// Where it can't be read, or holds tables or packs that nothing would read.
pub(crate) fn rule_files(folder: &Path) -> Result<Vec<PathBuf>, LoadError> {
    check_all_is_read(folder)?;
    let is_data = |path: &Path| matches!(extension_of(path), "csv" | "toml");
    let mut files = Vec::new();
    for (name, path) in entries_of(folder)? {
        if is_data(&path) {
            files.push(path);
        } else if path.is_dir() && READ_IN.iter().any(|(folder, _)| *folder == name) {
            let inside = entries_of(&path)?.into_iter().map(|(_, path)| path);
            files.extend(inside.filter(|path| is_data(path)));
        }
    }
    Ok(files)
}

pub(super) fn extension_of(path: &Path) -> &str {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.unwrap_or_default()
}

/// Names and paths of what lies in a folder, in the order of the names.
pub(super) fn entries_of(folder: &Path) -> Result<Vec<(String, PathBuf)>, LoadError> {
    let unreadable = |cause| LoadError::Unreadable {
        path: folder.to_owned(),
        cause,
    };
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        entries.push((name, entry.path()));
    }
    entries.sort();
    Ok(entries)
}

/// Files that the program's own data are known by: nobody else has a use for such.
const LANDMARKS: [&str; 7] = [
    "data/lexicon/antonyms.csv",
    "data/messages/zh.csv",
    "data/rules/clause.toml",
    "data/weights/relate.toml",
    "data/weights/essay/clause.csv",
    "data/weights/review/clause.csv",
    "data/words/document_frequency.csv",
];

/// All tables and packs of a folder of the program's own data, in the order of their names; nothing where it is none.
///
/// # Errors
/// Where it can't be read.
pub(crate) fn program_files(folder: &Path) -> Result<Option<Vec<PathBuf>>, LoadError> {
    if !is_of_the_program(folder) {
        return Ok(None);
    }
    let mut files = Vec::new();
    let mut waiting = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        for (_, path) in entries_of(&folder)? {
            if path.is_dir() && !path.is_symlink() && depth < DEEPEST_FOLDER {
                waiting.push((path, depth + 1));
            } else if matches!(extension_of(&path), "csv" | "toml") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(Some(files))
}

/// Whether one of the [`LANDMARKS`] lies in the folder where the program has it.
fn is_of_the_program(folder: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else {
        return false;
    };
    LANDMARKS.iter().map(Path::new).any(|landmark| {
        let mut above = landmark.ancestors().skip(1);
        above.any(|above| {
            let inside = landmark.strip_prefix(above);
            !above.as_os_str().is_empty()
                && folder.ends_with(above)
                && inside.is_ok_and(|inside| folder.join(inside).is_file())
        })
    })
}

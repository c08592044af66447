//! A fingerprint of rules of one's own: the same only where every file of them says the same.

use super::failure::Failure;
use crate::bounded::read_file;
use crate::files::MOST_RULE_BYTES;
use sha2::{Digest, Sha256};
use std::io;
use std::path::{Path, PathBuf};

/// Folders of rules hold tables in folders (`weights/*.csv`), and those hold no more folders. It also ends loops of links.
const DEEPEST_FOLDER: usize = 2;

/// The fingerprint of a file of rules, or of all packs and tables in a folder.
///
/// # Errors
/// Where one of them can't be read.
pub(super) fn rule_print(path: &Path) -> Result<String, Failure> {
    let mut hasher = Sha256::new();
    for file in rule_files(path)? {
        // Names and lengths too: what moves from one file to another changes the rules.
        let name = file.strip_prefix(path).unwrap_or(&file);
        hasher.update(name.to_string_lossy().as_bytes());
        hasher.update([0]);
        let content = read_file(&file, MOST_RULE_BYTES);
        let content = content.map_err(|cause| unreadable(&file, &cause.into()))?;
        hasher.update(Sha256::digest(content));
    }
    let print = hasher.finalize();
    Ok(print.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The packs (`*.toml`) and tables (`*.csv`) of a folder by name, or the one file that is named.
pub(super) fn rule_files(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    let mut waiting = vec![(path.to_owned(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        let entries = std::fs::read_dir(&folder).map_err(|cause| unreadable(&folder, &cause))?;
        for entry in entries {
            let path = entry.map_err(|cause| unreadable(&folder, &cause))?.path();
            let ending = path.extension().unwrap_or_default();
            if path.is_dir() && depth < DEEPEST_FOLDER {
                waiting.push((path, depth + 1));
            } else if path.is_file() && (ending == "toml" || ending == "csv") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn unreadable(path: &Path, cause: &io::Error) -> Failure {
    Failure::Wrong(format!(
        "{}: can't be read: {cause}; check the path",
        path.display()
    ))
}

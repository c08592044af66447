//! A run must not write over what an editor has written into tables and not imported yet.

use super::edits::Wish;
use super::finding::Finding;
use super::sheet::{Kind, Sheet};
use super::{ImportError, MOST_BYTES, Remark, import, sheets_of};
use crate::bilingual::Lang;
use crate::bounded::read_file;
use crate::map::ArgumentMap;
use std::path::{Path, PathBuf};

/// A table in the place of a new one holds an editor's work that no map has.
#[derive(Debug, thiserror::Error)]
pub enum Unimported {
    /// The map is beside it.
    #[error(
        "{}: has {count} changes that {} has not, which would be lost; take them in with `counterpoint import {} --map {} --out {}`, or give --out another folder, or --overwrite to replace them",
        table.display(), map.display(), table.display(), map.display(), map.display()
    )]
    Changed {
        /// The table's path.
        table: PathBuf,
        /// The map's path.
        map: PathBuf,
        /// How many changes `import` would make to it.
        count: usize,
    },
    /// There is no map beside it to compare it with.
    #[error(
        "{}: holds {count} decisions and notes of an editor, which would be lost; give --out another folder, or --overwrite to replace them",
        table.display()
    )]
    Alone {
        /// The table's path.
        table: PathBuf,
        /// How many cells for decisions and notes are filled.
        count: usize,
    },
}

/// Refuses where a file is a table (`*.csv`, `*.tsv`, `*.xlsx`) in which an editor has written what the map beside it has
/// not. `map` is that map and where it lies.
///
/// # Errors
/// Says what would be lost, and how to keep it or to replace it all the same.
pub fn spare_unimported(
    table: &Path,
    map: Option<(&Path, &ArgumentMap)>,
) -> Result<(), Unimported> {
    // What can't be read as a table could not be imported either.
    let Ok(bytes) = read_file(table, MOST_BYTES) else {
        return Ok(());
    };
    let name = table.display().to_string();
    let table = table.to_owned();
    match map {
        Some((place, map)) => match changes(map, &name, &bytes) {
            Ok(0) | Err(_) => Ok(()),
            Ok(count) => Err(Unimported::Changed {
                table,
                map: place.to_owned(),
                count,
            }),
        },
        None => match reviews(&name, &bytes) {
            Ok(0) | Err(_) => Ok(()),
            Ok(count) => Err(Unimported::Alone { table, count }),
        },
    }
}

/// How many changes a table brings into a map. Beside a map that an editor has changed it may be older than that: then only
/// what no export holds counts, decisions, notes and added relations.
fn changes(map: &ArgumentMap, name: &str, bytes: &[u8]) -> Result<usize, ImportError> {
    let is_as_made = map.edited() == 0;
    let brings = |change: &&Remark| match &change.finding {
        Finding::Granted { wish, .. } => match wish {
            Wish::Decision(decision) => decision.is_some(),
            Wish::Note(note) => !note.is_empty(),
            _ => is_as_made,
        },
        _ => true,
    };
    let changes = import(map, name, bytes, Lang::En)?.changes;
    Ok(changes.iter().filter(brings).count())
}

/// How many cells for decisions and notes are filled.
fn reviews(name: &str, bytes: &[u8]) -> Result<usize, ImportError> {
    let sheets = sheets_of(name, bytes)?;
    let edited = |sheet: &&Sheet| {
        matches!(
            sheet.kind,
            Kind::Claims | Kind::Relations | Kind::Comparison
        )
    };
    let filled = sheets.iter().filter(edited).flat_map(|sheet| {
        let cells = |row| ["decision", "note"].map(|column| sheet.cell(row, column));
        sheet.rows.iter().flat_map(cells)
    });
    Ok(filled.flatten().filter(|cell| !cell.is_empty()).count())
}

//! An edited table comes back: decisions, notes, corrected kinds, views and relations, and added pairs go into the map.
//!
//! ```text
//! file ──► workbook / delimited ──► Sheet ──► claims / relations / comparison ──► Edits ──► map
//!          guarded, decoded         cells     what differs from the export        merged
//! ```
//! Every cell is compared with what an export of the map says there; what is the same is no edit. So columns may be moved,
//! hidden, left out or added, rows sorted, filtered or left out, and an export that comes back unchanged changes nothing.
//! Whatever can't be taken up is told with its sheet, row and column.

mod claims;
mod comparison;
mod delimited;
mod edits;
mod error;
mod finding;
mod guard;
mod merge;
mod other_map;
mod place;
mod relations;
mod row;
mod same;
mod settled;
mod sheet;
#[cfg(test)]
mod tests;
mod unimported;
mod workbook;

pub use error::ImportError;
pub use place::{Remark, SheetPlace};
pub use unimported::{Unimported, spare_unimported};

use crate::bilingual::Lang;
use crate::map::ArgumentMap;
use edits::Edits;
use finding::Finding;
use sheet::{Kind, Sheet};

/// Most bytes of a file that is imported.
pub const MOST_BYTES: usize = 32 << 20;

/// What an import gives.
#[derive(Clone, Debug)]
#[must_use = "the changed map is in it, and what was not taken over"]
pub struct Imported {
    /// The map with everything that could be taken up.
    pub map: ArgumentMap,
    /// What was taken up, one entry a change, in the order of the file.
    pub changes: Vec<Remark>,
    /// What was not: conflicts, rows that no longer match, cells that are not for editing.
    pub left: Vec<Remark>,
}

/// Takes the edits of a table (`*.csv`, `*.tsv`, `*.xlsx`) into a map; `name` tells what it is and is for messages; `lang`
/// is that of the reason of an added relation to which the editor gives none.
///
/// # Errors
/// [`ImportError`] where the file can't be read at all: too large, encrypted, with macros, in an unknown encoding, or
/// without a single table of this program.
pub fn import(
    map: &ArgumentMap,
    name: &str,
    bytes: &[u8],
    lang: Lang,
) -> Result<Imported, ImportError> {
    let sheets = sheets_of(name, bytes)?;
    let mut edits = Edits::default();
    for sheet in &sheets {
        collect(map, sheet, &mut edits);
    }
    Ok(edits.merge(map, lang))
}

/// The sheets of a file, at least one of them a table of this program.
fn sheets_of(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, ImportError> {
    if bytes.len() > MOST_BYTES {
        return Err(ImportError::TooLarge {
            name: name.to_owned(),
            most: MOST_BYTES >> 20,
        });
    }
    let sheets = match guard::is_zip(bytes) {
        true => workbook::sheets(name, bytes)?,
        false => vec![delimited::sheet(name, bytes)?],
    };
    if sheets.iter().all(|sheet| sheet.kind == Kind::Unknown) {
        return Err(ImportError::NoTable {
            name: name.to_owned(),
        });
    }
    Ok(sheets)
}

fn collect(map: &ArgumentMap, sheet: &Sheet, edits: &mut Edits) {
    sheet.tell_added_columns(edits);
    match sheet.kind {
        Kind::Claims => claims::collect(map, sheet, edits),
        Kind::Relations => relations::collect(map, sheet, edits),
        Kind::Comparison => comparison::collect(map, sheet, edits),
        Kind::Settled(table, key) => {
            let tables = [table(map), table(&map.standing())];
            settled::collect(&tables, key, sheet, edits);
        }
        Kind::Unknown => edits.leave(SheetPlace::sheet(sheet), Finding::ForeignSheet),
    }
}

//! The tables that are not for editing: what was changed in them is told.

use super::edits::Edits;
use super::finding::Finding;
use super::place::SheetPlace;
use super::row::Matched;
use super::sheet::Sheet;
use crate::export::csv::Table;

pub(super) fn collect(table: &Table, key: &[&str], sheet: &Sheet, edits: &mut Edits) {
    let keys: Vec<usize> = key.iter().filter_map(|name| table.column(name)).collect();
    for row in &sheet.rows {
        let exported = table.rows.iter().find(|exported| {
            let names = keys.iter().zip(key);
            names.into_iter().all(|(&at, name)| {
                sheet.same(&exported[at], sheet.raw(row, name).unwrap_or_default())
            })
        });
        let Some(exported) = exported else {
            edits.leave(SheetPlace::row(sheet, row.number), Finding::NotReadBack);
            continue;
        };
        let matched = Matched {
            sheet,
            row,
            table,
            exported,
        };
        for (column, value) in matched.edited() {
            matched.leave(column, &value, edits);
        }
    }
}

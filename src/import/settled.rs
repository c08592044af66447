//! The tables that are not for editing: what was changed in them is told.

use super::edits::Edits;
use super::finding::Finding;
use super::place::SheetPlace;
use super::row::Matched;
use super::sheet::{Row, Sheet};
use crate::export::csv::Table;

/// `tables` are the whole map's and that of the map as it stands: the file may be from before a decision or after it.
pub(super) fn collect(tables: &[Table], key: &[&str], sheet: &Sheet, edits: &mut Edits) {
    for row in &sheet.rows {
        let of_table = |table| {
            Some(Matched {
                sheet,
                row,
                table,
                exported: named_alike(table, key, sheet, row)?,
            })
        };
        let matched: Vec<Matched<'_>> = tables.iter().filter_map(of_table).collect();
        let Some(first) = matched.first() else {
            edits.leave(SheetPlace::row(sheet, row.number), Finding::NotReadBack);
            continue;
        };
        if matched.iter().any(|one| one.edited().is_empty()) {
            continue;
        }
        for (column, value) in first.edited() {
            first.leave(column, &value, edits);
        }
    }
}

/// The row of a table that has the same name.
fn named_alike<'t>(
    table: &'t Table,
    key: &[&str],
    sheet: &Sheet,
    row: &Row,
) -> Option<&'t Vec<String>> {
    table.rows.iter().find(|exported| {
        key.iter().all(|name| {
            let at = table.column(name);
            at.is_none_or(|at| sheet.same(&exported[at], sheet.raw(row, name).unwrap_or_default()))
        })
    })
}

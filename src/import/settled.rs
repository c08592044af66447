//! The tables that are not for editing: what was changed in them is told.

use super::edits::Edits;
use super::finding::Finding;
use super::place::SheetPlace;
use super::row::Matched;
use super::sheet::{Row, Sheet};
use crate::export::csv::Table;

/// `tables` are the whole map's and that of the map as it stands: the file may be from before a decision or after it.
pub(super) fn collect(tables: &[Table], key: &[&str], sheet: &Sheet, edits: &mut Edits) {
    let tables: Vec<Table> = tables
        .iter()
        .map(|table| headed_alike(table, sheet))
        .collect();
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

/// The table with its own columns called as in the sheet: by ids, or by labels where headings are Chinese.
fn headed_alike(table: &Table, sheet: &Sheet) -> Table {
    let mut table = table.clone();
    for column in &mut table.header {
        let label = table.labels.get(column.as_str()).map(|label| label.trim());
        if let Some(label) = label.filter(|label| sheet.has(&label.to_lowercase())) {
            *column = label.to_owned();
        }
    }
    table
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

#[cfg(test)]
mod tests {
    use super::super::import;
    use crate::bilingual::Lang;
    use crate::export::csv::{Dialect, Headings, authors, issues};
    use crate::map::{ArgumentMap, Decision, specimen};

    fn left(map: &ArgumentMap, table: &[u8]) -> Vec<String> {
        let imported = import(map, "t.csv", table, Lang::En).unwrap();
        imported.left.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_share_under_its_label_is_not_for_editing_either() {
        let map = specimen::night_markets();
        let chinese = Dialect {
            headings: Headings::Chinese,
            ..Dialect::EXCEL
        };
        let table = authors::table(&map).to_csv(chinese).unwrap();
        assert_eq!(left(&map, &table), Vec::<String>::new());
        let edited = String::from_utf8(table).unwrap().replace("0.571", "0.9");
        let told = left(&map, edited.as_bytes());
        assert!(
            told.len() == 1 && told[0].contains("份额_街区活力"),
            "{told:?}"
        );
    }

    #[test]
    fn tables_from_before_a_rejection_and_after_it_are_both_unchanged() {
        let map = specimen::night_markets();
        let mut decided = map.clone();
        for pair in ["E14", "E15"] {
            specimen::decide(&mut decided, pair, Decision::Reject, "");
        }
        for state in [&map, &*decided.standing()] {
            for table in [issues::table(state), authors::table(state)] {
                let table = table.to_csv(Dialect::EXCEL).unwrap();
                assert_eq!(left(&decided, &table), Vec::<String>::new());
            }
        }
    }
}

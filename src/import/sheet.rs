//! A sheet as it was read: which table it is, its columns by name, its rows.

use super::edits::Edits;
use super::finding::Finding;
use super::place::{SheetPlace, letters};
use crate::export::csv::{
    MakeTable, authors, comparison, edges, in_english, issues, matrix, nodes, word_in_english,
};
use crate::export::xlsx;
use crate::map::ArgumentMap;
use std::collections::BTreeMap;

/// Which of this program's tables a sheet is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// `nodes.csv`, Claims.
    Claims,
    /// `edges.csv`, Relations.
    Relations,
    /// `comparison.csv`, Comparison.
    Comparison,
    /// One that is not for editing: how it is made, and the columns that tell its rows apart.
    Settled(MakeTable, &'static [&'static str]),
    /// None of them.
    Unknown,
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// A sheet with its header found.
pub(super) struct Sheet {
    /// Its name in the workbook; nothing in a CSV file.
    pub name: Option<String>,
    pub kind: Kind,
    /// The columns by their English name in lower case.
    columns: BTreeMap<String, Column>,
    /// The rows below the header that hold anything.
    pub rows: Vec<Row>,
    /// Whether the file went through an encoding that has not all characters, which turns the others into `?`.
    pub lossy: bool,
}

/// A column of the sheet.
struct Column {
    /// Counted from 0.
    place: usize,
    /// How the sheet calls it.
    written: String,
}

/// A row of cells.
pub(super) struct Row {
    /// 1-based, as the spreadsheet program counts.
    pub number: usize,
    /// The cells that hold anything, by column.
    pub cells: BTreeMap<usize, String>,
}

/// Rows within which the header must stand; editors put titles above it.
const HEADER_WITHIN: usize = 20;

impl Sheet {
    /// Finds the header among the first rows.
    pub fn of(name: Option<String>, mut rows: Vec<Row>) -> Self {
        let found = rows
            .iter()
            .take(HEADER_WITHIN)
            .enumerate()
            .find_map(|(place, row)| {
                let columns = columns(row);
                match kind(&columns) {
                    Kind::Unknown => None,
                    kind => Some((place, kind, columns)),
                }
            });
        let (kind, columns) = match found {
            Some((place, kind, columns)) => {
                rows.drain(..=place);
                (kind, columns)
            }
            None => (Kind::Unknown, BTreeMap::new()),
        };
        if kind != Kind::Unknown {
            speak_english(&mut rows, &columns);
        }
        Self {
            name,
            kind,
            columns,
            rows,
            lossy: false,
        }
    }

    /// The same out of a text file.
    pub fn out_of_text(self, lossy: bool) -> Self {
        Self { lossy, ..self }
    }

    /// The cell of a row in the column of that name, as it stands; nothing where the sheet has no such column.
    pub fn raw<'row>(&self, row: &'row Row, column: &str) -> Option<&'row str> {
        let place = self.columns.get(column)?.place;
        Some(row.cells.get(&place).map_or("", String::as_str))
    }

    /// The same, trimmed.
    pub fn cell<'row>(&self, row: &'row Row, column: &str) -> Option<&'row str> {
        self.raw(row, column).map(str::trim)
    }

    /// Whether it has a column of that name.
    pub fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    /// The column's name in the sheet with its letter, `kind (D)`.
    pub fn named(&self, column: &str) -> String {
        match self.columns.get(column) {
            Some(Column { place, written }) => format!("{written} ({})", letters(*place)),
            None => column.to_owned(),
        }
    }

    /// The columns of the sheet that `header` has not.
    fn beyond(&self, header: &[String]) -> Vec<String> {
        let names = self.columns.keys().filter(|name| !header.contains(name));
        names.cloned().collect()
    }

    /// Tells of columns that an editor has added and that hold something.
    pub fn tell_added_columns(&self, edits: &mut Edits) {
        let table: MakeTable = match self.kind {
            Kind::Claims => nodes::table,
            Kind::Relations => edges::table,
            Kind::Comparison => comparison::table,
            Kind::Settled(..) | Kind::Unknown => return,
        };
        for column in self.beyond(&table(&ArgumentMap::default()).header) {
            let filled = |row: &&Row| self.cell(row, &column).is_some_and(|cell| !cell.is_empty());
            let filled = self.rows.iter().filter(filled).count();
            if filled > 0 {
                let place = SheetPlace {
                    column: Some(self.named(&column)),
                    ..SheetPlace::sheet(self)
                };
                edits.leave(place, Finding::OwnColumn { filled });
            }
        }
    }
}

fn columns(row: &Row) -> BTreeMap<String, Column> {
    let mut columns = BTreeMap::new();
    for (&place, cell) in &row.cells {
        let written = cell.trim().trim_start_matches('\u{feff}').to_owned();
        let name = written.to_lowercase();
        let name = in_english(&name).map_or(name.clone(), |name| name.to_lowercase());
        if !name.is_empty() {
            columns.entry(name).or_insert(Column { place, written });
        }
    }
    columns
}

/// Puts the fixed words of the tables into English, in which the map has them.
fn speak_english(rows: &mut [Row], columns: &BTreeMap<String, Column>) {
    for (name, column) in columns {
        for row in rows.iter_mut() {
            let Some(cell) = row.cells.get_mut(&column.place) else {
                continue;
            };
            if let Some(english) = word_in_english(name, cell.trim()) {
                english.clone_into(cell);
            }
        }
    }
}

fn kind(columns: &BTreeMap<String, Column>) -> Kind {
    let has = |names: &[&str]| names.iter().all(|name| columns.contains_key(*name));
    if has(&["node_1", "node_2"]) {
        Kind::Comparison
    } else if has(&["source", "target"]) {
        Kind::Relations
    } else if has(&["id", "text"]) || has(&["id", "kind"]) {
        Kind::Claims
    } else if has(&["article", "source"]) {
        Kind::Settled(xlsx::sources, &["article"])
    } else if has(&["article", "major_claims"]) {
        Kind::Settled(authors::table, &["article"])
    } else if has(&["id", "issue", "article"]) {
        Kind::Settled(issues::table, &["id", "article"])
    } else if has(&["id", "issue"]) {
        Kind::Settled(matrix::table, &["id"])
    } else {
        Kind::Unknown
    }
}

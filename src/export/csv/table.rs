//! A table: a header and rows of plain text, before any format has put its mark on the cells.

use std::collections::BTreeMap;

/// Most UTF-16 code units that Excel keeps in a cell.
pub(in crate::export) const LONGEST_CELL: usize = 32_767;

/// A header and rows of as many cells each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns, snake_case and stable, but where an author, issue or view has a column of its own.
    pub header: Vec<String>,
    /// What columns of the map's own are called where an editor reads them: `share_看好` for `share_favourable`.
    pub labels: BTreeMap<String, String>,
    /// The cells, as the map has them.
    pub rows: Vec<Vec<String>>,
}

/// A column: what it is called, and what its cell says of whatever a row is about. What names are in Chinese is told by
/// `headings.rs`, as a name is the same in every table.
pub(in crate::export) struct Column<Of>(
    pub(in crate::export) &'static str,
    pub(in crate::export) fn(&Of) -> String,
);

impl Table {
    /// A table without rows.
    pub(in crate::export) fn new(header: &[&str]) -> Self {
        Self {
            header: header.iter().map(|name| (*name).to_owned()).collect(),
            labels: BTreeMap::new(),
            rows: Vec::new(),
        }
    }

    /// A table of these columns, with a row for each of what they tell of.
    pub(in crate::export) fn of<Of>(
        columns: &[Column<Of>],
        told: impl IntoIterator<Item = Of>,
    ) -> Self {
        let header: Vec<&str> = columns.iter().map(|Column(name, _)| *name).collect();
        let mut table = Self::new(&header);
        for of in told {
            table.row(columns.iter().map(|Column(_, cell)| cell(&of)));
        }
        table
    }

    /// Adds a row.
    pub(in crate::export) fn row<Cell: Into<String>>(
        &mut self,
        cells: impl IntoIterator<Item = Cell>,
    ) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// Where the column of that name stands.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// What a row of this table says in a column that the table has.
    pub fn cell<'r>(&self, row: &'r [String], name: &str) -> &'r str {
        let at = self.column(name);
        debug_assert!(at.is_some(), "no column is called {name}");
        at.and_then(|at| row.get(at)).map_or("", String::as_str)
    }

    /// How many cells are longer than a spreadsheet keeps.
    pub(in crate::export) fn too_long(&self) -> usize {
        let long = |cell: &&String| fitting(cell).len() < cell.len();
        self.rows.iter().flatten().filter(long).count()
    }
}

/// As much of a cell as a spreadsheet keeps.
pub(crate) fn fitting(cell: &str) -> &str {
    // No character has more UTF-16 units than bytes.
    if cell.len() <= LONGEST_CELL {
        return cell;
    }
    let mut units = 0;
    for (at, character) in cell.char_indices() {
        units += character.len_utf16();
        if units > LONGEST_CELL {
            return &cell[..at];
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_cut_between_characters() {
        assert_eq!(fitting("短"), "短");
        let long = "😀".repeat(20_000);
        assert_eq!(fitting(&long).encode_utf16().count(), LONGEST_CELL - 1);
        let exact = "市".repeat(LONGEST_CELL);
        assert_eq!(fitting(&exact), exact);
    }
}

//! Where in a file something stands, and what is said of it.

use super::finding::Finding;
use super::sheet::Sheet;
use crate::bilingual::Lang;
use std::fmt;

/// A sheet, row or cell of an imported file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetPlace {
    /// The sheet's name; nothing in a CSV file.
    pub sheet: Option<String>,
    /// 1-based row as the spreadsheet program counts; in a CSV file the record, header included.
    pub row: Option<usize>,
    /// The column's name, as the sheet has it, and letter: `kind (D)`.
    pub column: Option<String>,
}

impl SheetPlace {
    /// The sheet as a whole.
    pub(super) fn sheet(sheet: &Sheet) -> Self {
        Self {
            sheet: sheet.name.clone(),
            row: None,
            column: None,
        }
    }

    /// A row of the sheet.
    pub(super) fn row(sheet: &Sheet, row: usize) -> Self {
        Self {
            row: Some(row),
            ..Self::sheet(sheet)
        }
    }

    /// A cell of the sheet.
    pub(super) fn cell(sheet: &Sheet, row: usize, column: &str) -> Self {
        Self {
            column: Some(sheet.named(column)),
            ..Self::row(sheet, row)
        }
    }

    /// Where it is, in words.
    pub fn told(&self, lang: Lang) -> String {
        let row = self.row.map(|row| match lang {
            Lang::Zh => format!("第 {row} 行"),
            Lang::En => format!("row {row}"),
        });
        let column = self.column.as_ref().map(|column| match lang {
            Lang::Zh => format!("{column} 列"),
            Lang::En => format!("column {column}"),
        });
        let parts: Vec<String> = [self.sheet.clone(), row, column]
            .into_iter()
            .flatten()
            .collect();
        parts.join(lang.choose("，", ", "))
    }
}

/// In English.
impl fmt::Display for SheetPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Lang::En))
    }
}

/// Something to tell about a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// Where.
    pub place: SheetPlace,
    pub(super) finding: Finding,
}

impl Remark {
    /// What is to be told, and where, in one line.
    pub fn told(&self, lang: Lang) -> String {
        let found = self.finding.told(lang);
        match self.place.told(lang) {
            place if place.is_empty() => found,
            place => format!("{place}{}{found}", lang.choose("：", ": ")),
        }
    }
}

/// In English.
impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Lang::En))
    }
}

/// The letters of a column, `A` for 0, `AA` for 26.
pub(super) fn letters(column: usize) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.insert(0, char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        assert_eq!(
            [0, 25, 26, 701, 702].map(letters),
            ["A", "Z", "AA", "ZZ", "AAA"]
        );
    }
}

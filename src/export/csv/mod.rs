//! Tables for spreadsheets; `comparison.csv` is the one an editor opens first.
//!
//! A header of stable snake_case names, cells quoted where needed (RFC 4180), CRLF line ends. What else a program wants
//! is a matter of its [`Dialect`].

mod headings;
mod table;

pub mod authors;
pub mod comparison;
pub mod edges;
pub mod issues;
pub mod matrix;
pub mod nodes;

pub use headings::Headings;
pub(crate) use headings::{in_english, word_in_english};
pub(in crate::export) use table::Column;
pub use table::Table;
pub(crate) use table::fitting;

use super::RenderError;
use crate::map::{ArgumentMap, Review};
use crate::rules::Evidence;
use std::borrow::Cow;

/// How tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// What parts the cells.
    pub delimiter: char,
    /// Whether the file begins with a byte order mark, without which Excel takes UTF-8 for the system's old encoding.
    pub byte_order_mark: bool,
    /// Whether a cell is cut at the 32,767 UTF-16 code units that a spreadsheet keeps.
    pub spreadsheet_limit: bool,
    /// What the files' names end in.
    pub extension: &'static str,
    /// The language of headings and fixed words, in workbooks too.
    pub headings: Headings,
}

impl Dialect {
    /// Opens in Excel, WPS, LibreOffice and Numbers with a double click.
    pub const EXCEL: Self = Self {
        delimiter: ',',
        byte_order_mark: true,
        spreadsheet_limit: true,
        extension: "csv",
        headings: Headings::English,
    };
    /// RFC 4180 to the letter, for programs: no byte order mark, no limit.
    pub const RFC4180: Self = Self {
        delimiter: ',',
        byte_order_mark: false,
        spreadsheet_limit: false,
        extension: "csv",
        headings: Headings::English,
    };
    /// Tabs between the cells, for pasting into a spreadsheet and where the comma is a decimal sign.
    pub const TSV: Self = Self {
        delimiter: '\t',
        byte_order_mark: false,
        spreadsheet_limit: true,
        extension: "tsv",
        headings: Headings::English,
    };

    /// What a table's file is called: `nodes.csv`, with tabs `nodes.tsv`.
    pub fn file_name(self, name: &str) -> String {
        match name.strip_suffix("csv") {
            Some(stem) => format!("{stem}{}", self.extension),
            None => name.to_owned(),
        }
    }
}

impl Default for Dialect {
    fn default() -> Self {
        Self::EXCEL
    }
}

/// Makes a table of a map.
pub(crate) type MakeTable = fn(&ArgumentMap) -> Table;

impl Table {
    /// The table as a file.
    ///
    /// # Errors
    /// The csv crate's, should it fail to write into memory or should a row have more cells than the header.
    pub fn to_csv(&self, dialect: Dialect) -> Result<Vec<u8>, RenderError> {
        let start = if dialect.byte_order_mark {
            "\u{feff}"
        } else {
            ""
        };
        let mut writer = ::csv::WriterBuilder::new()
            .terminator(::csv::Terminator::CRLF)
            .delimiter(u8::try_from(dialect.delimiter).unwrap_or(b','))
            .from_writer(start.as_bytes().to_vec());
        let table = self.with_headings(dialect.headings);
        for row in std::iter::once(&table.header).chain(&table.rows) {
            for cell in row {
                let cell = as_text(cell);
                let cell = match dialect.spreadsheet_limit {
                    true => fitting(&cell),
                    false => &cell,
                };
                writer.write_field(cell).map_err(RenderError::failed)?;
            }
            writer
                .write_record(None::<&[u8]>)
                .map_err(RenderError::failed)?;
        }
        let written = writer.into_inner();
        written.map_err(|failed| RenderError::failed(failed.into_error()))
    }
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP's page on CSV injection
/// says: cells that begin with `=`, `+`, `-`, `@`, their full-width forms, tab, CR or LF. One that begins so after
/// apostrophes of its own gets one more, so that taking one away always restores the text. A plain negative number is a
/// number to every spreadsheet.
pub(crate) fn as_text(cell: &str) -> Cow<'_, str> {
    if is_negative_number(cell) {
        return Cow::Borrowed(cell);
    }
    let first = cell.trim_start_matches('\'').chars().next();
    match first {
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n') => {
            Cow::Owned(format!("'{cell}"))
        }
        _ => Cow::Borrowed(cell),
    }
}

/// Digits after a minus, with a point and more digits where it is no whole number.
fn is_negative_number(cell: &str) -> bool {
    let Some(digits) = cell.strip_prefix('-') else {
        return false;
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain =
        |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain(whole) && plain(part)
}

/// The cell without the apostrophe that `as_text` puts in front, or that a spreadsheet shows before a number kept as text.
pub fn without_mark(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if as_text(text) != text || is_negative_number(text) => text,
        _ => cell,
    }
}

/// The decision of an editor.
fn decision_of(review: Option<&Review>) -> String {
    let decision = review.and_then(|review| review.decision);
    decision.map_or_else(String::new, |decision| decision.as_str().to_owned())
}

/// What an editor wrote beside it.
fn note_of(review: Option<&Review>) -> String {
    review.map_or_else(String::new, |review| review.note.clone())
}

/// The ids of the rules, strongest first as they stand, `kind.thesis; form.heading`.
fn rules_of(evidence: &[Evidence]) -> String {
    let ids: Vec<_> = evidence.iter().map(|one| one.rule.as_str()).collect();
    ids.join("; ")
}

/// The words the rules matched, each once, `因此; 不等于`.
fn words_of(evidence: &[Evidence]) -> String {
    let mut words: Vec<&str> = Vec::new();
    for matched in evidence.iter().flat_map(|one| &one.words) {
        if !words.contains(&matched.text.as_str()) {
            words.push(&matched.text);
        }
    }
    words.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_made_text() {
        for formula in [
            "=1+1",
            "+40 分贝",
            "-3%",
            "-1-1",
            "-1.",
            "-1+cmd|x",
            "@SUM(A1)",
            "＝cmd",
            "\tx",
            "\rx",
            "'=1",
        ] {
            assert_eq!(as_text(formula), format!("'{formula}"));
            assert_eq!(without_mark(&as_text(formula)), formula);
        }
        for plain in [
            "",
            "夜市 = 生意",
            "3-4 家",
            "'引用'",
            "—— 一位摊主",
            "-14",
            "-0.5",
        ] {
            assert_eq!(as_text(plain), plain);
            assert_eq!(without_mark(plain), plain);
        }
    }

    #[test]
    fn rows_follow_rfc_4180() {
        let mut table = Table::new(&["a", "b"]);
        table.row(["说“好”", "一,\"二\"\n三"]);
        for (dialect, start) in [(Dialect::EXCEL, "\u{feff}"), (Dialect::RFC4180, "")] {
            let text = String::from_utf8(table.to_csv(dialect).unwrap()).unwrap();
            assert_eq!(
                text,
                format!("{start}a,b\r\n说“好”,\"一,\"\"二\"\"\n三\"\r\n")
            );
        }
        let text = String::from_utf8(table.to_csv(Dialect::TSV).unwrap()).unwrap();
        assert_eq!(text, "a\tb\r\n说“好”\t\"一,\"\"二\"\"\n三\"\r\n");
    }

    #[test]
    fn a_row_of_another_length_than_the_header_is_refused() {
        let mut table = Table::new(&["a", "b"]);
        table.row(["only one"]);
        assert!(table.to_csv(Dialect::EXCEL).is_err());
    }
}

//! Tables for spreadsheets: `nodes.csv`, `edges.csv`, and `comparison.csv`, the one an editor opens first.
//!
//! RFC 4180: commas, double quotes where needed, CRLF line ends, a header of stable snake_case names. UTF-8, with a
//! byte order mark unless asked otherwise, because Excel takes a file without one for the system's old encoding.

pub mod comparison;
pub mod edges;
pub mod nodes;

use super::RenderError;
use crate::rules::Evidence;
use std::borrow::Cow;

/// How tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Whether the file begins with a byte order mark.
    pub byte_order_mark: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Self {
            byte_order_mark: true,
        }
    }
}

/// A table in the making; every row must have as many cells as the header.
struct Table {
    writer: ::csv::Writer<Vec<u8>>,
}

impl Table {
    fn new(dialect: Dialect, header: &[&str]) -> Result<Self, RenderError> {
        let start = if dialect.byte_order_mark {
            "\u{feff}"
        } else {
            ""
        };
        let writer = ::csv::WriterBuilder::new()
            .terminator(::csv::Terminator::CRLF)
            .from_writer(start.as_bytes().to_vec());
        let mut table = Self { writer };
        table.row(header.iter().copied())?;
        Ok(table)
    }

    fn row<Cell: AsRef<str>>(
        &mut self,
        cells: impl IntoIterator<Item = Cell>,
    ) -> Result<(), RenderError> {
        for cell in cells {
            let cell = as_text(cell.as_ref());
            self.writer
                .write_field(cell.as_ref())
                .map_err(RenderError::failed)?;
        }
        self.writer
            .write_record(None::<&[u8]>)
            .map_err(RenderError::failed)
    }

    fn finish(self) -> Result<Vec<u8>, RenderError> {
        self.writer
            .into_inner()
            .map_err(|failed| RenderError::failed(failed.into_error()))
    }
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP's page on CSV injection
/// says: cells that begin with `=`, `+`, `-`, `@`, their full-width forms, tab, CR or LF. One that begins so after
/// apostrophes of its own gets one more, so that taking one away always restores the text.
pub(crate) fn as_text(cell: &str) -> Cow<'_, str> {
    let first = cell.trim_start_matches('\'').chars().next();
    match first {
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n') => {
            Cow::Owned(format!("'{cell}"))
        }
        _ => Cow::Borrowed(cell),
    }
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
            "@SUM(A1)",
            "＝cmd",
            "\tx",
            "\rx",
            "'=1",
        ] {
            assert_eq!(as_text(formula), format!("'{formula}"));
        }
        for plain in ["", "夜市 = 生意", "3-4 家", "'引用'", "—— 一位摊主"] {
            assert_eq!(as_text(plain), plain);
        }
    }

    #[test]
    fn rows_follow_rfc_4180() {
        for (byte_order_mark, start) in [(true, "\u{feff}"), (false, "")] {
            let mut table = Table::new(Dialect { byte_order_mark }, &["a", "b"]).unwrap();
            table.row(["说“好”", "一,\"二\"\n三"]).unwrap();
            let text = String::from_utf8(table.finish().unwrap()).unwrap();
            assert_eq!(
                text,
                format!("{start}a,b\r\n说“好”,\"一,\"\"二\"\"\n三\"\r\n")
            );
        }
    }

    #[test]
    fn a_row_of_another_length_than_the_header_is_refused() {
        let mut table = Table::new(Dialect::default(), &["a", "b"]).unwrap();
        assert!(table.row(["only one"]).is_err());
    }
}

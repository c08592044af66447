//! One table as a sheet.

use super::super::csv::{Headings, Table, fitting};
use super::Fills;
use super::choices::Choice;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

/// What a sheet is made of.
pub(super) struct Sheet<'a> {
    pub table: &'a Table,
    pub fills: &'a Fills<'a>,
    pub choices: &'a [Choice],
    pub headings: Headings,
}

/// Columns that hold numbers.
const NUMBERS: &[&str] = &[
    "line",
    "line_1",
    "line_2",
    "start",
    "end",
    "confidence",
    "claims",
    "agreements",
    "contradictions",
    "page_views",
];
/// Columns that an editor may change, beside decision and note; their headers stand out.
const EDITABLE: &[&str] = &[
    "kind", "view", "relation", "issue", "source", "target", "node_1", "node_2", "decision", "note",
];
/// Rows beyond the last in which drop-downs still work, for what an editor adds.
const SPARE_ROWS: u32 = 200;

impl Sheet<'_> {
    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        self.write_header(sheet)?;
        for (place, row) in self.table.rows.iter().enumerate() {
            self.write_row(sheet, number(place + 1)?, row)?;
        }
        let rows = number(self.table.rows.len())?;
        let columns = column(self.table.header.len().saturating_sub(1))?;
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofilter(0, 0, rows.max(1), columns)?;
        for choice in self.choices {
            let Some(validation) = choice.validation()? else {
                continue;
            };
            if self.table.column(choice.beside).is_none() {
                continue;
            }
            for name in choice.columns {
                if let Some(at) = self.table.column(name) {
                    let at = column(at)?;
                    sheet.add_data_validation(1, at, rows + SPARE_ROWS, at, &validation)?;
                }
            }
        }
        Ok(())
    }

    fn write_header(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let decided = self.table.column("decision").is_some();
        for (place, name) in self.table.header.iter().enumerate() {
            let fill = match decided && EDITABLE.contains(&name.as_str()) {
                true => "#FFE699",
                false => "#D9D9D9",
            };
            let format = Format::new()
                .set_bold()
                .set_background_color(fill)
                .set_border_bottom(FormatBorder::Thin);
            let told = self.headings.name(name, &self.table.header);
            sheet.write_string_with_format(0, column(place)?, held(&told), &format)?;
            sheet.set_column_width(column(place)?, width(name))?;
        }
        Ok(())
    }

    fn write_row(&self, sheet: &mut Worksheet, at: u32, row: &[String]) -> Result<(), XlsxError> {
        let across = self.table.is_across(row);
        for (place, (name, cell)) in self.table.header.iter().zip(row).enumerate() {
            let cell = self.headings.word(name, cell, across);
            let mut format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
            if let Some(fill) = self.fill(name, row) {
                format = format.set_background_color(fill);
            }
            let place = column(place)?;
            match cell
                .parse::<f64>()
                .ok()
                .filter(|_| NUMBERS.contains(&name.as_str()))
            {
                Some(value) => sheet.write_number_with_format(at, place, value, &format)?,
                None => sheet.write_string_with_format(at, place, held(cell), &format)?,
            };
        }
        Ok(())
    }

    /// The colour of a claim's words and view, and of a relation.
    fn fill(&self, name: &str, row: &[String]) -> Option<&'static str> {
        let node = match name {
            "text" | "view" => "id",
            "claim_1" | "view_1" => "node_1",
            "claim_2" | "view_2" => "node_2",
            "source_text" => "source",
            "target_text" => "target",
            _ => return None,
        };
        self.fills.of_node(row.get(self.table.column(node)?)?)
    }
}

/// As much of a cell as a workbook holds; the two noncharacters that XML has no way to write are left out.
fn held(cell: &str) -> String {
    fitting(cell).replace(['\u{fffe}', '\u{ffff}'], "")
}

/// The width of a column in characters, by what it holds.
fn width(name: &str) -> f64 {
    match name {
        "text" | "claim_1" | "claim_2" | "source_text" | "target_text" => 48.0,
        "why" | "note" | "title" | "url" => 36.0,
        "issue" | "heading" | "words" | "rules" | "nodes" | "tags" => 24.0,
        "id" | "article" | "line" | "line_1" | "line_2" | "start" | "end" | "node_1" | "node_2"
        | "source" | "target" | "confidence" => 11.0,
        _ => 16.0,
    }
}

fn number(row: usize) -> Result<u32, XlsxError> {
    u32::try_from(row).map_err(|_| XlsxError::RowColumnLimitError)
}

fn column(place: usize) -> Result<u16, XlsxError> {
    u16::try_from(place).map_err(|_| XlsxError::RowColumnLimitError)
}

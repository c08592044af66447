//! One table as a sheet.

use super::super::csv::{Headings, Table, fitting};
use super::Fills;
use super::drop_downs::DropDown;
use crate::map::width_of;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

/// What a sheet is made of.
pub(super) struct Sheet<'a> {
    pub table: &'a Table,
    pub fills: &'a Fills<'a>,
    pub drop_downs: &'a [DropDown],
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
    "major_claims",
    "premises",
];
/// What the columns of numbers begin with that a map has one of for every view or article.
const SERIES: [&str; 2] = ["share_", "with_"];
/// Columns that an editor may change, beside decision and note; their headers stand out.
const EDITABLE: &[&str] = &[
    "kind", "view", "relation", "issue", "source", "target", "node_1", "node_2", "decision", "note",
];
/// The number of the paper, as Excel counts.
const A3: u8 = 8;
/// What a reader on paper wants: the last of these is the last column that is printed.
const READ: [&str; 3] = ["confidence", "why", "target_text"];
/// How high a line is, and a row at most, in points.
const LINE: f64 = 17.0;
const HIGHEST: f64 = 400.0;
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
        print_broad(sheet)?;
        sheet.set_print_area(0, 0, rows, column(self.last_read())?)?;
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofilter(0, 0, rows.max(1), columns)?;
        for drop_down in self.drop_downs {
            let Some(validation) = drop_down.validation()? else {
                continue;
            };
            if self.table.column(drop_down.beside).is_none() {
                continue;
            }
            for name in drop_down.columns {
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
            let told = self.table.heading(name, self.headings);
            sheet.write_string_with_format(0, column(place)?, held(&told), &format)?;
            sheet.set_column_width(column(place)?, width(name))?;
        }
        Ok(())
    }

    fn write_row(&self, sheet: &mut Worksheet, at: u32, row: &[String]) -> Result<(), XlsxError> {
        let across = self.table.is_across(row);
        sheet.set_row_height(at, self.height(row))?;
        for (place, (name, cell)) in self.table.header.iter().zip(row).enumerate() {
            let cell = self.headings.word(name, cell, across);
            let mut format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
            if let Some(fill) = self.fill(name, row) {
                format = format.set_background_color(fill);
            }
            let place = column(place)?;
            match cell.parse::<f64>().ok().filter(|_| is_number(name)) {
                Some(value) => sheet.write_number_with_format(at, place, value, &format)?,
                None => sheet.write_string_with_format(at, place, held(cell), &format)?,
            };
        }
        Ok(())
    }

    /// The last column that is printed.
    fn last_read(&self) -> usize {
        let read = READ.iter().filter_map(|name| self.table.column(name));
        read.max()
            .unwrap_or(self.table.header.len().saturating_sub(1))
    }

    /// High enough for what is printed: LibreOffice fits no row to its text when it opens the file.
    fn height(&self, row: &[String]) -> f64 {
        let printed = self.table.header.iter().zip(row).take(self.last_read() + 1);
        let lines = printed.map(|(name, cell)| {
            // A word or a mark that does not fit leaves a column or two empty.
            let columns = (width(name) - 2.0).max(2.0);
            let lines = cell.lines().map(|line| {
                let line = line.chars().map(width_of).sum::<usize>() as f64;
                (line / columns).ceil().max(1.0)
            });
            lines.sum::<f64>()
        });
        (lines.fold(1.0, f64::max) * LINE).min(HIGHEST)
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

/// Prints all columns that are read on a page, the header again on each, with the sheet's name and the number of the page.
fn print_broad(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet
        .set_landscape()
        .set_paper_size(A3)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.5, 0.5, 0.2, 0.2)
        .set_footer("&A   &P / &N")
        .set_repeat_rows(0, 0)?;
    Ok(())
}

/// As much of a cell as a workbook holds; the two noncharacters that XML has no way to write are left out.
fn held(cell: &str) -> String {
    fitting(cell).replace(['\u{fffe}', '\u{ffff}'], "")
}

fn is_number(column: &str) -> bool {
    NUMBERS.contains(&column) || SERIES.iter().any(|start| column.starts_with(start))
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

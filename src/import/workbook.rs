//! `*.xlsx` as sheets, cell by cell: a sheet is never spread out whole, because two cells can be a million rows apart.

use super::sheet::{Row, Sheet};
use super::{ImportError, guard};
use calamine::{DataRef, Reader, Xlsx};
use std::collections::BTreeMap;
use std::io::Cursor;

pub(super) fn sheets(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, ImportError> {
    guard::check(name, bytes)?;
    let broken = |cause: &dyn std::fmt::Display| ImportError::Workbook {
        name: name.to_owned(),
        cause: cause.to_string(),
    };
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|cause| broken(&cause))?;
    let mut sheets = Vec::new();
    let mut extent = guard::Extent::default();
    for sheet in workbook.sheet_names() {
        let mut reader = match workbook.worksheet_cells_reader(&sheet) {
            Ok(reader) => reader,
            // A sheet of charts has no cells.
            Err(_) => continue,
        };
        let mut rows: BTreeMap<u32, BTreeMap<usize, String>> = BTreeMap::new();
        while let Some(cell) = reader.next_cell().map_err(|cause| broken(&cause))? {
            let (row, column) = cell.get_position();
            let value = value(cell.get_value());
            extent.cell(name, &value)?;
            if !value.is_empty() {
                rows.entry(row).or_default().insert(column as usize, value);
            }
        }
        let rows = rows.into_iter().map(|(number, cells)| Row {
            number: number as usize + 1,
            cells,
        });
        sheets.push(Sheet::of(Some(sheet), rows.collect()));
    }
    Ok(sheets)
}

fn value(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(date) => date.as_f64().to_string(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

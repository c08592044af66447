//! `*.csv` and `*.tsv` as a sheet: commas, semicolons or tabs, whichever the program that saved it has chosen.

use super::ImportError;
use super::guard::Extent;
use super::sheet::{Kind, Row, Sheet};
use crate::files::{BrokenEncoding, Decoded, decode};
use std::collections::BTreeMap;

pub(super) fn sheet(name: &str, bytes: &[u8]) -> Result<Sheet, ImportError> {
    if let Some(what) = other_program(bytes) {
        return Err(ImportError::OtherProgram {
            name: name.to_owned(),
            what,
        });
    }
    let broken = |BrokenEncoding { line }| ImportError::Encoding {
        name: name.to_owned(),
        line,
    };
    let Decoded { text, is_lossy } = decode(bytes).map_err(broken)?;
    // Excel reads a first line `sep=;` as a word to itself.
    let (text, skipped) = match text.split_once('\n') {
        Some((first, rest)) if first.trim().to_lowercase().starts_with("sep=") => (rest, 1),
        _ => (text.as_str(), 0),
    };
    for delimiter in delimiters(text) {
        let sheet = Sheet::of(None, rows(name, text, delimiter, skipped)?).out_of_text(is_lossy);
        if sheet.kind != Kind::Unknown {
            return Ok(sheet);
        }
    }
    Err(ImportError::NoTable {
        name: name.to_owned(),
    })
}

/// The three signs that part cells, the one that is most frequent at the beginning first.
fn delimiters(text: &str) -> Vec<u8> {
    let head: Vec<u8> = text.bytes().take(4_096).collect();
    let mut signs = vec![b',', b';', b'\t'];
    signs.sort_by_key(|sign| std::cmp::Reverse(head.iter().filter(|byte| *byte == sign).count()));
    signs
}

fn rows(name: &str, text: &str, delimiter: u8, skipped: usize) -> Result<Vec<Row>, ImportError> {
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut extent = Extent::default();
    let mut rows = Vec::new();
    for (place, record) in reader.records().enumerate() {
        let record = record.map_err(|cause| ImportError::Delimited {
            name: name.to_owned(),
            line: cause.position().map_or(0, ::csv::Position::line),
            cause: cause.to_string(),
        })?;
        let mut cells = BTreeMap::new();
        for (column, cell) in record
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            extent.cell(name, cell)?;
            cells.insert(column, cell.to_owned());
        }
        rows.push(Row {
            number: place + 1 + skipped,
            cells,
        });
    }
    rows.retain(|row| !row.cells.is_empty());
    Ok(rows)
}

/// What the bytes are, where they are a file of another kind.
fn other_program(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Some("an old .xls workbook or one with a password");
    }
    if bytes.starts_with(b"%PDF") {
        return Some("a PDF");
    }
    let head = &bytes[..bytes.len().min(4_096)];
    let wide = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    (!wide && head.contains(&0)).then_some("no text")
}

//! Reading a file that an editor may have saved from a spreadsheet.

use super::encoding::decode;
use crate::bounded::read_file;
use std::io::{Error, ErrorKind, Result};
use std::path::Path;

/// Bytes of the largest file of rules that is read; the program's own have half a million.
pub(crate) const MOST_RULE_BYTES: usize = 20 << 20;

/// What the file says, its byte order mark aside.
///
/// # Errors
/// Where it can't be read, is no file, is larger than [`MOST_RULE_BYTES`], or is neither UTF-8 nor UTF-16 nor GB18030.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    let decoded = decode(&read_file(path, MOST_RULE_BYTES)?);
    let text = decoded.map_err(|broken| Error::new(ErrorKind::InvalidData, broken))?;
    Ok(text.text)
}

/// What the file says; nothing where there is none.
///
/// # Errors
/// As [`read_text`], where it is there.
pub(crate) fn read_own_file(path: &Path) -> Result<Option<String>> {
    match read_text(path) {
        Ok(text) => Ok(Some(text)),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(cause),
    }
}

/// What parts the cells of a table, by its heading: spreadsheets write semicolons or tabs where the comma is a decimal mark.
pub(crate) fn delimiter_of(table: &str) -> u8 {
    let heading = table.lines().next().unwrap_or_default();
    let mut others = [b';', b'\t'].into_iter();
    let other = others.find(|mark| heading.contains(char::from(*mark)));
    other.filter(|_| !heading.contains(',')).unwrap_or(b',')
}

/// The names of a table's columns, however it is saved.
pub(crate) fn heading_of(table: &str) -> csv::StringRecord {
    let table = table.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter_of(table))
        .trim(csv::Trim::All)
        .from_reader(table.as_bytes());
    reader.headers().cloned().unwrap_or_default()
}

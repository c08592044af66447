//! Rows of JSON, one a line: what is wrong with one is told in words that do not speak of the program's insides.

use serde::Deserialize;
use serde_json::error::Category;

/// A row that can't be used; the rows behind it can.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {cause}")]
pub struct BadRow {
    /// 1-based line.
    pub line: usize,
    /// What is wrong, and what a line must be.
    pub cause: String,
}

/// Reads a row, which is to be an object; else what is wrong with it.
pub(crate) fn json_row<'row, Row: Deserialize<'row>>(row: &'row [u8]) -> Result<Row, String> {
    if std::str::from_utf8(row).is_err() {
        return Err("is no UTF-8; save the file as UTF-8".to_owned());
    }
    let row = row.trim_ascii();
    let cause = match serde_json::from_slice(row) {
        // The fields of a list would be taken by their order.
        _ if !row.starts_with(b"{") => return Err("is no JSON object".to_owned()),
        Ok(row) => return Ok(row),
        Err(cause) => cause,
    };
    let said = without_place(&cause);
    Err(match cause.classify() {
        Category::Data => said,
        _ => format!("is no JSON object: {said}"),
    })
}

/// What a JSON reader says, without the place in the row, which it calls line 1.
fn without_place(cause: &serde_json::Error) -> String {
    let said = cause.to_string();
    let place = format!(" at line {} column {}", cause.line(), cause.column());
    said.strip_suffix(&place).unwrap_or(&said).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_row_is_told_without_the_program_s_insides() {
        #[derive(Debug, Deserialize)]
        #[expect(dead_code, reason = "only read")]
        struct Pair {
            a: String,
            b: String,
        }
        for (row, told) in [
            (&b"{\"a\": \"\"}"[..], "missing field `b`"),
            (b"[1, 2]", "is no JSON object"),
            (b"\xe5\xba", "is no UTF-8; save the file as UTF-8"),
            ("店开了".as_bytes(), "is no JSON object"),
            (
                b"{\"a\": \"",
                "is no JSON object: EOF while parsing a string",
            ),
            (
                b"{\"a\": 1, \"b\": \"\"}",
                "invalid type: integer `1`, expected a string",
            ),
        ] {
            assert_eq!(json_row::<Pair>(row).unwrap_err(), told);
        }
    }
}

//! Articles as rows: a JSON object a line.

use super::document::Deliver;
use super::{Document, Refusal};
use crate::article::{Metadata, Published};
use crate::bounded::{read_line, unmarked};
use crate::files::json_row;
use serde::Deserialize;
use std::io::{self, BufRead, ErrorKind};
use std::ops::ControlFlow;

/// A row that comes in.
#[derive(Deserialize)]
struct ArticleRow {
    id: Option<serde_json::Value>,
    text: String,
    title: Option<String>,
    author: Option<String>,
    published: Option<String>,
    url: Option<String>,
}

/// Reads the articles of a file of rows. Empty lines are skipped; a line of more than `limit` bytes is refused.
pub(super) fn read_rows(
    file: &str,
    mut rows: impl BufRead,
    limit: usize,
    deliver: &mut Deliver<'_>,
) -> io::Result<ControlFlow<()>> {
    let mut line = Vec::new();
    for number in 1_usize.. {
        let document = match read_line(&mut rows, &mut line, limit) {
            Ok(false) => break,
            Ok(true) => match unmarked(&line, number).trim_ascii() {
                [] => continue,
                row => document(file, number, row),
            },
            Err(cause) if cause.kind() == ErrorKind::FileTooLarge => {
                rows.skip_until(b'\n')?;
                let cause = format!("{cause}; give one article a line");
                Err(refusal(file, number, cause))
            }
            Err(cause) => return Err(cause),
        };
        if deliver(document).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn document(file: &str, number: usize, line: &[u8]) -> Result<Document, Refusal> {
    let row: ArticleRow = json_row(line).map_err(|cause| {
        let cause = format!("{cause}; each line must be {{\"id\", \"text\"}}");
        refusal(file, number, cause)
    })?;
    let name = match row.id {
        Some(serde_json::Value::String(id)) => id,
        Some(serde_json::Value::Number(id)) => id.to_string(),
        // No bare number, which might be the id of another.
        _ => format!("line {number}"),
    };
    Ok(Document {
        source: format!("{file}#{name}"),
        bytes: row.text.into_bytes(),
        metadata: Some(Metadata {
            title: row.title,
            author: row.author,
            published: row.published.as_deref().and_then(Published::read),
            url: row.url,
            ..Metadata::default()
        }),
    })
}

fn refusal(file: &str, line: usize, cause: impl std::fmt::Display) -> Refusal {
    Refusal::new(format!("{file}, line {line}"), cause)
}

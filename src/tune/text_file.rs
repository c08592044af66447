//! Files of annotated essays and reviews, one JSON object a line.

use super::MOST_BYTES;
use crate::argument::ComponentKind;
use crate::bounded::read_utf8_file;
use crate::files::json_row;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// A file of annotated texts that can't be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AnnotatedTextError {
    /// It can't be read.
    #[error("{}: can't be read: {source}; check the path", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A line isn't an annotated text.
    #[error(
        "{}, line {line}: {cause}; each line must be {{\"id\", \"text\", \"components\": [{{\"kind\", \"start\", \"end\"}}]}}, \
         with \"relations\": [{{\"source\", \"target\", \"kind\"}}] where they are annotated",
        path.display()
    )]
    Line {
        /// The file.
        path: PathBuf,
        /// 1-based line.
        line: usize,
        /// What is wrong.
        cause: String,
    },
    /// It holds no text.
    #[error("{}: holds no annotated text; give one a line", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
}

/// The rows of a file; at least one.
pub(super) fn read_rows(path: &Path) -> Result<Vec<TextRow>, AnnotatedTextError> {
    let content =
        read_utf8_file(path, MOST_BYTES).map_err(|source| AnnotatedTextError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
    let mut rows = Vec::new();
    for (place, line) in content.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let wrong = |cause: String| AnnotatedTextError::Line {
            path: path.to_owned(),
            line: place + 1,
            cause,
        };
        let row: TextRow = json_row(line.as_bytes()).map_err(wrong)?;
        row.check().map_err(wrong)?;
        rows.push(row);
    }
    match rows.is_empty() {
        true => Err(AnnotatedTextError::Empty {
            path: path.to_owned(),
        }),
        false => Ok(rows),
    }
}

#[derive(Deserialize)]
pub(super) struct TextRow {
    pub(super) text: String,
    pub(super) components: Vec<ComponentRow>,
    pub(super) relations: Option<Vec<RelationRow>>,
}

impl TextRow {
    /// Whether everything it names is there.
    fn check(&self) -> Result<(), String> {
        let length = self.text.chars().count();
        let beyond = |row: &&ComponentRow| row.start >= row.end || row.end > length;
        if let Some(row) = self.components.iter().find(beyond) {
            let (start, end) = (row.start, row.end);
            return Err(format!(
                "a component stands at {start} to {end}, and the text has {length} characters"
            ));
        }
        let most = self.components.len();
        for row in self.relations.iter().flatten() {
            let target = match row.target {
                Target::Component(at) => at,
                Target::Thesis(_) => 0,
            };
            if row.source >= most || target >= most {
                return Err(format!(
                    "a relation names a component beyond the {most} there are"
                ));
            }
        }
        Ok(())
    }
}

#[derive(Deserialize)]
pub(super) struct ComponentRow {
    pub(super) kind: ComponentKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Deserialize)]
pub(super) struct RelationRow {
    pub(super) source: usize,
    pub(super) target: Target,
    pub(super) kind: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Target {
    Component(usize),
    #[expect(dead_code, reason = "the only word there is says `major_claim`")]
    Thesis(String),
}

//! The tables of a lexicon: `data/lexicon/*.csv` with the columns `cue`, `class`, `place` and `note`.
//!
//! `place` is `any` (also when empty), `clause_start`, `clause_end`, `sentence_start`, `sentence_end` or `word_start`
//! (see [`CuePlace`]). `note` is for the editor. A class with a minus, as in `但,-adversative`, takes a cue out of a class that an earlier table gave it.

use super::super::normalise::normalised;
use super::{CuePlace, LexiconError};
use std::collections::BTreeMap;
use std::path::Path;

/// A line that can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {cause}")]
pub struct LexiconMistake {
    /// The CSV table.
    pub file: String,
    /// 1-based line.
    pub line: u64,
    /// What is wrong and what to write instead.
    pub cause: String,
}

/// A line as it was written, checked.
pub(super) struct Line {
    pub cue: String,
    pub class: String,
    pub place: CuePlace,
}

/// The columns every table must have, in this order; a fourth, `note`, may follow.
const COLUMNS: [&str; 3] = ["cue", "class", "place"];

/// Reads all tables in order, or reports everything that is wrong in any of them.
pub(super) fn read(tables: &[(&str, &str)]) -> Result<Vec<Line>, LexiconError> {
    let mut lines: Vec<Option<Line>> = Vec::new();
    let mut known = BTreeMap::new();
    let mut mistakes = Vec::new();
    for (file, text) in tables {
        let mut mistake = |line: u64, cause: String| {
            mistakes.push(LexiconMistake {
                file: (*file).to_owned(),
                line,
                cause,
            });
        };
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let mut record = csv::StringRecord::new();
        let mut heading = true;
        loop {
            match reader.read_record(&mut record) {
                Ok(false) => break,
                Err(error) => {
                    mistake(
                        error.position().map_or(0, csv::Position::line),
                        error.to_string(),
                    );
                    continue;
                }
                Ok(true) => {}
            }
            let at = record.position().map_or(0, csv::Position::line);
            if std::mem::take(&mut heading) {
                if !record.iter().take(COLUMNS.len()).eq(COLUMNS) {
                    mistake(
                        at,
                        format!("the first line must be `{},note`", COLUMNS.join(",")),
                    );
                    break;
                }
                continue;
            }
            let (line, removed) = match checked(&record) {
                Ok(checked) => checked,
                Err(cause) => {
                    mistake(at, cause);
                    continue;
                }
            };
            let key = (line.cue.clone(), line.class.clone());
            match (removed, known.get(&key).copied()) {
                (true, Some(earlier)) => {
                    lines[earlier] = None;
                    known.remove(&key);
                }
                (true, None) => mistake(
                    at,
                    format!(
                        "no earlier table lists `{}` as {}, so it can't be taken out",
                        line.cue, line.class
                    ),
                ),
                (false, Some(_)) => mistake(
                    at,
                    format!(
                        "`{}` is already listed as {}; delete one of the lines",
                        line.cue, line.class
                    ),
                ),
                (false, None) => {
                    known.insert(key, lines.len());
                    lines.push(Some(line));
                }
            }
        }
    }
    if mistakes.is_empty() {
        Ok(lines.into_iter().flatten().collect())
    } else {
        Err(LexiconError::Mistakes(mistakes))
    }
}

/// A record as a line, and whether it takes its cue out instead of putting it in.
fn checked(record: &csv::StringRecord) -> Result<(Line, bool), String> {
    let cell = |column: usize| record.get(column).unwrap_or("");
    let cue = normalised(cell(0));
    if cue.is_empty() {
        return Err("the cue is empty; write the word or phrase to look for".to_owned());
    }
    if record.len() > COLUMNS.len() + 1 {
        return Err(format!(
            "{} cells instead of {}; put a cue or note with a comma in quotes",
            record.len(),
            COLUMNS.len() + 1
        ));
    }
    let (class, removed) = match cell(1).strip_prefix('-') {
        Some(class) => (class, true),
        None => (cell(1), false),
    };
    let is_name = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_lowercase())
            && name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    if !is_name(class) {
        return Err(format!(
            "`{class}` is no class name; use lower-case letters, digits and `_`"
        ));
    }
    let place = match cell(2) {
        "" | "any" => CuePlace::Any,
        "clause_start" => CuePlace::ClauseStart,
        "clause_end" => CuePlace::ClauseEnd,
        "sentence_start" => CuePlace::SentenceStart,
        "sentence_end" => CuePlace::SentenceEnd,
        "word_start" => CuePlace::WordStart,
        other => {
            return Err(format!(
                "`{other}` is no place; use any, clause_start, clause_end, sentence_start, sentence_end or word_start"
            ));
        }
    };
    let class = class.to_owned();
    Ok((Line { cue, class, place }, removed))
}

/// The CSV tables of a folder with their names, in the order of the names.
pub(super) fn read_folder(folder: &Path) -> Result<Vec<(String, String)>, LexiconError> {
    let unreadable = |path: &Path, source| LexiconError::Unreadable {
        path: path.to_owned(),
        source,
    };
    let mut tables = Vec::new();
    let entries = std::fs::read_dir(folder).map_err(|source| unreadable(folder, source))?;
    for entry in entries {
        let path = entry.map_err(|source| unreadable(folder, source))?.path();
        if path.extension().is_none_or(|extension| extension != "csv") {
            continue;
        }
        let text = std::fs::read_to_string(&path).map_err(|source| unreadable(&path, source))?;
        let name = path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        tables.push((name, text));
    }
    tables.sort();
    Ok(tables)
}

/// All mistakes, one a line.
pub(super) fn listed(mistakes: &[LexiconMistake]) -> String {
    let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

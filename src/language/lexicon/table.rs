//! The tables of a lexicon: `data/lexicon/*.csv` with the columns `cue`, `class`, `place` and `note`.
//!
//! `place` is `any` (also when empty), `clause_start`, `clause_end`, `sentence_start`, `sentence_end` or `word_start`
//! (see [`CuePlace`]). `note` is for the editor. A class with a minus, as in `但,-adversative`, takes a cue out of a class that an earlier table gave it.
//!
//! The words of `beside_cues.csv` are no cues: they are looked up where one stands, so that their place counts nothing.

use super::super::normalise::normalised;
use super::{CuePlace, LexiconError};
use crate::files::{Mistake, Mistakes, delimiter_of, read_text};
use std::collections::BTreeMap;
use std::path::Path;

/// A line as it was written, checked.
pub(super) struct Line {
    pub cue: String,
    pub class: String,
    pub place: CuePlace,
    /// Which of the tables has it, and in which line, counted from 1.
    pub table: usize,
    pub number: usize,
}

/// The columns every table must have, in this order; a fourth, `note`, may follow.
const COLUMNS: [&str; 3] = ["cue", "class", "place"];

/// Reads all tables in order, or reports everything that is wrong in any of them.
pub(super) fn read(tables: &[(&str, &str)]) -> Result<Vec<Line>, LexiconError> {
    let (lines, mistakes) = read_what_can_be(tables);
    Mistakes::none_of(mistakes)?;
    Ok(lines)
}

/// The lines that are sound, and everything that is wrong in the others.
pub(super) fn read_what_can_be(tables: &[(&str, &str)]) -> (Vec<Line>, Vec<Mistake>) {
    let mut lines: Vec<Option<Line>> = Vec::new();
    let mut known = BTreeMap::new();
    let mut mistakes = Vec::new();
    for (table, (file, text)) in tables.iter().enumerate() {
        let text = text.trim_start_matches('\u{feff}');
        let mut mistake = |line: u64, words: &str, cause: String| {
            let line = usize::try_from(line).unwrap_or(usize::MAX);
            mistakes.push(Mistake::in_line(file, text, line, words, cause));
        };
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(delimiter_of(text))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        let mut heading = true;
        loop {
            match reader.read_record(&mut record) {
                Ok(false) => break,
                Err(error) => {
                    let line = error.position().map_or(1, csv::Position::line);
                    mistake(line, "", error.to_string());
                    continue;
                }
                Ok(true) => {}
            }
            let at = record.position().map_or(0, csv::Position::line);
            if std::mem::take(&mut heading) {
                if !record.iter().take(COLUMNS.len()).eq(COLUMNS) {
                    mistake(
                        at,
                        "",
                        format!("the first line must be `{},note`", COLUMNS.join(",")),
                    );
                    break;
                }
                continue;
            }
            let (mut line, removed) = match checked(&record) {
                Ok(checked) => checked,
                Err((column, cause)) => {
                    mistake(at, record.get(column).unwrap_or_default(), cause);
                    continue;
                }
            };
            line.table = table;
            line.number = usize::try_from(at).unwrap_or(usize::MAX);
            let key = (line.cue.clone(), line.class.clone());
            match (removed, known.get(&key).copied()) {
                (true, Some(earlier)) => {
                    lines[earlier] = None;
                    known.remove(&key);
                }
                (true, None) => mistake(
                    at,
                    &line.cue,
                    format!(
                        "no earlier table lists `{}` as {}, so it can't be taken out",
                        line.cue, line.class
                    ),
                ),
                (false, Some(_)) => mistake(
                    at,
                    &line.cue,
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
    (lines.into_iter().flatten().collect(), mistakes)
}

/// A record as a line, and whether it takes its cue out instead of putting it in. Of a mistake, its column.
fn checked(record: &csv::StringRecord) -> Result<(Line, bool), (usize, String)> {
    let cell = |column: usize| record.get(column).unwrap_or("");
    let cue = normalised(cell(0));
    if cue.is_empty() {
        let cause = "the cue is empty; write the word or phrase to look for";
        return Err((0, cause.to_owned()));
    }
    if record.len() > COLUMNS.len() + 1 {
        let cause = format!(
            "{} cells instead of {}; put a cue or note with a comma in quotes",
            record.len(),
            COLUMNS.len() + 1
        );
        return Err((COLUMNS.len() + 1, cause));
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
        let cause = format!("`{class}` is no class name; use lower-case letters, digits and `_`");
        return Err((1, cause));
    }
    let place = match cell(2) {
        "" | "any" => CuePlace::Any,
        "clause_start" => CuePlace::ClauseStart,
        "clause_end" => CuePlace::ClauseEnd,
        "sentence_start" => CuePlace::SentenceStart,
        "sentence_end" => CuePlace::SentenceEnd,
        "word_start" => CuePlace::WordStart,
        other => {
            let cause = format!(
                "`{other}` is no place; use any, clause_start, clause_end, sentence_start, sentence_end or word_start"
            );
            return Err((2, cause));
        }
    };
    let class = class.to_owned();
    let line = Line {
        cue,
        class,
        place,
        table: 0,
        number: 0,
    };
    Ok((line, removed))
}

/// The CSV tables of a folder with their paths, in the order of their names.
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
        let text = read_text(&path).map_err(|source| unreadable(&path, source))?;
        tables.push((path.display().to_string(), text));
    }
    tables.sort();
    Ok(tables)
}

//! Tables of numbers, as `counterpoint tune` writes them and an editor may change them: CSV under a heading.

use super::mistake::{Mistake, Mistakes};
use super::own_file::delimiter_of;

/// A line of a table.
pub(crate) struct Row {
    cells: csv::StringRecord,
}

/// What is wrong with a cell.
pub(crate) struct CellMistake {
    column: usize,
    cause: String,
}

impl CellMistake {
    /// `column` counts from 0.
    pub(crate) fn new(column: usize, cause: impl Into<String>) -> Self {
        Self {
            column,
            cause: cause.into(),
        }
    }
}

impl Row {
    /// The words in a cell, counted from 0; empty where there is none.
    pub(crate) fn text(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default()
    }

    /// The finite number in a cell.
    pub(crate) fn number(&self, column: usize) -> Result<f64, CellMistake> {
        let written = self.text(column);
        let number = written.parse::<f64>().ok();
        number.filter(|number| number.is_finite()).ok_or_else(|| {
            let cause = format!("column {} should be a number, not `{written}`", column + 1);
            CellMistake::new(column, cause)
        })
    }
}

/// Hands every line under the heading to `take`; how many there are.
///
/// # Errors
/// Another heading, lines that are no CSV, and what `take` refuses, each with its place.
pub(crate) fn read_numbers(
    file: &str,
    text: &str,
    heading: &[&str],
    mut take: impl FnMut(&Row) -> Result<(), CellMistake>,
) -> Result<usize, Mistakes> {
    let text = text.trim_start_matches('\u{feff}');
    let mut mistakes = Vec::new();
    let mut count = 0;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter_of(text))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let written = reader.headers().cloned().unwrap_or_default();
    if !written.iter().eq(heading.iter().copied()) {
        let cause = format!("the first line must be `{}`", heading.join(","));
        let mistake = Mistake::in_line(file, text, 1, "", cause);
        return Mistakes::none_of(vec![mistake]).map(|()| 0);
    }
    for record in reader.into_records() {
        let (line, mistake) = match record {
            Ok(cells) => {
                count += 1;
                let line = cells.position().map_or(1, csv::Position::line);
                let cell_count = cells.len();
                let row = Row { cells };
                let taken = match cell_count == heading.len() {
                    true => take(&row),
                    false => Err(CellMistake::new(
                        usize::MAX,
                        format!("{cell_count} cells instead of {}", heading.len()),
                    )),
                };
                let Err(CellMistake { column, cause }) = taken else {
                    continue;
                };
                (line, (row.text(column).to_owned(), cause))
            }
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                (line, (String::new(), error.to_string()))
            }
        };
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let (words, cause) = mistake;
        mistakes.push(Mistake::in_line(file, text, line, &words, cause));
    }
    Mistakes::none_of(mistakes)?;
    Ok(count)
}

//! Tables of numbers, as `counterpoint tune` writes them and an editor may change them: CSV under a heading.
//! [`read_numbers`] reads what [`NumberTable`] writes.

use super::mistake::{Mistake, Mistakes};
use super::own_file::delimiter_of;

/// Log-odds beyond this are as good as certain; sums of much larger ones are no numbers any more.
pub(crate) const LARGEST_NUMBER: f64 = 1_000.0;

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

    /// The number in a cell, one to count with.
    pub(crate) fn number(&self, column: usize) -> Result<f64, CellMistake> {
        let written = self.text(column);
        let number = written.parse::<f64>().ok();
        let place = column + 1;
        let cause = match number.filter(|number| number.is_finite()) {
            Some(number) if number.abs() <= LARGEST_NUMBER => return Ok(number),
            Some(_) => format!(
                "column {place} is {written}; write a number from -{LARGEST_NUMBER} to {LARGEST_NUMBER}"
            ),
            None => format!("column {place} should be a number, not `{written}`"),
        };
        Err(CellMistake::new(column, cause))
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

/// A table on its way out.
pub(crate) struct NumberTable {
    writer: csv::Writer<Vec<u8>>,
}

impl NumberTable {
    /// A table without lines.
    pub(crate) fn new<'h>(heading: impl IntoIterator<Item = &'h str>) -> Self {
        let mut table = Self {
            writer: csv::WriterBuilder::new()
                .flexible(true)
                .from_writer(Vec::new()),
        };
        table.write(heading.into_iter());
        table
    }

    /// Adds a line: names, of which those with a comma are put in quotes, and numbers as they are to be written.
    pub(crate) fn line(&mut self, names: &[&str], numbers: impl IntoIterator<Item = String>) {
        let numbers: Vec<String> = numbers.into_iter().collect();
        let names = names.iter().copied();
        self.write(names.chain(numbers.iter().map(String::as_str)));
    }

    /// The table as CSV.
    pub(crate) fn into_csv(self) -> String {
        let written = self.writer.into_inner().unwrap_or_default();
        // It is made of nothing but text.
        String::from_utf8_lossy(&written).into_owned()
    }

    fn write<'c>(&mut self, cells: impl Iterator<Item = &'c str>) {
        // Writing into memory can't fail, nor can a line be of the wrong length.
        let _ = self.writer.write_record(cells);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_whatever_stands_in_them() {
        let names = [
            "mine, all",
            "说“好”",
            "the \"turn\"",
            "two\nlines",
            "one;two",
        ];
        let mut table = NumberTable::new(["rule", "weight"]);
        for name in names {
            table.line(&[name], ["0.500".to_owned()]);
        }
        let text = table.into_csv();
        assert!(text.starts_with("rule,weight\n\"mine, all\",0.500\n说“好”,0.500\n"));
        let mut found = Vec::new();
        let count = read_numbers("own.csv", &text, &["rule", "weight"], |row| {
            found.push(row.text(0).to_owned());
            row.number(1).map(|_| ())
        });
        assert_eq!((found, count), (names.map(str::to_owned).to_vec(), Ok(5)));
    }
}

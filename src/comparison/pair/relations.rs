//! Words that mean the opposite of each other, and words that mean much the same:
//! `data/lexicon/antonyms.csv` (`one`, `other`, `note`) and `data/lexicon/synonyms.csv` (`words`, `note`), with the
//! words of a cell separated by spaces.

use std::collections::HashMap;

const ANTONYMS: &str = include_str!("../../../data/lexicon/antonyms.csv");
const SYNONYMS: &str = include_str!("../../../data/lexicon/synonyms.csv");

/// One end of an opposition such as 增长 / 下降.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AntonymEnd {
    /// The opposition, by its place in the table.
    pub opposition: usize,
    /// Whether it is the end named in the second column.
    pub other: bool,
}

/// Opposites and near-synonyms.
#[derive(Debug, Default)]
pub struct WordRelations {
    ends: HashMap<Vec<char>, Vec<AntonymEnd>>,
    synonyms: HashMap<Vec<char>, Vec<usize>>,
    longest_word: usize,
}

/// A line of a table that can't be used.
#[derive(Debug, thiserror::Error)]
#[error("{file}, line {line}: {cause}")]
pub struct RelationsMistake {
    /// The table.
    pub file: String,
    /// 1-based line.
    pub line: u64,
    /// What is wrong and what to write instead.
    pub cause: String,
}

impl WordRelations {
    /// The tables that come with the program.
    ///
    /// # Errors
    /// None that the program's own tables cause.
    pub fn builtin() -> Result<Self, RelationsMistake> {
        Self::from_csv(
            ("data/lexicon/antonyms.csv", ANTONYMS),
            ("data/lexicon/synonyms.csv", SYNONYMS),
        )
    }

    /// From the texts of the two tables, each with its name for error messages.
    ///
    /// # Errors
    /// The first line that is none of its table's.
    pub fn from_csv(
        antonyms: (&str, &str),
        synonyms: (&str, &str),
    ) -> Result<Self, RelationsMistake> {
        let mut relations = Self::default();
        for (opposition, ends) in rows::<2>(antonyms, "one,other,note")?.iter().enumerate() {
            for (end, other) in ends.iter().zip([false, true]) {
                for word in end {
                    relations.longest_word = relations.longest_word.max(word.len());
                    let known = relations.ends.entry(word.clone()).or_default();
                    known.push(AntonymEnd { opposition, other });
                }
            }
        }
        for (group, [words]) in rows::<1>(synonyms, "words,note")?.into_iter().enumerate() {
            for word in words {
                relations.synonyms.entry(word).or_default().push(group);
            }
        }
        Ok(relations)
    }

    /// The oppositions a word stands in.
    pub fn ends(&self, word: &[char]) -> &[AntonymEnd] {
        self.ends.get(word).map_or(&[], Vec::as_slice)
    }

    /// The groups of near-synonyms a word belongs to.
    pub fn synonym_groups(&self, word: &[char]) -> &[usize] {
        self.synonyms.get(word).map_or(&[], Vec::as_slice)
    }

    /// Length of the longest word with an opposite, in characters.
    pub fn longest_word(&self) -> usize {
        self.longest_word
    }
}

/// The words of the first `CELLS` cells of every row.
fn rows<const CELLS: usize>(
    (file, text): (&str, &str),
    header: &str,
) -> Result<Vec<[Vec<Vec<char>>; CELLS]>, RelationsMistake> {
    let mistake = |line: u64, cause: String| RelationsMistake {
        file: file.to_owned(),
        line,
        cause,
    };
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let found = reader
        .headers()
        .map_err(|error| mistake(1, error.to_string()))?;
    if found.iter().collect::<Vec<_>>().join(",") != header {
        return Err(mistake(1, format!("the header must be \"{header}\"")));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(1, csv::Position::line);
            mistake(line, format!("{error}; write {header}"))
        })?;
        let cells: [Vec<Vec<char>>; CELLS] = std::array::from_fn(|cell| {
            let words = record.get(cell).unwrap_or_default().split_whitespace();
            words.map(|word| word.chars().collect()).collect()
        });
        if cells.iter().any(Vec::is_empty) {
            let line = record.position().map_or(1, csv::Position::line);
            return Err(mistake(
                line,
                format!("an empty cell; write at least one word into each of {header}"),
            ));
        }
        rows.push(cells);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn characters(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    #[test]
    fn a_word_knows_its_opposites_and_its_like() {
        let relations = WordRelations::builtin().unwrap();
        let end = |word: &str| relations.ends(&characters(word))[0];
        assert_eq!(end("增长").opposition, end("下降").opposition);
        assert_ne!(end("增长").other, end("下降").other);
        assert_eq!(
            relations.synonym_groups(&characters("母亲")),
            relations.synonym_groups(&characters("妈妈"))
        );
        assert!(relations.ends(&characters("咖啡")).is_empty());
    }

    #[test]
    fn no_word_is_its_own_opposite() {
        let relations = WordRelations::builtin().unwrap();
        for (word, ends) in &relations.ends {
            for end in ends {
                let opposite = AntonymEnd {
                    other: !end.other,
                    ..*end
                };
                assert!(!ends.contains(&opposite), "{}", String::from_iter(word));
            }
        }
    }

    #[test]
    fn a_mistake_names_file_line_and_cause() {
        let error = WordRelations::from_csv(
            ("mine.csv", "one,other,note\n热闹,冷清,\n多,,\n"),
            ("same.csv", "words,note\n"),
        )
        .unwrap_err();
        assert_eq!(
            error.to_string(),
            "mine.csv, line 3: an empty cell; write at least one word into each of one,other,note"
        );
    }
}

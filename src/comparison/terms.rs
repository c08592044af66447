//! Terms: what two statements are known to share without a dictionary, numbered article by article, so that laying two
//! articles side by side compares their words once and numbers from then on.

use super::content_words::content_words;
use super::grid::Grid;
use super::statement::Statement;
use crate::language::{Analysis, Reading};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;

/// The terms of an article, worked out once for one that is compared with many.
pub(super) struct Terms {
    /// How many sentences the article has.
    sentences: usize,
    /// In the order of the alphabet; a term's number is its place here.
    known: Vec<KnownTerm>,
    /// Of every statement its terms, by their numbers.
    of_statements: Vec<Vec<Count>>,
}

/// A term of an article.
struct KnownTerm {
    term: String,
    /// How many sentences have it.
    sentences: usize,
    /// The statements that have it, in reading order.
    users: Vec<User>,
}

/// How often a statement has a term, from the statement.
struct Count {
    term: usize,
    times: f64,
}

/// How often a statement has a term, from the term.
struct User {
    statement: usize,
    times: f64,
}

impl Terms {
    pub(super) fn of(analysis: &Analysis, statements: &[Statement]) -> Self {
        let mut holding: BTreeMap<String, usize> = BTreeMap::new();
        for sentence in &analysis.sentences {
            let whole = 0..sentence.reading.text.len();
            for term in terms(&sentence.reading, &whole).into_keys() {
                *holding.entry(term).or_insert(0) += 1;
            }
        }
        let said: Vec<BTreeMap<String, f64>> = statements
            .iter()
            .map(|statement| terms(statement.reading, &statement.part))
            .collect();
        // A statement that begins or ends within a Latin word has a piece of it that no sentence has.
        for term in said.iter().flat_map(BTreeMap::keys) {
            if !holding.contains_key(term) {
                holding.insert(term.clone(), 0);
            }
        }
        let mut known: Vec<KnownTerm> = holding
            .into_iter()
            .map(|(term, sentences)| KnownTerm {
                term,
                sentences,
                users: Vec::new(),
            })
            .collect();
        let mut of_statements = Vec::with_capacity(said.len());
        for (statement, said) in said.into_iter().enumerate() {
            let mut counts = Vec::with_capacity(said.len());
            for (word, times) in said {
                if let Ok(term) = known.binary_search_by(|one| one.term.cmp(&word)) {
                    known[term].users.push(User { statement, times });
                    counts.push(Count { term, times });
                }
            }
            of_statements.push(counts);
        }
        Self {
            sentences: analysis.sentences.len(),
            known,
            of_statements,
        }
    }

    /// The cosine of every two statements' terms, weighted by rarity among the sentences of both articles.
    pub(super) fn shared_with(&self, other: &Self) -> Grid {
        let facing = self.facing(other);
        let sentences = (self.sentences + other.sentences) as f64;
        let rarity = |holding: usize| match holding {
            0 => 0.0,
            count => (sentences / count as f64).ln(),
        };
        let mut together: Vec<usize> = other.known.iter().map(|term| term.sentences).collect();
        for (own, its) in self.known.iter().zip(&facing) {
            if let Some(its) = *its {
                together[its] += own.sentences;
            }
        }
        let rarities_there: Vec<f64> = together.into_iter().map(rarity).collect();
        let rarities: Vec<f64> = self
            .known
            .iter()
            .zip(&facing)
            .map(|(own, its)| its.map_or_else(|| rarity(own.sentences), |its| rarities_there[its]))
            .collect();
        let mut shared = Grid::zeros(self.of_statements.len(), other.of_statements.len());
        for (row, counts) in self.of_statements.iter().enumerate() {
            for &Count { term, times } in counts {
                let Some(its) = facing[term] else {
                    continue;
                };
                let square = rarities[term].powi(2);
                for user in &other.known[its].users {
                    shared.add(row, user.statement, square * times * user.times);
                }
            }
        }
        let rows = self.lengths(&rarities);
        let columns = other.lengths(&rarities_there);
        shared.map(|row, column, value| {
            let product = rows[row] * columns[column];
            if product > 0.0 { value / product } else { 0.0 }
        })
    }

    /// For every term its number in the other article, where that has it too.
    fn facing(&self, other: &Self) -> Vec<Option<usize>> {
        let mut next = 0;
        let number = |own: &KnownTerm| {
            while let Some(its) = other.known.get(next) {
                match its.term.cmp(&own.term) {
                    Ordering::Less => next += 1,
                    Ordering::Equal => return Some(next),
                    Ordering::Greater => return None,
                }
            }
            None
        };
        self.known.iter().map(number).collect()
    }

    /// The length of every statement's terms, each weighted by its rarity.
    fn lengths(&self, rarities: &[f64]) -> Vec<f64> {
        let length = |counts: &Vec<Count>| {
            let squares = counts
                .iter()
                .map(|count| (rarities[count.term] * count.times).powi(2));
            squares.sum::<f64>().sqrt()
        };
        self.of_statements.iter().map(length).collect()
    }
}

/// The terms of a part of a sentence: pairs of neighbouring Chinese characters, which need no dictionary, and Latin words;
/// of an English one its content words.
fn terms(reading: &Reading, part: &Range<usize>) -> BTreeMap<String, f64> {
    let mut terms = BTreeMap::new();
    if reading.english {
        for word in content_words(reading, part) {
            terms.insert(word, 1.0);
        }
        return terms;
    }
    let text = &reading.text[part.clone()];
    let mut add = |term: String| *terms.entry(term).or_insert(0.0) += 1.0;
    let chinese = |character: char| ('\u{4e00}'..='\u{9fff}').contains(&character);
    for pair in text.windows(2) {
        if pair.iter().all(|&character| chinese(character)) {
            add(pair.iter().collect());
        }
    }
    for word in text.split(|character| !character.is_ascii_alphanumeric()) {
        if word.len() >= 2 && word.iter().any(char::is_ascii_alphabetic) {
            add(word.iter().collect::<String>().to_ascii_lowercase());
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::compare::tests::read;
    use crate::comparison::frame::FrameSet;
    use crate::comparison::statement::statements;
    use crate::language::{Language, Lexicon};

    #[test]
    fn statements_share_what_both_write() -> Result<(), Box<dyn std::error::Error>> {
        let language = Language::new(Lexicon::builtin()?);
        let frames = FrameSet::builtin()?;
        let shared = |first: &str, second: &str| {
            let (first, second) = (read(first, 0, &language), read(second, 1, &language));
            let [a, b] = [&first, &second].map(|(analysis, argument)| {
                let said = statements(analysis, argument, &frames, &language);
                Terms::of(analysis, &said)
            });
            a.shared_with(&b)
        };
        let ferry = "渡口的船票又涨了。\n学生只好绕路过桥。";
        let both = shared(ferry, "渡口的船票太贵。\n山里下了一夜的雪。");
        assert!(both.at(0, 0) > 0.1 && both.at(0, 0) < 0.9);
        let same = shared(ferry, ferry);
        assert!((same.at(1, 1) - 1.0).abs() < 1e-9);
        assert_eq!([both.at(0, 1), both.at(1, 1)], [0.0, 0.0]);
        let alone = shared(ferry, "");
        assert_eq!([alone.rows(), alone.columns()], [2, 0]);
        Ok(())
    }
}

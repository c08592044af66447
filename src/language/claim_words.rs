//! Which words stand in claims and which in premises: 趋势 and 必然 in claims, 昨天 and 发布 in premises.
//!
//! In comes `data/words/claim_words.csv`, counted by `examples/count_claim_words.rs` in articles that nobody annotated,
//! from what the program takes their sentences for (self-training, Yarowsky 1995): a word that no rule knows is known by
//! the sentences it keeps company with.

use super::Token;
use crate::files::{CellMistake, Mistakes, read_numbers};
use std::collections::HashMap;

/// How much likelier, in log-odds, a sentence with a word is a claim rather than a premise than any sentence.
#[derive(Debug)]
pub struct ClaimWords {
    log_odds: HashMap<Box<str>, f32>,
}

/// The words of one sentence that tell claims from premises.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    /// Every word once, by its first token, in order, with its log-odds. Readings are many, so this is kept small.
    words: Vec<(u32, f32)>,
}

impl ClaimWords {
    /// The table that comes with the program.
    ///
    /// # Errors
    /// None that the program's own table causes.
    pub fn builtin() -> Result<Self, Mistakes> {
        let table = include_str!("../../data/words/claim_words.csv");
        Self::from_csv("data/words/claim_words.csv", table)
    }

    /// A table with the columns `word` and `log_odds`; `file` is its name for messages.
    ///
    /// # Errors
    /// Every row that is not a word and a number, with its line.
    pub fn from_csv(file: &str, table: &str) -> Result<Self, Mistakes> {
        let mut log_odds = HashMap::new();
        read_numbers(file, table, &COLUMNS, |row| {
            let (word, number) = (row.text(0), row.number(1)? as f32);
            if word.is_empty() || !number.is_finite() {
                let cause = "write a word and a number, as in `必然,0.79`";
                return Err(CellMistake::new(usize::from(!word.is_empty()), cause));
            }
            log_odds.insert(word.into(), number);
            Ok(())
        })?;
        Ok(Self { log_odds })
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.log_odds.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.log_odds.is_empty()
    }

    /// What the words of a sentence tell; `text` is the normalised sentence that the tokens divide.
    pub(super) fn wording(&self, text: &str, tokens: &[Token]) -> Wording {
        let mut known: Vec<&str> = Vec::new();
        let mut words = Vec::new();
        let mut rest = text.chars();
        for (index, token) in (0..).zip(tokens) {
            let before = rest.as_str();
            rest.by_ref().take(token.range.len()).for_each(drop);
            let word = &before[..before.len() - rest.as_str().len()];
            let Some(log_odds) = self.log_odds.get(word) else {
                continue;
            };
            if !known.contains(&word) {
                known.push(word);
                words.push((index, *log_odds));
            }
        }
        words.shrink_to_fit();
        Wording { words }
    }
}

const COLUMNS: [&str; 2] = ["word", "log_odds"];

impl Wording {
    /// How much the words speak for a claim rather than a premise: the sum of their log-odds over the root of their
    /// number, so that many words that tell a little count more than one, and a long sentence not for its length alone.
    pub fn claim_over_premise(&self) -> f64 {
        let words = self.words.iter();
        let sum: f64 = words.map(|(_, log_odds)| f64::from(*log_odds)).sum();
        sum / (self.words.len().max(1) as f64).sqrt()
    }

    /// The tokens that speak loudest for a claim, or else for a premise, in order.
    pub fn loudest(&self, for_claim: bool) -> Vec<usize> {
        let sign = if for_claim { 1.0 } else { -1.0 };
        let mut loudest: Vec<(f32, u32)> = (self.words.iter())
            .map(|(token, log_odds)| (sign * log_odds, *token))
            .filter(|(speaks, _)| *speaks >= FAINTEST)
            .collect();
        loudest.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        loudest.truncate(MOST_NAMED);
        let mut tokens: Vec<usize> = loudest
            .into_iter()
            .map(|(_, token)| token as usize)
            .collect();
        tokens.sort_unstable();
        tokens
    }
}

/// So many words are named to the reader.
const MOST_NAMED: usize = 3;
/// A word that says less is not named.
const FAINTEST: f32 = 0.1;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Tag;
    use crate::language::{Language, Lexicon, LexiconError};

    const JUDGEMENT: &str = "平台的本质是连接人与人之间的信任关系。";
    const EVENT: &str = "他在店里待了三年，每天早上七点开门。";

    #[test]
    fn words_of_judgement_lean_to_claims_and_words_of_events_to_premises()
    -> Result<(), LexiconError> {
        let language = Language::new(Lexicon::builtin()?);
        let (judgement, event) = (language.read(JUDGEMENT), language.read(EVENT));
        assert!(judgement.wording.claim_over_premise() > 0.4);
        assert!(event.wording.claim_over_premise() < -0.7);
        let named = judgement.wording.loudest(true);
        assert!(
            named
                .iter()
                .any(|&at| judgement.words(&judgement.tokens[at].range) == "本质"),
            "{named:?}"
        );
        Ok(())
    }

    #[test]
    fn a_word_counts_once() {
        let words = ClaimWords::from_csv("own.csv", "word,log_odds\n必然,0.5\n");
        let tokens = [0..2, 2..4].map(|range| Token { range, tag: Tag::D });
        let wording = words.map(|words| words.wording("必然必然", &tokens));
        assert!(wording.is_ok_and(|wording| wording.words.len() == 1));
    }

    #[test]
    fn a_table_is_read_as_a_spreadsheet_saves_it() {
        let table = "\u{feff}word;log_odds\r\n\"必然\";0.5\r\n\r\n昨天;-0.5\r\n";
        let words = ClaimWords::from_csv("own.csv", table);
        assert!(words.is_ok_and(|words| words.len() == 2));
    }

    #[test]
    fn every_row_that_is_wrong_is_told() {
        let table = "word,log_odds\n必然,0.79\n昨天\n,0.1\n发布,NaN\n";
        let mistakes = ClaimWords::from_csv("own.csv", table).map(|_| ());
        let told = mistakes.map_err(|mistakes| mistakes.to_string());
        for line in ["own.csv:3:1", "own.csv:4:1", "own.csv:5:4"] {
            assert!(
                told.as_ref().is_err_and(|told| told.contains(line)),
                "{told:?}"
            );
        }
    }
}

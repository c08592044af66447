//! How much a word tells about what a text is about: the fewer articles hold it, the more.
//!
//! In comes `data/words/document_frequency.csv`, counted by `examples/count_words.rs`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The inverse document frequency of words (Spärck Jones 1972).
#[derive(Debug)]
pub struct WordRarity {
    per_thousand: HashMap<&'static str, f64>,
}

/// A word that the table lacks stands in fewer articles, in a thousand, than any it holds.
const RAREST: f64 = 1.0;

impl WordRarity {
    /// The table that comes with the program, read when it is first asked for.
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<WordRarity> = LazyLock::new(WordRarity::read_builtin);
        &BUILTIN
    }

    fn read_builtin() -> Self {
        let table = include_str!("../../data/words/document_frequency.csv");
        let rows = table.lines().skip(1);
        Self {
            per_thousand: rows
                .filter_map(|row| {
                    let (word, share) = row.rsplit_once(',')?;
                    Some((word, share.parse().ok()?))
                })
                .collect(),
        }
    }

    /// From 0 for a word of every article to about 7 for one that hardly any article holds.
    pub fn of(&self, word: &str) -> f64 {
        (1000.0 / self.per_thousand(word)).ln()
    }

    /// Of a thousand articles, how many hold the word.
    pub(crate) fn per_thousand(&self, word: &str) -> f64 {
        self.per_thousand.get(word).copied().unwrap_or(RAREST)
    }

    /// Whether the table holds the word.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.per_thousand.contains_key(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_few_articles_tells_more() {
        let rarity = WordRarity::builtin();
        assert!(rarity.per_thousand.len() > 10_000, "every row is read");
        assert!(rarity.of("夜市") > rarity.of("市场") + 1.0);
        assert!(rarity.of("无人知晓的词") >= rarity.of("夜市"));
    }
}

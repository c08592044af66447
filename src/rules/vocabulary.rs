//! The content words of an article: which sentence holds which, and which of them the article comes back to.

use crate::language::{Analysis, Reading, Tag, Token, WordClass, WordRarity};
use std::collections::BTreeSet;
use std::ops::Range;

/// The content words of an article, numbered: pairs of sentences are many, and numbers compare fast.
pub(super) struct Vocabulary<'a> {
    /// The words, sorted; a word's number is its place.
    words: Vec<&'a [char]>,
    /// The content words of every sentence by their numbers, ascending.
    pub(super) of_sentences: Vec<Vec<usize>>,
    /// The sentences that hold each word, ascending.
    pub(super) holders: Vec<Vec<usize>>,
    /// The words that name what the article is about.
    key_words: BTreeSet<usize>,
    /// How many of these each sentence holds.
    pub(super) key_words_in: Vec<usize>,
    /// Of each sentence's content words, the share that another sentence holds too, 0..1; 0 where it has none.
    pub(super) recurring_shares: Vec<f64>,
}

/// So many words name what an article is about.
const KEY_WORDS: usize = 15;

impl<'a> Vocabulary<'a> {
    pub(super) fn of(analysis: &'a Analysis) -> Self {
        let readings = analysis.sentences.iter().map(|sentence| &sentence.reading);
        let by_sentence: Vec<Vec<&[char]>> = readings.map(telling_words).collect();
        let mut words = by_sentence.concat();
        words.sort_unstable();
        words.dedup();
        let number_of = |word: &&[char]| words.binary_search(word).ok();
        let of_sentences: Vec<Vec<usize>> = (by_sentence.iter())
            .map(|words| words.iter().filter_map(number_of).collect())
            .collect();
        let mut holders: Vec<Vec<usize>> = vec![Vec::new(); words.len()];
        for (sentence, words) in of_sentences.iter().enumerate() {
            for &word in words {
                holders[word].push(sentence);
            }
        }
        let key_words = key_words(&words, &holders, WordRarity::builtin());
        let key_words_in = |words: &Vec<usize>| {
            let words = words.iter();
            words.filter(|word| key_words.contains(word)).count()
        };
        let recurring_share = |words: &Vec<usize>| {
            let recurring = words.iter().filter(|&&word| holders[word].len() > 1);
            recurring.count() as f64 / words.len().max(1) as f64
        };
        Self {
            key_words_in: of_sentences.iter().map(key_words_in).collect(),
            recurring_shares: of_sentences.iter().map(recurring_share).collect(),
            words,
            of_sentences,
            holders,
            key_words,
        }
    }

    /// Where the article's key words stand in a sentence.
    pub(super) fn key_words_of(&self, reading: &Reading) -> Vec<Range<usize>> {
        let is_key = |range: &Range<usize>| {
            let word = reading.text.get(range.clone());
            let number = word.and_then(|word| self.words.binary_search(&word).ok());
            number.is_some_and(|number| self.key_words.contains(&number))
        };
        let tokens = reading.tokens.iter().filter(tells);
        let ranges = tokens.map(|token| token.range.clone());
        ranges.filter(is_key).collect()
    }
}

/// The words that are rarest elsewhere for the number of sentences that hold them here (tf·idf, Salton & Buckley 1988);
/// one that a single sentence holds is none.
fn key_words(words: &[&[char]], holders: &[Vec<usize>], rarity: &WordRarity) -> BTreeSet<usize> {
    let weight = |word: usize| {
        let written: String = words[word].iter().collect();
        holders[word].len() as f64 * rarity.of(&written.to_lowercase())
    };
    let mut weighed: Vec<(usize, f64)> = (0..words.len())
        .filter(|&word| holders[word].len() > 1)
        .map(|word| (word, weight(word)))
        .collect();
    weighed.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let telling = weighed.into_iter().take(KEY_WORDS);
    telling.map(|(word, _)| word).collect()
}

/// Nouns, verbs, adjectives, names and foreign words of two characters or more: what a sentence is about.
fn tells(token: &&Token) -> bool {
    use WordClass::{Abbreviation, Adjective, Idiom, Noun, Phrase, Verb};
    token.range.len() >= 2
        && (matches!(
            token.tag.class(),
            Noun | Verb | Abbreviation | Idiom | Phrase | Adjective
        ) || token.tag == Tag::Eng)
}

/// The content words of a sentence, sorted, each once.
fn telling_words(reading: &Reading) -> Vec<&[char]> {
    let tokens = reading.tokens.iter().filter(tells);
    let mut words: Vec<&[char]> = tokens
        .filter_map(|token| reading.text.get(token.range.clone()))
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, read_text};
    use crate::language::{Language, Lexicon};

    fn analysis(text: &str) -> Analysis {
        let article = read_text("a.md", text, ArticleId::at(0));
        Language::new(Lexicon::builtin().unwrap()).analyse(article)
    }

    const STREET: &str =
        "# 老街\n\n房租赶走了老街的邻居。\n\n街角的路灯昨晚坏了。\n\n老街的邻居付不起房租。";

    #[test]
    fn key_words_are_what_an_article_comes_back_to() {
        let analysis = analysis(STREET);
        let vocabulary = Vocabulary::of(&analysis);
        assert_eq!(vocabulary.key_words_in, [1, 3, 0, 3], "老街, 房租 and 邻居");
        let reading = &analysis.sentences[1].reading;
        let words = vocabulary.key_words_of(reading);
        let words: Vec<String> = words.iter().map(|range| reading.words(range)).collect();
        assert_eq!(words, ["房租", "老街", "邻居"]);
    }

    #[test]
    fn words_that_no_other_sentence_holds_do_not_recur() {
        let analysis = analysis(STREET);
        let vocabulary = Vocabulary::of(&analysis);
        assert_eq!(vocabulary.recurring_shares[0], 1.0);
        assert_eq!(vocabulary.recurring_shares[2], 0.0);
        assert!(vocabulary.recurring_shares[1] > 0.7);
    }
}

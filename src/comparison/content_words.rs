//! Content words: the nouns, names, verbs and Latin words of two characters or more, by which statements are known to speak
//! of one thing.

use crate::language::{Reading, Token, is_content_word};
use std::collections::BTreeSet;
use std::ops::Range;

/// The content words of a part of a sentence, in small letters, English ones without their inflection; figures are none.
pub(super) fn content_words(reading: &Reading, part: &Range<usize>) -> BTreeSet<String> {
    let is_figure = |word: &str| {
        word.chars()
            .all(|sign| sign.is_ascii_digit() || sign == '.')
    };
    tokens_within(reading, part)
        .filter(|token| is_content_word(token))
        .map(|token| reading.word(token))
        .filter(|word| !is_figure(word))
        .collect()
}

/// The content words of the clauses in which the given words stand, without these.
pub(super) fn content_words_beside(
    words: &[Range<usize>],
    reading: &Reading,
    part: &Range<usize>,
) -> BTreeSet<String> {
    let mut clauses: Vec<usize> = words
        .iter()
        .filter_map(|words| reading.clause_of(words))
        .collect();
    clauses.dedup();
    let within = |clause: &Range<usize>| clause.start.max(part.start)..clause.end.min(part.end);
    let mut beside: BTreeSet<String> = clauses
        .into_iter()
        .flat_map(|clause| content_words(reading, &within(&reading.clauses[clause])))
        .collect();
    for word in words.iter().flat_map(|words| content_words(reading, words)) {
        beside.remove(&word);
    }
    beside
}

/// The tokens of a part of a sentence, whole.
pub(super) fn tokens_within<'r>(
    reading: &'r Reading,
    part: &Range<usize>,
) -> impl Iterator<Item = &'r Token> + use<'r> {
    let part = part.clone();
    let tokens = reading.tokens.iter();
    tokens.filter(move |token| part.start <= token.range.start && token.range.end <= part.end)
}

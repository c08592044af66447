//! An article as conditions see it: what many of them ask of every sentence, found out once.

use super::placement::Placement;
use crate::article::BlockKind;
use crate::language::{Analysis, Reading};
use serde::Deserialize;
use std::collections::BTreeSet;

/// An article as conditions see it.
pub struct Scene<'a> {
    /// The article and what its sentences say.
    pub analysis: &'a Analysis,
    /// Where every sentence stands.
    pub placements: Vec<Placement>,
    /// The content words of every sentence.
    pub content_words: Vec<BTreeSet<String>>,
    /// The same by their numbers in `vocabulary`, ascending: pairs of sentences are many, and numbers compare fast.
    pub(super) word_numbers: Vec<Vec<usize>>,
    /// All content words, sorted.
    pub(super) vocabulary: Vec<String>,
    /// The content words of the title.
    pub title_words: BTreeSet<String>,
    /// What many conditions ask of a sentence, found out once.
    pub(super) features: Vec<Features>,
}

impl<'a> Scene<'a> {
    /// Looks an article over.
    pub fn of(analysis: &'a Analysis) -> Self {
        let placements = Placement::of(analysis);
        let content_words: Vec<BTreeSet<String>> = analysis
            .sentences
            .iter()
            .map(|sentence| content_words(&sentence.reading))
            .collect();
        let title_words = placements
            .iter()
            .zip(&content_words)
            .filter(|(placement, _)| placement.kind == BlockKind::Title)
            .flat_map(|(_, words)| words.iter().cloned())
            .collect();
        let all: BTreeSet<&String> = content_words.iter().flatten().collect();
        let vocabulary: Vec<String> = all.into_iter().cloned().collect();
        let word_numbers = content_words
            .iter()
            .map(|words| {
                let numbers = words.iter().map(|word| vocabulary.binary_search(word));
                numbers.flatten().collect()
            })
            .collect();
        let features = analysis
            .sentences
            .iter()
            .map(|sentence| Features::of(&sentence.reading))
            .collect();
        Self {
            analysis,
            placements,
            content_words,
            word_numbers,
            vocabulary,
            title_words,
            features,
        }
    }

    /// Number of sentences.
    pub fn len(&self) -> usize {
        self.placements.len()
    }

    /// Whether the article has no sentence.
    pub fn is_empty(&self) -> bool {
        self.placements.is_empty()
    }

    /// Number of sentences of the paragraph that the sentence at `index` stands in, itself included.
    pub(super) fn sentences_beside(&self, index: usize) -> usize {
        let block = self.analysis.sentences[index].block;
        self.analysis.article.blocks[block].sentences.len()
    }

    /// The first sentence of the paragraph of the sentence at `index`, where that is another one.
    pub(super) fn opener_of(&self, index: usize) -> Option<usize> {
        match self.analysis.sentences[index].place {
            0 => None,
            place => index.checked_sub(place),
        }
    }

    /// What the sentence at `index` says.
    pub fn reading(&self, index: usize) -> &Reading {
        &self.analysis.sentences[index].reading
    }
}

/// What many conditions ask of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Features {
    /// The normalised text.
    pub(super) text: String,
    /// The place of its first character that is neither blank nor an opening mark.
    pub(super) opening: usize,
    /// Classes of its cues, one entry a cue.
    pub(super) classes: Vec<usize>,
    /// Classes of the cues at its opening.
    pub(super) opening_classes: Vec<usize>,
    /// Characters without marks and blanks.
    pub(super) letters: usize,
    /// Names of persons, places, bodies and works.
    pub(super) names: usize,
    /// Verbs, those used as nouns left out.
    pub(super) verbs: usize,
    pub(super) ending: Ending,
}

impl Features {
    fn of(reading: &Reading) -> Self {
        let opening = opening_of(&reading.text);
        let tagged = |holds: fn(&str) -> bool| {
            let tokens = reading.tokens.iter();
            tokens.filter(|token| holds(token.tag)).count()
        };
        Self {
            text: reading.text.iter().collect(),
            opening,
            classes: reading.cues.iter().map(|cue| cue.class).collect(),
            opening_classes: reading
                .cues
                .iter()
                .filter(|cue| cue.range.start == opening)
                .map(|cue| cue.class)
                .collect(),
            letters: letters(&reading.text),
            names: tagged(|tag| tag.starts_with("nr") || tag == "ns" || tag == "nt" || tag == "nz"),
            verbs: tagged(|tag| tag.starts_with('v') && tag != "vn"),
            ending: ending_of(&reading.text),
        }
    }
}

/// Nouns, verbs, names and foreign words of two characters or more: what a sentence is about.
fn content_words(reading: &Reading) -> BTreeSet<String> {
    reading
        .tokens
        .iter()
        .filter(|token| token.range.len() >= 2)
        .filter(|token| {
            token.tag.starts_with(['n', 'v', 'j', 'i', 'l', 'a']) || token.tag.starts_with("eng")
        })
        .map(|token| reading.words(&token.range))
        .collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Ending {
    Colon,
    Comma,
    Semicolon,
    Question,
    Exclamation,
    Ellipsis,
    Nothing,
}

/// The place of the first character that is neither blank nor an opening mark.
fn opening_of(text: &[char]) -> usize {
    text.iter()
        .position(|character| {
            !character.is_whitespace() && !"“‘「『\"'(（【[《<*".contains(*character)
        })
        .unwrap_or(text.len())
}

fn letters(text: &[char]) -> usize {
    text.iter()
        .filter(|character| character.is_alphanumeric())
        .count()
}

fn ending_of(text: &[char]) -> Ending {
    let last = text
        .iter()
        .rev()
        .find(|character| !character.is_whitespace() && !"”’」』\"')）】]*".contains(**character));
    match last {
        Some('：' | ':') => Ending::Colon,
        Some('，' | ',' | '、') => Ending::Comma,
        Some('；' | ';') => Ending::Semicolon,
        Some('？' | '?') => Ending::Question,
        Some('！' | '!') => Ending::Exclamation,
        Some('…') => Ending::Ellipsis,
        _ => Ending::Nothing,
    }
}

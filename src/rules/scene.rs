//! An article as conditions see it: what many of them ask of every sentence, found out once.

use super::placement::Placement;
use super::requirement::ClassSet;
use super::sentence_set::SentenceSet;
use super::vocabulary::Vocabulary;
use crate::article::{BlockKind, is_lettered};
use crate::language::{Analysis, Reading, Tag, WordClass};
use crate::pattern::SearchedText;
use serde::Deserialize;
use std::collections::BTreeSet;

/// An article as conditions see it.
pub struct Scene<'a> {
    /// The article and what its sentences say.
    pub analysis: &'a Analysis,
    /// Where every sentence stands.
    pub placements: Vec<Placement>,
    /// Its content words.
    pub(super) vocabulary: Vocabulary<'a>,
    /// The sentences with a cue of each class, by the class; classes behind the last that is found are left out.
    with_cue: Vec<SentenceSet>,
    /// How many content words every sentence shares with the title.
    pub(super) title_words_in: Vec<usize>,
    /// What many conditions ask of a sentence, found out once.
    pub(super) features: Vec<Features>,
}

impl<'a> Scene<'a> {
    /// Looks an article over.
    pub fn of(analysis: &'a Analysis) -> Self {
        let placements = Placement::of(analysis);
        let readings = || analysis.sentences.iter().map(|sentence| &sentence.reading);
        let vocabulary = Vocabulary::of(analysis);
        let content_words = &vocabulary.of_sentences;
        let titles = placements
            .iter()
            .zip(content_words)
            .filter(|(placement, _)| placement.kind == BlockKind::Title);
        let title_words: BTreeSet<usize> = titles.flat_map(|(_, words)| words).copied().collect();
        let in_title = |words: &Vec<usize>| {
            let words = words.iter();
            words.filter(|word| title_words.contains(word)).count()
        };
        Self {
            analysis,
            placements,
            title_words_in: content_words.iter().map(in_title).collect(),
            vocabulary,
            features: readings().map(Features::of).collect(),
            with_cue: with_cues(analysis),
        }
    }

    /// The sentences with a cue of one of the classes.
    pub(super) fn with_cue_of(&self, classes: impl Iterator<Item = usize>) -> SentenceSet {
        let mut sentences = SentenceSet::none(self.len());
        for holding in classes.filter_map(|class| self.with_cue.get(class)) {
            sentences.unite(holding);
        }
        sentences
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

fn with_cues(analysis: &Analysis) -> Vec<SentenceSet> {
    let mut with_cue = Vec::new();
    for (at, sentence) in analysis.sentences.iter().enumerate() {
        for cue in &sentence.reading.cues {
            if with_cue.len() <= cue.class {
                with_cue.resize(cue.class + 1, SentenceSet::none(analysis.sentences.len()));
            }
            with_cue[cue.class].insert(at);
        }
    }
    with_cue
}

/// What many conditions ask of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Features {
    /// The normalised text.
    pub(super) text: SearchedText,
    /// The place of its first character that is neither blank nor an opening mark.
    pub(super) opening: usize,
    /// Classes of its cues, one entry a cue.
    pub(super) classes: ClassSet,
    /// Classes of the cues at its opening.
    pub(super) opening_classes: ClassSet,
    /// Characters without marks and blanks.
    pub(super) letters: usize,
    /// Names of persons, places, bodies and works.
    pub(super) names: usize,
    /// Verbs, those used as nouns left out.
    pub(super) verbs: usize,
    pub(super) ending: Ending,
    /// How much the words stand in claims rather than premises elsewhere, in log-odds.
    pub(super) claim_words: f64,
}

impl Features {
    fn of(reading: &Reading) -> Self {
        let opening = opening_of(&reading.text);
        let tagged = |holds: fn(Tag) -> bool| {
            let tokens = reading.tokens.iter();
            tokens.filter(|token| holds(token.tag)).count()
        };
        Self {
            text: SearchedText::new(reading.text.iter().collect()),
            opening,
            classes: reading.cues.iter().map(|cue| cue.class).collect(),
            opening_classes: reading
                .cues
                .iter()
                .filter(|cue| cue.range.start == opening)
                .map(|cue| cue.class)
                .collect(),
            letters: letters(&reading.text),
            names: tagged(|tag| tag.names_person() || matches!(tag, Tag::Ns | Tag::Nt | Tag::Nz)),
            verbs: tagged(|tag| tag.class() == WordClass::Verb && tag != Tag::Vn),
            ending: ending_of(&reading.text),
            claim_words: reading.wording.claim_over_premise(),
        }
    }
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
        .filter(|&&character| is_lettered(character))
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

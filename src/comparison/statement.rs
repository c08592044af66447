//! Statements: the components of an article, read for comparing.

use super::content_words::{content_words, tokens_within};
use super::frame::FrameSet;
use super::rejection::rejected_view;
use super::stance::{Stance, stances};
use crate::argument::{Argument, Component, ComponentKind};
use crate::article::{BlockKind, Sentence, Span};
use crate::language::{Analysis, Cues, Language, Reading, Token};
use std::collections::BTreeSet;
use std::ops::Range;

/// A component and what it says on the frames.
pub(super) struct Statement<'article> {
    pub(super) component: &'article Component,
    pub(super) sentence: &'article Sentence,
    pub(super) reading: &'article Reading,
    /// Its characters within the sentence.
    pub(super) part: Range<usize>,
    pub(super) stances: Vec<Stance>,
    /// Hopeful above 0, doubtful below, from -2 to 2.
    pub(super) outlook: f64,
    /// Its content words.
    pub(super) content_words: BTreeSet<String>,
    pub(super) denies: bool,
    /// Words that the dictionary takes for nouns although they name nothing, such as 情况.
    pub(super) nameless: Vec<Range<usize>>,
    /// English words such as the, behind which a noun stands.
    pub(super) before_noun: Vec<Range<usize>>,
    /// How many components argue for it or against it.
    pub(super) backing: usize,
    pub(super) in_title_or_lead: bool,
    /// Where in the article it stands, from 0 to 1.
    pub(super) place: f64,
}

impl Statement<'_> {
    /// Where characters of the sentence stand in the raw file.
    pub(super) fn span_of(&self, characters: &Range<usize>) -> Span {
        self.sentence.span_of(characters.clone())
    }

    /// Whether the other says the same, word for word.
    pub(super) fn repeats(&self, other: &Self) -> bool {
        self.reading.text[self.part.clone()] == other.reading.text[other.part.clone()]
    }

    /// Its tokens, whole.
    pub(super) fn tokens(&self) -> impl Iterator<Item = &Token> {
        tokens_within(self.reading, &self.part)
    }

    pub(super) fn is(&self, kind: ComponentKind) -> bool {
        self.component.kind == kind
    }
}

/// The statements of an article, in reading order.
pub(super) fn statements<'article>(
    analysis: &'article Analysis,
    argument: &'article Argument,
    frames: &FrameSet,
    language: &Language,
) -> Vec<Statement<'article>> {
    let mut backing = vec![0; argument.components.len()];
    for relation in &argument.relations {
        if let Some(count) = backing.get_mut(relation.target) {
            *count += 1;
        }
    }
    let last = analysis.sentences.len().max(1) as f64;
    argument
        .components
        .iter()
        .zip(backing)
        .map(|(component, backing)| {
            let sentence = analysis.sentence(component.sentence);
            let reading = &analysis.sentences[component.sentence].reading;
            let part = part_of(component, sentence);
            let next = analysis.sentences.get(component.sentence + 1);
            let rejected = rejected_view(reading, next.map(|next| &next.reading), language);
            let stances = stances(reading, &part, rejected.as_ref(), frames, language);
            Statement {
                outlook: outlook(&stances, frames),
                content_words: content_words(reading, &part),
                denies: reading
                    .negations
                    .iter()
                    .any(|negation| part.contains(&negation.cue.start)),
                nameless: language
                    .cues(reading, Cues::Nameless)
                    .map(|cue| cue.range.clone())
                    .collect(),
                before_noun: language
                    .cues(reading, Cues::BeforeNoun)
                    .map(|cue| cue.range.clone())
                    .collect(),
                in_title_or_lead: matches!(
                    analysis.block_kind(component.sentence),
                    BlockKind::Title | BlockKind::Lead
                ),
                place: component.sentence as f64 / last,
                component,
                sentence,
                reading,
                part,
                stances,
                backing,
            }
        })
        .collect()
}

/// The sentence of every statement.
pub(super) fn sentences_of(statements: &[Statement]) -> Vec<usize> {
    let statements = statements.iter();
    statements
        .map(|statement| statement.component.sentence)
        .collect()
}

/// The characters of the sentence that the component covers.
fn part_of(component: &Component, sentence: &Sentence) -> Range<usize> {
    let start = sentence
        .positions
        .partition_point(|&position| position < component.span.start);
    let end = sentence
        .positions
        .partition_point(|&position| position < component.span.end);
    start..end.max(start)
}

/// The sum of hopeful and doubtful stances.
fn outlook(stances: &[Stance], frames: &FrameSet) -> f64 {
    let sum: f64 = stances.iter().map(|stance| stance.hope(frames)).sum();
    sum.clamp(-2.0, 2.0)
}

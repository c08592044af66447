//! What one sentence says.

use super::clause::{self, Division};
use super::lexicon::Searched;
use super::normalise::normalised;
use super::{Attribution, Lexicon, Modality, Negation, Quantity, Question, Token};
use super::{negation, token};
use jieba_rs::Jieba;
use std::ops::Range;

/// What one sentence says. Ranges count characters of the sentence's visible text.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The visible text, normalised for matching (Traditional to Simplified, full-width Latin to half-width), character for character.
    pub text: Vec<char>,
    /// Words with their part of speech, in order.
    pub tokens: Vec<Token>,
    /// Clauses, in order: stretches between commas, colons and dashes outside quotes and brackets.
    pub clauses: Vec<Range<usize>>,
    /// Cue words found, in order of their start.
    pub cues: Vec<CueMatch>,
    /// Quoted stretches, without their marks.
    pub quotes: Vec<Range<usize>>,
    /// Negations and what they deny.
    pub negations: Vec<Negation>,
    /// How firmly it is said.
    pub modality: Modality,
    /// Figures, dates and shares.
    pub quantities: Vec<Quantity>,
    /// Whose words they are, where the sentence says so.
    pub attribution: Option<Attribution>,
    /// Whether it asks, and whether it wants an answer.
    pub question: Option<Question>,
}

/// A cue word in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CueMatch {
    /// Index of its class in the lexicon.
    pub class: usize,
    /// Its characters.
    pub range: Range<usize>,
    /// Index of the clause it stands in.
    pub clause: usize,
}

impl Reading {
    /// Reads a sentence.
    pub(super) fn of(sentence: &str, jieba: &Jieba, lexicon: &Lexicon) -> Self {
        let normal = normalised(sentence);
        let text: Vec<char> = normal.chars().collect();
        let tokens = token::tokens(&normal, jieba);
        let Division { clauses, quotes } = clause::divide(&text);
        let cues = lexicon.find(&Searched {
            text: &normal,
            characters: &text,
            tokens: &tokens,
            clauses: &clauses,
        });
        let negations = negation::negations(&text, &clauses, &cues, lexicon);
        Self {
            negations,
            text,
            tokens,
            clauses,
            cues,
            quotes,
            ..Self::default()
        }
    }

    /// The cues of a class, in order.
    pub fn cues_of(&self, class: usize) -> impl Iterator<Item = &CueMatch> {
        self.cues.iter().filter(move |cue| cue.class == class)
    }

    /// The normalised words of a range; parts beyond the end are left out.
    pub fn words(&self, range: &Range<usize>) -> String {
        let end = range.end.min(self.text.len());
        self.text[range.start.min(end)..end].iter().collect()
    }

    /// Whether what stands in `range` is denied: an odd number of negations reaches over it.
    pub fn is_negated(&self, range: &Range<usize>) -> bool {
        let denials = self
            .negations
            .iter()
            .filter(|negation| {
                negation.scope.start <= range.start && range.end <= negation.scope.end
            })
            .count();
        denials % 2 == 1
    }
}

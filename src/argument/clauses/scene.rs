//! A plain text as rules about clauses see it: what every clause says and where it stands.

use super::cut::{Clause, CutRule, cut};
use crate::article::{Article, BlockKind, Span};
use crate::language::{Language, Reading};
use std::collections::BTreeSet;
use std::ops::Range;

/// The clauses of a text and what they say.
pub struct ClauseScene {
    /// In reading order.
    pub clauses: Vec<ClauseView>,
}

/// A place among several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceOf {
    /// How many stand before it.
    pub at: usize,
    /// How many there are.
    pub of: usize,
}

/// A clause, what it says and where it stands.
pub struct ClauseView {
    /// Where it was cut.
    pub clause: Clause,
    /// Its span in the raw source.
    pub span: Span,
    /// The cue words in it, in order, each word once a class.
    pub cues: Vec<ClauseCue>,
    /// Letters and numerals.
    pub letters: usize,
    /// Index of the first clause of its sentence.
    pub opener: usize,
    /// Its place among the clauses of its sentence.
    pub part: PlaceOf,
    /// Letters of its sentence.
    pub sentence_letters: usize,
    /// Its sentence's place among those of the paragraph.
    pub sentence: PlaceOf,
    /// Its sentence's place among those of the text.
    pub sentence_in_text: PlaceOf,
    /// Its paragraph's place among those behind the title; `None` in the title.
    pub paragraph: Option<PlaceOf>,
    /// Long words it shares with the title.
    pub title_words: usize,
    /// What it is about: classes of cue words whose names begin with `aspect_`.
    pub aspects: BTreeSet<usize>,
}

/// A cue word in a clause.
pub struct ClauseCue {
    /// Its class in the lexicon.
    pub class: usize,
    /// Its class by name.
    pub class_name: String,
    /// The word, normalised.
    pub word: String,
    /// Its span in the raw source.
    pub span: Span,
    /// Whether the clause begins with it.
    pub opens: bool,
    /// Whether the clause ends with it.
    pub ends: bool,
}

/// What lies between a clause and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Boundary {
    /// Only a cut: no mark.
    Cut,
    /// A comma or colon.
    Comma,
    /// The end of a sentence.
    Sentence,
    /// The end of a paragraph.
    Paragraph,
}

impl Boundary {
    /// All of them.
    pub const ALL: [Boundary; 4] = [
        Boundary::Cut,
        Boundary::Comma,
        Boundary::Sentence,
        Boundary::Paragraph,
    ];

    /// Its name in the weight tables.
    pub fn name(self) -> &'static str {
        match self {
            Boundary::Cut => "cut",
            Boundary::Comma => "comma",
            Boundary::Sentence => "sentence",
            Boundary::Paragraph => "paragraph",
        }
    }
}

/// What a clause is about, compared with what was spoken of before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// It names nothing of the kind.
    Unnamed,
    /// What the clause before it names.
    Same,
    /// What was named last, further back.
    Resumed,
    /// What was named earlier than that.
    Returned,
    /// What was not named yet.
    New,
}

impl ClauseScene {
    /// Cuts a text and reads its clauses.
    pub fn of(article: &Article, cuts: &[CutRule], language: &Language) -> Self {
        let clauses = cut(article, cuts);
        let title = title_words(article, language);
        let key = |clause: &Clause| (clause.block, clause.sentence);
        let sentences: BTreeSet<(usize, usize)> = clauses.iter().map(key).collect();
        let paragraphs: Vec<usize> = (0..article.blocks.len())
            .filter(|&block| article.blocks[block].kind != BlockKind::Title)
            .collect();
        let views = clauses.iter().enumerate().map(|(at, clause)| {
            let sentence = &article.blocks[clause.block].sentences[clause.sentence];
            let words: String = sentence.words(clause.range.clone());
            let reading = language.read(&words);
            let first = clauses.partition_point(|other| key(other) < key(clause));
            let end = clauses.partition_point(|other| key(other) <= key(clause));
            let cues = cues(&reading, language, |range| {
                let from = clause.range.start;
                sentence.span_of(from + range.start..from + range.end)
            });
            ClauseView {
                span: sentence.span_of(clause.range.clone()),
                letters: letters(&words),
                opener: first,
                part: PlaceOf {
                    at: at - first,
                    of: end - first,
                },
                sentence_letters: letters(&sentence.text),
                sentence: PlaceOf {
                    at: clause.sentence,
                    of: article.blocks[clause.block].sentences.len(),
                },
                sentence_in_text: PlaceOf {
                    at: sentences.range(..key(clause)).count(),
                    of: sentences.len(),
                },
                paragraph: paragraphs
                    .binary_search(&clause.block)
                    .ok()
                    .map(|at| PlaceOf {
                        at,
                        of: paragraphs.len(),
                    }),
                title_words: long_words(&reading).intersection(&title).count(),
                aspects: cues
                    .iter()
                    .filter(|cue| cue.class_name.starts_with("aspect_"))
                    .map(|cue| cue.class)
                    .collect(),
                cues,
                clause: clause.clone(),
            }
        });
        Self {
            clauses: views.collect(),
        }
    }

    /// What lies between the clause at `at` and the one before it.
    pub fn boundary(&self, at: usize) -> Boundary {
        let view = &self.clauses[at];
        match at.checked_sub(1).map(|before| &self.clauses[before].clause) {
            Some(before) if before.block == view.clause.block => match view.part.at {
                0 => Boundary::Sentence,
                _ if view.clause.mark_before.is_some() => Boundary::Comma,
                _ => Boundary::Cut,
            },
            _ => Boundary::Paragraph,
        }
    }

    /// What the clause at `at` is about, compared with those before it.
    pub fn topic(&self, at: usize) -> Topic {
        let own = &self.clauses[at].aspects;
        let shares = |other: usize| !own.is_disjoint(&self.clauses[other].aspects);
        let last = (0..at)
            .rev()
            .find(|&other| !self.clauses[other].aspects.is_empty());
        match last {
            _ if own.is_empty() => Topic::Unnamed,
            Some(last) if shares(last) && last + 1 == at => Topic::Same,
            Some(last) if shares(last) => Topic::Resumed,
            _ if (0..at).any(shares) => Topic::Returned,
            _ => Topic::New,
        }
    }
}

fn cues(
    reading: &Reading,
    language: &Language,
    span_of: impl Fn(Range<usize>) -> Span,
) -> Vec<ClauseCue> {
    let mut seen = BTreeSet::new();
    reading
        .cues
        .iter()
        .filter(|cue| seen.insert((cue.class, reading.words(&cue.range))))
        .map(|cue| ClauseCue {
            class: cue.class,
            class_name: language.lexicon().class_name(cue.class).to_owned(),
            word: reading.words(&cue.range),
            span: span_of(cue.range.clone()),
            opens: cue.range.start == 0,
            ends: cue.range.end == reading.text.len(),
        })
        .collect()
}

fn title_words(article: &Article, language: &Language) -> BTreeSet<String> {
    article
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Title)
        .flat_map(|block| &block.sentences)
        .flat_map(|sentence| long_words(&language.read(&sentence.text)))
        .collect()
}

/// Words of two characters or more.
fn long_words(reading: &Reading) -> BTreeSet<String> {
    reading
        .tokens
        .iter()
        .filter(|token| token.range.len() >= 2)
        .map(|token| reading.words(&token.range))
        .collect()
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

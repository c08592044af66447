//! What one sentence says.

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

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its characters.
    pub range: Range<usize>,
    /// Part of speech in the ICTCLAS tag set, as jieba gives it (`n`, `v`, `nr`, …).
    pub tag: String,
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

/// A negation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Negation {
    /// The word that denies.
    pub cue: Range<usize>,
    /// What it denies: from behind the word to the end of its clause, or to an adversative.
    pub scope: Range<usize>,
}

/// How firmly something is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Modality {
    /// Stated without more.
    #[default]
    Plain,
    /// Certain or bound to come: 必将, 注定, 毫无疑问.
    Certain,
    /// Possible: 或许, 可能, 也许.
    Possible,
    /// Asked for: 应该, 必须, 不妨.
    Required,
}

/// A figure, date or share.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its characters, unit included.
    pub range: Range<usize>,
    /// What it counts.
    pub kind: QuantityKind,
    /// Its value where it can be told (`70万` is 700000, `31%` is 0.31).
    pub value: Option<f64>,
}

/// What a quantity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuantityKind {
    /// A count or measure: 3000家, 2亿.
    Amount,
    /// A share: 31%, 三成, 一半.
    Share,
    /// An amount of money: 40元, 5亿美元.
    Money,
    /// A date or year: 2025年, 1月13日.
    Date,
    /// A span of time: 三周, 十年.
    Duration,
    /// A rank or ordinal: 第三.
    Rank,
}

/// Whose words a sentence is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The source's name or description, where the sentence gives one.
    pub source: Option<Range<usize>>,
    /// The word that attributes: 说, 认为, 据.
    pub cue: Range<usize>,
    /// What is attributed.
    pub content: Range<usize>,
}

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// It implies its answer: 难道…吗, 真的是…吗, 何尝不.
    Rhetorical,
    /// It only asks.
    Open,
}

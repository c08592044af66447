//! A statement made ready for comparison: what the rules between two statements look at, gathered once.

use super::letters::SketchedSet;
use super::relations::{AntonymEnd, WordRelations};
use super::rules::Catalogue;
use crate::comparison::frame::FrameSet;
use crate::comparison::stance::{Stance, stances};
use crate::language::{Language, Question, Reading, Tag, Token, WordClass};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// From how many characters on a statement is a text that others reply to.
const LONG: usize = 50;

/// A statement made ready for comparison. Ranges count characters of its visible text.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    /// Its visible text, normalised for matching.
    pub(super) text: Vec<char>,
    /// Its letters and digits, marks left out, Latin in lower case.
    pub(super) letters: Vec<char>,
    /// Which letters occur.
    pub(super) letter_set: SketchedSet<char>,
    /// Which letters stand next to each other.
    pub(super) bigram_set: SketchedSet<[char; 2]>,
    /// Words that carry content, in order.
    pub(super) content: Vec<Word>,
    /// Near-synonym groups of all its words.
    pub(super) synonym_groups: BTreeSet<usize>,
    /// Words with an opposite.
    pub(super) antonym_words: Vec<AntonymWord>,
    /// Cues by the place of their class among the wording rules.
    pub(super) wording: BTreeMap<usize, Vec<Range<usize>>>,
    /// The poles of frames that it takes.
    pub(super) stances: Vec<Stance>,
    /// The words that deny.
    pub(super) denials: Vec<Range<usize>>,
    /// Words of praise and of blame as they count here: a denied word of praise blames.
    pub(super) praise: Vec<Range<usize>>,
    pub(super) blame: Vec<Range<usize>>,
    /// Figures: where, and the value or else the words.
    pub(super) figures: Vec<(Range<usize>, String)>,
    /// Names, times and Latin words.
    pub(super) names: Vec<Word>,
    pub(super) times: Vec<Word>,
    pub(super) latin: Vec<Word>,
    pub(super) asks: bool,
    pub(super) exclaims: bool,
    /// Breaks inside it.
    pub(super) breaks: usize,
}

/// A word in its place.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub letters: Vec<char>,
    pub range: Range<usize>,
    pub denied: bool,
    pub synonym_groups: Vec<usize>,
}

/// A word with an opposite, in its place.
#[derive(Clone, Debug)]
pub(super) struct AntonymWord {
    pub end: AntonymEnd,
    pub range: Range<usize>,
    pub denied: bool,
}

impl AntonymWord {
    /// The end it stands for here: a denied word stands for its opposite.
    pub fn meant(&self) -> bool {
        self.end.other != self.denied
    }
}

impl Prepared {
    pub(super) fn of(
        reading: &Reading,
        relations: &WordRelations,
        catalogue: &Catalogue,
        frames: &FrameSet,
        language: &Language,
    ) -> Self {
        let whole = 0..reading.text.len();
        let letters: Vec<char> = reading
            .text
            .iter()
            .filter(|character| character.is_alphanumeric())
            .flat_map(|character| character.to_lowercase())
            .collect();
        let mut statement = Self {
            letter_set: letters.iter().copied().collect(),
            bigram_set: letters.windows(2).map(|pair| [pair[0], pair[1]]).collect(),
            letters,
            text: reading.text.clone(),
            antonym_words: antonym_words(reading, relations),
            stances: stances(reading, &whole, None, frames, language),
            denials: reading
                .negations
                .iter()
                .map(|negation| negation.cue.clone())
                .collect(),
            figures: figures(reading),
            asks: reading
                .question
                .is_some_and(|question| matches!(question, Question::Open | Question::Rhetorical)),
            exclaims: reading.text.iter().any(|mark| matches!(mark, '!' | '！')),
            breaks: breaks(&reading.text),
            ..Self::default()
        };
        statement.gather_words(reading, relations, catalogue);
        statement.gather_cues(reading, catalogue);
        statement
    }

    /// Whether it is a text of its own rather than a single sentence.
    pub fn is_long(&self) -> bool {
        self.letters.len() >= LONG
    }

    /// The words of ranges of its text, as a list; an empty one where there are none.
    pub fn words(&self, ranges: &[Range<usize>]) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for range in ranges {
            let word: String = self.text[range.clone()].iter().collect();
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words
    }

    fn gather_words(
        &mut self,
        reading: &Reading,
        relations: &WordRelations,
        catalogue: &Catalogue,
    ) {
        let empty: BTreeSet<(usize, usize)> = reading
            .cues_of(catalogue.function_word)
            .map(|cue| (cue.range.start, cue.range.end))
            .collect();
        for token in &reading.tokens {
            let word = word(token, reading, relations);
            self.synonym_groups.extend(&word.synonym_groups);
            match token.tag {
                Tag::Nr | Tag::Ns | Tag::Nz | Tag::Nt => self.names.push(word.clone()),
                Tag::T => self.times.push(word.clone()),
                Tag::Eng => self.latin.push(word.clone()),
                _ => {}
            }
            if carries_content(token.tag)
                && !word.letters.is_empty()
                && !empty.contains(&(token.range.start, token.range.end))
            {
                self.content.push(word);
            }
        }
    }

    fn gather_cues(&mut self, reading: &Reading, catalogue: &Catalogue) {
        for cue in &reading.cues {
            if let Some(wording) = catalogue.wording_of_class.get(&cue.class) {
                let ranges = self.wording.entry(*wording).or_default();
                ranges.push(cue.range.clone());
            }
            let praises = catalogue.praise.contains(&cue.class);
            if praises || catalogue.blame.contains(&cue.class) {
                let denied = reading.is_negated(&cue.range);
                let side = match praises != denied {
                    true => &mut self.praise,
                    false => &mut self.blame,
                };
                if !side.contains(&cue.range) {
                    side.push(cue.range.clone());
                }
            }
        }
    }
}

/// Whether the words of a part of speech say something of the world rather than join others.
fn carries_content(tag: Tag) -> bool {
    use WordClass::{
        Abbreviation, Adjective, Descriptive, Distinguishing, Exclamation, Foreign, Idiom,
        Locative, Noun, Numeral, Phrase, Place, Time, Verb,
    };
    matches!(
        tag.class(),
        Noun | Verb
            | Adjective
            | Descriptive
            | Distinguishing
            | Numeral
            | Time
            | Place
            | Locative
            | Idiom
            | Phrase
            | Abbreviation
            | Foreign
            | Exclamation
    )
}

fn word(token: &Token, reading: &Reading, relations: &WordRelations) -> Word {
    let letters: Vec<char> = reading.text[token.range.clone()]
        .iter()
        .filter(|character| character.is_alphanumeric())
        .flat_map(|character| character.to_lowercase())
        .collect();
    Word {
        synonym_groups: relations.synonym_groups(&letters).to_vec(),
        letters,
        range: token.range.clone(),
        denied: reading.is_negated(&token.range),
    }
}

/// Words with an opposite: tokens, what a noun such as 成本低 says of what it names, and phrases of two characters or more;
/// the longest of those inside each other.
fn antonym_words(reading: &Reading, relations: &WordRelations) -> Vec<AntonymWord> {
    let text = &reading.text;
    let tokens: BTreeSet<(usize, usize)> = reading
        .tokens
        .iter()
        .flat_map(|token| {
            let (start, end) = (token.range.start, token.range.end);
            let says = token.tag == Tag::N && token.range.len() >= LEAST_SAID_OF;
            [Some((start, end)), says.then_some((end - 1, end))]
        })
        .flatten()
        .collect();
    let mut found: Vec<AntonymWord> = Vec::new();
    for start in 0..text.len() {
        let longest = relations.longest_word().min(text.len() - start);
        for end in (start + 1..=start + longest).rev() {
            if end - start == 1 && !tokens.contains(&(start, end)) {
                continue;
            }
            let range = start..end;
            for antonym in relations.ends(&text[range.clone()]) {
                let inside_longer = found.iter().any(|other| {
                    other.end.opposition == antonym.opposition && other.range.end >= end
                });
                if !inside_longer {
                    found.push(AntonymWord {
                        end: *antonym,
                        range: range.clone(),
                        denied: reading.is_negated(&range),
                    });
                }
            }
        }
    }
    found
}

/// Characters of a noun that ends in what it says of the rest.
const LEAST_SAID_OF: usize = 3;

fn figures(reading: &Reading) -> Vec<(Range<usize>, String)> {
    reading
        .quantities
        .iter()
        .map(|quantity| {
            let key = match quantity.value {
                Some(value) => value.to_string(),
                None => reading.words(&quantity.range),
            };
            (quantity.range.clone(), key)
        })
        .collect()
}

/// Marks that divide a statement; one at its end divides nothing.
fn breaks(text: &[char]) -> usize {
    let divides = |mark: &char| matches!(mark, '，' | ',' | '；' | ';' | '。' | '！' | '!');
    let end = text
        .iter()
        .rposition(|character| character.is_alphanumeric())
        .unwrap_or(0);
    text[..end].iter().filter(|mark| divides(mark)).count()
}

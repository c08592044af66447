//! English phrases by which a frame's poles are known, in whatever form their words come.
//!
//! `save money` finds saved money, `save .. money` also saves the city a lot of money, `raise/push .. costs` one of two verbs.
//! Between the words of a phrase stands no mark, and in its gaps no denial.

use super::frame::Side;
use crate::language::{is_english, word_of};
use std::collections::HashMap;
use std::ops::Range;

/// So many words may stand in a gap.
const GAP: usize = 4;

/// What a phrase that can't be used should look like.
const RIGHT: &str = "an English phrase is written as in `save .. money` or `cut/lower costs`, with a word at both ends";

/// Words one behind the other.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
struct Piece {
    /// One of these words, as [`word_of`] gives them.
    words: Vec<String>,
    /// Whether others may stand before it.
    gap_before: bool,
}

impl Phrase {
    /// Reads a phrase as a frame has it.
    pub(super) fn read(written: &str) -> Result<Self, &'static str> {
        let mut pieces = Vec::new();
        let mut gap_before = false;
        for word in written.split_whitespace() {
            if word == ".." {
                gap_before = true;
                continue;
            }
            let words: Vec<String> = word
                .split('/')
                .map(|word| word_of(word.trim_end_matches('\'')))
                .collect();
            let is_word = |word: &String| !word.is_empty() && word.chars().all(is_in_word);
            if !words.iter().all(is_word) || gap_before && pieces.is_empty() {
                return Err(RIGHT);
            }
            pieces.push(Piece { words, gap_before });
            gap_before = false;
        }
        match pieces.is_empty() || gap_before {
            true => Err(RIGHT),
            false => Ok(Self { pieces }),
        }
    }

    /// Where the phrase ends that begins with the word at `at`.
    fn end(&self, words: &[Word], at: usize) -> Option<usize> {
        let mut at = at;
        for (index, piece) in self.pieces.iter().enumerate().skip(1) {
            let reach = if piece.gap_before { GAP } else { 0 };
            let mut next = None;
            for step in 0..=reach {
                let Some(word) = words.get(at + 1 + step) else {
                    break;
                };
                if word.after_mark {
                    break;
                }
                if self.pieces[index].words.contains(&word.word) {
                    next = Some(at + 1 + step);
                    break;
                }
                if word.denies() {
                    break;
                }
            }
            at = next?;
        }
        Some(at)
    }
}

/// All phrases of all frames, ready to be found in one pass.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    phrases: Vec<(usize, Side, Phrase)>,
    /// By their first word.
    beginning: HashMap<String, Vec<usize>>,
}

impl Phrases {
    /// Adds a phrase of a pole of the frame of that index.
    pub(super) fn add(&mut self, frame: usize, side: Side, phrase: Phrase) {
        for word in phrase.pieces.iter().take(1).flat_map(|first| &first.words) {
            let same = self.beginning.entry(word.clone()).or_default();
            same.push(self.phrases.len());
        }
        self.phrases.push((frame, side, phrase));
    }

    /// The phrases in an English text, with the frame and pole they speak for and their characters.
    pub(super) fn find(&self, text: &[char]) -> Vec<(usize, Side, Range<usize>)> {
        if !is_english(text) {
            return Vec::new();
        }
        let words = words(text);
        let mut found = Vec::new();
        for (at, word) in words.iter().enumerate() {
            for index in self.beginning.get(&word.word).into_iter().flatten() {
                let (frame, side, phrase) = &self.phrases[*index];
                if let Some(last) = phrase.end(&words, at) {
                    found.push((*frame, *side, word.range.start..words[last].range.end));
                }
            }
        }
        found
    }
}

/// A word of a text.
struct Word {
    /// As [`word_of`] gives it.
    word: String,
    range: Range<usize>,
    /// Whether more than a blank or a hyphen stands before it.
    after_mark: bool,
}

impl Word {
    fn denies(&self) -> bool {
        matches!(
            self.word.as_str(),
            "not"
                | "no"
                | "never"
                | "without"
                | "nor"
                | "neither"
                | "hardly"
                | "nobody"
                | "nothing"
        ) || self.word.ends_with("n't")
    }
}

/// Letters of the scripts before this one are those of words: café.
const FIRST_CHINESE: char = '\u{2e80}';

/// Letters, digits and the apostrophe of don't.
fn is_in_word(character: char) -> bool {
    character == '\'' || character.is_alphanumeric() && character < FIRST_CHINESE
}

fn words(text: &[char]) -> Vec<Word> {
    let mut words = Vec::new();
    let (mut at, mut after_mark) = (0, false);
    while at < text.len() {
        let length = text[at..]
            .iter()
            .take_while(|letter| is_in_word(**letter))
            .count();
        let letters = &text[at..at + length];
        if letters.iter().any(|letter| letter.is_alphanumeric()) {
            let written: String = letters.iter().collect();
            words.push(Word {
                word: word_of(&written.trim_matches('\'').to_ascii_lowercase()),
                range: at..at + length,
                after_mark: std::mem::take(&mut after_mark),
            });
        }
        at += length;
        if let Some(mark) = text.get(at) {
            after_mark |= !matches!(mark, ' ' | '-' | '“' | '”' | '"' | '‘');
            at += 1;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrase: &str, text: &str) -> Option<String> {
        let mut phrases = Phrases::default();
        phrases.add(0, Side::Yes, Phrase::read(phrase).ok()?);
        let text: Vec<char> = text.to_lowercase().chars().collect();
        let (_, _, range) = phrases.find(&text).into_iter().next()?;
        Some(text[range].iter().collect())
    }

    #[test]
    fn a_phrase_is_found_in_every_form() {
        for (phrase, text, words) in [
            ("save money", "Bike lanes saved money.", Some("saved money")),
            ("save money", "Bike lanes save the city money.", None),
            (
                "save .. money",
                "Bike lanes save the city money.",
                Some("save the city money"),
            ),
            ("save .. money", "Lanes save time, money is spent.", None),
            ("save .. money", "They save lives but not money.", None),
            (
                "cut/lower costs",
                "It has lowered costs.",
                Some("lowered costs"),
            ),
            ("safe", "Nobody is unsafe in here.", None),
            ("long term", "A long-term plan for all.", Some("long-term")),
            ("doesn't pay", "It doesn't pay.", Some("doesn't pay")),
            ("money", "他用 money 做网名。", None),
        ] {
            assert_eq!(found(phrase, text).as_deref(), words, "{phrase}: {text}");
        }
    }

    #[test]
    fn what_is_no_phrase_is_refused() {
        for written in [
            "",
            "..",
            ".. money",
            "save ..",
            "save/ money",
            "省钱",
            "save, money",
        ] {
            assert!(Phrase::read(written).is_err(), "{written}");
        }
    }
}

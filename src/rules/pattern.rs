//! Regular expressions that are seldom asked in vain.
//!
//! Most patterns of the packs hold somewhere one of a few words (`(难以|无法).{0,6}持续`), most texts hold none of them,
//! and looking for a word is many times faster than matching. Where a pattern needs no word, it is always matched.

use regex_lite::{Match, Regex};
use regex_syntax::hir::{Class, Hir, HirKind};
use std::sync::OnceLock;

/// A regular expression and the words that it needs.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    needs: Needs,
    regex: Regex,
}

impl Pattern {
    /// Compiles a regular expression.
    pub(crate) fn new(pattern: &str) -> Result<Self, regex_lite::Error> {
        let regex = Regex::new(pattern)?;
        let needs = Needs::of(pattern);
        Ok(Self { needs, regex })
    }

    /// Whether it matches anywhere.
    pub(super) fn is_match_in(&self, text: Searched<'_>) -> bool {
        self.needs.may_be_in(text) && self.regex.is_match(text.text)
    }

    /// All matches, one behind the other.
    pub(crate) fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        let found = self
            .needs
            .may_be_in(Searched::new(text))
            .then(|| self.regex.find_iter(text));
        found.into_iter().flatten()
    }
}

/// A text that many patterns are looked for in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Searched<'t> {
    text: &'t str,
    letters: Letters,
}

impl<'t> Searched<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let letters = Letters::of(text);
        Self { text, letters }
    }
}

/// The same, holding its text.
#[derive(Clone, Debug)]
pub(super) struct SearchedText {
    text: String,
    letters: Letters,
}

impl SearchedText {
    pub(super) fn new(text: String) -> Self {
        let letters = Letters::of(&text);
        Self { text, letters }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn searched(&self) -> Searched<'_> {
        Searched {
            text: &self.text,
            letters: self.letters,
        }
    }
}

/// Which letters a text has, many letters sharing a bit: a letter whose bit is not set is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Letters(u128);

impl Letters {
    fn of(text: &str) -> Self {
        // Fibonacci hashing (Knuth 6.4) spreads neighbouring letters over the bits.
        let place = |letter: char| u32::from(letter).wrapping_mul(0x9E37_79B1) >> 25;
        let bits = text.chars().map(|letter| 1_u128 << place(letter));
        Self(bits.fold(0, |all, bit| all | bit))
    }

    fn may_hold(self, others: Self) -> bool {
        others.0 & !self.0 == 0
    }
}

/// A regular expression over all of Unicode, which takes long to compile: that waits for the first text that has a word
/// it needs.
#[derive(Clone, Debug)]
pub(super) struct LatePattern {
    needs: Needs,
    source: String,
    regex: OnceLock<Option<regex::Regex>>,
}

impl LatePattern {
    /// A pattern that is known to be sound. One that is not matches nothing.
    pub(super) fn trusted(source: String) -> Self {
        Self {
            needs: Needs::of(&source),
            source,
            regex: OnceLock::new(),
        }
    }

    /// A pattern that is compiled at once, so that its mistakes are told.
    pub(super) fn checked(source: String) -> Result<Self, regex::Error> {
        let regex = regex::Regex::new(&source)?;
        let pattern = Self::trusted(source);
        Ok(Self {
            regex: OnceLock::from(Some(regex)),
            ..pattern
        })
    }

    /// Whether it matches anywhere.
    pub(super) fn is_match_in(&self, text: Searched<'_>) -> bool {
        self.needs.may_be_in(text)
            && self
                .regex
                .get_or_init(|| regex::Regex::new(&self.source).ok())
                .as_ref()
                .is_some_and(|regex| regex.is_match(text.text))
    }

    /// As it is written.
    #[cfg(test)]
    pub(super) fn as_str(&self) -> &str {
        &self.source
    }
}

/// The words of which every match holds at least one; nothing where no such words are known.
#[derive(Clone, Debug)]
struct Needs(Option<Vec<(Letters, String)>>);

/// Classes of more characters than this are no words to look for.
const MOST_CHARACTERS: u32 = 8;

impl Needs {
    fn of(pattern: &str) -> Self {
        let words = regex_syntax::parse(pattern).ok().as_ref().and_then(needed);
        let with_letters = |word: String| (Letters::of(&word), word);
        Self(words.map(|words| words.into_iter().map(with_letters).collect()))
    }

    fn may_be_in(&self, text: Searched<'_>) -> bool {
        let is_there = |(letters, word): &(Letters, String)| {
            text.letters.may_hold(*letters) && text.text.contains(word.as_str())
        };
        match &self.0 {
            Some(words) => words.iter().any(is_there),
            None => true,
        }
    }
}

/// The words of which every match of a part of a pattern holds at least one.
fn needed(part: &Hir) -> Option<Vec<String>> {
    match part.kind() {
        HirKind::Empty | HirKind::Look(_) => None,
        HirKind::Literal(literal) => {
            let word = std::str::from_utf8(&literal.0).ok()?;
            Some(vec![word.to_owned()])
        }
        HirKind::Class(Class::Unicode(class)) => {
            let size = |from: char, to: char| to as u32 - from as u32 + 1;
            let all: u32 = class.iter().map(|r| size(r.start(), r.end())).sum();
            let characters = || class.iter().flat_map(|r| r.start()..=r.end());
            (all > 0 && all <= MOST_CHARACTERS).then(|| characters().map(String::from).collect())
        }
        HirKind::Class(Class::Bytes(_)) => None,
        HirKind::Repetition(repetition) if repetition.min == 0 => None,
        HirKind::Repetition(repetition) => needed(&repetition.sub),
        HirKind::Capture(capture) => needed(&capture.sub),
        // The rarest words sieve best: long ones, and few; of equals the last are as good as any.
        HirKind::Concat(parts) => parts.iter().filter_map(needed).max_by_key(|words| {
            let shortest = words.iter().map(|word| word.chars().count()).min();
            (shortest, std::cmp::Reverse(words.len()))
        }),
        HirKind::Alternation(parts) => {
            let words: Option<Vec<Vec<String>>> = parts.iter().map(needed).collect();
            words.map(|words| words.concat())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(pattern: &str) -> Option<String> {
        let needs = Needs::of(pattern).0?;
        let words: Vec<String> = needs.into_iter().map(|(_, word)| word).collect();
        Some(words.join(" "))
    }

    #[test]
    fn a_pattern_needs_the_rarest_words_that_every_match_holds() {
        for (pattern, needs) in [
            ("选择留(下|在)", Some("选择留")),
            ("(很难|难以).{0,6}(长久|持续)", Some("长久 持续")),
            ("^[^，]*(?:标签|关键词)\\s*[:：]", Some("标签 关键词")),
            ("得?(太|有点)?晚", Some("晚")),
            ("(?i)a", Some("A a")),
            ("(太晚)?|早", None),
            ("[^\\d]+$", None),
            ("", None),
        ] {
            assert_eq!(words(pattern).as_deref(), needs, "{pattern}");
        }
    }

    #[test]
    fn needs_change_no_match() -> Result<(), Box<dyn std::error::Error>> {
        for pattern in ["(太|很)晚(了)?", "[一二]十?", "^$", "晚|早"] {
            let plain = Regex::new(pattern)?;
            let (sieved, late) = (
                Pattern::new(pattern)?,
                LatePattern::checked(pattern.into())?,
            );
            for text in ["", "很晚了，太晚", "二十一", "一早"] {
                let expected: Vec<_> = plain.find_iter(text).map(|found| found.range()).collect();
                let found: Vec<_> = sieved.find_iter(text).map(|found| found.range()).collect();
                assert_eq!(found, expected, "{pattern} in {text}");
                let searched = Searched::new(text);
                assert_eq!(sieved.is_match_in(searched), plain.is_match(text));
                assert_eq!(late.is_match_in(searched), plain.is_match(text));
            }
        }
        assert!(Pattern::new("(").is_err() && LatePattern::checked("(".into()).is_err());
        Ok(())
    }
}

//! Regular expressions that are seldom asked in vain.
//!
//! Most patterns of the packs hold somewhere one of a few words (`(难以|无法).{0,6}持续`), most texts hold none of them,
//! and looking for a word is many times faster than matching. Where a pattern needs no word, it is always matched.

use regex_lite::Regex;
use regex_syntax::hir::{Class, Hir, HirKind};
use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

/// A regular expression and the words that it needs. Clones share what they learn.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    needs: Arc<Needs>,
    regex: Regex,
    often: Arc<Often>,
}

impl Pattern {
    /// Compiles a regular expression.
    pub(crate) fn new(pattern: &str) -> Result<Self, regex_lite::Error> {
        let regex = Regex::new(pattern)?;
        Ok(Self {
            needs: Arc::new(Needs::of(pattern)),
            often: Arc::new(Often::of(pattern)),
            regex,
        })
    }

    /// Whether it matches anywhere.
    pub(super) fn is_match_in(&self, text: Searched<'_>) -> bool {
        self.needs.may_be_in(text)
            && match self.often.fast() {
                Some(fast) => fast.is_match(text.text),
                None => self.regex.is_match(text.text),
            }
    }

    /// All matches, one behind the other, as ranges of bytes.
    pub(crate) fn find_iter(&self, text: Searched<'_>) -> Vec<Range<usize>> {
        if !self.needs.may_be_in(text) {
            return Vec::new();
        }
        let text = text.text;
        match self.often.fast() {
            Some(fast) => fast.find_iter(text).map(|found| found.range()).collect(),
            None => self
                .regex
                .find_iter(text)
                .map(|found| found.range())
                .collect(),
        }
    }
}

/// The same regular expression compiled for speed, once it has been asked often enough to be worth it: that takes
/// longer than a pair of articles asks most patterns, and thousands of articles ask it all the time.
#[derive(Debug)]
struct Often {
    asked: AtomicU32,
    /// As the faster engine writes it; nothing where the two would not mean the same.
    source: Option<String>,
    fast: OnceLock<Option<regex::Regex>>,
}

/// What a thread may remember of one pattern, in bytes: hundreds of patterns are asked all the time, and the two megabytes
/// that the engine takes unless told otherwise would fill the memory.
const REMEMBERED: usize = 1 << 16;

/// A regular expression that takes little memory.
fn small(pattern: &str) -> Result<regex::Regex, regex::Error> {
    regex::RegexBuilder::new(pattern)
        .dfa_size_limit(REMEMBERED)
        .build()
}

/// How many texts are worth compiling for speed.
const OFTEN: u32 = 200;

impl Often {
    fn of(pattern: &str) -> Self {
        Self {
            asked: AtomicU32::new(0),
            source: with_plain_classes(pattern),
            fast: OnceLock::new(),
        }
    }

    fn fast(&self) -> Option<&regex::Regex> {
        let source = self.source.as_ref()?;
        if self.asked.load(Ordering::Relaxed) < OFTEN {
            self.asked.fetch_add(1, Ordering::Relaxed);
            return None;
        }
        let fast = self.fast.get_or_init(|| small(source).ok());
        fast.as_ref()
    }
}

/// The pattern with its classes of digits, blanks and letters written out: `regex-lite` knows them in ASCII only,
/// `regex` in all of Unicode. Nothing where it uses what else the two see differently.
fn with_plain_classes(pattern: &str) -> Option<String> {
    let mut plain = String::new();
    let mut characters = pattern.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, characters.peek()) {
            ('\\', Some(&class)) => {
                characters.next();
                match class {
                    'd' => plain.push_str("[0-9]"),
                    'D' => plain.push_str("[^0-9]"),
                    's' => plain.push_str("[\\t\\n\\x0B\\x0C\\r ]"),
                    'S' => plain.push_str("[^\\t\\n\\x0B\\x0C\\r ]"),
                    'w' => plain.push_str("[0-9A-Za-z_]"),
                    'W' => plain.push_str("[^0-9A-Za-z_]"),
                    'b' | 'B' | '<' | '>' | 'p' | 'P' => return None,
                    other => plain.extend(['\\', other]),
                }
            }
            ('(', Some('?')) => {
                characters.next();
                if characters.next() != Some(':') {
                    return None;
                }
                plain.push_str("(?:");
            }
            (other, _) => plain.push(other),
        }
    }
    Some(plain)
}

/// A text that many patterns are looked for in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Searched<'t> {
    text: &'t str,
    letters: Letters,
}

impl<'t> Searched<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
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
        let regex = small(&source)?;
        let pattern = Self::trusted(source);
        Ok(Self {
            regex: OnceLock::from(Some(regex)),
            ..pattern
        })
    }

    /// Whether it matches anywhere.
    pub(super) fn is_match_in(&self, text: Searched<'_>) -> bool {
        let regex = self.regex_for(text);
        regex.is_some_and(|regex| regex.is_match(text.text))
    }

    /// How many bytes it takes at the front of the text; nothing where its first match stands further on.
    pub(super) fn at_front(&self, text: &str) -> Option<usize> {
        let found = self.regex_for(Searched::new(text))?.find(text)?;
        (found.start() == 0 && found.end() > 0).then_some(found.end())
    }

    /// Compiled, where the text has a word it needs.
    fn regex_for(&self, text: Searched<'_>) -> Option<&regex::Regex> {
        if !self.needs.may_be_in(text) {
            return None;
        }
        let compile = || small(&self.source).ok();
        self.regex.get_or_init(compile).as_ref()
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
                assert_eq!(
                    sieved.find_iter(Searched::new(text)),
                    expected,
                    "{pattern} in {text}"
                );
                let searched = Searched::new(text);
                assert_eq!(sieved.is_match_in(searched), plain.is_match(text));
                assert_eq!(late.is_match_in(searched), plain.is_match(text));
            }
        }
        assert!(Pattern::new("(").is_err() && LatePattern::checked("(".into()).is_err());
        Ok(())
    }

    #[test]
    fn asked_often_a_pattern_still_means_the_same() -> Result<(), Box<dyn std::error::Error>> {
        for pattern in [
            "^[“（(【]?(?:\\d{1,2}(?:[、)）]|\\.\\D)|0\\d\\D)",
            "[^\\d一二]+$",
            "(?:很难|难以).{0,6}(?:长久|持续)",
            "\\w+\\s\\S",
            "\\bcafé\\b",
            "(?i)É",
        ] {
            let (plain, asked) = (Regex::new(pattern)?, Pattern::new(pattern)?);
            for _ in 0..OFTEN {
                asked.often.fast();
            }
            for text in [
                "1、先算房租",
                "１、先算房租",
                "(12)再算人工",
                "三，二一",
                "很难说能长久",
                "le café 开了",
                "É é",
                "",
            ] {
                let expected: Vec<_> = plain.find_iter(text).map(|found| found.range()).collect();
                assert_eq!(
                    asked.find_iter(Searched::new(text)),
                    expected,
                    "{pattern} in {text}"
                );
                assert_eq!(asked.is_match_in(Searched::new(text)), plain.is_match(text));
            }
        }
        Ok(())
    }
}

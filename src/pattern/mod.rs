//! Regular expressions that are seldom asked in vain: a text is matched where what the pattern needs ([`Needs`]) leaves it
//! open whether it matches.

mod needs;

pub(crate) use needs::{Searched, SearchedText};

use needs::{Needs, Outlook};
use regex_lite::Regex;
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
    pub(crate) fn is_match_in(&self, text: Searched<'_>) -> bool {
        match self.outlook(text) {
            Outlook::Never => false,
            Outlook::Surely => true,
            Outlook::Perhaps => match self.often.fast() {
                Some(fast) => fast.is_match(text.text),
                None => self.regex.is_match(text.text),
            },
        }
    }

    /// All matches, one behind the other, as ranges of bytes.
    pub(crate) fn find_iter(&self, text: Searched<'_>) -> Vec<Range<usize>> {
        if self.outlook(text) == Outlook::Never {
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

    /// What the needs tell; of a pattern that the engines read differently they tell only where it can't match.
    fn outlook(&self, text: Searched<'_>) -> Outlook {
        let most = match self.often.source {
            Some(_) => Outlook::Surely,
            None => Outlook::Perhaps,
        };
        self.needs.outlook(text).min(most)
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
const REMEMBERED: usize = 1 << 18;

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

/// A regular expression over all of Unicode, which takes long to compile: that waits for the first text that has a word
/// it needs.
#[derive(Clone, Debug)]
pub(crate) struct LatePattern {
    needs: Needs,
    source: String,
    regex: OnceLock<Option<regex::Regex>>,
}

impl LatePattern {
    /// A pattern that is known to be sound. One that is not matches nothing.
    pub(crate) fn trusted(source: String) -> Self {
        Self {
            needs: Needs::of(&source),
            source,
            regex: OnceLock::new(),
        }
    }

    /// A pattern that is compiled at once, so that its mistakes are told.
    pub(crate) fn checked(source: String) -> Result<Self, regex::Error> {
        let regex = small(&source)?;
        let pattern = Self::trusted(source);
        Ok(Self {
            regex: OnceLock::from(Some(regex)),
            ..pattern
        })
    }

    /// Whether it matches anywhere.
    pub(crate) fn is_match_in(&self, text: Searched<'_>) -> bool {
        match self.needs.outlook(text) {
            Outlook::Never => false,
            Outlook::Surely => true,
            Outlook::Perhaps => self.regex().is_some_and(|regex| regex.is_match(text.text)),
        }
    }

    /// How many bytes it takes at the front of the text; nothing where its first match stands further on.
    pub(crate) fn at_front(&self, text: &str) -> Option<usize> {
        if self.needs.outlook(Searched::new(text)) == Outlook::Never {
            return None;
        }
        let found = self.regex()?.find(text)?;
        (found.start() == 0 && found.end() > 0).then_some(found.end())
    }

    fn regex(&self) -> Option<&regex::Regex> {
        let compile = || small(&self.source).ok();
        self.regex.get_or_init(compile).as_ref()
    }

    /// As it is written.
    #[cfg(test)]
    pub(crate) fn as_str(&self) -> &str {
        &self.source
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_change_no_match() -> Result<(), Box<dyn std::error::Error>> {
        for pattern in [
            "(太|很)晚(了)?",
            "[一二]十?",
            "^$",
            "晚|早",
            "太{2}",
            "太.*了",
        ] {
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

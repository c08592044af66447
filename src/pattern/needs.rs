//! What a pattern needs of a text: words that every match holds.
//!
//! Most patterns of the packs hold somewhere one of a few words (`(难以|无法).{0,6}持续`), most texts hold none of them,
//! and looking for a word is many times faster than matching. Where a word alone is a match already, nothing is left to
//! be matched either.

use regex_syntax::hir::{Class, Hir, HirKind};
use std::cmp::Reverse;

/// A text that many patterns are looked for in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Searched<'t> {
    pub(super) text: &'t str,
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
pub(crate) struct SearchedText {
    text: String,
    letters: Letters,
}

impl SearchedText {
    pub(crate) fn new(text: String) -> Self {
        let letters = Letters::of(&text);
        Self { text, letters }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn searched(&self) -> Searched<'_> {
        Searched {
            text: &self.text,
            letters: self.letters,
        }
    }
}

/// Which letters a text has, many letters sharing a bit: a letter whose bit is not set is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letters(u128);

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

/// What every match of a pattern holds.
#[derive(Clone, Debug)]
pub(super) enum Needs {
    /// Nothing that is known.
    Nothing,
    /// One of these words, each a match by itself, or what one of the others needs.
    Any(Vec<Word>, Vec<Needs>),
    /// Each of these; what most texts lack is asked first.
    All(Vec<Needs>),
}

/// A word to look for.
#[derive(Clone, Debug)]
pub(super) struct Word {
    letters: Letters,
    written: String,
}

impl Word {
    fn is_in(&self, text: Searched<'_>) -> bool {
        text.letters.may_hold(self.letters) && text.text.contains(self.written.as_str())
    }
}

/// Whether a pattern matches a text, as far as its needs tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outlook {
    /// It does not.
    Never,
    /// It may.
    Perhaps,
    /// It does.
    Surely,
}

/// Classes of more characters than this are no words to look for.
const MOST_CHARACTERS: u32 = 8;

impl Needs {
    pub(super) fn of(pattern: &str) -> Self {
        let parsed = regex_syntax::parse(pattern);
        parsed.map_or(Self::Nothing, |parsed| Self::of_part(&parsed))
    }

    fn of_part(part: &Hir) -> Self {
        match part.kind() {
            HirKind::Literal(literal) => {
                std::str::from_utf8(&literal.0).map_or(Self::Nothing, Self::word)
            }
            HirKind::Class(Class::Unicode(class)) => {
                let size = |from: char, to: char| to as u32 - from as u32 + 1;
                let all: u32 = class.iter().map(|r| size(r.start(), r.end())).sum();
                let characters = class.iter().flat_map(|r| r.start()..=r.end());
                match all {
                    1..=MOST_CHARACTERS => {
                        Self::any(characters.map(|character| Self::word(&character.to_string())))
                    }
                    _ => Self::Nothing,
                }
            }
            HirKind::Repetition(repetition) => match repetition.min {
                0 => Self::Nothing,
                1 => Self::of_part(&repetition.sub),
                _ => Self::all([Self::of_part(&repetition.sub)]),
            },
            HirKind::Capture(capture) => Self::of_part(&capture.sub),
            HirKind::Concat(parts) => Self::all(parts.iter().map(Self::of_part)),
            HirKind::Alternation(parts) => Self::any(parts.iter().map(Self::of_part)),
            HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => Self::Nothing,
        }
    }

    fn word(word: &str) -> Self {
        let word = Word {
            letters: Letters::of(word),
            written: word.to_owned(),
        };
        Self::Any(vec![word], Vec::new())
    }

    fn any(needs: impl Iterator<Item = Self>) -> Self {
        let (mut words, mut others) = (Vec::new(), Vec::new());
        for need in needs {
            match need {
                Self::Nothing => return Self::Nothing,
                Self::Any(more_words, more) => {
                    words.extend(more_words);
                    others.extend(more);
                }
                all => others.push(all),
            }
        }
        Self::Any(words, others)
    }

    fn all(needs: impl IntoIterator<Item = Self>) -> Self {
        let needs = needs.into_iter().filter(|need| !need.is_nothing());
        let mut needs: Vec<Self> = needs.collect();
        needs.sort_by_key(|need| Reverse(need.fineness()));
        match needs.is_empty() {
            true => Self::Nothing,
            false => Self::All(needs),
        }
    }

    fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// How few texts have what is needed: the rarest words sieve best, which are long ones, and few.
    fn fineness(&self) -> (usize, Reverse<usize>) {
        match self {
            Self::Nothing => (0, Reverse(0)),
            Self::All(needs) => needs.iter().map(Self::fineness).max().unwrap_or_default(),
            Self::Any(words, others) => {
                let words = words.iter();
                let words = words.map(|word| (word.written.chars().count(), Reverse(1)));
                let each: Vec<_> = words.chain(others.iter().map(Self::fineness)).collect();
                let shortest = each.iter().map(|(length, _)| *length).min();
                let words = each.iter().map(|(_, Reverse(words))| words).sum();
                (shortest.unwrap_or_default(), Reverse(words))
            }
        }
    }

    /// Whether the pattern matches somewhere in a text, as far as that can be told.
    pub(super) fn outlook(&self, text: Searched<'_>) -> Outlook {
        match self {
            Self::Nothing => Outlook::Perhaps,
            Self::Any(words, others) => match words.iter().any(|word| word.is_in(text)) {
                true => Outlook::Surely,
                false => {
                    let others = others.iter().map(|need| need.outlook(text));
                    others.max().unwrap_or(Outlook::Never)
                }
            },
            // That all are there does not tell whether they stand as the pattern wants them.
            Self::All(needs) => {
                let lacks = |need: &Self| need.outlook(text) == Outlook::Never;
                match needs.iter().any(lacks) {
                    true => Outlook::Never,
                    false => Outlook::Perhaps,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(needs: &Needs) -> String {
        let joined = |parts: Vec<String>, by: &str| match parts.as_slice() {
            [only] => only.clone(),
            _ => format!("({})", parts.join(by)),
        };
        match needs {
            Needs::Nothing => "-".to_owned(),
            Needs::All(needs) => joined(needs.iter().map(written).collect(), " "),
            Needs::Any(words, others) => {
                let words = words.iter().map(|word| word.written.clone());
                joined(words.chain(others.iter().map(written)).collect(), "|")
            }
        }
    }

    #[test]
    fn a_pattern_needs_the_words_that_every_match_holds_the_rarest_first() {
        for (pattern, needs) in [
            ("选择留(下|在)", "(选择留 (下|在))"),
            ("(很难|难以).{0,6}(长久|持续)", "((很难|难以) (长久|持续))"),
            ("^[^，]*(?:标签|关键词)\\s*[:：]", "((标签|关键词) (:|：))"),
            ("得?(太|有点)?晚", "晚"),
            ("选择(留|离.*开)|不选", "(不选|(选择 (留|(离 开))))"),
            ("(?i)a", "(A|a)"),
            ("(太晚)?|早", "-"),
            ("[^\\d]+$", "-"),
            ("", "-"),
        ] {
            assert_eq!(written(&Needs::of(pattern)), needs, "{pattern}");
        }
    }

    #[test]
    fn a_word_that_is_a_match_by_itself_settles_it() {
        for (pattern, text, outlook) in [
            ("是[^否]|太|很晚", "很晚了", Outlook::Surely),
            ("是[^否]|太|很晚", "是否", Outlook::Perhaps),
            ("是[^否]|太|很晚", "很早", Outlook::Never),
            ("(太|很)+", "太晚", Outlook::Surely),
            ("(太){2}", "太晚", Outlook::Perhaps),
            ("^太", "晚太", Outlook::Perhaps),
            ("太.*晚", "晚", Outlook::Never),
        ] {
            let found = Needs::of(pattern).outlook(Searched::new(text));
            assert_eq!(found, outlook, "{pattern} in {text}");
        }
    }
}

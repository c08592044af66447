//! The full stop of Latin scripts, which also stands in numbers, names of sites, initials and abbreviations.

use super::page::is_cjk;
use super::sentences::is_closing;

/// What the full stops of a line are for.
pub(super) struct FullStops {
    /// The line closes its sentences with 。; a full stop then stands in a name (查理.芒格) or behind a number.
    beside_chinese: bool,
}

impl FullStops {
    /// Looks at a line once, before its full stops are judged one by one.
    pub(super) fn of(text: &[char]) -> Self {
        Self {
            beside_chinese: text.contains(&'。'),
        }
    }

    /// Whether the full stop at `at` ends a sentence.
    pub(super) fn ends_sentence(&self, text: &[char], at: usize) -> bool {
        let before = at.checked_sub(1).map(|index| text[index]);
        let in_name = self.beside_chinese && before.is_some_and(is_cjk);
        let in_number = self.beside_chinese && is_list_number(text, at);
        !in_name && !in_number && ends_sentence(text, at)
    }
}

/// Whether a number of one or two figures stands right behind a Chinese word and before the full stop: 原因有1. 房租.
fn is_list_number(text: &[char], at: usize) -> bool {
    let figures = text[..at]
        .iter()
        .rev()
        .take_while(|before| before.is_ascii_digit())
        .count();
    (1..=2).contains(&figures)
        && at
            .checked_sub(figures + 1)
            .is_some_and(|before| is_cjk(text[before]))
}

/// Whether the full stop at `at` ends a sentence: not in numbers, counters (`2.1.`, `a.`), names of files
/// and sites, initials and abbreviations.
fn ends_sentence(text: &[char], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|index| text[index]) else {
        return false;
    };
    let after = text.get(at + 1).copied();
    if before == '.' || after == Some('.') {
        return false; // an ellipsis of full stops goes on, as … does
    }
    if is_cjk(before) {
        return !after.is_some_and(|after| after.is_ascii_alphanumeric());
    }
    let next = text[at + 1..]
        .iter()
        .position(|next| !is_closing(*next))
        .map(|skipped| text[at + 1 + skipped]);
    if next.is_some_and(|next| !next.is_whitespace() && !is_cjk(next)) {
        return false;
    }
    let opens = text[at + 1..]
        .iter()
        .find(|next| !is_closing(**next) && !next.is_whitespace());
    if opens.is_some_and(|opens| opens.is_lowercase()) {
        return false;
    }
    let word_start = text[..at]
        .iter()
        .rposition(|character| {
            *character != '.' && (!character.is_alphanumeric() || is_cjk(*character))
        })
        .map_or(0, |index| index + 1);
    let word: String = text[word_start..at].iter().collect();
    let stands_alone = word_start
        .checked_sub(1)
        .is_none_or(|before| !text[before].is_whitespace() && !is_cjk(text[before]));
    let numbered = stands_alone
        && word.starts_with(|first: char| first.is_ascii_digit())
        && word
            .chars()
            .all(|character| character.is_ascii_digit() || character == '.');
    let single = word.chars().count() == 1;
    let initial = word.split('.').all(is_capital);
    let lettered = single && stands_alone && word.chars().all(|letter| letter.is_ascii_lowercase());
    !numbered && !initial && !lettered && !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// Whether this is one capital letter: N.W. Ayer has two of them.
fn is_capital(part: &str) -> bool {
    let mut letters = part.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// English abbreviations that are written with a full stop and followed by a capital or a number.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "no", "vol", "fig", "pp", "e.g",
    "i.e", "u.s", "u.k", "cf", "gov", "gen", "sen", "rep", "jan", "feb", "mar", "apr", "aug",
    "sept", "sep", "oct", "nov", "dec", "a.m", "p.m", "co", "ltd", "inc", "corp",
];

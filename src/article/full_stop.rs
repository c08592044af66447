//! The full stop of Latin scripts, which also stands in numbers, names of sites, initials and abbreviations.

use super::page::is_cjk;
use super::sentences::is_closing;

/// Whether the full stop at `at` ends a sentence: not in numbers, counters (`2.1.`, `a.`), names of files
/// and sites, initials and abbreviations.
pub(super) fn ends_sentence(text: &[char], at: usize) -> bool {
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
    let initial = single && word.chars().all(char::is_uppercase);
    let lettered = single && stands_alone && word.chars().all(|letter| letter.is_ascii_lowercase());
    !numbered && !initial && !lettered && !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// English abbreviations that are written with a full stop and followed by a capital or a number.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "no", "vol", "fig", "pp", "e.g",
    "i.e", "u.s", "u.k", "cf", "gov", "gen", "sen", "rep", "jan", "feb", "mar", "apr", "aug",
    "sept", "sep", "oct", "nov", "dec", "a.m", "p.m",
];

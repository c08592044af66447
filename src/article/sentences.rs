//! Where a sentence ends.
//!
//! A line of Chinese is cut after 。！？； and their closing quotes and brackets. Quotes decide most hard cases: a quoted
//! sentence stands on its own when a new clause follows it (`“……。”他说。`), and is part of its sentence when what
//! follows leans on it (`“……。”的说法`).

use super::Sentence;
use super::Span;
use super::page::{Glyph, Line, is_blank, is_cjk};
use std::ops::Range;

/// Cuts a line into its sentences.
pub(super) fn cut(line: &Line) -> Vec<Sentence> {
    pieces(&line.glyphs)
        .into_iter()
        .filter_map(|piece| sentence(&line.glyphs[piece]))
        .filter(|sentence| sentence.text.contains(char::is_alphanumeric))
        .collect()
}

/// A sentence of these characters, blanks at both ends left off; `None` where nothing is left.
fn sentence(glyphs: &[Glyph]) -> Option<Sentence> {
    let start = glyphs.iter().position(|glyph| !is_blank(glyph.character))?;
    let end = glyphs
        .iter()
        .rposition(|glyph| !is_blank(glyph.character))?
        + 1;
    let glyphs = &glyphs[start..end];
    let mut emphasis: Vec<Range<usize>> = Vec::new();
    for (index, _) in glyphs
        .iter()
        .enumerate()
        .filter(|(_, glyph)| glyph.emphasised)
    {
        match emphasis.last_mut() {
            Some(last) if last.end == index => last.end += 1,
            _ => emphasis.push(index..index + 1),
        }
    }
    Some(Sentence {
        span: Span::new(glyphs.first()?.at, glyphs.last()?.end),
        text: glyphs.iter().map(|glyph| glyph.character).collect(),
        positions: glyphs.iter().map(|glyph| glyph.at).collect(),
        emphasis,
    })
}

/// The stretches of the line, in order and without a gap.
fn pieces(glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let text: Vec<char> = glyphs.iter().map(|glyph| glyph.character).collect();
    let titles = title_brackets(&text);
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < text.len() {
        let mark = text[at];
        if titles[at] || !ends_sentence(&text, at) {
            at += 1;
            continue;
        }
        let marks_end = run_end(&text, at + 1, is_final);
        let end = closing_end(&text, start, marks_end);
        let closed = end > marks_end;
        at = end;
        if end < text.len()
            && (closed || mark != '…')
            && !leans_back(&text, end, closed)
            && has_words(&text[start..end])
        {
            pieces.push(start..end);
            start = end;
        }
    }
    if has_words(&text[start..]) || pieces.is_empty() {
        pieces.push(start..text.len());
    } else if let Some(last) = pieces.last_mut() {
        last.end = text.len();
    }
    pieces
}

fn is_final(mark: char) -> bool {
    matches!(mark, '。' | '！' | '？' | '!' | '?' | '；' | '…' | '｡')
}

/// Whether the mark at `at` ends a sentence, closing quotes aside.
fn ends_sentence(text: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map(|index| text[index]);
    let after = text.get(at + 1).copied();
    match text[at] {
        '。' | '！' | '？' | '；' | '…' | '｡' => true,
        '!' | '?' => {
            !after.is_some_and(|after| after.is_ascii_alphanumeric() || "=&/#_".contains(after))
        }
        ';' => before.is_some_and(is_wide),
        '.' => ends_latin_sentence(text, at, before, after),
        _ => false,
    }
}

/// A full stop: not in numbers, names of files and sites, initials and abbreviations.
fn ends_latin_sentence(
    text: &[char],
    at: usize,
    before: Option<char>,
    after: Option<char>,
) -> bool {
    let Some(before) = before else {
        return false;
    };
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
            (is_cjk(*character) || !character.is_alphanumeric()) && *character != '.'
        })
        .map_or(0, |index| index + 1);
    let word: String = text[word_start..at].iter().collect();
    let stands_alone = word_start
        .checked_sub(1)
        .is_none_or(|before| !text[before].is_whitespace() && !is_cjk(text[before]));
    let numbered = stands_alone && word.chars().all(|character| character.is_ascii_digit());
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    !numbered && !initial && !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// English abbreviations that are written with a full stop and followed by a capital or a number.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "no", "vol", "fig", "pp", "e.g",
    "i.e", "u.s", "u.k", "cf", "gov", "gen", "sen", "rep", "jan", "feb", "mar", "apr", "aug",
    "sept", "sep", "oct", "nov", "dec", "a.m", "p.m",
];

/// Past the marks that go on after `from`.
fn run_end(text: &[char], from: usize, wanted: fn(char) -> bool) -> usize {
    text[from..]
        .iter()
        .position(|mark| !wanted(*mark))
        .map_or(text.len(), |length| from + length)
}

/// Past the closing quotes and brackets that belong to the sentence `start..marks_end`.
fn closing_end(text: &[char], start: usize, marks_end: usize) -> usize {
    let mut end = marks_end;
    while let Some(&mark) = text.get(end) {
        let straight =
            mark == '"' && text[start..end].iter().filter(|open| **open == '"').count() % 2 == 1;
        let final_after_close = end > marks_end && is_final(mark);
        if !(is_closing(mark) && mark != '"' || straight || final_after_close) {
            break;
        }
        end += 1;
    }
    end
}

fn is_closing(mark: char) -> bool {
    matches!(
        mark,
        '”' | '’' | '」' | '』' | '）' | ')' | '】' | '》' | '〉' | ']' | '"'
    )
}

/// Whether what stands at `at` goes on with the sentence that seemed to end there.
fn leans_back(text: &[char], at: usize, closed: bool) -> bool {
    let rest = &text[at..];
    let Some(&next) = rest.iter().find(|next| !next.is_whitespace()) else {
        return false;
    };
    if matches!(
        next,
        '，' | '、' | '：' | ',' | ':' | '/' | '～' | '~' | '-' | '·'
    ) {
        return true;
    }
    if next == '—' && closed {
        return true; // who said it
    }
    // Only a quoted or bracketed piece can be a part of speech of the sentence around it.
    closed && rest.first() == Some(&next) && LEANING.iter().any(|word| starts_with(rest, word))
}

/// What follows a quotation that is a part of the sentence: particles, pointing words, names for what was quoted.
const LEANING: &[&str] = &[
    "的",
    "地",
    "了",
    "等",
    "之",
    "一词",
    "一说",
    "一句",
    "一类",
    "一语",
    "这一",
    "这种",
    "这个",
    "这句",
    "这类",
    "这样的",
    "这些",
    "那种",
    "那样的",
    "那句",
    "那些",
    "和",
    "与",
    "或",
    "及",
    "是",
    "为",
    "式",
    "般",
    "似的",
    "时，",
    "也是",
    "都是",
    "中的",
    "里的",
    "上的",
];

fn starts_with(text: &[char], word: &str) -> bool {
    word.chars()
        .zip(text)
        .all(|(wanted, found)| wanted == *found)
        && text.len() >= word.chars().count()
}

/// For every character, whether it stands between 《 and 》 of one title.
fn title_brackets(text: &[char]) -> Vec<bool> {
    let mut inside = vec![false; text.len()];
    let mut open = None;
    for (index, mark) in text.iter().enumerate() {
        match (mark, open) {
            ('《' | '〈', None) => open = Some(index),
            ('》' | '〉', Some(start)) => {
                inside[start..index].fill(true);
                open = None;
            }
            _ => {}
        }
    }
    inside
}

fn is_wide(character: char) -> bool {
    is_cjk(character) || is_closing(character)
}

/// Whether anything but punctuation stands there.
fn has_words(text: &[char]) -> bool {
    text.iter().any(|character| character.is_alphanumeric())
}

//! Clauses and quotes: how punctuation divides a sentence.

use std::ops::Range;

/// The divisions of a sentence.
pub(super) struct Division {
    /// Stretches between commas, colons, dashes and final marks, without these. A quotation of up to 24 characters is not
    /// divided.
    pub clauses: Vec<Range<usize>>,
    /// Quoted stretches, without their marks, in order of their start.
    pub quotes: Vec<Range<usize>>,
}

/// A quoted or bracketed stretch no longer than this is a word or phrase, and its commas don't divide the sentence.
const PHRASE: usize = 24;

/// Divides a normalised sentence.
pub(super) fn divide(text: &[char]) -> Division {
    let enclosures = enclosures(text);
    let quotes = enclosures
        .iter()
        .filter(|enclosure| enclosure.is_quote && !enclosure.inner.is_empty())
        .map(|enclosure| enclosure.inner.clone())
        .collect();
    let mut clauses = Vec::new();
    let mut start = 0;
    for (at, character) in text.iter().enumerate() {
        let sheltered = || {
            enclosures.iter().any(|enclosure| {
                enclosure.closed && enclosure.inner.len() <= PHRASE && enclosure.inner.contains(&at)
            })
        };
        if divides(text, at, *character) && !sheltered() {
            push_clause(text, start..at, &mut clauses);
            start = at + 1;
        }
    }
    push_clause(text, start..text.len(), &mut clauses);
    if clauses.is_empty() && !text.is_empty() {
        clauses.push(0..text.len());
    }
    Division { clauses, quotes }
}

/// Keeps a clause that holds a word, without the marks and spaces that end it.
fn push_clause(text: &[char], mut clause: Range<usize>, clauses: &mut Vec<Range<usize>>) {
    let is_edge = |c: char| {
        c.is_whitespace() || matches!(c, '。' | '！' | '？' | '!' | '?' | '.' | '…' | '—')
    };
    while !clause.is_empty() && is_edge(text[clause.end - 1]) {
        clause.end -= 1;
    }
    while !clause.is_empty() && is_edge(text[clause.start]) {
        clause.start += 1;
    }
    if text[clause.clone()].iter().any(|c| c.is_alphanumeric()) {
        clauses.push(clause);
    }
}

/// Whether the character at `at` stands between two clauses.
fn divides(text: &[char], at: usize, character: char) -> bool {
    let next = text.get(at + 1).copied();
    let previous = at.checked_sub(1).map(|before| text[before]);
    match character {
        '，' | '：' | '；' | '。' | '！' | '？' | '!' | '?' | ';' => true,
        // 3,000 and 12:30 are numbers; in Chinese text a comma needs no space behind it.
        ',' | ':' => !next.is_some_and(|c| c.is_ascii_digit()),
        '—' | '…' if next == Some(character) || previous == Some(character) => true,
        // English sets a single dash between blanks, or between letters.
        '—' | '–' => is_between_latin(text, at),
        // An English sentence inside a quotation ends before a space.
        '.' => next.is_some_and(char::is_whitespace) && previous.is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

/// Whether the nearest letters on both sides, beyond blanks, are Latin.
fn is_between_latin(text: &[char], at: usize) -> bool {
    let is_blank = |letter: &&char| letter.is_whitespace();
    let before = text[..at].iter().rev().find(|letter| !is_blank(letter));
    let behind = text[at + 1..].iter().find(|letter| !is_blank(letter));
    before.is_some_and(char::is_ascii_alphabetic) && behind.is_some_and(char::is_ascii_alphabetic)
}

/// A stretch between two marks that belong together.
struct Enclosure {
    inner: Range<usize>,
    is_quote: bool,
    /// Whether both marks are there; a quotation may run on into the next sentence.
    closed: bool,
}

/// Quotes, brackets and titles, in order of their start.
fn enclosures(text: &[char]) -> Vec<Enclosure> {
    let mut found = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, &character) in text.iter().enumerate() {
        if let Some(closing) = closing_of(text, at, character, &open) {
            open.push((at, closing));
        } else if is_closing(text, at, character) {
            match open.iter().rposition(|(_, closing)| *closing == character) {
                Some(level) => {
                    let (start, _) = open[level];
                    open.truncate(level);
                    found.push(Enclosure {
                        inner: start + 1..at,
                        is_quote: is_quote(character),
                        closed: true,
                    });
                }
                None if is_quote(character) && character != '"' => found.push(Enclosure {
                    inner: 0..at,
                    is_quote: true,
                    closed: false,
                }),
                None => {}
            }
        }
    }
    for (start, closing) in open {
        if is_quote(closing) {
            found.push(Enclosure {
                inner: start + 1..text.len(),
                is_quote: true,
                closed: false,
            });
        }
    }
    found.sort_by_key(|enclosure| (enclosure.inner.start, enclosure.inner.end));
    found
}

/// The mark that will close what `character` opens, if it opens something.
fn closing_of(text: &[char], at: usize, character: char, open: &[(usize, char)]) -> Option<char> {
    match character {
        '“' => Some('”'),
        '‘' => Some('’'),
        '「' => Some('」'),
        '『' => Some('』'),
        '《' => Some('》'),
        '〈' => Some('〉'),
        '（' => Some('）'),
        '(' => Some(')'),
        '【' => Some('】'),
        '[' => Some(']'),
        '"' if open.iter().all(|(_, closing)| *closing != '"') => Some('"'),
        '\'' => {
            let outside = at
                .checked_sub(1)
                .is_none_or(|before| !text[before].is_alphanumeric());
            (outside && open.iter().all(|(_, closing)| *closing != '\'')).then_some('\'')
        }
        _ => None,
    }
}

/// Whether `character` closes something. An apostrophe between letters doesn't.
fn is_closing(text: &[char], at: usize, character: char) -> bool {
    match character {
        '’' | '\'' => {
            let before = at
                .checked_sub(1)
                .is_some_and(|before| text[before].is_ascii_alphabetic());
            let after = text.get(at + 1).is_some_and(char::is_ascii_alphabetic);
            !(before && after)
        }
        '”' | '」' | '』' | '》' | '〉' | '）' | ')' | '】' | ']' | '"' => true,
        _ => false,
    }
}

/// Whether a closing mark ends a quotation, and not a title or a remark in brackets.
fn is_quote(closing: char) -> bool {
    matches!(closing, '”' | '’' | '」' | '』' | '"' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(sentence: &str) -> (Vec<String>, Vec<String>) {
        let text: Vec<char> = sentence.chars().collect();
        let division = divide(&text);
        let words = |ranges: Vec<Range<usize>>| {
            ranges
                .into_iter()
                .map(|range| text[range].iter().collect())
                .collect()
        };
        (words(division.clauses), words(division.quotes))
    }

    #[test]
    fn marks_divide_outside_short_quotes() {
        for (sentence, clauses) in [
            ("天冷了，人少了。", vec!["天冷了", "人少了"]),
            (
                "结果很清楚：人少了；店关了。",
                vec!["结果很清楚", "人少了", "店关了"],
            ),
            ("苹果、梨和桃都卖完了。", vec!["苹果、梨和桃都卖完了"]),
            (
                "所谓“快，准，狠”的打法过时了。",
                vec!["所谓“快，准，狠”的打法过时了"],
            ),
            ("他走了——没有回头。", vec!["他走了", "没有回头"]),
            ("等了很久……终于来了。", vec!["等了很久", "终于来了"]),
            ("共有3,000家，12:30开门。", vec!["共有3,000家", "12:30开门"]),
            (
                "读完《走，看海》，他哭了。",
                vec!["读完《走，看海》", "他哭了"],
            ),
            ("However, it rained.", vec!["however", "it rained"]),
        ] {
            assert_eq!(divided(&sentence.to_lowercase()).0, clauses, "{sentence}");
        }
    }

    #[test]
    fn quotes_are_found_even_unbalanced() {
        for (sentence, quotes) in [
            ("他说“再见”就走。", vec!["再见"]),
            ("她念「春天『来了』吗」。", vec!["春天『来了』吗", "来了"]),
            ("读《家》是享受。", vec![]),
            ("他说：“等一等，", vec!["等一等，"]),
            ("我就来。”她答。", vec!["我就来。"]),
            ("he said \"wait\" and don't ask.", vec!["wait"]),
        ] {
            assert_eq!(divided(sentence).1, quotes, "{sentence}");
        }
    }
}

//! Cuts the sentences of a plain text into clauses: at commas and colons, behind a lead-in (首先，我认为 …) and before a
//! reason or result in the middle (…，是因为 …). Where to cut inside a clause is said by rules in `data/rules/clause.toml`.

use crate::article::{Article, Sentence};
use crate::bilingual::Bilingual;
use crate::language::normalised;
use regex_lite::Regex;
use std::ops::Range;

/// A rule that cuts a clause where it holds.
#[derive(Clone, Debug)]
pub struct CutRule {
    /// Its name.
    pub id: String,
    /// Where in the clause its words must stand.
    pub at: CutPlace,
    /// Its words.
    pub(super) pattern: Regex,
    /// Why a cut is due there.
    pub why: Bilingual,
    /// Clauses that it cuts, as `lead-in|rest`.
    pub matches: Vec<String>,
    /// Clauses that it leaves whole.
    pub rejects: Vec<String>,
}

/// Where the words of a cut rule stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CutPlace {
    /// At the opening of a clause, or behind another lead-in: cut behind them.
    Opening,
    /// In its middle: cut before and behind them.
    Inside,
}

/// A stretch of a sentence that a component may begin or end with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Index of its block in the article.
    pub block: usize,
    /// Index of its sentence in the block.
    pub sentence: usize,
    /// Its characters in the sentence's visible text, marks at its ends left off.
    pub range: Range<usize>,
    /// The mark before it in its sentence; `None` at the sentence's beginning and where only a lead-in was cut off.
    pub mark_before: Option<char>,
    /// The mark behind it; `None` where only a cut is.
    pub mark: Option<char>,
}

/// All clauses of an article, in reading order.
pub fn cut(article: &Article, rules: &[CutRule]) -> Vec<Clause> {
    let mut clauses = Vec::new();
    for (block, content) in article.blocks.iter().enumerate() {
        for (place, sentence) in content.sentences.iter().enumerate() {
            cut_sentence(sentence, rules, |range, mark_before, mark| {
                clauses.push(Clause {
                    block,
                    sentence: place,
                    range,
                    mark_before,
                    mark,
                });
            });
        }
    }
    clauses
}

fn cut_sentence(
    sentence: &Sentence,
    rules: &[CutRule],
    mut add: impl FnMut(Range<usize>, Option<char>, Option<char>),
) {
    let text: Vec<char> = normalised(&sentence.text).chars().collect();
    let mut from = 0;
    let mut before = None;
    while from < text.len() {
        let mark = text[from..]
            .iter()
            .enumerate()
            .position(|(at, _)| is_comma(&text, from + at));
        let to = mark.map_or(text.len(), |at| from + at);
        let clause = trimmed(&text, from..to);
        if !clause.is_empty() {
            let edges = edges(&text, &clause, rules);
            let last = edges.len() - 2;
            for (at, pair) in edges.windows(2).enumerate() {
                let opens = before.filter(|_| at == 0);
                let behind = text.get(clause.end).copied().filter(|_| at == last);
                add(pair[0]..pair[1], opens, behind);
            }
            before = text.get(clause.end).copied();
        }
        from = to + 1;
    }
}

/// Whether the mark at `at` parts clauses: not inside numbers and Latin words.
fn is_comma(text: &[char], at: usize) -> bool {
    let latin = |at: Option<usize>| {
        at.and_then(|at| text.get(at))
            .is_some_and(char::is_ascii_alphanumeric)
    };
    match text[at] {
        '，' | '：' | '～' | '~' => true,
        ',' | ':' => !(latin(at.checked_sub(1)) && latin(Some(at + 1))),
        _ => false,
    }
}

/// The range without blanks and opening quotes before it, blanks and marks behind it.
fn trimmed(text: &[char], range: Range<usize>) -> Range<usize> {
    let start = range
        .clone()
        .find(|&at| !text[at].is_whitespace() && !"“\"「『".contains(text[at]))
        .unwrap_or(range.end);
    let end = (start..range.end)
        .rev()
        .find(|&at| !text[at].is_whitespace() && !"。！？!?；;…．.”\"』」".contains(text[at]))
        .map_or(start, |last| last + 1);
    start..end
}

/// Where the clause is cut, its own ends included.
fn edges(text: &[char], clause: &Range<usize>, rules: &[CutRule]) -> Vec<usize> {
    let mut edges = vec![clause.start];
    let words: String = text[clause.clone()].iter().collect();
    let byte_of: Vec<usize> = words.char_indices().map(|(byte, _)| byte).collect();
    let opening = opening_cuts(&words, rules);
    let mut behind = 0;
    for &byte in &opening {
        edges.push(clause.start + byte_of.partition_point(|&at| at < byte));
        behind = byte;
    }
    for rule in rules.iter().filter(|rule| rule.at == CutPlace::Inside) {
        for found in rule.pattern.find_iter(&words) {
            if found.start() > behind {
                for byte in [found.start(), found.end()] {
                    edges.push(clause.start + byte_of.partition_point(|&at| at < byte));
                }
            }
        }
    }
    edges.push(clause.end);
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// The ends of the lead-ins that a clause opens with, one behind the other; nothing is cut that would leave no rest.
fn opening_cuts(words: &str, rules: &[CutRule]) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut from = 0;
    loop {
        let longest = rules
            .iter()
            .filter(|rule| rule.at == CutPlace::Opening)
            .filter_map(|rule| rule.pattern.find(&words[from..]))
            .filter(|found| found.start() == 0)
            .map(|found| from + found.end())
            .max();
        match longest {
            Some(end) if end > from && end < words.len() => {
                cuts.push(end);
                from = end;
            }
            _ => return cuts,
        }
    }
}

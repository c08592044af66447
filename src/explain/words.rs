//! Matched words, marked in the sentence they stand in.

use crate::map::{Node, on_one_line};
use crate::rules::MatchedWords;
use std::ops::Range;

/// Characters shown on either side of matched words.
const AROUND: usize = 8;

/// Which of the nodes matched words stand in. Places of two files may coincide: then the one that has the very words.
pub(crate) fn home<'n>(words: &MatchedWords, nodes: &[&'n Node]) -> Option<&'n Node> {
    let homes = || {
        let placed = nodes.iter().copied();
        placed.filter_map(|node| Some((node, place_in(node, words)?)))
    };
    let says_them = |node: &Node, place: Range<usize>| {
        let there = node.text.chars().skip(place.start).take(place.len());
        there.eq(words.text.chars())
    };
    homes()
        .find(|(node, place)| says_them(node, place.clone()))
        .or_else(|| homes().next())
        .map(|(node, _)| node)
}

/// The visible text of a node with all the words marked, `书店【因为】房租搬走了`.
pub(super) fn marked(node: &Node, words: &[&MatchedWords]) -> String {
    let mut ranges: Vec<Range<usize>> = words
        .iter()
        .filter_map(|words| place_in(node, words))
        .collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    let mut text = String::new();
    for (at, character) in node.text.chars().enumerate() {
        if apart.iter().any(|range| range.end == at) {
            text.push('】');
        }
        if apart.iter().any(|range| range.start == at) {
            text.push('【');
        }
        text.push(character);
    }
    if apart
        .last()
        .is_some_and(|range| range.end == node.text.chars().count())
    {
        text.push('】');
    }
    on_one_line(&text)
}

/// The words with a few characters around them, `…书店【因为】房租搬走…`; nothing where they do not stand in the node.
pub(super) fn in_context(node: &Node, words: &MatchedWords) -> Option<String> {
    let place = place_in(node, words)?;
    let text: Vec<char> = node.text.chars().collect();
    let from = place.start.saturating_sub(AROUND);
    let to = (place.end + AROUND).min(text.len());
    let part = |range: Range<usize>| text[range].iter().collect::<String>();
    let shown = format!(
        "{}{}【{}】{}{}",
        if from > 0 { "…" } else { "" },
        part(from..place.start),
        part(place.clone()),
        part(place.end..to),
        if to < text.len() { "…" } else { "" },
    );
    Some(on_one_line(&shown))
}

/// The characters of a node's visible text that matched words stand for.
///
/// Words point into the raw file, where markup may stand between the characters of the visible text: then the occurrence
/// nearest to the place they point at is meant.
pub(crate) fn place_in(node: &Node, words: &MatchedWords) -> Option<Range<usize>> {
    if !node.span.contains(words.span) || words.span.is_empty() {
        return None;
    }
    let text: Vec<char> = node.text.chars().collect();
    let pointed_at = words.span.start - node.span.start;
    if text.len() == node.span.len() {
        return Some(pointed_at..pointed_at + words.span.len());
    }
    let wanted: Vec<char> = words.text.chars().collect();
    let nearest = text
        .windows(wanted.len().max(1))
        .enumerate()
        .filter(|(_, window)| *window == wanted)
        .map(|(at, _)| at)
        .min_by_key(|at| at.abs_diff(pointed_at))?;
    Some(nearest..nearest + wanted.len())
}

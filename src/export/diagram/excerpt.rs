//! What a box shows of a sentence that it has no room for.
//!
//! A thesis is shown whole. Of another sentence the clauses stay in which the words stand that make its pairs, with as
//! much of the rest as there is room for, its beginning first; what is left out is marked by `…`. Where those words
//! stand near the beginning, or where nothing meets it, a sentence is simply cut at its end.

use super::letters;
use crate::argument::ComponentKind;
use crate::map::{EdgeView, Node, NodeId, on_one_line};
use std::collections::HashMap;
use std::ops::Range;

/// How many lines a thesis may fill: two hundred characters and more.
const THESIS_LINES: usize = 12;
/// How many clauses that don't fit are tried before the search ends.
const TRIES: usize = 4;
/// Marks after which a clause ends, wherever they stand, and those that end one before a space only.
const ENDS: &str = "，。！？；：、…—";
const ENDS_BEFORE_A_SPACE: &str = ",;:.!?";
/// What still belongs to the clause that a mark ends.
const CLOSING: &str = "”’》】」』）〉)\"' ";

/// How many lines a statement may fill where others of its size may fill `lines`.
pub(in crate::export) fn lines_of(kind: ComponentKind, lines: usize) -> usize {
    match kind {
        ComponentKind::MajorClaim if lines > 0 => lines.max(THESIS_LINES),
        _ => lines,
    }
}

/// Of every node the words that count most for its pairs, as bytes of its text in one line; those of the first pair
/// first.
#[derive(Clone, Debug, Default)]
pub(super) struct Telling<'map>(HashMap<&'map NodeId, Vec<Range<usize>>>);

impl<'map> Telling<'map> {
    pub(super) fn of(pairs: &[EdgeView<'map>]) -> Self {
        let mut telling = Self::default();
        for pair in pairs {
            for node in [pair.source, pair.target] {
                let places = words_of(node, pair);
                telling.0.entry(&node.id).or_default().extend(places);
            }
        }
        telling
    }

    /// The lines of a box `room` pixels wide: at most `max_lines` of the node's text, after `before`.
    pub(super) fn lines(
        &self,
        node: &Node,
        before: &str,
        size: f64,
        room: f64,
        max_lines: usize,
    ) -> Vec<String> {
        let max_lines = lines_of(node.kind, max_lines);
        let whole = |text: &str| {
            letters::lines(&format!("{before}{text}"), size, room, usize::MAX).len() <= max_lines
        };
        let text = on_one_line(&node.text);
        let words = self.0.get(&node.id).map_or(&[][..], Vec::as_slice);
        let plain = letters::lines(&format!("{before}{text}"), size, room, max_lines);
        let seen = letters_of(&plain.concat()).saturating_sub(letters_of(before) + 1);
        let cut_off =
            |word: &Range<usize>| text.get(..word.end).is_some_and(|t| letters_of(t) > seen);
        if !words.iter().any(cut_off) || whole(&text) {
            return plain;
        }
        let shown = shortened(&text, words, &whole);
        letters::lines(&format!("{before}{shown}"), size, room, max_lines)
    }
}

/// How many characters there are, spaces aside, which come and go at the ends of lines.
fn letters_of(text: &str) -> usize {
    text.chars().filter(|letter| *letter != ' ').count()
}

/// Where the words stand in the node's text that count most for the pair: those of its heaviest evidence with words in
/// the node's sentence.
fn words_of(node: &Node, pair: &EdgeView<'_>) -> Vec<Range<usize>> {
    let text = on_one_line(&node.text);
    let mut evidence: Vec<_> = pair.edge.evidence.iter().collect();
    evidence.retain(|evidence| evidence.weight > 0.0);
    evidence.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let of_evidence = evidence.iter().map(|evidence| {
        let inside = evidence
            .words
            .iter()
            .filter(|words| node.span.start <= words.span.start && words.span.end <= node.span.end);
        let places = inside.filter_map(|words| {
            let word = on_one_line(&words.text);
            place_of(&text, &word, words.span.start - node.span.start)
        });
        places.collect::<Vec<_>>()
    });
    let mut of_evidence = of_evidence.filter(|places| !places.is_empty());
    of_evidence.next().unwrap_or_default()
}

/// Where `word` stands in `text`, next to the character of that number: markup in the file may shift it.
fn place_of(text: &str, word: &str, near: usize) -> Option<Range<usize>> {
    if word.is_empty() {
        return None;
    }
    let places = text.match_indices(word).map(|(at, _)| at..at + word.len());
    places.min_by_key(|place| text[..place.start].chars().count().abs_diff(near))
}

/// The text without some of its clauses, so that `fits` holds and the words are in it; its end may be too long.
fn shortened(text: &str, words: &[Range<usize>], fits: &dyn Fn(&str) -> bool) -> String {
    let clauses = clauses(text);
    let mut kept = vec![false; clauses.len()];
    for word in words {
        let mut more = kept.clone();
        for (clause, kept) in clauses.iter().zip(&mut more) {
            *kept |= clause.start < word.end && word.start < clause.end;
        }
        if fits(&joined(text, &clauses, &more)) {
            kept = more;
        }
    }
    let Some(first) = words.first().filter(|_| !kept.contains(&true)) else {
        return filled(text, &clauses, kept, fits);
    };
    around(text, first, fits)
}

/// Adds the beginning of the sentence, then what stands next to the clauses kept, as long as it fits.
fn filled(
    text: &str,
    clauses: &[Range<usize>],
    mut kept: Vec<bool>,
    fits: &dyn Fn(&str) -> bool,
) -> String {
    let needed: Vec<usize> = (0..kept.len()).filter(|&at| kept[at]).collect();
    let distance = |at: usize| {
        let nearest = needed
            .iter()
            .map(|&other| other.abs_diff(at) * 2 - usize::from(at > other));
        match at {
            0 => 0,
            _ => nearest.min().unwrap_or(usize::MAX),
        }
    };
    let mut others: Vec<usize> = (0..kept.len()).filter(|&at| !kept[at]).collect();
    others.sort_by_key(|&at| distance(at));
    let mut tries = TRIES;
    for at in others {
        kept[at] = true;
        if !fits(&joined(text, clauses, &kept)) {
            kept[at] = false;
            tries -= 1;
        }
        if tries == 0 {
            break;
        }
    }
    // What follows the last clause fills the last line as far as it goes.
    if let Some(last) = kept.iter().rposition(|&kept| kept) {
        kept[last..].fill(true);
    }
    joined(text, clauses, &kept)
}

/// A stretch of one long clause, with the word in it.
fn around(text: &str, word: &Range<usize>, fits: &dyn Fn(&str) -> bool) -> String {
    let starts: Vec<usize> = text[..word.start]
        .char_indices()
        .map(|(at, _)| at)
        .collect();
    let stretch = |from: usize| format!("…{}…", &text[from..word.end]);
    let longest = starts.partition_point(|&from| !fits(&stretch(from)));
    // A third of the room is left for what follows.
    let lead = (starts.len() - longest) * 2 / 3;
    let mut from = starts
        .len()
        .checked_sub(lead)
        .and_then(|at| starts.get(at))
        .copied();
    let latin = |at: usize| {
        let mut around = text[..at]
            .chars()
            .rev()
            .take(1)
            .chain(text[at..].chars().take(1));
        around.all(|letter| letter.is_ascii_alphanumeric())
    };
    from = from.map(|from| {
        (from..word.start)
            .find(|&at| text.is_char_boundary(at) && !latin(at))
            .unwrap_or(word.start)
    });
    format!("…{}", &text[from.unwrap_or(word.start)..])
}

/// The clauses kept, with `…` where others were.
fn joined(text: &str, clauses: &[Range<usize>], kept: &[bool]) -> String {
    let mut joined = String::new();
    let mut gap = false;
    for (clause, &kept) in clauses.iter().zip(kept) {
        if kept {
            joined.push_str(if gap { "…" } else { "" });
            joined.push_str(&text[clause.clone()]);
        } else if !gap {
            let marks = |mark: char| {
                ENDS.contains(mark) || mark == ' ' || ENDS_BEFORE_A_SPACE.contains(mark)
            };
            joined.truncate(joined.trim_end_matches(marks).len());
        }
        gap = !kept;
    }
    if gap {
        joined.push('…');
    }
    joined
}

/// The clauses of a sentence, each with the mark that ends it.
fn clauses(text: &str) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    let mut ended = false;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let before_space = letters.peek().is_none_or(|&(_, next)| next == ' ');
        let ends = ENDS.contains(letter) || before_space && ENDS_BEFORE_A_SPACE.contains(letter);
        if ended && !ends && !CLOSING.contains(letter) {
            clauses.push(start..at);
            start = at;
            ended = false;
        }
        ended |= ends;
    }
    if start < text.len() {
        clauses.push(start..text.len());
    }
    clauses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Span;
    use crate::map::{specimen, width};
    use crate::rules::{Evidence, MatchedWords};

    const RENT: &str = "在河西住了二十年的卖面人老周说，他每天四点起床和面，刮风下雨从不歇业，可是房租一年涨两回，他说“再涨就只能关门”，街坊们也替他着急。";

    fn of(text: &str, word: &str, columns: usize) -> String {
        let at = text.find(word).unwrap();
        let word = at..at + word.len();
        shortened(text, std::slice::from_ref(&word), &|text| {
            width(text) <= columns
        })
    }

    #[test]
    fn the_clause_of_a_word_stays_and_the_beginning_with_it() {
        assert_eq!(
            of(RENT, "涨两回", 56),
            "在河西住了二十年的卖面人老周说…可是房租一年涨两回，他说“再涨就只能关门”，街坊们也替他着急。"
        );
        assert_eq!(
            of(RENT, "着急", 76),
            "在河西住了二十年的卖面人老周说…他说“再涨就只能关门”，街坊们也替他着急。"
        );
    }

    #[test]
    fn what_makes_a_pair_is_seen_in_two_lines() {
        let mut map = specimen::night_markets();
        specimen::add_node(&mut map, 0, ComponentKind::Claim, RENT, None);
        let met = map.cross_edges().next().unwrap();
        let claim = map.node(&NodeId("A8".to_owned())).unwrap();
        let start = claim.span.start + RENT.chars().position(|letter| letter == '关').unwrap();
        let edge = crate::map::Edge {
            evidence: vec![Evidence {
                rule: "terms.shared".to_owned(),
                case: String::new(),
                words: vec![MatchedWords {
                    text: "关门".to_owned(),
                    span: Span::new(start, start + 2),
                }],
                weight: 1.0,
            }],
            ..met.edge.clone()
        };
        let pair = EdgeView {
            source: claim,
            edge: &edge,
            ..met
        };
        let lines =
            |pairs: &[EdgeView<'_>]| Telling::of(pairs).lines(claim, "", 14.0, 300.0, 2).concat();
        assert!(!lines(&[]).contains("关门"));
        assert_eq!(
            lines(&[pair]),
            "在河西住了二十年的卖面人老周说…他说“再涨就只能关门”，街坊们也替他着急。"
        );
    }

    #[test]
    fn of_a_clause_too_long_the_words_around_stay() {
        let clause = "住在河西开了二十年面馆的老周每天四点起床和面只为了付清一年涨两回的房租和水电";
        assert_eq!(of(clause, "房租", 20), "…涨两回的房租和水电");
        assert_eq!(of(clause, "住在", 20), format!("…{clause}"));
    }

    #[test]
    fn a_clause_takes_the_marks_that_close_it() {
        let told = |text: &'static str| {
            let ranges = clauses(text).into_iter();
            ranges.map(|range| &text[range]).collect::<Vec<_>>()
        };
        assert_eq!(
            told("他问：“还开吗？”没人答……后来，3.5 成的店，关了"),
            [
                "他问：",
                "“还开吗？”",
                "没人答……",
                "后来，",
                "3.5 成的店，",
                "关了"
            ]
        );
        assert_eq!(told("Rents rose, we left."), ["Rents rose, ", "we left."]);
    }

    #[test]
    fn a_word_is_found_where_the_file_has_it() {
        let text = "租金涨了，客人少了，租金又涨了。";
        assert_eq!(place_of(text, "租金", 10), Some(30..36));
        assert_eq!(place_of(text, "租金", 1), Some(0..6));
        assert_eq!(place_of(text, "水电", 1), None);
    }
}

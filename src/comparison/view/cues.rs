//! Which views the words of a sentence speak for.

use crate::language::{Lexicon, Question, Reading};
use aho_corasick::AhoCorasick;
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// How far before a cue a word of irony, and how far around it a word that undoes it, still reaches, in characters.
const REACH: usize = 6;

/// Cues of one weight, as a pack has them: words, or whole classes of the lexicon.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CueEntry {
    #[serde(default)]
    words: Vec<Spanned<String>>,
    #[serde(default)]
    classes: Vec<Spanned<String>>,
    weight: f64,
}

/// Finds the cues of a pack. Outcomes are the pack's views in order, then "aside": the subject is left.
#[derive(Debug)]
pub(super) struct CueFinder {
    automaton: AhoCorasick,
    /// For every pattern of the automaton, what it votes for and how much.
    patterns: Vec<(usize, f64)>,
    /// Classes of the lexicon, with the same.
    classes: Vec<(usize, usize, f64)>,
    /// For every view, the one that a denied cue votes for.
    turned: Vec<Option<usize>>,
    /// Words that undo a cue beside them: 打破 undoes 隔阂.
    undone_by: Vec<Vec<char>>,
    irony: Option<usize>,
}

/// A cue in its place.
struct Hit {
    outcome: usize,
    range: Range<usize>,
    weight: f64,
}

/// Where in a file a mistake is, and what.
type Mistake = (Option<Range<usize>>, String);

impl CueFinder {
    pub fn new(
        cues: &[&[CueEntry]],
        turned: Vec<Option<usize>>,
        undone_by: Vec<String>,
        lexicon: &Lexicon,
    ) -> Result<Self, Mistake> {
        let mut words = Vec::new();
        let mut patterns = Vec::new();
        let mut classes = Vec::new();
        for (outcome, entries) in cues.iter().enumerate() {
            for entry in *entries {
                for word in &entry.words {
                    if word.get_ref().is_empty() {
                        return Err((Some(word.span()), "an empty cue; delete it".to_owned()));
                    }
                    words.push(word.get_ref().as_str());
                    patterns.push((outcome, entry.weight));
                }
                for class in &entry.classes {
                    let name = class.get_ref();
                    let Some(index) = lexicon.class_index(name) else {
                        let cause = format!("no lexicon has the class \"{name}\"");
                        return Err((Some(class.span()), cause));
                    };
                    classes.push((index, outcome, entry.weight));
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(words)
            .map_err(|error| (None, error.to_string()))?;
        Ok(Self {
            automaton,
            patterns,
            classes,
            turned,
            undone_by: undone_by
                .iter()
                .map(|word| word.chars().collect())
                .collect(),
            irony: lexicon.class_index("irony"),
        })
    }

    /// How many outcomes there are: the views, and aside.
    pub fn outcomes(&self) -> usize {
        self.turned.len() + 1
    }

    /// How much the characters `within` of a sentence speak for each outcome.
    pub fn votes(&self, reading: &Reading, within: &Range<usize>) -> Vec<f64> {
        let mut votes = vec![0.0; self.outcomes()];
        let rhetorical = reading.question == Some(Question::Rhetorical);
        for hit in self.hits(reading, within) {
            let turns = [
                reading.is_negated(&hit.range),
                rhetorical,
                self.is_ironic(reading, &hit.range),
                self.is_undone(reading, &hit.range),
            ];
            let turned = turns.iter().filter(|turn| **turn).count() % 2 == 1;
            let outcome = match self.turned.get(hit.outcome) {
                Some(other) if turned => *other,
                _ => Some(hit.outcome),
            };
            if let Some(outcome) = outcome {
                votes[outcome] += hit.weight;
            }
        }
        votes
    }

    /// The cues, of those inside each other that vote alike the longest.
    fn hits(&self, reading: &Reading, within: &Range<usize>) -> Vec<Hit> {
        let text: String = reading.text.iter().collect();
        let mut character_of = vec![0; text.len() + 1];
        for (character, (byte, letter)) in text.char_indices().enumerate() {
            character_of[byte] = character;
            character_of[byte + letter.len_utf8()] = character + 1;
        }
        let words = self.automaton.find_overlapping_iter(&text).map(|found| {
            let (outcome, weight) = self.patterns[found.pattern().as_usize()];
            let range = character_of[found.start()]..character_of[found.end()];
            Hit {
                outcome,
                range,
                weight,
            }
        });
        let classes = self.classes.iter().flat_map(|(class, outcome, weight)| {
            reading.cues_of(*class).map(|cue| Hit {
                outcome: *outcome,
                range: cue.range.clone(),
                weight: *weight,
            })
        });
        let mut hits: Vec<Hit> = words
            .chain(classes)
            .filter(|hit| within.start <= hit.range.start && hit.range.end <= within.end)
            .filter(|hit| is_whole(&reading.text, &hit.range))
            .collect();
        hits.sort_by_key(|hit| (hit.range.start, usize::MAX - hit.range.end, hit.outcome));
        let mut kept: Vec<Hit> = Vec::new();
        for hit in hits {
            let inside = |other: &Hit| {
                other.outcome == hit.outcome
                    && other.range.start <= hit.range.start
                    && hit.range.end <= other.range.end
            };
            if !kept.iter().any(inside) {
                kept.push(hit);
            }
        }
        kept
    }

    /// Whether 所谓 or its like stands right before.
    fn is_ironic(&self, reading: &Reading, cue: &Range<usize>) -> bool {
        self.irony.is_some_and(|irony| {
            reading
                .cues_of(irony)
                .any(|mark| mark.range.end <= cue.start && cue.start - mark.range.end <= REACH)
        })
    }

    /// Whether a word that undoes the cue stands beside it in the same clause.
    fn is_undone(&self, reading: &Reading, cue: &Range<usize>) -> bool {
        let clause = reading
            .clauses
            .iter()
            .find(|clause| clause.start <= cue.start && cue.end <= clause.end)
            .cloned()
            .unwrap_or(0..reading.text.len());
        let before = clause.start.max(cue.start.saturating_sub(REACH))..cue.start;
        let behind = cue.end..clause.end.min(cue.end + REACH).max(cue.end);
        [before, behind].iter().any(|range| {
            self.undone_by.iter().any(|word| {
                reading.text[range.clone()]
                    .windows(word.len())
                    .any(|window| window == word)
            })
        })
    }
}

/// Whether a Latin cue isn't part of a longer word.
fn is_whole(text: &[char], range: &Range<usize>) -> bool {
    let latin = |place: Option<usize>| {
        place
            .and_then(|place| text.get(place))
            .is_some_and(char::is_ascii_alphanumeric)
    };
    let cut_left = latin(range.start.checked_sub(1)) && latin(Some(range.start));
    let cut_right = latin(range.end.checked_sub(1)) && latin(Some(range.end));
    !cut_left && !cut_right
}

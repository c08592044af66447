//! Which views the words of a sentence speak for.

use crate::article::join_in_latin;
use crate::files::RuleFile;
use crate::language::{Cues, Lexicon, Question, Reading};
use aho_corasick::{AhoCorasick, BuildError};
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// How far before a cue a negation or a word of irony, and how far around it a word that undoes it, still reaches.
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
    /// Whether denial turns it around; a word that names a subject rather than a judgement doesn't turn.
    #[serde(default = "yes")]
    turns: bool,
}

pub(super) fn yes() -> bool {
    true
}

/// What a cue votes for.
#[derive(Clone, Copy, Debug)]
struct Vote {
    outcome: usize,
    weight: f64,
    turns: bool,
}

/// Finds the cues of a pack. Outcomes are the pack's views in order, then "aside": the subject is left.
#[derive(Debug)]
pub(super) struct CueFinder {
    automaton: AhoCorasick,
    /// For every pattern of the automaton, what it votes for.
    patterns: Vec<Vote>,
    /// Classes of the lexicon, and what their words vote for.
    classes: Vec<(usize, Vote)>,
    /// For every view, the one that a denied cue votes for.
    turned: Vec<Option<usize>>,
    /// Words that undo a cue beside them: 打破 undoes 隔阂.
    undone_by: Vec<Vec<char>>,
    irony: Option<usize>,
}

/// A cue in its place.
struct Hit {
    vote: Vote,
    range: Range<usize>,
}

/// Keeps every cue and every undoing word that is empty, and every class that no lexicon has.
pub(super) fn check_cues(
    cues: &[&[CueEntry]],
    undone_by: &[Spanned<String>],
    lexicon: &Lexicon,
    file: &mut RuleFile<'_>,
) {
    for word in undone_by.iter().filter(|word| word.get_ref().is_empty()) {
        file.report(word.span(), "an empty word undoes nothing; delete it");
    }
    for entry in cues.iter().copied().flatten() {
        for word in entry.words.iter().filter(|word| word.get_ref().is_empty()) {
            file.report(word.span(), "an empty cue; delete it");
        }
        for class in &entry.classes {
            let name = class.get_ref();
            if lexicon.class_index(name).is_none() {
                file.report(class.span(), format!("no lexicon has the class \"{name}\""));
            }
        }
    }
}

impl CueFinder {
    /// Of cues that [`check_cues`] finds nothing wrong with.
    pub fn new(
        cues: &[&[CueEntry]],
        turned: Vec<Option<usize>>,
        undone_by: &[Spanned<String>],
        lexicon: &Lexicon,
    ) -> Result<Self, BuildError> {
        let mut words = Vec::new();
        let mut patterns = Vec::new();
        let mut classes = Vec::new();
        for (outcome, entries) in cues.iter().enumerate() {
            for entry in *entries {
                let vote = Vote {
                    outcome,
                    weight: entry.weight,
                    turns: entry.turns,
                };
                for word in &entry.words {
                    words.push(word.get_ref().as_str());
                    patterns.push(vote);
                }
                for class in &entry.classes {
                    if let Some(index) = lexicon.class_index(class.get_ref()) {
                        classes.push((index, vote));
                    }
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(words)?;
        Ok(Self {
            automaton,
            patterns,
            classes,
            turned,
            undone_by: undone_by
                .iter()
                .map(|word| word.get_ref().chars().collect())
                .collect(),
            irony: lexicon.index_of(Cues::Irony),
        })
    }

    /// How many outcomes there are: the views, and aside.
    pub fn outcomes(&self) -> usize {
        self.turned.len() + 1
    }

    /// How much the characters `within` of a sentence speak for each outcome.
    pub fn votes(&self, reading: &Reading, within: &Range<usize>) -> Vec<f64> {
        let mut votes = vec![0.0; self.outcomes()];
        for hit in self.hits(reading, within) {
            let turned = hit.vote.turns && self.is_turned(reading, &hit.range);
            let outcome = match self.turned.get(hit.vote.outcome) {
                Some(other) if turned => *other,
                _ => Some(hit.vote.outcome),
            };
            if let Some(outcome) = outcome {
                votes[outcome] += hit.vote.weight;
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
        let words = self
            .automaton
            .find_overlapping_iter(&text)
            .map(|found| Hit {
                vote: self.patterns[found.pattern().as_usize()],
                range: character_of[found.start()]..character_of[found.end()],
            });
        let classes = self.classes.iter().flat_map(|(class, vote)| {
            reading.cues_of(*class).map(|cue| Hit {
                vote: *vote,
                range: cue.range.clone(),
            })
        });
        let mut hits: Vec<Hit> = words
            .chain(classes)
            .filter(|hit| within.start <= hit.range.start && hit.range.end <= within.end)
            .filter(|hit| is_whole(&reading.text, &hit.range))
            .collect();
        hits.sort_by_key(|hit| {
            (
                hit.range.start,
                usize::MAX - hit.range.end,
                hit.vote.outcome,
            )
        });
        let mut kept: Vec<Hit> = Vec::new();
        for hit in hits {
            let inside = |other: &Hit| {
                other.vote.outcome == hit.vote.outcome
                    && other.range.start <= hit.range.start
                    && hit.range.end <= other.range.end
            };
            if !kept.iter().any(inside) {
                kept.push(hit);
            }
        }
        kept
    }

    /// Whether an odd number of things turns the cue around.
    fn is_turned(&self, reading: &Reading, cue: &Range<usize>) -> bool {
        let turns = [
            is_denied(reading, cue),
            reading.question == Some(Question::Rhetorical),
            self.is_ironic(reading, cue),
            self.is_undone(reading, cue),
        ];
        turns.iter().filter(|turn| **turn).count() % 2 == 1
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

/// Whether a negation stands close before; one further off denies something else.
fn is_denied(reading: &Reading, cue: &Range<usize>) -> bool {
    let denials = reading.negations.iter().filter(|negation| {
        negation.scope.contains(&cue.start) && cue.start - negation.cue.end.min(cue.start) <= REACH
    });
    denials.count() % 2 == 1
}

/// Whether a Latin cue isn't part of a longer word.
fn is_whole(text: &[char], range: &Range<usize>) -> bool {
    let cuts = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        join_in_latin(before.copied(), text.get(at).copied())
    };
    !cuts(range.start) && !cuts(range.end)
}

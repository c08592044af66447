//! Finding cues in a sentence: one pass for all classes, then what stands in the wrong place is dropped.

use super::{CuePlace, Lexicon, LexiconEntry};
use crate::article::join_in_latin;
use crate::language::{CueMatch, Token};
use std::collections::BTreeMap;
use std::ops::Range;

/// The words of one or more lines that look for the same.
#[derive(Debug)]
pub(super) struct Pattern {
    pub words: String,
    characters: usize,
    guards: bool,
    /// The lines, guards left out.
    entries: Vec<usize>,
}

/// The distinct words of a lexicon.
pub(super) fn patterns(entries: &[LexiconEntry], guard: Option<usize>) -> Vec<Pattern> {
    let mut by_words: BTreeMap<&str, Pattern> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        let pattern = by_words.entry(&entry.cue).or_insert_with(|| Pattern {
            words: entry.cue.clone(),
            characters: entry.cue.chars().count(),
            guards: false,
            entries: Vec::new(),
        });
        if Some(entry.class) == guard {
            pattern.guards = true;
        } else {
            pattern.entries.push(index);
        }
    }
    by_words.into_values().collect()
}

/// A sentence as the finder needs it: normalised words, tokens and clauses, all counted in characters.
pub(in crate::language) struct Searched<'a> {
    pub text: &'a str,
    pub characters: &'a [char],
    pub tokens: &'a [Token],
    pub clauses: &'a [Range<usize>],
}

/// Words found, before their place is judged.
struct Hit {
    pattern: usize,
    range: Range<usize>,
}

impl Lexicon {
    /// All cues of a sentence, in order of their start, the longer first. Inside one class a cue within a longer one
    /// doesn't count; a cue within a guard never does.
    pub(in crate::language) fn find(&self, searched: &Searched) -> Vec<CueMatch> {
        let boundaries = Boundaries::of(searched);
        let hits = self.hits(searched, &boundaries);
        let swallowed = |cue: &Range<usize>| {
            hits.iter()
                .any(|hit| self.patterns[hit.pattern].guards && is_inside(cue, &hit.range))
        };
        let mut cues: Vec<CueMatch> = Vec::new();
        for hit in &hits {
            let entries = &self.patterns[hit.pattern].entries;
            if entries.is_empty() || swallowed(&hit.range) {
                continue;
            }
            let clause = clause_at(hit.range.start, searched.clauses);
            for entry in entries.iter().map(|index| &self.entries[*index]) {
                let whole = hit.range.len() > 1 || boundaries.begins[hit.range.end];
                if entry.place == CuePlace::WordStart
                    || whole && stands_in(entry.place, &hit.range, clause, searched)
                {
                    cues.push(CueMatch {
                        class: entry.class,
                        range: hit.range.clone(),
                        clause,
                    });
                }
            }
        }
        let shorter: Vec<bool> = cues
            .iter()
            .map(|cue| {
                cues.iter()
                    .any(|other| other.class == cue.class && is_inside(&cue.range, &other.range))
            })
            .collect();
        let mut shorter = shorter.into_iter();
        cues.retain(|_| !shorter.next().unwrap_or(false));
        cues
    }

    /// Every occurrence of every pattern that respects the words of the sentence.
    fn hits(&self, searched: &Searched, boundaries: &Boundaries) -> Vec<Hit> {
        let mut character_of = vec![0u32; searched.text.len() + 1];
        for (character, (byte, _)) in searched.text.char_indices().enumerate() {
            character_of[byte] = character as u32;
        }
        let mut hits: Vec<Hit> = self
            .automaton
            .find_overlapping_iter(searched.text)
            .filter_map(|found| {
                let pattern = found.pattern().as_usize();
                let start = character_of[found.start()] as usize;
                let range = start..start + self.patterns[pattern].characters;
                let guards = self.patterns[pattern].guards && boundaries.begins[range.start];
                (guards || boundaries.keep(&range, searched.characters))
                    .then_some(Hit { pattern, range })
            })
            .collect();
        hits.sort_by_key(|hit| (hit.range.start, usize::MAX - hit.range.end, hit.pattern));
        hits
    }
}

/// Where the words of a sentence begin.
struct Boundaries {
    /// Whether a word begins at a character; one entry more than there are characters.
    begins: Vec<bool>,
}

impl Boundaries {
    fn of(searched: &Searched) -> Self {
        let mut begins = vec![false; searched.characters.len() + 1];
        for token in searched.tokens {
            begins[token.range.start] = true;
            begins[token.range.end] = true;
        }
        Self { begins }
    }

    /// Whether `range` can be read as words of its own: a single Chinese character must begin a token, a short phrase
    /// may not cut a token at one end and reach beyond it, Latin words may not be parts of longer ones.
    fn keep(&self, range: &Range<usize>, characters: &[char]) -> bool {
        let at = |place: usize| characters.get(place).copied();
        let joined = |left: usize, right: usize| join_in_latin(at(left), at(right));
        let cut_left = range.start > 0 && joined(range.start - 1, range.start);
        if cut_left || joined(range.end - 1, range.end) {
            return false;
        }
        match range.len() {
            1 => self.begins[range.start],
            2 | 3 => {
                let has_inner = self.begins[range.start + 1..range.end].contains(&true);
                !has_inner || (self.begins[range.start] && self.begins[range.end])
            }
            _ => true,
        }
    }
}

/// Whether `inner` lies in `outer` and is shorter.
fn is_inside(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end && inner.len() < outer.len()
}

/// The clause that holds a character, or else the one before it.
fn clause_at(character: usize, clauses: &[Range<usize>]) -> usize {
    clauses
        .partition_point(|clause| clause.start <= character)
        .saturating_sub(1)
}

/// Whether a cue stands where its line wants it; marks and spaces before or behind it don't count.
fn stands_in(place: CuePlace, cue: &Range<usize>, clause: usize, searched: &Searched) -> bool {
    let Some(bounds) = searched.clauses.get(clause) else {
        return place == CuePlace::Any;
    };
    let only_marks = |range: Range<usize>| {
        searched
            .characters
            .get(range)
            .unwrap_or_default()
            .iter()
            .all(|c| !c.is_alphanumeric())
    };
    let at_start = |from: usize| only_marks(from..cue.start);
    let at_end = |to: usize| only_marks(cue.end..to);
    match place {
        CuePlace::Any | CuePlace::WordStart => true,
        CuePlace::ClauseStart => at_start(bounds.start),
        CuePlace::ClauseEnd => at_end(bounds.end),
        CuePlace::SentenceStart => at_start(0),
        CuePlace::SentenceEnd => at_end(searched.characters.len()),
    }
}

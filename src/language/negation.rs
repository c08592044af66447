//! Negations and what they deny.

use super::{CueMatch, Lexicon};
use std::ops::Range;

/// A negation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Negation {
    /// The word that denies.
    pub cue: Range<usize>,
    /// What it denies: from behind the word to the end of its clause, or to an adversative.
    pub scope: Range<usize>,
}

/// The negations among the cues of a sentence.
pub(super) fn negations(
    text: &[char],
    clauses: &[Range<usize>],
    cues: &[CueMatch],
    lexicon: &Lexicon,
) -> Vec<Negation> {
    let negation = lexicon.class_index("negation");
    let adversative = lexicon.class_index("adversative");
    let of_class = |class: Option<usize>| cues.iter().filter(move |cue| Some(cue.class) == class);
    of_class(negation)
        .filter(|cue| !is_choice(text, &cue.range))
        .map(|cue| {
            let start = cue.range.end;
            let clause_end = clauses
                .get(cue.clause)
                .map_or(text.len(), |clause| clause.end);
            let end = of_class(adversative)
                .map(|other| other.range.start)
                .filter(|turn| *turn >= start)
                .fold(clause_end.max(start), usize::min);
            Negation {
                cue: cue.range.clone(),
                scope: start..end,
            }
        })
        .collect()
}

/// Whether the negation offers a choice, as in 会不会, 有没有, 喜欢不喜欢: the same word before and behind 不 or 没.
fn is_choice(text: &[char], cue: &Range<usize>) -> bool {
    let at = cue.start;
    if !matches!(text[at], '不' | '没') {
        return false;
    }
    (1..=2).any(|length| {
        at >= length && text.get(at + 1..at + 1 + length) == text.get(at - length..at)
    })
}

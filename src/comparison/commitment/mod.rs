//! Commitment: whether the author holds what a cue says, denies it, or leaves it open.
//!
//! Who asks whether a shop can last (能否长久) or how it could (如何长久), who only wishes or supposes it, warns of it, or
//! speaks of the word, doesn't say that it will; who lowers a risk (降低风险) doesn't say that there is one to fear. The words
//! that tell so are a table of the lexicon, `data/lexicon/commitment.csv`. What a plain negation denies is told in the
//! reading.

mod cue_in_clause;
#[cfg(test)]
mod tests;

use super::frame::{CueHit, Side};
use crate::language::{Language, Reading};
use cue_in_clause::CueInClause;

/// What the words around a cue make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Commitment {
    /// It holds as far as no negation reaches over it.
    AsNegated,
    /// It holds although a negation reaches over it: 无法化解危机.
    Affirmed,
    /// It is denied by what stands behind it: 与高价无缘.
    Denied,
    /// The author takes no side.
    Open,
}

/// What its clause makes of a cue of a pole; `hopeful` where the pole is the better one of its frame.
pub(super) fn commitment(
    hit: &CueHit,
    hopeful: bool,
    reading: &Reading,
    language: &Language,
) -> Commitment {
    let cue = CueInClause::of(hit, reading, language);
    if let Some(seeming) = cue.is_only_seeming() {
        return seeming;
    }
    if hopeful && let Some(harmed) = cue.harm() {
        return harmed;
    }
    let elsewhere = cue.is_supposed() || cue.is_bygone() || cue.is_mentioned();
    if cue.is_asked() || cue.is_aimed_at() || elsewhere {
        return Commitment::Open;
    }
    if hit.side == Side::No
        && let Some(relieved) = cue.relief()
    {
        return relieved;
    }
    if let Some(shed) = cue.shed() {
        return shed;
    }
    if cue.is_warned_off() || cue.is_denied_attribute() {
        return Commitment::Open;
    }
    match cue.is_apart() {
        true => Commitment::Denied,
        false => Commitment::AsNegated,
    }
}

//! Objections: what is granted before a turn, and the turn against what stood before it.
//!
//! A sentence that objects seldom wins its target by the rules for links, which know it from support: "折扣带来了客人。
//! 但是，客人并不回头。" leads nowhere but into its "但是". So objections are asked of all near pairs first.

use super::links::{Links, score};
use crate::rules::{RelationVote, Weights};

/// How many sentences away an objection is looked for.
const NEAR: usize = 3;

/// The sentence that each sentence objects to, if it is likely enough to object to any near it.
pub(super) fn objections(links: &Links, count: usize, weights: &Weights) -> Vec<Option<usize>> {
    let target_of = |source: usize| {
        near(source, count)
            .map(|target| (target, objection_odds(links, source, target, weights)))
            .filter(|&(_, odds)| odds > weights.structure.objection)
            .fold(
                None,
                |best: Option<(usize, f64)>, (target, odds)| match best {
                    Some((_, most)) if most >= odds => best,
                    _ => Some((target, odds)),
                },
            )
            .map(|(target, _)| target)
    };
    (0..count).map(target_of).collect()
}

/// The log-odds that `source` objects to `target`.
pub(super) fn objection_odds(
    links: &Links,
    source: usize,
    target: usize,
    weights: &Weights,
) -> f64 {
    let votes = links.votes(source, target, RelationVote::Objection);
    weights.objection_prior + score(&votes, weights)
}

/// The sentences near enough to be objected to.
pub(super) fn near(source: usize, count: usize) -> impl Iterator<Item = usize> {
    let last = (source + NEAR).min(count.saturating_sub(1));
    (source.saturating_sub(NEAR)..=last).filter(move |&target| target != source)
}

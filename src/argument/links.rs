//! Which sentence argues about which: every relation rule that holds for a pair votes.

use crate::rules::{Bearing, Lean, RelationVote, RulePack, Scene, Weights};
use std::collections::BTreeMap;

/// One vote on a pair: a relation rule and the case of it that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The rule's place in the pack.
    pub rule: usize,
    /// The case of the rule.
    pub case: usize,
}

/// Which relation rules hold for the pairs of an article's sentences.
pub struct Links<'a> {
    scene: &'a Scene<'a>,
    leans: &'a [Lean],
    pack: &'a RulePack,
    /// In how many sentences each content word stands.
    frequency: BTreeMap<&'a str, usize>,
    /// For every sentence, the rules whose condition on the source holds.
    as_source: Vec<Vec<usize>>,
    /// For every sentence and rule, whether the rule's condition on the target holds.
    as_target: Vec<Vec<bool>>,
}

impl<'a> Links<'a> {
    /// Looks the sentences over once, so that pairs are cheap.
    pub fn of(scene: &'a Scene<'a>, leans: &'a [Lean], pack: &'a RulePack) -> Self {
        let mut frequency = BTreeMap::new();
        for word in scene.content_words.iter().flatten() {
            *frequency.entry(word.as_str()).or_insert(0) += 1;
        }
        let rules = &pack.relation;
        let as_source = (0..scene.len())
            .map(|at| {
                (0..rules.len())
                    .filter(|&rule| rules[rule].source.holds(scene, at))
                    .collect()
            })
            .collect();
        let as_target = (0..scene.len())
            .map(|at| {
                rules
                    .iter()
                    .map(|rule| rule.target.holds(scene, at))
                    .collect()
            })
            .collect();
        Self {
            scene,
            leans,
            pack,
            frequency,
            as_source,
            as_target,
        }
    }

    /// The votes of one sort on whether, or how, `source` argues about `target`.
    pub fn votes(&self, source: usize, target: usize, sort: RelationVote) -> Vec<Vote> {
        let bearing = self.bearing(source, target);
        self.as_source[source]
            .iter()
            .filter(|&&rule| self.pack.relation[rule].votes == sort && self.as_target[target][rule])
            .map(|&rule| Vote {
                rule,
                case: self.pack.relation[rule].case(&bearing),
            })
            .collect()
    }

    fn bearing(&self, source: usize, target: usize) -> Bearing {
        let sentences = self.scene.len() as f64;
        let rarity = |word: &str| {
            let among = self.frequency.get(word).copied().unwrap_or(1) as f64;
            (sentences / among).ln()
        };
        Bearing::between(self.scene, self.leans, &rarity, source, target)
    }
}

/// What the votes add up to.
pub fn score(votes: &[Vote], weights: &Weights) -> f64 {
    votes
        .iter()
        .map(|vote| weights.relation[vote.rule][vote.case])
        .sum()
}

//! Which sentence argues about which: every relation rule that holds for a pair votes.

use super::decode::Role;
use super::kinds::certain;
use crate::rules::{Bearing, Bearings, Lean, RelationRule, RelationVote, RulePack, Scene, Weights};

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
    pack: &'a RulePack,
    bearings: Bearings,
    /// Number of sentences.
    count: usize,
    /// For every sentence, the rules whose condition on the source holds.
    as_source: Vec<Vec<usize>>,
    /// For every rule, the sentences for which its condition on the target holds.
    targets: Vec<Vec<usize>>,
}

impl<'a> Links<'a> {
    /// Looks the sentences over once, so that pairs are cheap.
    pub fn of(scene: &Scene, leans: &[Lean], pack: &'a RulePack) -> Self {
        let bearings = Bearings::of(scene, leans);
        Self::by(scene, bearings, pack, |sort| {
            sort != RelationVote::SettledLink
        })
    }

    /// The same for the rules that are asked once it is settled what every sentence is.
    pub fn settled(&self, scene: &Scene, roles: &[Role]) -> Self {
        let leans: Vec<Lean> = roles.iter().map(|&role| certain(role)).collect();
        let bearings = self.bearings.known(scene, &leans);
        let asked = |sort| sort == RelationVote::SettledLink;
        Self::by(scene, bearings, self.pack, asked)
    }

    fn by(
        scene: &Scene,
        bearings: Bearings,
        pack: &'a RulePack,
        asked: impl Fn(RelationVote) -> bool,
    ) -> Self {
        let rules = &pack.relation;
        let mut as_source = vec![Vec::new(); scene.len()];
        for (at, rule) in rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| asked(rule.votes))
        {
            for sentence in rule.source.holding(scene).iter() {
                as_source[sentence].push(at);
            }
        }
        let targets_of = |rule: &RelationRule| match asked(rule.votes) {
            true => rule.target.holding(scene).iter().collect(),
            false => Vec::new(),
        };
        Self {
            pack,
            bearings,
            count: scene.len(),
            as_source,
            targets: rules.iter().map(targets_of).collect(),
        }
    }

    /// The votes of one sort on whether, or how, `source` argues about `target`.
    pub fn votes(&self, source: usize, target: usize, sort: RelationVote) -> Vec<Vote> {
        let bearing = self.bearings.between(source, target);
        self.rules_of(source, sort)
            .filter(|&rule| self.targets[rule].binary_search(&target).is_ok())
            .map(|rule| Vote {
                rule,
                case: self.pack.relation[rule].case(&bearing),
            })
            .collect()
    }

    /// What the votes of one sort add up to for `source` and every sentence as its target, itself included.
    pub fn scores(&self, source: usize, sort: RelationVote, weights: &Weights) -> Vec<f64> {
        let to = |target| self.bearings.between(source, target);
        let bearings: Vec<Bearing> = (0..self.count).map(to).collect();
        let mut scores = vec![0.0; self.count];
        for rule in self.rules_of(source, sort) {
            let (written, weights) = (&self.pack.relation[rule], &weights.relation[rule]);
            let targets = self.targets[rule].iter().copied();
            match written.by.as_slice() {
                // Most rules depend on one thing, which is a look into a table.
                [only] => targets.for_each(|at| scores[at] += weights[bearings[at].case(*only)]),
                _ => targets.for_each(|at| scores[at] += weights[written.case(&bearings[at])]),
            }
        }
        scores
    }

    /// For every sentence those that it never backs.
    pub fn forbidden(&self) -> Vec<Vec<usize>> {
        let sources = 0..self.count;
        sources
            .map(|source| self.never_backed_by(source).collect())
            .collect()
    }

    /// The sentences that the source never backs.
    pub fn never_backed_by(&self, source: usize) -> impl Iterator<Item = usize> + '_ {
        self.rules_of(source, RelationVote::Never)
            .flat_map(move |rule| {
                let targets = self.targets[rule].iter().copied();
                targets.filter(move |&target| {
                    let bearing = self.bearings.between(source, target);
                    let rule = &self.pack.relation[rule];
                    rule.holds_in(rule.case(&bearing))
                })
            })
    }

    /// The log-probability, by the votes of one sort, of every target for every source, were the source to argue about
    /// anything; no less than [`LEAST`].
    pub fn log_probabilities(&self, sort: RelationVote, weights: &Weights) -> Vec<Vec<f64>> {
        let of_source = |source| {
            let mut scores = self.scores(source, sort, weights);
            scores[source] = f64::NEG_INFINITY;
            let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let total: f64 = scores.iter().map(|score| (score - most).exp()).sum();
            let all = most + total.ln();
            for score in &mut scores {
                // Alone in its article, a sentence has no target, and `all` is no number.
                *score = (*score - all).max(LEAST);
            }
            scores
        };
        (0..self.count).map(of_source).collect()
    }

    /// The rules of one sort whose condition on the source holds.
    fn rules_of(&self, source: usize, sort: RelationVote) -> impl Iterator<Item = usize> + '_ {
        let holding = self.as_source[source].iter().copied();
        holding.filter(move |&rule| self.pack.relation[rule].votes == sort)
    }
}

/// A log-probability of next to nothing.
pub const LEAST: f64 = -27.0;

/// What the votes add up to.
pub fn score(votes: &[Vote], weights: &Weights) -> f64 {
    votes
        .iter()
        .map(|vote| weights.relation[vote.rule][vote.case])
        .sum()
}

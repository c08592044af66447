//! Which sentence argues about which: every relation rule that holds for a pair votes.

use super::kinds::certain;
use crate::rules::{
    Bearings, Condition, Dimension, Lean, RelationVote, Role, RulePack, Scene, Weights,
};
use std::collections::HashMap;

/// One vote on a pair: a relation rule and the case of it that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The rule's place in the pack.
    pub rule: usize,
    /// The case of the rule.
    pub case: usize,
}

impl Vote {
    /// What the rule's case counts.
    pub fn counts(self, weights: &Weights) -> f64 {
        weights.relation[self.rule][self.case]
    }
}

/// Which relation rules hold for the pairs of an article's sentences.
pub struct Links<'a> {
    pack: &'a RulePack,
    bearings: Bearings,
    /// Number of sentences.
    count: usize,
    /// For every sentence, the rules whose condition on the source holds.
    as_source: Vec<Vec<usize>>,
    /// For every rule, the place in `ends` of the sentences for which its condition on the target holds.
    targets: Vec<usize>,
    ends: Vec<Vec<usize>>,
    /// For every rule, the place in `by` of what its weight depends on.
    depends: Vec<usize>,
    /// All that weights depend on.
    by: Vec<&'a [Dimension]>,
}

impl<'a> Links<'a> {
    /// Looks the sentences over once, so that pairs are cheap.
    pub fn of(scene: &Scene, leans: &[Lean], pack: &'a RulePack) -> Self {
        let bearings = Bearings::of(scene, leans);
        Self::asking(scene, bearings, pack, |sort| {
            sort != RelationVote::SettledLink
        })
    }

    /// The same for the rules that are asked once it is settled what every sentence is.
    pub fn settled(&self, scene: &Scene, roles: &[Role]) -> Self {
        let leans: Vec<Lean> = roles.iter().map(|&role| certain(role)).collect();
        let bearings = self.bearings.known(scene, &leans);
        let asked = |sort| sort == RelationVote::SettledLink;
        Self::asking(scene, bearings, self.pack, asked)
    }

    fn asking(
        scene: &Scene,
        bearings: Bearings,
        pack: &'a RulePack,
        asked: impl Fn(RelationVote) -> bool,
    ) -> Self {
        let mut ends = Ends::new(scene);
        let mut links = Self {
            pack,
            bearings,
            count: scene.len(),
            as_source: vec![Vec::new(); scene.len()],
            targets: Vec::with_capacity(pack.relation.len()),
            ends: Vec::new(),
            depends: Vec::with_capacity(pack.relation.len()),
            by: Vec::new(),
        };
        for (at, rule) in pack.relation.iter().enumerate() {
            let asked = asked(rule.votes);
            let [source, target] = &rule.ends_written;
            if asked {
                let source = ends.place(source, &rule.source);
                for &sentence in &ends.holding[source] {
                    links.as_source[sentence].push(at);
                }
            }
            links.targets.push(match asked {
                true => ends.place(target, &rule.target),
                false => Ends::NONE,
            });
            let known = links.by.iter().position(|by| *by == rule.by);
            links.depends.push(known.unwrap_or(links.by.len()));
            if known.is_none() {
                links.by.push(&rule.by);
            }
        }
        links.ends = ends.holding;
        links
    }

    /// The sentences for which a rule's condition on the target holds.
    fn targets_of(&self, rule: usize) -> &[usize] {
        &self.ends[self.targets[rule]]
    }

    /// The votes of one sort on whether, or how, `source` argues about `target`.
    pub fn votes(&self, source: usize, target: usize, sort: RelationVote) -> Vec<Vote> {
        let bearing = self.bearings.between(source, target);
        self.rules_of(source, sort)
            .filter(|&rule| self.targets_of(rule).binary_search(&target).is_ok())
            .map(|rule| Vote {
                rule,
                case: self.pack.relation[rule].case(&bearing),
            })
            .collect()
    }

    /// What the votes of one sort add up to for `source` and every sentence as its target, itself included.
    fn scores(
        &self,
        source: usize,
        sort: RelationVote,
        weights: &Weights,
        cases: &mut Cases,
    ) -> Vec<f64> {
        let mut scores = vec![0.0; self.count];
        cases.forget();
        for rule in self.rules_of(source, sort) {
            let weights = &weights.relation[rule];
            let cases = cases.find(self.depends[rule], self.count, |dimension, found| {
                (self.bearings).cases(dimension, source, 0..self.count, found);
            });
            let targets = self.targets_of(rule);
            if targets.len() == self.count {
                for (score, &case) in scores.iter_mut().zip(cases) {
                    *score += weights[case as usize];
                }
            } else {
                for &at in targets {
                    scores[at] += weights[cases[at] as usize];
                }
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
                let targets = self.targets_of(rule).iter().copied();
                targets.filter(move |&target| {
                    let bearing = self.bearings.between(source, target);
                    let rule = &self.pack.relation[rule];
                    rule.holds_in(rule.case(&bearing))
                })
            })
    }

    /// The nearest sentence before a point that stands beside it in an enumeration, with the vote that says so.
    pub(super) fn coordinate_before(&self, point: usize) -> Option<(usize, Vote)> {
        let of_rule = |rule: usize| {
            let mut before = self.targets_of(rule).iter().copied().rev();
            before.find_map(|target| {
                let written = &self.pack.relation[rule];
                let case = written.case(&self.bearings.between(point, target));
                (target < point && written.holds_in(case)).then_some((target, Vote { rule, case }))
            })
        };
        self.rules_of(point, RelationVote::Coordinate)
            .filter_map(of_rule)
            .max_by_key(|(target, _)| *target)
    }

    /// The log-probability, by the votes of one sort, of every target for every source that is asked for, were the source
    /// to argue about anything; no less than [`LEAST`].
    pub fn log_probabilities(
        &self,
        sort: RelationVote,
        weights: &Weights,
        asked: impl Fn(usize) -> bool,
    ) -> Vec<Vec<f64>> {
        let mut cases = Cases::of(&self.by);
        let of_source = |source| {
            if !asked(source) {
                return Vec::new();
            }
            let mut scores = self.scores(source, sort, weights, &mut cases);
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

/// The sentences that the ends of rules hold of; many rules ask the same of an end.
struct Ends<'s, 'r> {
    scene: &'s Scene<'s>,
    places: HashMap<&'r str, usize>,
    holding: Vec<Vec<usize>>,
}

impl<'s, 'r> Ends<'s, 'r> {
    /// The place of no sentences at all.
    const NONE: usize = 0;

    fn new(scene: &'s Scene<'s>) -> Self {
        Self {
            scene,
            places: HashMap::new(),
            holding: vec![Vec::new()],
        }
    }

    /// The place of the sentences that a condition holds of, known by how it is written.
    fn place(&mut self, written: &'r str, condition: &Condition) -> usize {
        *self.places.entry(written).or_insert_with(|| {
            let sentences = condition.holding(self.scene);
            self.holding.push(sentences.iter().collect());
            self.holding.len() - 1
        })
    }
}

/// For one source the case of every target, by what the weights of rules depend on: found when the first rule asks, since
/// many rules depend on the same. The lists are kept from source to source.
struct Cases<'a> {
    by: &'a [&'a [Dimension]],
    found: Vec<Vec<u32>>,
    /// By dimension.
    of_dimensions: [Vec<u8>; Dimension::COUNT],
}

impl<'a> Cases<'a> {
    fn of(by: &'a [&'a [Dimension]]) -> Self {
        Self {
            by,
            found: vec![Vec::new(); by.len()],
            of_dimensions: Default::default(),
        }
    }

    fn forget(&mut self) {
        self.found.iter_mut().for_each(Vec::clear);
        self.of_dimensions.iter_mut().for_each(Vec::clear);
    }

    /// The cases by what stands at a place in `by`, numbered as [`RelationRule::case`](crate::rules::RelationRule::case)
    /// does; `find` adds those of one dimension.
    fn find(
        &mut self,
        place: usize,
        count: usize,
        find: impl Fn(Dimension, &mut Vec<u8>),
    ) -> &[u32] {
        let cases = &mut self.found[place];
        if cases.is_empty() {
            cases.resize(count, 0);
            for &dimension in self.by[place] {
                let own = &mut self.of_dimensions[dimension as usize];
                if own.is_empty() {
                    find(dimension, own);
                }
                let all = dimension.cases() as u32;
                for (case, &own) in cases.iter_mut().zip(own.iter()) {
                    *case = *case * all + u32::from(own);
                }
            }
        }
        cases
    }
}

/// A log-probability of next to nothing.
pub const LEAST: f64 = -27.0;

/// What the votes add up to.
pub fn score(votes: &[Vote], weights: &Weights) -> f64 {
    votes.iter().map(|vote| vote.counts(weights)).sum()
}

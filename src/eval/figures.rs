//! What a map got right: precision, recall and F1 by kind of unit and relation, averaged over the two articles.

use super::gold::{Gold, GoldLabel, UnitPair};
use super::side::{Side, UnitEdge};
use crate::argument::{ComponentKind, RelationKind};
use crate::article::Span;
use crate::map::ArgumentMap;
use std::collections::{BTreeMap, BTreeSet};

/// Precision, recall and their harmonic mean, each 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rate {
    /// Share of what was found that is right.
    pub precision: f64,
    /// Share of what is there that was found.
    pub recall: f64,
    /// Harmonic mean of both.
    pub f1: f64,
}

impl Rate {
    /// From counts.
    pub fn of(hits: usize, found: usize, gold: usize) -> Self {
        let share = |of: usize| {
            if of == 0 {
                0.0
            } else {
                hits as f64 / of as f64
            }
        };
        Self::from_shares(share(found), share(gold))
    }

    /// From counts that are means.
    pub fn of_counts(hits: f64, found: f64, gold: f64) -> Self {
        let share = |of: f64| if of == 0.0 { 0.0 } else { hits / of };
        Self::from_shares(share(found), share(gold))
    }

    fn from_shares(precision: f64, recall: f64) -> Self {
        let f1 = match precision + recall {
            0.0 => 0.0,
            sum => 2.0 * precision * recall / sum,
        };
        Self {
            precision,
            recall,
            f1,
        }
    }

    fn sets<T: Ord>(found: &BTreeSet<T>, gold: &BTreeSet<T>) -> Self {
        Self::of(found.intersection(gold).count(), found.len(), gold.len())
    }
}

/// The figures of one comparison, by name, in a fixed order.
pub type Figures = Vec<(&'static str, Rate)>;

/// What a map says of one article, and between both.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// For each article its components: span and kind.
    pub components: [Vec<(Span, ComponentKind)>; 2],
    /// For each article its relations, by index into its components.
    pub relations: [Vec<(usize, usize, RelationKind)>; 2],
    /// Relations across, by index into the components of the first and of the second, strongest first.
    pub cross: Vec<(usize, usize, RelationKind)>,
}

impl Verdict {
    /// What a map says of its first two articles.
    pub fn of(map: &ArgumentMap) -> Self {
        let mut verdict = Self::default();
        let mut places = BTreeMap::new();
        for (side, entry) in map.articles.iter().take(2).enumerate() {
            for node in map.nodes_of(&entry.id) {
                places.insert(&node.id, (side, verdict.components[side].len()));
                verdict.components[side].push((node.span, node.kind));
            }
        }
        let mut cross = Vec::new();
        for view in map.edges() {
            let ends = (places.get(&view.source.id), places.get(&view.target.id));
            let (Some(&(from, source)), Some(&(to, target))) = ends else {
                continue;
            };
            let kind = view.edge.kind;
            match (from, to) {
                (0, 1) => cross.push((view.edge.confidence, (source, target, kind))),
                (1, 0) => cross.push((view.edge.confidence, (target, source, kind))),
                (side, _) => verdict.relations[side].push((source, target, kind)),
            }
        }
        cross.sort_by(|a, b| b.0.value().total_cmp(&a.0.value()));
        verdict.cross = cross.into_iter().map(|(_, edge)| edge).collect();
        verdict
    }
}

/// Judges a map against one annotator. Counts of furniture taken for components come as the last value.
pub fn judge(verdict: &Verdict, gold: &Gold) -> (Figures, usize) {
    let sides: Vec<Side> = (0..2).map(|side| Side::of(verdict, gold, side)).collect();
    let names = sides[0].rates().into_iter().map(|(name, _)| name);
    let mut figures: Figures = names
        .zip(sides[0].rates().iter().zip(sides[1].rates()))
        .map(|(name, ((_, a), (_, b)))| (name, average(&[*a, b])))
        .collect();
    let mut cross: Vec<UnitPair> = Vec::new();
    for &(a, b, kind) in &verdict.cross {
        let (Some(a), Some(b)) = (sides[0].unit_of[a], sides[1].unit_of[b]) else {
            continue;
        };
        let pair = UnitPair { a, b, kind };
        if !cross.contains(&pair) {
            cross.push(pair);
        }
    }
    let contradictions = |all: &[UnitPair]| -> Vec<UnitPair> {
        all.iter()
            .copied()
            .filter(|pair| pair.kind == RelationKind::Contradiction)
            .collect()
    };
    figures.push((
        "cross",
        Rate::sets(&cross.iter().collect(), &gold.cross.iter().collect()),
    ));
    figures.push(("cross_near", near_rate(&cross, &gold.cross)));
    figures.push((
        "cross_contradiction_near",
        near_rate(&contradictions(&cross), &contradictions(&gold.cross)),
    ));
    (figures, sides.iter().map(|side| side.boilerplate).sum())
}

/// The mean of several comparisons, figure by figure.
pub fn mean(all: &[Figures]) -> Figures {
    let Some(first) = all.first() else {
        return Figures::new();
    };
    (0..first.len())
        .map(|at| {
            let rates: Vec<Rate> = all.iter().map(|figures| figures[at].1).collect();
            (first[at].0, average(&rates))
        })
        .collect()
}

fn average(rates: &[Rate]) -> Rate {
    let over = |value: fn(&Rate) -> f64| rates.iter().map(value).sum::<f64>() / rates.len() as f64;
    Rate {
        precision: over(|rate| rate.precision),
        recall: over(|rate| rate.recall),
        f1: over(|rate| rate.f1),
    }
}

impl Side<'_> {
    fn rates(&self) -> Figures {
        let gold = |wanted: &[GoldLabel]| -> BTreeSet<usize> {
            self.gold
                .labels
                .iter()
                .filter(|(_, label)| wanted.contains(label))
                .map(|(&unit, _)| unit)
                .collect()
        };
        let own = |unit: usize| {
            self.gold
                .labels
                .get(&unit)
                .is_some_and(|label| *label != GoldLabel::Duplicate)
        };
        let found = |wanted: &[ComponentKind]| -> BTreeSet<usize> {
            self.found
                .iter()
                .filter(|(unit, kind)| own(**unit) && wanted.contains(kind))
                .map(|(&unit, _)| unit)
                .collect()
        };
        use ComponentKind as Found;
        use GoldLabel as Label;
        let relations = self.annotated_edges();
        vec![
            (
                "argumentative",
                Rate::sets(
                    &found(&[Found::MajorClaim, Found::Claim, Found::Premise]),
                    &gold(&[Label::MajorClaim, Label::Claim, Label::Premise]),
                ),
            ),
            (
                "claim",
                Rate::sets(
                    &found(&[Found::MajorClaim, Found::Claim]),
                    &gold(&[Label::MajorClaim, Label::Claim]),
                ),
            ),
            (
                "premise",
                Rate::sets(&found(&[Found::Premise]), &gold(&[Label::Premise])),
            ),
            (
                "major_claim",
                Rate::sets(&found(&[Found::MajorClaim]), &gold(&[Label::MajorClaim])),
            ),
            ("relation", Rate::sets(&self.edges, &relations)),
            (
                "link",
                Rate::sets(&unordered(&self.edges), &unordered(&relations)),
            ),
            (
                "contradiction",
                Rate::sets(&contradicting(&self.edges), &contradicting(&relations)),
            ),
        ]
    }
}

fn unordered(edges: &BTreeSet<UnitEdge>) -> BTreeSet<(usize, usize)> {
    edges
        .iter()
        .map(|&(a, b, _)| (a.min(b), a.max(b)))
        .collect()
}

fn contradicting(edges: &BTreeSet<UnitEdge>) -> BTreeSet<UnitEdge> {
    edges
        .iter()
        .copied()
        .filter(|edge| edge.2 == RelationKind::Contradiction)
        .collect()
}

/// Edges count as near when they agree in kind and both ends lie within this many units.
const REACH: usize = 2;

fn near_rate(found: &[UnitPair], gold: &[UnitPair]) -> Rate {
    let near = |one: &UnitPair, other: &UnitPair| {
        one.kind == other.kind
            && one.a.abs_diff(other.a) <= REACH
            && one.b.abs_diff(other.b) <= REACH
    };
    let share = |these: &[UnitPair], those: &[UnitPair]| match these.len() {
        0 => 0.0,
        count => {
            let hits = these
                .iter()
                .filter(|this| those.iter().any(|that| near(this, that)));
            hits.count() as f64 / count as f64
        }
    };
    Rate::from_shares(share(found, gold), share(gold, found))
}

//! One article of a map, unit by unit, beside an annotator's reading of it.

use super::figures::Verdict;
use super::gold::{Coverage, Gold, GoldArticle, GoldLabel};
use crate::argument::{ComponentKind, RelationKind};
use std::collections::{BTreeMap, BTreeSet};

/// A relation between two units.
pub(super) type UnitEdge = (usize, usize, RelationKind);

/// What a map says of the units of one article.
pub(super) struct Side<'a> {
    pub(super) gold: &'a GoldArticle,
    /// The unit every component stands for.
    pub(super) unit_of: Vec<Option<usize>>,
    pub(super) found: BTreeMap<usize, ComponentKind>,
    pub(super) edges: BTreeSet<UnitEdge>,
    pub(super) boilerplate: usize,
}

impl<'a> Side<'a> {
    pub(super) fn of(verdict: &Verdict, gold: &'a Gold, side: usize) -> Self {
        let article = &gold.articles[side];
        let components = &verdict.components[side];
        let unit_of: Vec<Option<usize>> = components
            .iter()
            .map(|(span, _)| article.main_unit(*span))
            .collect();
        let mut votes: BTreeMap<usize, Vec<(ComponentKind, f64)>> = BTreeMap::new();
        for ((span, kind), unit) in components.iter().zip(&unit_of) {
            for Coverage {
                unit: number,
                share,
                ..
            } in article.covered(*span)
            {
                let first = article.first_printing[&number];
                if share < 0.5 && Some(first) != *unit {
                    continue;
                }
                let tally = votes.entry(first).or_default();
                match tally.iter_mut().find(|(known, _)| known == kind) {
                    Some((_, sum)) => *sum += share,
                    None => tally.push((*kind, share)),
                }
            }
        }
        let mut found = BTreeMap::new();
        for (unit, tally) in votes {
            let mut best = tally[0];
            for vote in &tally[1..] {
                if vote.1 > best.1 {
                    best = *vote;
                }
            }
            found.insert(unit, best.0);
        }
        let edges = verdict.relations[side]
            .iter()
            .filter_map(|&(a, b, kind)| Some((unit_of[a]?, unit_of[b]?, kind)))
            .filter(|(a, b, _)| a != b)
            .collect();
        let is_boilerplate =
            |unit: &&usize| article.labels.get(unit) == Some(&GoldLabel::Boilerplate);
        let boilerplate = found.keys().filter(is_boilerplate).count();
        Self {
            gold: article,
            unit_of,
            found,
            edges,
            boilerplate,
        }
    }

    /// The annotator's relations.
    pub(super) fn annotated_edges(&self) -> BTreeSet<UnitEdge> {
        let edges = self.gold.relations.iter();
        edges
            .map(|edge| (edge.source, edge.target, edge.kind))
            .collect()
    }
}

//! Fits what rules about clauses count on annotated texts: the weights under which the annotators' rows of labels are
//! likeliest, pulled towards 0 by a normal prior.

use super::chain::Chain;
use super::label::{LABELS, Label};
use super::rule::ClausePack;
use super::scene::{Boundary, ClauseScene};
use super::weights::ClauseWeights;
use crate::argument::GivenComponent;
use crate::rules::fitting::minimise;
use std::collections::BTreeMap;

/// A text's clauses, the cases of rules that hold for each, and the labels that annotators gave them.
pub struct JudgedClauses {
    cases: Vec<Vec<(usize, String)>>,
    boundaries: Vec<Boundary>,
    labels: Vec<usize>,
}

/// How weights are fitted.
#[derive(Clone, Copy, Debug)]
pub struct ClausePrior {
    /// The variance of the weights' normal prior.
    pub variance: f64,
    /// A case must hold for so many clauses to get a weight.
    pub least_clauses: usize,
    /// What is added to the score of a clause that begins a major claim, and half of it to one that continues one.
    /// Theses are few, so that a likelihood counts a missed one for little, and the reader for much.
    pub thesis: f64,
}

/// Matches the rules of a pack with an annotated text.
pub fn judge_clauses(
    scene: &ClauseScene,
    components: &[GivenComponent],
    pack: &ClausePack,
) -> JudgedClauses {
    let count = scene.clauses.len();
    JudgedClauses {
        cases: (0..count).map(|at| pack.cases(scene, at)).collect(),
        boundaries: (0..count).map(|at| scene.boundary(at)).collect(),
        labels: labels(scene, components),
    }
}

/// The label of every clause: a clause belongs to the component, or the gap, that most of it lies in.
fn labels(scene: &ClauseScene, components: &[GivenComponent]) -> Vec<usize> {
    let mut before = None;
    scene
        .clauses
        .iter()
        .map(|view| {
            let shared = |span: crate::article::Span| {
                let (from, to) = (span.start.max(view.span.start), span.end.min(view.span.end));
                to.saturating_sub(from)
            };
            let most = (0..components.len()).max_by_key(|&at| shared(components[at].span));
            let inside: usize = components
                .iter()
                .map(|component| shared(component.span))
                .sum();
            let own = most.filter(|&at| {
                shared(components[at].span) >= view.span.len().saturating_sub(inside).max(1)
            });
            let label = match own {
                None => Label::Outside,
                Some(at) if before == own => Label::Continues(components[at].kind),
                Some(at) => Label::Begins(components[at].kind),
            };
            before = own;
            label.index()
        })
        .collect()
}

/// The weights under which the labels of the texts are likeliest.
pub fn fit_clauses(
    texts: &[&JudgedClauses],
    pack: &ClausePack,
    prior: &ClausePrior,
) -> ClauseWeights {
    let places = parameters(texts, prior.least_clauses);
    let rows: Vec<Row> = texts.iter().map(|text| Row::of(text, &places)).collect();
    let cases = places.len() + 1;
    let boundaries = cases * LABELS;
    let total = boundaries + Boundary::ALL.len() * LABELS * LABELS;
    let fitted = minimise(total, |weights, gradient| {
        let mut loss = 0.0;
        for (slope, weight) in gradient.iter_mut().zip(weights) {
            *slope = weight / prior.variance;
            loss += 0.5 * weight * weight / prior.variance;
        }
        rows.iter().fold(loss, |loss, row| {
            loss + row.loss(weights, gradient, boundaries)
        })
    });
    let of = |case: usize| std::array::from_fn(|label| fitted[case * LABELS + label]);
    let mut weights = ClauseWeights::zero(pack);
    weights.prior = of(0);
    for (label, weight) in Label::ALL.iter().zip(&mut weights.prior) {
        *weight += match label {
            Label::Begins(crate::argument::ComponentKind::MajorClaim) => prior.thesis,
            Label::Continues(crate::argument::ComponentKind::MajorClaim) => prior.thesis / 2.0,
            _ => 0.0,
        };
    }
    for ((rule, case), place) in places {
        weights.cases[rule].insert(case.to_owned(), of(place));
    }
    for (situation, pairs) in weights.boundaries.iter_mut().enumerate() {
        for (pair, weight) in pairs.iter_mut().flatten().enumerate() {
            *weight = fitted[boundaries + situation * LABELS * LABELS + pair];
        }
    }
    weights
}

/// The place of every case that is common enough; 0 is what holds before any rule fires.
fn parameters<'a>(texts: &[&'a JudgedClauses], least: usize) -> BTreeMap<(usize, &'a str), usize> {
    let mut counts: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for (rule, case) in texts.iter().flat_map(|text| text.cases.iter().flatten()) {
        *counts.entry((*rule, case.as_str())).or_insert(0) += 1;
    }
    let common = counts.into_iter().filter(|(_, count)| *count >= least);
    common
        .enumerate()
        .map(|(place, (case, _))| (case, place + 1))
        .collect()
}

/// A text as the fit sees it.
struct Row<'a> {
    cases: Vec<Vec<usize>>,
    text: &'a JudgedClauses,
}

impl<'a> Row<'a> {
    fn of(text: &'a JudgedClauses, places: &BTreeMap<(usize, &str), usize>) -> Self {
        let known = |cases: &Vec<(usize, String)>| {
            let places = cases
                .iter()
                .filter_map(|(rule, case)| places.get(&(*rule, case.as_str())).copied());
            std::iter::once(0).chain(places).collect()
        };
        Self {
            cases: text.cases.iter().map(known).collect(),
            text,
        }
    }

    /// How unlikely the annotators' labels are; adds to the gradient.
    fn loss(&self, weights: &[f64], gradient: &mut [f64], boundaries: usize) -> f64 {
        let boundary_of =
            |at: usize| boundaries + self.text.boundaries[at] as usize * LABELS * LABELS;
        let mut chain = Chain::default();
        for (at, cases) in self.cases.iter().enumerate() {
            let mut scores = [0.0; LABELS];
            for case in cases {
                for (score, weight) in scores.iter_mut().zip(&weights[case * LABELS..]) {
                    *score += weight;
                }
            }
            chain.labels.push(scores);
            let from = boundary_of(at);
            chain.boundaries.push(std::array::from_fn(|before| {
                std::array::from_fn(|to| weights[from + before * LABELS + to])
            }));
        }
        let mut marginals = chain.marginals();
        let labels = &self.text.labels;
        for (at, cases) in self.cases.iter().enumerate() {
            marginals.labels[at][labels[at]] -= 1.0;
            for case in cases {
                let slopes = &mut gradient[case * LABELS..(case + 1) * LABELS];
                for (slope, excess) in slopes.iter_mut().zip(&marginals.labels[at]) {
                    *slope += excess;
                }
            }
            if at > 0 {
                marginals.boundaries[at][labels[at - 1]][labels[at]] -= 1.0;
                let slopes = &mut gradient[boundary_of(at)..];
                for (slope, excess) in slopes
                    .iter_mut()
                    .zip(marginals.boundaries[at].iter().flatten())
                {
                    *slope += excess;
                }
            }
        }
        marginals.log_sum - chain.score(labels)
    }
}

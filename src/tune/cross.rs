//! What each signal between two articles counts (`data/weights/cross.toml`), fitted on pairs that annotators have compared.
//!
//! Two ridge-penalised logistic regressions: which pairs an annotator drew, and of those, which as contradictions. A
//! third, over pairs left out in turn, tells how sure a score is.

use crate::argument::{Argument, RelationKind};
use crate::comparison::{
    Calibration, Candidates, CompareRules, CrossWeights, ReadArticle, SignalWeight, Votes,
    signal_reasons,
};
use crate::language::{Analysis, Language};
use crate::rules::fitting::{self, AnnotatedChoice, Prior};

/// Two articles and the relations that annotators drew between their components.
pub struct AnnotatedPair<'a> {
    /// The article given first.
    pub first: (&'a Analysis, &'a Argument),
    /// The article given later.
    pub second: (&'a Analysis, &'a Argument),
    /// A component of the first, one of the second, and how they relate.
    pub relations: Vec<(usize, usize, RelationKind)>,
}

/// How many sentences an edge may be off and still count as right.
const REACH: usize = 2;
/// What a near miss counts as a counter-example.
const NEAR_MISS: f64 = 0.5;
/// Every article pair counts as this many candidate pairs, however long it is.
const PAIR_WEIGHT: f64 = 3000.0;
/// The penalties on large weights.
const PAIRING_RIDGE: f64 = 100.0;
const KIND_RIDGE: f64 = 20.0;

/// An observation: the signals' values, what was decided, and how much it counts.
struct Observation {
    values: Vec<f64>,
    yes: bool,
    weight: f64,
}

/// An article pair, laid side by side once.
struct ReadPair<'a> {
    candidates: Candidates<'a>,
    relations: &'a [(usize, usize, RelationKind)],
}

/// What fitting yields.
pub struct Fitted {
    /// The weights that all annotated pairs ask for.
    pub weights: CrossWeights,
    /// What would have been shown of every pair by weights fitted on the others, the surest first.
    pub held_out: Vec<ShownPair>,
}

/// Two components that would be shown side by side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShownPair {
    /// How sure the program would be, 0 to 1.
    pub confidence: f64,
    /// Whether an annotator drew the same relation, each end at most two sentences off.
    pub right: bool,
}

/// The weights that the annotated pairs ask for. A pair of articles that speak of no subject in common teaches nothing, as
/// [`compare`](crate::comparison::compare) shows nothing of it whatever the weights.
pub fn fit(pairs: &[AnnotatedPair], rules: &CompareRules, language: &Language) -> Fitted {
    let articles: Vec<[ReadArticle; 2]> = pairs
        .iter()
        .map(|pair| {
            [pair.first, pair.second]
                .map(|(analysis, argument)| ReadArticle::of(analysis, argument, rules, language))
        })
        .collect();
    let prepared: Vec<ReadPair> = pairs
        .iter()
        .zip(&articles)
        .filter_map(|(pair, articles)| ReadPair::of(articles, &pair.relations, rules))
        .collect();
    let all: Vec<&ReadPair> = prepared.iter().collect();
    let mut weights = fit_signals(&all);
    let mut outcomes = Vec::new();
    for left_out in 0..prepared.len() {
        let others: Vec<&ReadPair> = prepared
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != left_out)
            .map(|(_, pair)| pair)
            .collect();
        if !others.is_empty() {
            outcomes.extend(judged(&prepared[left_out], &fit_signals(&others)));
        }
    }
    let calibration = regression(&outcomes, 0.1);
    if let [start, slope] = calibration[..] {
        weights.calibration = Calibration {
            start: rounded(start),
            slope: rounded(slope),
        };
    }
    let mut held_out: Vec<ShownPair> = outcomes
        .iter()
        .map(|outcome| ShownPair {
            confidence: weights.calibration.confidence(outcome.values[0].exp()),
            right: outcome.yes,
        })
        .collect();
    held_out.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    Fitted { weights, held_out }
}

impl<'a> ReadPair<'a> {
    /// Nothing where the articles speak of no subject in common.
    fn of(
        [first, second]: &'a [ReadArticle<'a>; 2],
        relations: &'a [(usize, usize, RelationKind)],
        rules: &'a CompareRules,
    ) -> Option<Self> {
        Some(Self {
            candidates: Candidates::between(first, second, rules)?,
            relations,
        })
    }

    /// Whether a pair lies within reach of a drawn one that `counts`.
    fn near(&self, row: usize, column: usize, counts: impl Fn(RelationKind) -> bool) -> bool {
        self.relations.iter().any(|&(a, b, kind)| {
            counts(kind) && self.candidates.sentences_off([row, column], [a, b]) <= REACH
        })
    }
}

fn fit_signals(pairs: &[&ReadPair]) -> CrossWeights {
    let mut drawn = Vec::new();
    let mut kinds = Vec::new();
    for pair in pairs {
        let [rows, columns] = pair.candidates.size();
        let candidates = (rows * columns).max(1) as f64;
        for row in 0..rows {
            for column in 0..columns {
                let kind = pair
                    .relations
                    .iter()
                    .find(|(a, b, _)| (*a, *b) == (row, column))
                    .map(|(.., kind)| *kind);
                let near_miss = kind.is_none() && pair.near(row, column, |_| true);
                drawn.push(Observation {
                    values: pair.candidates.signals(row, column),
                    yes: kind.is_some(),
                    weight: PAIR_WEIGHT / candidates * if near_miss { NEAR_MISS } else { 1.0 },
                });
                if let Some(kind) = kind {
                    kinds.push(Observation {
                        values: pair.candidates.signals(row, column),
                        yes: kind == RelationKind::Contradiction,
                        weight: 1.0,
                    });
                }
            }
        }
    }
    let pairing = regression(&drawn, PAIRING_RIDGE);
    let contradiction = regression(&kinds, KIND_RIDGE);
    let votes = |index: usize| Votes {
        pairing: rounded(pairing[index]),
        contradiction: rounded(contradiction[index]),
    };
    CrossWeights {
        calibration: Calibration {
            start: 0.0,
            slope: 1.0,
        },
        start: votes(0),
        signal: signal_reasons()
            .iter()
            .enumerate()
            .map(|(index, signal)| SignalWeight {
                id: signal.id.to_owned(),
                pairing: votes(index + 1).pairing,
                contradiction: votes(index + 1).contradiction,
            })
            .collect(),
    }
}

/// What the weights would show of a pair, and whether it is right.
fn judged(pair: &ReadPair, weights: &CrossWeights) -> Vec<Observation> {
    let probabilities = pair.candidates.probabilities(weights);
    pair.candidates
        .chosen(&probabilities)
        .into_iter()
        .map(|chosen| Observation {
            values: vec![chosen.score.max(1e-9).ln()],
            yes: pair.near(chosen.row, chosen.column, |kind| kind == chosen.kind),
            weight: 1.0,
        })
        .collect()
}

/// A ridge-penalised logistic regression: the start, which no penalty pulls, then a weight for every value.
fn regression(observations: &[Observation], ridge: f64) -> Vec<f64> {
    let values = observations
        .first()
        .map_or(signal_reasons().len(), |first| first.values.len());
    let choices: Vec<AnnotatedChoice> = observations.iter().map(Observation::choice).collect();
    let mut priors = vec![Prior::around_zero(1.0 / ridge); 1 + values];
    priors[0] = Prior::around_zero(f64::INFINITY);
    fitting::fit(&choices, &priors)
}

impl Observation {
    /// Yes, for which the start and the values speak, or no, for which nothing does.
    fn choice(&self) -> AnnotatedChoice {
        let values = self.values.iter().copied();
        AnnotatedChoice {
            alternatives: vec![
                std::iter::once(1.0).chain(values).enumerate().collect(),
                Vec::new(),
            ],
            chosen: usize::from(!self.yes),
            importance: self.weight,
        }
    }
}

/// To four decimals, so that every platform writes the same table.
fn rounded(weight: f64) -> f64 {
    (weight * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regression_finds_the_value_that_decides() {
        let observations: Vec<Observation> = (0..40)
            .map(|index| Observation {
                values: vec![f64::from(index % 2), f64::from(index % 3)],
                yes: index % 2 == 1,
                weight: 1.0,
            })
            .collect();
        let weights = regression(&observations, 0.1);
        assert!(weights[1] > 3.0 && weights[2].abs() < 0.5, "{weights:?}");
    }
}

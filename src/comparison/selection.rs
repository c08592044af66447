//! Selection: from a score for every pair to the few that an editor should see.
//!
//! A pair is worth showing when the passage around it faces the other author's passage, so the probabilities of
//! neighbouring pairs add up; once a pair is shown, its neighbourhood is worth less, so that the next speaks of another
//! issue.

use super::grid::Grid;
use super::statement::Statement;
use super::weights::{Calibration, CrossWeights, logistic};
use crate::argument::RelationKind;
use std::collections::BTreeSet;

/// A pair that is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) kind: RelationKind,
    /// How much its neighbourhood spoke for it.
    pub(super) score: f64,
}

/// How many pairs two articles get at most.
const MOST_PAIRS: usize = 16;
/// How many partners a statement gets in one other article.
const MOST_PARTNERS: usize = 2;
/// How many sentences away a neighbour still counts, and by which factor a sentence.
const REACH: usize = 2;
const FADE: f64 = 0.8;
/// What is left of a neighbourhood's worth once one of its pairs is shown.
const REST: f64 = 0.3;
/// How much a doubtful choice between support and contradiction is sharpened.
const DECISION: f64 = 2.0;

/// For every pair, the probability that an editor would show it as a contradiction, and as a support.
pub(super) fn probabilities(signals: &[Grid], weights: &CrossWeights) -> (Grid, Grid) {
    let votes = weights.in_order();
    let (rows, columns) = signals
        .first()
        .map_or((0, 0), |grid| (grid.rows(), grid.columns()));
    let cell = |row: usize, column: usize| {
        let (mut pairing, mut contradiction) = (weights.start.pairing, weights.start.contradiction);
        for (grid, vote) in signals.iter().zip(&votes) {
            pairing += vote.pairing * grid.at(row, column);
            contradiction += vote.contradiction * grid.at(row, column);
        }
        (logistic(pairing), logistic(DECISION * contradiction))
    };
    let contradiction = Grid::of(rows, columns, |row, column| {
        let (shown, opposed) = cell(row, column);
        shown * opposed
    });
    let support = Grid::of(rows, columns, |row, column| {
        let (shown, opposed) = cell(row, column);
        shown * (1.0 - opposed)
    });
    (contradiction, support)
}

/// The pairs to show, best first.
pub(super) fn choose(
    contradiction: &Grid,
    support: &Grid,
    first: &[Statement],
    second: &[Statement],
) -> Vec<Chosen> {
    let sentences = (sentences_of(first), sentences_of(second));
    let mut worth = [contradiction.clone(), support.clone()];
    let whole: Vec<Grid> = worth.iter().map(|grid| around(grid, &sentences)).collect();
    let mut partners = (vec![0; first.len()], vec![0; second.len()]);
    let mut taken = BTreeSet::new();
    let mut chosen = Vec::new();
    while chosen.len() < MOST_PAIRS {
        let mut best: Option<(f64, usize, usize, usize)> = None;
        for (kind, own) in [contradiction, support].into_iter().enumerate() {
            let neighbourhood = around(&worth[kind], &sentences);
            for row in (0..first.len()).filter(|&row| partners.0[row] < MOST_PARTNERS) {
                for column in (0..second.len()).filter(|&column| partners.1[column] < MOST_PARTNERS)
                {
                    let value = neighbourhood.at(row, column) * own.at(row, column).sqrt();
                    let better = best.is_none_or(|(most, ..)| value > most);
                    if better && !taken.contains(&(row, column)) {
                        best = Some((value, kind, row, column));
                    }
                }
            }
        }
        let Some((_, kind, row, column)) = best else {
            break;
        };
        partners.0[row] += 1;
        partners.1[column] += 1;
        taken.insert((row, column));
        chosen.push(Chosen {
            row,
            column,
            kind: [RelationKind::Contradiction, RelationKind::Support][kind],
            score: whole[kind].at(row, column),
        });
        worth[kind] = worth[kind].map(|r, c, value| {
            let near = sentences.0[r].abs_diff(sentences.0[row]) <= REACH
                && sentences.1[c].abs_diff(sentences.1[column]) <= REACH;
            if near { value * REST } else { value }
        });
    }
    chosen
}

/// The chosen pairs with their confidence, surest first.
pub(super) fn by_confidence(
    mut chosen: Vec<Chosen>,
    calibration: Calibration,
) -> Vec<(Chosen, f64)> {
    chosen.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then((a.row, a.column).cmp(&(b.row, b.column)))
    });
    chosen
        .into_iter()
        .map(|pair| (pair, calibration.confidence(pair.score)))
        .collect()
}

fn sentences_of(statements: &[Statement]) -> Vec<usize> {
    statements
        .iter()
        .map(|statement| statement.component.sentence)
        .collect()
}

/// Every pair with its neighbourhood added up.
fn around(grid: &Grid, sentences: &(Vec<usize>, Vec<usize>)) -> Grid {
    let pull = |of: &[usize], a: usize, b: usize| {
        let distance = of[a].abs_diff(of[b]);
        if distance <= REACH {
            FADE.powi(distance as i32)
        } else {
            0.0
        }
    };
    grid.spread(
        |a, b| pull(&sentences.0, a, b),
        |a, b| pull(&sentences.1, a, b),
    )
}

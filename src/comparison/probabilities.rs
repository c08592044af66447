//! Probabilities: from what the signals say of a pair to how likely an editor would show it, and as what.

use super::grid::Grid;
use super::selection::ChosenPair;
use super::statement::Statement;
use super::weights::{CrossWeights, logistic};
use crate::argument::RelationKind;

/// For every pair of statements of two articles, how likely an editor would show it as a relation of either kind, 0 to 1.
pub(crate) struct KindProbabilities {
    pub(super) contradiction: Grid,
    pub(super) support: Grid,
}

/// How much a doubtful choice between support and contradiction is sharpened.
const DECISION: f64 = 2.0;

impl KindProbabilities {
    /// What the signals say by these weights; `signals` are in the order of [`SIGNALS`](super::signal::SIGNALS).
    pub(super) fn of(signals: &[Grid], weights: &CrossWeights) -> Self {
        let (rows, columns) = signals
            .first()
            .map_or((0, 0), |grid| (grid.rows(), grid.columns()));
        let mut pairing = Grid::filled(rows, columns, weights.start.pairing);
        let mut contradiction = Grid::filled(rows, columns, weights.start.contradiction);
        for (signal, vote) in signals.iter().zip(weights.in_order()) {
            pairing.add_times(vote.pairing, signal);
            contradiction.add_times(vote.contradiction, signal);
        }
        let shown = pairing.map(|_, _, log_odds| logistic(log_odds));
        let opposed = contradiction.map(|_, _, log_odds| logistic(DECISION * log_odds));
        Self {
            contradiction: shown.map(|row, column, shown| shown * opposed.at(row, column)),
            support: shown.map(|row, column, shown| shown * (1.0 - opposed.at(row, column))),
        }
    }

    /// The same once no words contradict themselves: what speaks for that speaks for their agreement.
    pub(super) fn agreeing_with_repetitions(mut self, a: &[Statement], b: &[Statement]) -> Self {
        for (row, one) in a.iter().enumerate() {
            for (column, other) in b.iter().enumerate() {
                if one.repeats(other) {
                    let conflict = std::mem::take(self.contradiction.at_mut(row, column));
                    self.support.add(row, column, conflict);
                }
            }
        }
        self
    }

    /// By how much a pair by itself speaks more for its kind than for the other, in log-odds.
    pub(super) fn margin(&self, pair: &ChosenPair) -> f64 {
        let log = |grid: &Grid| grid.at(pair.row, pair.column).max(1e-9).ln();
        match pair.kind {
            RelationKind::Contradiction => log(&self.contradiction) - log(&self.support),
            RelationKind::Support => log(&self.support) - log(&self.contradiction),
        }
    }
}

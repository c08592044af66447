//! Selection: from a score for every pair to the few that an editor should see.
//!
//! A pair is worth showing when the passage around it faces the other author's passage, so the probabilities of
//! neighbouring pairs add up; once a pair is shown, its neighbourhood is worth less, so that the next speaks of another
//! issue.

use super::grid::{Grid, Pulls};
use super::ground::Grounds;
use super::probabilities::KindProbabilities;
use super::statement::sentences_of;
use super::weights::Calibration;
use crate::argument::RelationKind;

/// A pair that is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChosenPair {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) kind: RelationKind,
    /// How much its neighbourhood spoke for it.
    pub(crate) score: f64,
}

/// How many pairs two articles get at most.
pub const MOST_PAIRS: usize = 14;
/// How many partners a statement gets in one other article.
const MOST_PARTNERS: usize = 2;
/// How many sentences away a neighbour still counts, and by which factor a sentence.
const REACH: usize = 2;
const FADE: f64 = 0.8;
/// What is left of a neighbourhood's worth once one of its pairs is shown.
const REST: f64 = 0.3;

/// The pairs to show, in the order in which they were chosen; the fewer, the less the articles speak of one subject, which
/// `common_subject` tells from 0 to 1.
pub(super) fn choose(
    probabilities: &KindProbabilities,
    grounds: &Grounds,
    common_subject: f64,
) -> Vec<ChosenPair> {
    let most = (MOST_PAIRS as f64 * common_subject).round() as usize;
    let mut selection = Selection::among(probabilities, grounds);
    while selection.chosen.len() < most && selection.take_best() {}
    // Nothing comes in their place: the next best would be less sure than any that is shown.
    selection.chosen.retain(|pair| {
        pair.kind == RelationKind::Support || !grounds.are_too_long(pair.row, pair.column)
    });
    selection.chosen
}

/// A selection on its way.
struct Selection<'pair> {
    /// What a pair by itself adds to its neighbourhood: the root of how likely it is, as a contradiction and as a support.
    own: [Grid; 2],
    /// What each pair still adds to what is shown.
    worth: [Grid; 2],
    /// Every pair with what its neighbourhood is still worth.
    near: [Grid; 2],
    /// The same before anything was shown.
    whole: [Grid; 2],
    pulls: Pulls,
    partners: (Vec<usize>, Vec<usize>),
    /// The pairs that can't be shown any more: those that have been, and those that were found to have no grounds for it.
    closed: [Grid<bool>; 2],
    grounds: &'pair Grounds<'pair>,
    chosen: Vec<ChosenPair>,
}

/// A pair to show, and how much it is worth.
#[derive(Clone, Copy)]
struct Best {
    value: f64,
    /// Its place among [`KINDS`].
    kind: usize,
    row: usize,
    column: usize,
}

/// The kinds in the order of a selection's grids.
const KINDS: [RelationKind; 2] = [RelationKind::Contradiction, RelationKind::Support];

impl<'pair> Selection<'pair> {
    fn among(probabilities: &KindProbabilities, grounds: &'pair Grounds<'pair>) -> Self {
        let (first, second) = (grounds.first, grounds.second);
        let likely = [&probabilities.contradiction, &probabilities.support];
        let likely: [Grid; 2] = std::array::from_fn(|kind| {
            let count =
                |row, column, value: f64| value * grounds.words_count(KINDS[kind], row, column);
            likely[kind].map(count)
        });
        let pull: [f64; REACH + 1] = std::array::from_fn(|distance| FADE.powi(distance as i32));
        let [rows, columns] = [first, second].map(sentences_of);
        let pulls = Pulls::by_distance(&rows, &columns, &pull);
        let near = [&likely[0], &likely[1]].map(|grid| grid.spread(&pulls));
        Self {
            own: [&likely[0], &likely[1]].map(|grid| grid.map(|_, _, value| value.sqrt())),
            whole: near.clone(),
            near,
            worth: likely,
            pulls,
            partners: (vec![0; first.len()], vec![0; second.len()]),
            closed: KINDS.map(|_| Grid::filled(first.len(), second.len(), false)),
            grounds,
            chosen: Vec::new(),
        }
    }

    /// Shows the best pair; whether there was one.
    fn take_best(&mut self) -> bool {
        let best = self.best();
        if let Some(Best {
            kind, row, column, ..
        }) = best
        {
            self.show(kind, row, column);
        }
        best.is_some()
    }

    /// The best pair that may be shown, of equals the first. Closes those that it finds to have no grounds.
    fn best(&mut self) -> Option<Best> {
        let (of_rows, of_columns) = &self.partners;
        let mut best: Option<Best> = None;
        for (kind, (own, near)) in self.own.iter().zip(&self.near).enumerate() {
            let closed = &mut self.closed[kind];
            let rows = (0..own.rows()).filter(|&row| of_rows[row] < MOST_PARTNERS);
            for row in rows {
                let values = near.row(row).iter().zip(own.row(row));
                for (column, value) in values.map(|(near, own)| near * own).enumerate() {
                    let better = best.is_none_or(|best| value > best.value);
                    if !better || of_columns[column] >= MOST_PARTNERS || closed.at(row, column) {
                        continue;
                    }
                    if self.grounds.hold_for(KINDS[kind], row, column) {
                        best = Some(Best {
                            value,
                            kind,
                            row,
                            column,
                        });
                    } else {
                        *closed.at_mut(row, column) = true;
                    }
                }
            }
        }
        best
    }

    fn show(&mut self, kind: usize, row: usize, column: usize) {
        for closed in &mut self.closed {
            *closed.at_mut(row, column) = true;
        }
        self.partners.0[row] += 1;
        self.partners.1[column] += 1;
        self.chosen.push(ChosenPair {
            row,
            column,
            kind: KINDS[kind],
            score: self.whole[kind].at(row, column),
        });
        let worth = &mut self.worth[kind];
        worth.change_around(&self.pulls, row, column, |value| value * REST);
        self.near[kind].spread_around(worth, &self.pulls, row, column);
    }
}

/// The chosen pairs with their confidence, surest first.
pub(super) fn by_confidence(
    mut chosen: Vec<ChosenPair>,
    calibration: Calibration,
) -> Vec<(ChosenPair, f64)> {
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

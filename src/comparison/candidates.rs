//! Two articles laid side by side before anything is chosen: every pair of their statements with what its signals say.
//! [`compare`](super::compare) shows the best of these, and weights are fitted on them.

use super::compare::CompareRules;
use super::grid::Grid;
use super::ground::Grounds;
use super::probabilities::KindProbabilities;
use super::read_article::ReadArticle;
use super::selection::{ChosenPair, choose};
use super::signal::signals;
use super::weights::CrossWeights;

/// Every pair of statements of two articles; a statement is known by the index of its component.
pub(crate) struct Candidates<'pair> {
    /// What every signal says of the pairs, in the order of [`SIGNALS`](super::signal::SIGNALS).
    pub(super) signals: Vec<Grid>,
    pub(super) grounds: Grounds<'pair>,
    /// How far the articles speak of one subject, above 0 and up to 1.
    pub(super) common_subject: f64,
}

impl<'pair> Candidates<'pair> {
    /// Nothing where the articles speak of no subject in common, so that no pair of theirs is to be shown.
    pub(crate) fn between(
        first: &'pair ReadArticle<'pair>,
        second: &'pair ReadArticle<'pair>,
        rules: &'pair CompareRules,
    ) -> Option<Self> {
        let common_subject = first.common_subject(second);
        (common_subject > 0.0).then(|| Self {
            signals: signals(first, second, &rules.frames),
            grounds: Grounds::between(first, second, rules),
            common_subject,
        })
    }

    /// How many statements each article has.
    pub(crate) fn size(&self) -> [usize; 2] {
        [self.grounds.first.len(), self.grounds.second.len()]
    }

    /// What every signal says of a pair.
    pub(crate) fn signals(&self, row: usize, column: usize) -> Vec<f64> {
        let signals = self.signals.iter();
        signals.map(|grid| grid.at(row, column)).collect()
    }

    /// By how many sentences two pairs differ at the end where they differ more.
    pub(crate) fn sentences_off(&self, one: [usize; 2], other: [usize; 2]) -> usize {
        let sides = [self.grounds.first, self.grounds.second];
        let off = |side: usize| {
            let sentence = |at: usize| sides[side][at].component.sentence;
            sentence(one[side]).abs_diff(sentence(other[side]))
        };
        off(0).max(off(1))
    }

    /// How likely an editor would show each pair, by these weights.
    pub(crate) fn probabilities(&self, weights: &CrossWeights) -> KindProbabilities {
        let Grounds { first, second, .. } = self.grounds;
        KindProbabilities::of(&self.signals, weights).agreeing_with_repetitions(first, second)
    }

    /// The pairs that an editor is shown, in the order in which they were chosen.
    pub(crate) fn chosen(&self, probabilities: &KindProbabilities) -> Vec<ChosenPair> {
        choose(probabilities, &self.grounds, self.common_subject)
    }
}

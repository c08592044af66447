//! Two articles laid side by side before anything is chosen: every pair of their statements with what its signals say.
//! Weights are fitted on this; [`compare`](super::compare) goes the same way with articles that it has read once for all
//! their pairs.

use super::compare::CompareRules;
use super::grid::Grid;
use super::ground::Grounds;
use super::likeness::{Vocabulary, common_subject};
use super::probabilities::KindProbabilities;
use super::selection::{ChosenPair, choose};
use super::signal::{TermCounts, signals};
use super::statement::{Statement, statements};
use super::topic::Topics;
use super::weights::CrossWeights;
use crate::argument::Argument;
use crate::language::{Analysis, Language};

/// Every pair of statements of two articles; a statement is known by the index of its component.
pub(crate) struct Candidates<'a> {
    sides: [Vec<Statement<'a>>; 2],
    grids: Vec<Grid>,
    rules: &'a CompareRules,
}

impl<'a> Candidates<'a> {
    pub(crate) fn of(
        articles: [(&'a Analysis, &'a Argument); 2],
        rules: &'a CompareRules,
        language: &Language,
    ) -> Self {
        let sides = articles
            .map(|(analysis, argument)| statements(analysis, argument, &rules.frames, language));
        let terms = articles.map(|(analysis, _)| TermCounts::of(analysis));
        let grids = signals(
            (&terms[0], &sides[0]),
            (&terms[1], &sides[1]),
            &rules.frames,
        );
        Self {
            sides,
            grids,
            rules,
        }
    }

    /// How many statements each article has.
    pub(crate) fn size(&self) -> [usize; 2] {
        self.sides.each_ref().map(Vec::len)
    }

    /// What every signal says of a pair.
    pub(crate) fn signals(&self, row: usize, column: usize) -> Vec<f64> {
        self.grids.iter().map(|grid| grid.at(row, column)).collect()
    }

    /// By how many sentences two pairs differ at the end where they differ more.
    pub(crate) fn sentences_off(&self, one: [usize; 2], other: [usize; 2]) -> usize {
        let off = |side: usize| {
            let sentence = |at: usize| self.sides[side][at].component.sentence;
            sentence(one[side]).abs_diff(sentence(other[side]))
        };
        off(0).max(off(1))
    }

    /// The pairs that an editor would be shown by these weights.
    pub(crate) fn chosen(&self, weights: &CrossWeights) -> Vec<ChosenPair> {
        let [first, second] = &self.sides;
        let probabilities = KindProbabilities::of(&self.grids, weights);
        let topics = Topics::of(first, second, self.rules.words);
        let [one, other] = [first, second].map(|side| Vocabulary::of(side, self.rules.words));
        let grounds = Grounds {
            first,
            second,
            topics: &topics,
            frames: &self.rules.frames,
            in_two_languages: false,
            common_words: one.common_words(&other),
        };
        let common_subject = common_subject(one.likeness(&other));
        choose(&probabilities, &grounds, common_subject)
    }
}

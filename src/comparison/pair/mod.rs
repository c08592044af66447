//! What speaks between two statements: in come two readings, out come [`Firing`]s, each a rule that a person can name
//! (`antonyms`, `denial_only_in_b`, `words_found>=0.45`) with the words that made it fire.
//!
//! No firing decides; [`relate`](super::relate) weighs them. They are directed: `a` is given, `b` is judged by it.

mod between;
mod letters;
mod names;
mod overlap;
mod relations;
mod rules;
mod statement;
mod wording;

pub use names::{Check, Measure};
pub use relations::{AntonymEnd, WordRelations};
pub use rules::{PairRule, PairRulesError, RuleId};
pub use statement::Prepared;

use super::frame::FrameSet;
use crate::language::{Language, Lexicon, Reading};
use rules::Catalogue;
use std::ops::Range;
use std::sync::Arc;

/// A rule that fired between two statements. Ranges count characters of each statement's visible text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Firing {
    /// The rule; see [`PairRules::rule`].
    pub rule: RuleId,
    /// The words of `a`.
    pub in_a: Vec<Range<usize>>,
    /// The words of `b`.
    pub in_b: Vec<Range<usize>>,
}

/// The rules between two statements, and the word relations and frames they use.
#[derive(Debug)]
pub struct PairRules {
    relations: WordRelations,
    catalogue: Catalogue,
    frames: Arc<FrameSet>,
}

impl PairRules {
    /// The rules that come with the program, for statements read with `lexicon`, over `frames`.
    ///
    /// # Errors
    /// Where `lexicon` lacks the cues of a rule.
    pub fn builtin(lexicon: &Lexicon, frames: Arc<FrameSet>) -> Result<Self, PairRulesError> {
        Ok(Self {
            relations: WordRelations::builtin()?,
            catalogue: Catalogue::builtin(lexicon)?,
            frames,
        })
    }

    /// All rules; a rule is known by its place here.
    pub fn rules(&self) -> &[PairRule] {
        self.catalogue.rules()
    }

    /// The rule of an id.
    pub fn rule(&self, id: RuleId) -> &PairRule {
        &self.catalogue.rules()[id.0]
    }

    /// Prepares a statement; done once for a statement that is compared with many.
    pub fn statement(&self, reading: &Reading, language: &Language) -> Prepared {
        let (relations, catalogue) = (&self.relations, &self.catalogue);
        Prepared::of(reading, relations, catalogue, &self.frames, language)
    }

    /// Every rule that fires between `a` and `b`, in the order of [`PairRules::rules`].
    pub fn firings(&self, a: &Prepared, b: &Prepared) -> Vec<Firing> {
        let mut found = Found {
            catalogue: &self.catalogue,
            firings: Vec::new(),
        };
        let closeness = overlap::measure(a, b, &mut found);
        between::check(a, b, closeness, &mut found);
        wording::compare(a, b, &mut found);
        found.firings.sort_by_key(|firing| firing.rule);
        found.firings
    }
}

/// What fires, as it is found.
struct Found<'rules> {
    catalogue: &'rules Catalogue,
    firings: Vec<Firing>,
}

impl Found<'_> {
    fn fire(&mut self, rule: RuleId, in_a: Vec<Range<usize>>, in_b: Vec<Range<usize>>) {
        self.firings.push(Firing { rule, in_a, in_b });
    }

    fn check(&mut self, check: Check, in_a: Vec<Range<usize>>, in_b: Vec<Range<usize>>) {
        self.fire(self.catalogue.check(check), in_a, in_b);
    }

    fn measure(&mut self, measure: Measure, value: f64) {
        for rule in self.catalogue.levels_reached(measure, value) {
            self.fire(rule, Vec::new(), Vec::new());
        }
    }
}

#[cfg(test)]
mod tests;

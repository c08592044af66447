//! Why a node or an edge exists.

use crate::article::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// One rule that fired, the words it matched, and how much it counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Id of the rule, as in the rule pack.
    pub rule: String,
    /// The case of the rule that holds, as the tables of weights name it; empty for a rule of one case.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub case: String,
    /// The words that made it fire; empty for rules about position or form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<MatchedWords>,
    /// How loudly the rule spoke for the outcome that was chosen; negative where it spoke against it. Of a rule with a
    /// fitted weight it is what the rule added to the outcome's score, beyond what it added to all outcomes alike; of a
    /// verdict, which has no weight, a fixed number. It ranks the rules of one node or edge, and does not add up to how sure
    /// the program is.
    pub weight: f64,
}

/// How loudly a verdict is listed that settled where an edge leads: above most rules, which count less.
pub(crate) const VERDICT: f64 = 2.0;

/// How loudly a rule speaks for the outcome at `chosen`, by what it counts for each: what it counts for all alike decides
/// nothing.
pub(crate) fn beyond_mean(counts: &[f64], chosen: usize) -> f64 {
    let mean = counts.iter().sum::<f64>() / counts.len() as f64;
    counts[chosen] - mean
}

/// Which of the rules that spoke on an outcome are listed as its evidence.
#[derive(Clone, Copy)]
pub(crate) struct Listing {
    /// Fainter rules are not listed.
    faintest: f64,
    /// How many are listed at most.
    most: usize,
}

impl Listing {
    /// Of a node, or an edge inside an article: dozens of rules speak on each.
    pub(crate) const IN_ARTICLE: Self = Self {
        faintest: 0.02,
        most: 8,
    };
    /// Of an edge between articles: the signals are few, and every one that is heard is listed.
    pub(crate) const BETWEEN_ARTICLES: Self = Self {
        faintest: 0.05,
        most: usize::MAX,
    };

    /// Whether a rule that speaks so loudly is listed at all.
    pub(crate) fn hears(self, loudness: f64) -> bool {
        loudness.abs() >= self.faintest
    }

    /// The rules that are listed, loudest first: chosen before their words are looked for.
    pub(crate) fn loudest<R>(
        self,
        spoken: impl IntoIterator<Item = (R, f64)>,
        by_name: impl Fn(&R, &R) -> Ordering,
    ) -> Vec<(R, f64)> {
        let spoken = spoken.into_iter();
        let heard = spoken.filter(|(_, loudness)| self.hears(*loudness));
        let mut heard = loudest_first(heard, by_name);
        heard.truncate(self.most);
        heard
    }
}

/// The rules in the order in which they are listed: loudest first, of equals by name.
pub(crate) fn loudest_first<R>(
    spoken: impl Iterator<Item = (R, f64)>,
    by_name: impl Fn(&R, &R) -> Ordering,
) -> Vec<(R, f64)> {
    let mut ordered: Vec<(R, f64)> = spoken
        .map(|(rule, loudness)| (rule, to_three_decimals(loudness)))
        .collect();
    ordered.sort_by(|(a, loud), (b, louder)| {
        let by_loudness = louder.abs().total_cmp(&loud.abs());
        by_loudness.then_with(|| by_name(a, b))
    });
    ordered
}

/// To three decimals, so that every platform writes the same digits.
pub(crate) fn to_three_decimals(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

/// The case of a signal between two statements that holds for them less than for most pairs of their articles.
pub const LESS_THAN_USUAL: &str = "less_than_usual";

/// Words in the source that made a rule fire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MatchedWords {
    /// As a reader sees them, without the markup between them.
    pub text: String,
    /// Where they stand, in code points of the raw file.
    pub span: Span,
}

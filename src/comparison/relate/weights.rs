//! What each rule counts: `data/weights/relate.toml`, one line a rule, one column a label.

use super::Label;
use crate::comparison::pair::{PairRules, RuleId};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;

const BUILTIN: &str = include_str!("../../../data/weights/relate.toml");

const HEADER: &str = "\
# What each rule of data/rules/relate.toml adds to the score (log-odds) of: support, contradict, none.
# Fitted, not written: `cargo run --release --example fit_relate -- OCNLI.jsonl C_STANCE.jsonl` writes this file.
";

/// The weights of all rules, by the rule's place.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    bias: [f64; 3],
    of_rule: Vec<[f64; 3]>,
}

/// Weights that can't be used.
#[derive(Debug, thiserror::Error)]
pub enum WeightsError {
    /// The file isn't as it should be.
    #[error("data/weights/relate.toml: {0}")]
    Format(#[from] toml::de::Error),
    /// It weighs a rule that doesn't exist.
    #[error(
        "data/weights/relate.toml: no rule is called \"{0}\"; delete the line or fit the weights again"
    )]
    NoSuchRule(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeightsFile {
    bias: [f64; 3],
    weights: BTreeMap<String, [f64; 3]>,
}

impl Weights {
    /// Weights given by number.
    pub fn new(bias: [f64; 3], of_rule: Vec<[f64; 3]>) -> Self {
        Self { bias, of_rule }
    }

    /// The weights that come with the program.
    pub fn builtin(rules: &PairRules) -> Result<Self, WeightsError> {
        Self::from_toml(BUILTIN, rules)
    }

    /// Weights from the text of a file. A rule without a line counts nothing.
    pub fn from_toml(text: &str, rules: &PairRules) -> Result<Self, WeightsError> {
        let mut file: WeightsFile = toml::from_str(text)?;
        let of_rule = rules
            .rules()
            .iter()
            .map(|rule| file.weights.remove(&rule.id).unwrap_or_default())
            .collect();
        match file.weights.into_keys().next() {
            Some(unknown) => Err(WeightsError::NoSuchRule(unknown)),
            None => Ok(Self::new(file.bias, of_rule)),
        }
    }

    /// The text of a weights file: rules in their order, three decimals, so that two fits can be compared line by line.
    pub fn to_toml(&self, rules: &PairRules) -> String {
        let columns = |weights: &[f64; 3]| {
            // Adding zero turns -0.000 into 0.000.
            let [s, c, n] = weights.map(|weight| (weight * 1000.0).round() / 1000.0 + 0.0);
            format!("[{s:6.3}, {c:6.3}, {n:6.3}]")
        };
        let mut text = format!("{HEADER}\nbias = {}\n\n[weights]\n", columns(&self.bias));
        for (rule, weights) in rules.rules().iter().zip(&self.of_rule) {
            // Writing to a string can't fail.
            let _ = writeln!(
                text,
                "{:36} = {}",
                format!("\"{}\"", rule.id),
                columns(weights)
            );
        }
        text
    }

    /// What a rule counts for each label.
    pub fn of(&self, rule: RuleId) -> [f64; 3] {
        self.of_rule.get(rule.index()).copied().unwrap_or_default()
    }

    /// How likely each label is, in the order of [`Label::ALL`].
    pub fn chances(&self, fired: &[RuleId]) -> [f64; 3] {
        let mut scores = self.bias;
        for rule in fired {
            for (score, weight) in scores.iter_mut().zip(self.of(*rule)) {
                *score += weight;
            }
        }
        softmax(scores)
    }
}

/// Scores as shares of 1.
pub(super) fn softmax(scores: [f64; Label::ALL.len()]) -> [f64; Label::ALL.len()] {
    let highest = scores.iter().copied().fold(f64::MIN, f64::max);
    let powers = scores.map(|score| (score - highest).exp());
    let sum: f64 = powers.iter().sum();
    powers.map(|power| power / sum)
}

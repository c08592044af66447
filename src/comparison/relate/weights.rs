//! What each rule counts: `data/weights/relate.toml`, one line a rule, one column a label.

use super::Label;
use crate::comparison::pair::{PairRules, RuleId};
use crate::rules::to_three_decimals;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;

const BUILTIN: &str = include_str!("../../../data/weights/relate.toml");

const HEADER: &str = "\
# What each rule of data/rules/relate.toml adds to the score (log-odds) of: support, contradict, none. The same rule may
# tell something else when B answers a text rather than a sentence: then what stands under [in_reply] is added.
# Fitted, not written: `cargo run --release --example fit_relate -- OCNLI.jsonl C_STANCE.jsonl` writes this file.
";

/// The weights of all rules, by the rule's place.
#[derive(Clone, Debug, PartialEq)]
pub struct RelateWeights {
    always: Table,
    in_reply: Table,
}

/// What each rule counts in one genre.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    pub bias: [f64; 3],
    pub of_rule: Vec<[f64; 3]>,
}

/// Weights that can't be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RelateWeightsError {
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
    always: TableEntry,
    in_reply: TableEntry,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableEntry {
    bias: [f64; 3],
    weights: BTreeMap<String, [f64; 3]>,
}

impl RelateWeights {
    pub(crate) fn new(always: Table, in_reply: Table) -> Self {
        Self { always, in_reply }
    }

    /// The weights that come with the program.
    ///
    /// # Errors
    /// Where the table weighs a rule that `rules` have not.
    pub fn builtin(rules: &PairRules) -> Result<Self, RelateWeightsError> {
        Self::from_toml(BUILTIN, rules)
    }

    /// Weights from the text of a file. A rule without a line counts nothing.
    ///
    /// # Errors
    /// Where it is no such table, or weighs a rule that `rules` have not.
    pub fn from_toml(text: &str, rules: &PairRules) -> Result<Self, RelateWeightsError> {
        let file: WeightsFile = toml::from_str(text)?;
        Ok(Self {
            always: Table::of(file.always, rules)?,
            in_reply: Table::of(file.in_reply, rules)?,
        })
    }

    /// The text of a weights file: rules in their order, three decimals, so that two fits can be compared line by line.
    pub fn to_toml(&self, rules: &PairRules) -> String {
        let mut text = HEADER.to_owned();
        for (name, table) in [("always", &self.always), ("in_reply", &self.in_reply)] {
            // Writing to a string can't fail.
            let _ = write!(text, "\n[{name}]\nbias = {}\n", columns(&table.bias));
            let _ = writeln!(text, "\n[{name}.weights]");
            for (rule, weights) in rules.rules().iter().zip(&table.of_rule) {
                let id = format!("\"{}\"", rule.id);
                let _ = writeln!(text, "{id:36} = {}", columns(weights));
            }
        }
        text
    }

    /// What a rule counts for each label; `reply` where `b` answers a text rather than a sentence.
    pub fn of(&self, rule: RuleId, reply: bool) -> [f64; 3] {
        let of = |table: &Table| table.of_rule.get(rule.index()).copied().unwrap_or_default();
        self.in_genre(reply, of)
    }

    /// How likely each label is, in the order of [`Label::ALL`].
    pub fn chances(&self, fired: &[RuleId], reply: bool) -> [f64; 3] {
        let mut scores = self.in_genre(reply, |table| table.bias);
        for rule in fired {
            scores = sum(scores, self.of(*rule, reply));
        }
        softmax(scores)
    }

    fn in_genre(&self, reply: bool, of: impl Fn(&Table) -> [f64; 3]) -> [f64; 3] {
        match reply {
            true => sum(of(&self.always), of(&self.in_reply)),
            false => of(&self.always),
        }
    }
}

impl Table {
    fn of(mut entry: TableEntry, rules: &PairRules) -> Result<Self, RelateWeightsError> {
        let of_rule = rules
            .rules()
            .iter()
            .map(|rule| entry.weights.remove(&rule.id).unwrap_or_default())
            .collect();
        match entry.weights.into_keys().next() {
            Some(unknown) => Err(RelateWeightsError::NoSuchRule(unknown)),
            None => Ok(Self {
                bias: entry.bias,
                of_rule,
            }),
        }
    }
}

/// To three decimals. Adding zero turns -0.000 into 0.000.
pub(super) fn rounded(weight: f64) -> f64 {
    to_three_decimals(weight) + 0.0
}

fn columns(weights: &[f64; 3]) -> String {
    let [s, c, n] = weights.map(rounded);
    format!("[{s:6.3}, {c:6.3}, {n:6.3}]")
}

fn sum(one: [f64; 3], other: [f64; 3]) -> [f64; 3] {
    std::array::from_fn(|column| one[column] + other[column])
}

/// Scores as shares of 1.
pub(crate) fn softmax(scores: [f64; Label::ALL.len()]) -> [f64; Label::ALL.len()] {
    let highest = scores.iter().copied().fold(f64::MIN, f64::max);
    let powers = scores.map(|score| (score - highest).exp());
    let sum: f64 = powers.iter().sum();
    powers.map(|power| power / sum)
}

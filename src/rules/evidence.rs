//! Why a node or an edge exists.

use crate::article::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    /// What the rule added to the score of the outcome that was chosen, in log-odds; negative where it spoke against it.
    pub weight: f64,
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

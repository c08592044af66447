//! What an editor said of a node or an edge, and did to it: a decision, a note, corrections.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// An editor's word on a node or an edge; the program itself writes none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Review {
    /// What was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// What the editor wrote beside it; empty where nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What the editor has made otherwise than the program had it, each once; empty where nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<Correction>,
}

impl Review {
    /// Nothing where neither a decision nor a note is given, and nothing corrected.
    pub fn unless_empty(self) -> Option<Self> {
        let is_empty = self.decision.is_none() && self.note.is_empty() && self.corrected.is_empty();
        (!is_empty).then_some(self)
    }

    /// Remembers that an editor has made that otherwise.
    pub fn correct(&mut self, correction: Correction) {
        if let Err(place) = self.corrected.binary_search(&correction) {
            self.corrected.insert(place, correction);
        }
    }

    /// Whether it says that what it is about is wrong.
    pub fn rejects(&self) -> bool {
        self.decision == Some(Decision::Reject)
    }
}

/// What of a node or an edge is an editor's, no longer the program's.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Correction {
    /// The whole edge: the program had none.
    Added,
    /// Which kind of node it is, or of relation.
    Kind,
    /// The view that a node is filed under.
    View,
    /// The node that an edge comes from.
    Source,
    /// The node that an edge leads to.
    Target,
    /// The issue of an edge.
    Issue,
    /// Why an edge is there.
    Why,
}

impl Correction {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Added,
        Self::Kind,
        Self::View,
        Self::Source,
        Self::Target,
        Self::Issue,
        Self::Why,
    ];
}

/// What an editor decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It stands.
    Accept,
    /// It is wrong, and no longer counts.
    Reject,
    /// It needs another kind, view or relation.
    Change,
}

impl Decision {
    /// All of them, in the order in which a drop-down offers them.
    pub const ALL: [Self; 3] = [Self::Accept, Self::Reject, Self::Change];

    /// Its name in the outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::Change => "change",
        }
    }
}

impl FromStr for Decision {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        match written.trim().to_lowercase().as_str() {
            "accept" | "accepted" | "接受" | "采纳" | "同意" => Ok(Self::Accept),
            "reject" | "rejected" | "拒绝" | "否决" | "不同意" => Ok(Self::Reject),
            "change" | "changed" | "修改" | "更改" => Ok(Self::Change),
            _ => Err(()),
        }
    }
}

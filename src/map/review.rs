//! What an editor said of a node or an edge: a decision, a note.

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
}

impl Review {
    /// Nothing where neither a decision nor a note is given.
    pub fn unless_empty(self) -> Option<Self> {
        (self.decision.is_some() || !self.note.is_empty()).then_some(self)
    }

    /// Whether it says that what it is about is wrong.
    pub fn rejects(&self) -> bool {
        self.decision == Some(Decision::Reject)
    }
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

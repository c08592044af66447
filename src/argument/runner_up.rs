//! What came second, and by how much: the reader who doubts a decision wants to know what the program nearly said.
//!
//! Margins are log-odds: 0 is a tie, 0.7 two to one, 3 twenty to one. A margin below 0 says that the alternative scored
//! higher by itself and was ruled out by the whole.

use super::{ComponentKind, Confidence, RelationKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The kind that a component nearly was.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct KindRunnerUp {
    /// The kind; nothing where it nearly was no component.
    pub kind: Option<ComponentKind>,
    /// How likely that is, judged by the text of the component alone.
    pub confidence: Confidence,
    /// By how much the kind chosen scored higher, links and kinds of the others considered, in log-odds.
    pub margin: f64,
}

/// What a relation nearly was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RelationRunnerUp<Target> {
    /// What else could have been decided.
    #[serde(flatten)]
    pub alternative: Alternative<Target>,
    /// By how much the decision taken scored higher, in log-odds.
    pub margin: f64,
}

/// What could have stood in a relation's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Alternative<Target> {
    /// The same source argues about something else.
    OtherTarget {
        /// What.
        target: Target,
    },
    /// The source argues about nothing: it is a thesis, or no component.
    NoEdge,
    /// Support instead of contradiction, or the other way round.
    OtherKind {
        /// The other kind.
        kind: RelationKind,
    },
}

impl<Target> RelationRunnerUp<Target> {
    /// The same with its target called by another name; nothing where the target has none.
    pub fn renamed<Name>(
        self,
        name: impl FnOnce(Target) -> Option<Name>,
    ) -> Option<RelationRunnerUp<Name>> {
        let alternative = match self.alternative {
            Alternative::OtherTarget { target } => Alternative::OtherTarget {
                target: name(target)?,
            },
            Alternative::NoEdge => Alternative::NoEdge,
            Alternative::OtherKind { kind } => Alternative::OtherKind { kind },
        };
        Some(RelationRunnerUp {
            alternative,
            margin: self.margin,
        })
    }
}

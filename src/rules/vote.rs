//! What rules conclude.

use super::role::Role;
use serde::Deserialize;

/// What a rule about a sentence concludes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComponentVote {
    /// It does not argue.
    None,
    /// It is the thesis.
    MajorClaim,
    /// It is a claim.
    Claim,
    /// It is a premise.
    Premise,
    /// It does not argue, whatever else speaks: a label, a counter, a greeting. Such a rule needs no weight.
    Never,
}

impl ComponentVote {
    /// The role that it speaks for; none where nothing may outweigh it.
    pub fn role(self) -> Option<Role> {
        match self {
            Self::None => Some(Role::None),
            Self::MajorClaim => Some(Role::MajorClaim),
            Self::Claim => Some(Role::Claim),
            Self::Premise => Some(Role::Premise),
            Self::Never => None,
        }
    }
}

/// What a rule about two sentences concludes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationVote {
    /// The source argues for or against the target.
    Link,
    /// The same, asked once more when it is settled what every sentence is.
    SettledLink,
    /// Where the source argues about the target, it argues against it.
    Contradiction,
    /// The source, standing near the target, argues against it, whatever else it might argue about.
    Objection,
    /// The source never backs the target, whatever else speaks: such a rule needs no weight. It may still object to it.
    Never,
    /// Both are points of one enumeration and argue about the same: the source joins the nearest target before it. Such a
    /// rule needs no weight.
    Coordinate,
}

impl RelationVote {
    /// Whether it is a verdict, which no weight is kept for.
    pub fn is_verdict(self) -> bool {
        matches!(self, Self::Never | Self::Coordinate)
    }
}

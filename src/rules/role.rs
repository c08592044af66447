//! What a sentence may be in an argument, and the one order in which tables have their columns and arrays their entries.

/// The part a sentence plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// It does not argue.
    None,
    /// The thesis.
    MajorClaim,
    /// A claim.
    Claim,
    /// A premise.
    Premise,
}

impl Role {
    /// Every role, in the order of columns and arrays.
    pub const ALL: [Self; 4] = [Self::None, Self::MajorClaim, Self::Claim, Self::Premise];

    /// Its place in [`Role::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Its name in tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::MajorClaim => "major_claim",
            Self::Claim => "claim",
            Self::Premise => "premise",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_stands_at_its_index() {
        for (place, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(role.index(), place);
        }
    }
}

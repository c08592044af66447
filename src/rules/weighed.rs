//! Rules with what each of them counts: what argues by rules needs both.

use super::pack::{RelationRule, RulePack};
use super::weights::Weights;

/// A pack with the weights of its rules.
#[derive(Clone, Copy, Debug)]
pub struct WeighedPack<'a> {
    pack: &'a RulePack,
    weights: &'a Weights,
}

impl RulePack {
    /// The pack with the weights that were read, or fitted, for it.
    ///
    /// # Panics
    /// Where they are those of another pack, with other rules: weights go by the place of a rule in its pack.
    pub fn weighed<'a>(&'a self, weights: &'a Weights) -> WeighedPack<'a> {
        let cases = self.relation.iter().map(RelationRule::cases);
        let fits = weights.component.len() == self.component.len()
            && cases.eq(weights.relation.iter().map(Vec::len));
        assert!(fits, "these are weights of another pack");
        WeighedPack {
            pack: self,
            weights,
        }
    }
}

impl<'a> WeighedPack<'a> {
    /// The rules.
    pub fn pack(self) -> &'a RulePack {
        self.pack
    }

    /// What each counts.
    pub fn weights(self) -> &'a Weights {
        self.weights
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lexicon;

    #[test]
    #[should_panic(expected = "another pack")]
    fn weights_of_another_pack_are_refused() {
        let pack = RulePack::builtin(&Lexicon::builtin().unwrap()).unwrap();
        let weights = Weights::zero(&pack.emptied());
        let _ = pack.weighed(&weights);
    }
}

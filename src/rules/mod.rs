//! Rules are data: packs and lexicons that an editor can read, change and add to without compiling.

mod bearing;
mod condition;
mod error;
mod evidence;
mod examples;
pub mod fitting;
mod furniture;
mod furniture_elements;
mod furniture_labels;
mod one_or_many;
mod pack;
mod pattern;
mod placement;
mod requirement;
mod scene;
mod sentence_set;
mod structure;
mod vocabulary;
mod weights;

pub use crate::files::{Mistake, Mistakes};
pub use bearing::{Bearing, Bearings, Dimension, Lean};
pub use condition::Condition;
pub use error::PackError;
pub use evidence::{Evidence, LESS_THAN_USUAL, MatchedWords};
pub(crate) use examples::broken_examples;
pub use examples::{ExampleFailure, ExampleFault, check_examples};
pub use furniture::{FurnitureRule, FurnitureRuleError, FurnitureRules, PrintedLine};
pub use furniture_elements::{ElementRule, PrintedElement};
pub use furniture_labels::LabelRule;
pub use pack::{ComponentRule, ComponentVote, RelationRule, RelationVote, RulePack};
pub(crate) use pattern::{Pattern, Searched};
pub use placement::{Place, Placement};
pub use scene::Scene;
pub use sentence_set::SentenceSet;
pub use structure::Structure;
pub use weights::{KindWeights, Weights};

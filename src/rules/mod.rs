//! Rules are data: packs and lexicons that an editor can read, change and add to without compiling.

mod evidence;
mod furniture;
mod furniture_elements;

pub use evidence::{Evidence, MatchedWords};
pub use furniture::{FurnitureRule, FurnitureRuleError, FurnitureRules, PrintedLine};
pub use furniture_elements::{ElementRule, PrintedElement};

//! Rules are data: packs and lexicons that an editor can read, change and add to without compiling.

mod evidence;

pub use evidence::{Evidence, MatchedWords};

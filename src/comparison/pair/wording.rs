//! How the second statement is worded: what people say when they deny, play down, generalise or add.

use super::Found;
use super::statement::Prepared;

/// Fires the rules of every class of words that `b` uses.
pub(super) fn compare(a: &Prepared, b: &Prepared, found: &mut Found) {
    for (wording, words) in &b.wording {
        let rules = &found.catalogue.wordings[*wording];
        found.fire(rules.b_says, vec![], words.clone());
        if !a.wording.contains_key(wording) {
            found.fire(rules.only_b_says, vec![], words.clone());
        }
    }
}

//! What every rule says of itself, by its name in the evidence.

use crate::comparison::Lang;
use crate::rulebook::RuleEntry;
use crate::rules::RelationVote;
use std::collections::BTreeMap;

/// The reasons of all rules in use.
#[derive(Clone, Debug, Default)]
pub struct Reasons(BTreeMap<String, Reason>);

#[derive(Clone, Debug)]
struct Reason {
    english: String,
    chinese: Option<String>,
    votes: Option<RelationVote>,
}

impl Reasons {
    /// Of a list of rules; where two share a name, the first speaks.
    pub fn of(entries: &[RuleEntry]) -> Self {
        let mut reasons = BTreeMap::new();
        for entry in entries {
            reasons.entry(entry.id.clone()).or_insert_with(|| Reason {
                english: entry.why.clone(),
                chinese: entry.why_zh.clone(),
                votes: entry.votes,
            });
        }
        Self(reasons)
    }

    /// Whether a rule tells contradiction from support, and not what a sentence argues about.
    pub fn is_about_contradiction(&self, id: &str) -> bool {
        let against = [RelationVote::Contradiction, RelationVote::Objection];
        let votes = self.0.get(id).and_then(|reason| reason.votes);
        votes.is_some_and(|votes| against.contains(&votes))
    }

    /// The reason of a rule; the English one where it has none in Chinese. Nothing for a rule that is not in use.
    pub fn of_rule(&self, id: &str, lang: Lang) -> Option<&str> {
        let reason = self.0.get(id)?;
        Some(match (lang, &reason.chinese) {
            (Lang::Zh, Some(chinese)) => chinese,
            _ => &reason.english,
        })
    }
}

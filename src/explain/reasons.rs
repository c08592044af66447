//! What every rule says of itself, by its name in the evidence.

use crate::bilingual::{Bilingual, Lang};
use crate::map::quoting;
use crate::rules::{Evidence, LESS_THAN_USUAL, RelationVote};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The reasons of all rules in use.
#[derive(Clone, Debug, Default)]
pub struct Reasons(BTreeMap<String, Reason>);

/// What one rule says of itself.
#[derive(Clone, Debug)]
pub(crate) struct Reason {
    pub(crate) why: Bilingual,
    /// What a signal says of a pair that has less of it than most.
    pub(crate) less: Option<Bilingual<&'static str>>,
    pub(crate) votes: Option<RelationVote>,
}

impl Reasons {
    /// Of rules by their names; where two share one, the first speaks.
    pub(crate) fn of(rules: impl IntoIterator<Item = (String, Reason)>) -> Self {
        let mut reasons = BTreeMap::new();
        for (id, reason) in rules {
            reasons.entry(id).or_insert(reason);
        }
        Self(reasons)
    }

    /// Whether a rule tells contradiction from support, and not what a sentence argues about.
    pub fn is_about_contradiction(&self, id: &str) -> bool {
        let against = [RelationVote::Contradiction, RelationVote::Objection];
        let votes = self.0.get(id).and_then(|reason| reason.votes);
        votes.is_some_and(|votes| against.contains(&votes))
    }

    /// Why a rule spoke here: of a pair that has less of a signal than most, what that means.
    pub fn of_evidence(&self, evidence: &Evidence, lang: Lang) -> Option<&str> {
        let reason = self.0.get(&evidence.rule)?;
        let less = reason.less.as_ref();
        Some(match less.filter(|_| evidence.case == LESS_THAN_USUAL) {
            Some(less) => less.in_lang(lang),
            None => reason.why.in_lang(lang),
        })
    }

    /// The same, by the word that made it speak.
    pub fn in_its_words(&self, evidence: &Evidence, lang: Lang) -> Option<Cow<'_, str>> {
        Some(quoting(self.of_evidence(evidence, lang)?, evidence, lang))
    }

    /// The reason of a rule; the English one where it has none in Chinese. Nothing for a rule that is not in use.
    pub fn of_rule(&self, id: &str, lang: Lang) -> Option<&str> {
        Some(self.0.get(id)?.why.in_lang(lang))
    }
}

//! Why an edge inside an article is there, in the reasons of the rules that spoke for it.

use super::Legend;
use super::quoting::quoting;
use crate::argument::{Argument, Relation, RelationKind};
use crate::bilingual::Lang;
use crate::rules::{Evidence, RelationRule, RelationVote};
use std::borrow::Cow;
use std::collections::HashMap;

/// How many rules are put into words; the others stand in the evidence.
const REASONS_TOLD: usize = 2;
/// The least that a rule counts whose words are told before louder rules without.
const TELLING: f64 = 0.1;

/// What relation rules say, by their names.
pub(super) struct EdgeWording<'a> {
    rules: HashMap<&'a str, &'a RelationRule>,
    lang: Lang,
}

impl<'a> EdgeWording<'a> {
    pub(super) fn of(legend: &Legend<'a>) -> Self {
        let rules = legend.pack.relation.iter();
        Self {
            rules: rules.map(|rule| (rule.id.as_str(), rule)).collect(),
            lang: legend.lang,
        }
    }

    /// What the rules that spoke loudest for the relation say; of an attack, those that tell it from a support first.
    pub(super) fn why(&self, relation: &Relation, argument: &Argument) -> String {
        // A rule with words to show tells more than one about where the two stand.
        let with_words =
            |evidence: &&Evidence| !evidence.words.is_empty() && evidence.weight >= TELLING;
        let all = relation.evidence.iter();
        let (telling, others): (Vec<&Evidence>, Vec<&Evidence>) = all.partition(with_words);
        let for_it = |evidence: &&&Evidence| evidence.weight > 0.0;
        let rules: Vec<(&RelationRule, &Evidence)> = (telling.iter().chain(&others))
            .filter(for_it)
            .filter_map(|&evidence| Some((*self.rules.get(evidence.rule.as_str())?, evidence)))
            .collect();
        let speaking = |votes: RelationVote| {
            let rules = rules.iter().filter(move |(rule, _)| rule.votes == votes);
            rules.map(|(rule, evidence)| (rule.why.in_lang(self.lang), *evidence))
        };
        // A rule against contradiction says nothing about why one sentence backs another.
        let attacks = relation.kind == RelationKind::Contradiction;
        let said = speaking(RelationVote::Objection)
            .chain(speaking(RelationVote::Contradiction))
            .filter(|_| attacks)
            .chain(speaking(RelationVote::Coordinate))
            .chain(speaking(RelationVote::Link))
            .chain(speaking(RelationVote::SettledLink));
        let mut told: Vec<(&str, &Evidence)> = Vec::new();
        for (reason, evidence) in said {
            if told.len() < REASONS_TOLD && told.iter().all(|(known, _)| *known != reason) {
                told.push((reason, evidence));
            }
        }
        if !told.is_empty() {
            let reasons = told.into_iter();
            let reasons: Vec<Cow<'_, str>> = reasons
                .map(|(reason, evidence)| quoting(reason, evidence, self.lang))
                .collect();
            return match self.lang {
                Lang::Zh => reasons.concat(),
                Lang::En => reasons.join(" "),
            };
        }
        // No single rule speaks for it; what is left is where the two stand.
        let apart = argument.components[relation.source]
            .sentence
            .abs_diff(argument.components[relation.target].sentence);
        match (self.lang, attacks) {
            (Lang::Zh, false) => format!("相距 {apart} 句，是它最可能支持的论点。"),
            (Lang::Zh, true) => format!("相距 {apart} 句，是它最可能反驳的论点。"),
            (Lang::En, false) => {
                format!("The likeliest claim for it to back, {apart} sentences away.")
            }
            (Lang::En, true) => {
                format!("The likeliest claim for it to attack, {apart} sentences away.")
            }
        }
    }
}

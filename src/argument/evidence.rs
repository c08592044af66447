//! Which of the rules that held spoke on what was chosen for a sentence or a pair, and how loudly.

use super::links::Vote;
use crate::rules::{Evidence, Listing, Role, Scene, VERDICT, WeighedPack, beyond_mean};

/// The rules that spoke on a sentence's role, of those that hold for it.
pub(super) fn kind_evidence(
    scene: &Scene,
    sentence: usize,
    holding: &[usize],
    role: Role,
    rules: WeighedPack,
) -> Vec<Evidence> {
    let component = &rules.pack().component;
    let spoken = holding.iter().map(|&rule| {
        let counts = rules.weights().component[rule].as_array();
        (rule, beyond_mean(&counts, role.index()))
    });
    let id = |rule: usize| &component[rule].id;
    let listed = Listing::IN_ARTICLE.loudest(spoken, |&a, &b| id(a).cmp(id(b)));
    let evidence = listed.into_iter().map(|(rule, weight)| Evidence {
        rule: id(rule).clone(),
        case: String::new(),
        words: component[rule].when.matched_words(scene, sentence),
        weight,
    });
    evidence.collect()
}

/// The rules that spoke on a link: on where it leads, and on whether it is for or against.
pub(super) struct SpokenOnLink<'a> {
    rules: WeighedPack<'a>,
    spoken: Vec<(Vote, f64)>,
}

impl<'a> SpokenOnLink<'a> {
    pub(super) fn new(rules: WeighedPack<'a>) -> Self {
        Self {
            rules,
            spoken: Vec::new(),
        }
    }

    /// These spoke for what was chosen.
    pub(super) fn for_it(&mut self, votes: &[Vote]) {
        let votes = votes.iter();
        self.spoken
            .extend(votes.map(|vote| (*vote, vote.counts(self.rules.weights()))));
    }

    /// These spoke for the kind that was not chosen.
    pub(super) fn against_it(&mut self, votes: &[Vote]) {
        let votes = votes.iter();
        self.spoken
            .extend(votes.map(|vote| (*vote, -vote.counts(self.rules.weights()))));
    }

    /// A verdict settled where the link leads.
    pub(super) fn settles(&mut self, verdict: Option<Vote>) {
        self.spoken.extend(verdict.map(|vote| (vote, VERDICT)));
    }

    /// What is listed, with the words that stand in the source of the link.
    pub(super) fn evidence(self, source: usize, scene: &Scene) -> Vec<Evidence> {
        let pack = self.rules.pack();
        let rule = |vote: &Vote| &pack.relation[vote.rule];
        let by_id = |a: &Vote, b: &Vote| rule(a).id.cmp(&rule(b).id);
        let listed = Listing::IN_ARTICLE.loudest(self.spoken, by_id);
        let evidence = listed.into_iter().map(|(vote, weight)| Evidence {
            rule: rule(&vote).id.clone(),
            case: rule(&vote).case_name(vote.case),
            words: rule(&vote).source.matched_words(scene, source),
            weight,
        });
        evidence.collect()
    }
}

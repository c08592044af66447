//! Turns annotated sentences and links into the choices that weights are fitted on.

use super::kinds::{holding_rules, leans};
use super::links::{Links, Vote};
use super::objection::near;
use crate::rules::fitting::{AnnotatedChoice, Prior, fit, softmax};
use crate::rules::{
    ComponentVote, KindWeights, Lean, RelationVote, Role, RulePack, Scene, Weights,
};
use std::collections::BTreeMap;

/// The rules that hold for each sentence of an article, and what an annotator called it.
pub struct JudgedKinds {
    holding: Vec<Vec<usize>>,
    roles: Vec<Option<Role>>,
}

/// An annotated link: which sentence argues about which, and whether against it.
#[derive(Clone, Copy, Debug)]
pub struct JudgedLink {
    /// The sentence that argues.
    pub source: usize,
    /// The sentence argued about.
    pub target: usize,
    /// Whether it argues against.
    pub against: bool,
}

/// The votes on the links of an annotated article.
pub struct Judged {
    links: Vec<AnnotatedChoice>,
    settled_links: Vec<AnnotatedChoice>,
    contradictions: Vec<AnnotatedChoice>,
    objections: Vec<AnnotatedChoice>,
}

/// The rules that hold for each sentence; sentences whose role is not known teach nothing.
pub fn judge_kinds(scene: &Scene, roles: Vec<Option<Role>>, pack: &RulePack) -> JudgedKinds {
    JudgedKinds {
        holding: holding_rules(scene, pack),
        roles,
    }
}

/// Sentences whose roles are known; no component rule is asked.
pub fn known_kinds(roles: Vec<Option<Role>>) -> JudgedKinds {
    JudgedKinds {
        holding: vec![Vec::new(); roles.len()],
        roles,
    }
}

/// The votes on each annotated link and its alternatives, with leans by the weights given.
pub fn judge_links(
    scene: &Scene,
    kinds: &JudgedKinds,
    annotated: &[JudgedLink],
    pack: &RulePack,
    weights: &Weights,
) -> Judged {
    let leans = leans(&kinds.holding, weights);
    judge_links_leaning(scene, kinds, &leans, annotated, pack)
}

/// The votes on each annotated link and its alternatives, with the leans given.
pub fn judge_links_leaning(
    scene: &Scene,
    kinds: &JudgedKinds,
    leans: &[Lean],
    annotated: &[JudgedLink],
    pack: &RulePack,
) -> Judged {
    let links = Links::of(scene, leans, pack);
    let roles: Vec<Role> = (kinds.roles.iter())
        .map(|role| role.unwrap_or(Role::None))
        .collect();
    let settled = links.settled(scene, &roles);
    let offsets = offsets(pack);
    let features = |votes: Vec<Vote>| -> Vec<(usize, f64)> {
        votes
            .iter()
            .map(|vote| (offsets[vote.rule] + vote.case, 1.0))
            .collect()
    };
    let argues = |sentence: usize| !matches!(kinds.roles[sentence], None | Some(Role::None));
    let mut judged = Judged {
        links: Vec::new(),
        settled_links: Vec::new(),
        contradictions: Vec::new(),
        objections: Vec::new(),
    };
    for link in annotated {
        // What is never chosen teaches nothing about the choice.
        let forbidden: Vec<usize> = links.never_backed_by(link.source).collect();
        let may_be = |at: usize| at == link.target || !forbidden.contains(&at);
        let candidates: Vec<usize> = (0..scene.len())
            .filter(|&at| at != link.source && argues(at) && may_be(at))
            .collect();
        let Some(chosen) = candidates.iter().position(|&at| at == link.target) else {
            continue;
        };
        let choice_by = |links: &Links, sort| AnnotatedChoice {
            alternatives: (candidates.iter())
                .map(|&target| features(links.votes(link.source, target, sort)))
                .collect(),
            chosen,
            importance: 1.0,
        };
        judged.links.push(choice_by(&links, RelationVote::Link));
        let settled_choice = choice_by(&settled, RelationVote::SettledLink);
        judged.settled_links.push(settled_choice);
        let votes = links.votes(link.source, link.target, RelationVote::Contradiction);
        let mut against = features(votes);
        against.push((total_cases(pack), 1.0));
        judged.contradictions.push(AnnotatedChoice {
            alternatives: vec![Vec::new(), against],
            chosen: usize::from(link.against),
            importance: 1.0,
        });
    }
    let objects = |source: usize, target: usize| {
        let mut links = annotated.iter();
        links.any(|link| link.against && (link.source, link.target) == (source, target))
    };
    for source in (0..scene.len()).filter(|&at| argues(at)) {
        for target in near(source, scene.len()).filter(|&at| argues(at)) {
            let mut votes = features(links.votes(source, target, RelationVote::Objection));
            votes.push((total_cases(pack), 1.0));
            judged.objections.push(AnnotatedChoice {
                alternatives: vec![Vec::new(), votes],
                chosen: usize::from(objects(source, target)),
                importance: 1.0,
            });
        }
    }
    judged
}

/// What is held of component rules before any article is seen.
#[derive(Clone, Copy, Debug)]
pub struct ComponentPrior {
    /// What a rule is expected to count for the kind it votes for, in log-odds: who wrote it knew the language.
    pub voted: f64,
    /// How far its weights may stray.
    pub variance: f64,
}

fn component_priors(pack: &RulePack, prior: ComponentPrior) -> Vec<Prior> {
    let around = |mean| Prior {
        mean,
        variance: prior.variance,
    };
    let of_rule = |votes: ComponentVote| {
        Role::ALL.map(|role| match votes.role() == Some(role) {
            true => around(prior.voted),
            false => around(0.0),
        })
    };
    let rules = pack.component.iter();
    rules
        .flat_map(|rule| of_rule(rule.votes))
        .chain([around(0.0); 4])
        .collect()
}

/// Fits what component rules count.
pub fn fit_components(
    articles: &[&JudgedKinds],
    pack: &RulePack,
    prior: ComponentPrior,
    weights: &mut Weights,
) {
    let rules = pack.component.len();
    // What no other rule can outweigh teaches nothing about the others.
    let is_decided = |rule: usize| pack.component[rule].votes == ComponentVote::Never;
    let mut choices = Vec::new();
    for article in articles {
        for (holding, role) in article.holding.iter().zip(&article.roles) {
            let Some(role) = role else { continue };
            if holding.iter().any(|&rule| is_decided(rule)) {
                continue;
            }
            let alternatives = (Role::ALL.map(Role::index).into_iter())
                .map(|kind| {
                    let own = holding.iter().map(|rule| (rule * 4 + kind, 1.0));
                    own.chain([(rules * 4 + kind, 1.0)]).collect()
                })
                .collect();
            choices.push(AnnotatedChoice {
                alternatives,
                chosen: role.index(),
                importance: 1.0,
            });
        }
    }
    let fitted = fit(&choices, &component_priors(pack, prior));
    let of = |rule: usize| {
        let at = rule * 4;
        KindWeights::from_array([fitted[at], fitted[at + 1], fitted[at + 2], fitted[at + 3]])
    };
    weights.component = (0..rules)
        .map(|rule| match is_decided(rule) {
            true => KindWeights::of_vote(ComponentVote::Never),
            false => of(rule),
        })
        .collect();
    weights.prior = of(rules);
}

/// Learns which kinds argue about which.
pub fn learn_fits(articles: &[(&JudgedKinds, &[JudgedLink])], weights: &mut Weights) {
    let mut links = [[0.0; 4]; 4];
    let mut kinds = [0.0; 4];
    for (article, annotated) in articles {
        for role in article.roles.iter().flatten() {
            kinds[role.index()] += 1.0;
        }
        for link in *annotated {
            if let (Some(source), Some(target)) =
                (article.roles[link.source], article.roles[link.target])
            {
                links[source.index()][target.index()] += 1.0;
            }
        }
    }
    weights.structure.learn_fits(&links, &kinds);
}

/// The choices of one sort on all articles.
fn choices_of(
    articles: &[Judged],
    sort: impl Fn(&Judged) -> &Vec<AnnotatedChoice>,
) -> Vec<AnnotatedChoice> {
    articles.iter().flat_map(sort).cloned().collect()
}

/// Fits what relation rules that vote for a link count, from what is held of each before.
pub fn fit_links(articles: &[Judged], pack: &RulePack, priors: &[Prior], weights: &mut Weights) {
    let choices = choices_of(articles, |one| &one.links);
    store(&fit(&choices, priors), RelationVote::Link, pack, weights);
}

/// Fits what relation rules that vote for a link between settled kinds count.
pub fn fit_settled_links(articles: &[Judged], pack: &RulePack, prior: f64, weights: &mut Weights) {
    let choices = choices_of(articles, |one| &one.settled_links);
    let priors = vec![Prior::around_zero(prior); total_cases(pack)];
    let fitted = fit(&choices, &priors);
    store(&fitted, RelationVote::SettledLink, pack, weights);
}

/// Relation rules are expected to count nothing, or a share of what they count elsewhere.
pub fn relation_priors(
    pack: &RulePack,
    variance: f64,
    elsewhere: Option<(&Weights, f64)>,
) -> Vec<Prior> {
    let mut priors = vec![Prior::around_zero(variance); total_cases(pack)];
    if let Some((weights, share)) = elsewhere {
        let counts = weights.relation.iter().flatten();
        for (prior, weight) in priors.iter_mut().zip(counts) {
            prior.mean = share * weight;
        }
    }
    priors
}

/// Fits what relation rules that vote for a contradiction count.
pub fn fit_contradictions(articles: &[Judged], pack: &RulePack, prior: f64, weights: &mut Weights) {
    let choices = choices_of(articles, |one| &one.contradictions);
    let cases = total_cases(pack);
    let fitted = fit(&choices, &vec![Prior::around_zero(prior); cases + 1]);
    weights.contradiction_prior = fitted[cases];
    store(&fitted, RelationVote::Contradiction, pack, weights);
}

/// Fits what relation rules that vote for an objection count.
pub fn fit_objections(articles: &[Judged], pack: &RulePack, prior: Prior, weights: &mut Weights) {
    let choices = choices_of(articles, |one| &one.objections);
    let cases = total_cases(pack);
    let mut priors = vec![prior; cases];
    priors.push(Prior::around_zero(ANY_NUMBER));
    let fitted = fit(&choices, &priors);
    weights.objection_prior = fitted[cases];
    store(&fitted, RelationVote::Objection, pack, weights);
}

/// The variance of what nothing is held of.
const ANY_NUMBER: f64 = 100.0;

fn store(fitted: &[f64], sort: RelationVote, pack: &RulePack, weights: &mut Weights) {
    let offsets = offsets(pack);
    for (at, rule) in pack.relation.iter().enumerate() {
        if rule.votes == sort {
            weights.relation[at] = fitted[offsets[at]..offsets[at] + rule.cases()].to_vec();
        }
    }
}

/// How often a rule fires on annotated articles, and what it is worth there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Worth {
    /// Sentences, or links and their alternatives, that it holds for.
    pub fires: usize,
    /// By how much the log-likelihood of the annotations falls when the rule counts nothing, in nats. Negative where
    /// the annotations are likelier without it.
    pub gain: f64,
}

impl Worth {
    fn add(&mut self, gain: f64) {
        self.fires += 1;
        self.gain += gain;
    }
}

/// What every component rule is worth on an article that its weights have not seen.
pub fn component_worth(article: &JudgedKinds, weights: &Weights, worth: &mut [Worth]) {
    for (holding, role) in article.holding.iter().zip(&article.roles) {
        let Some(role) = role else { continue };
        let mut scores = weights.prior.as_array();
        for &rule in holding {
            add(&mut scores, weights.component[rule].as_array(), 1.0);
        }
        let with = softmax(&scores)[role.index()].max(f64::MIN_POSITIVE).ln();
        for &rule in holding {
            let mut scores = scores;
            add(&mut scores, weights.component[rule].as_array(), -1.0);
            let without = softmax(&scores)[role.index()];
            worth[rule].add(with - without.max(f64::MIN_POSITIVE).ln());
        }
    }
}

fn add(scores: &mut [f64; 4], weights: [f64; 4], factor: f64) {
    for (score, weight) in scores.iter_mut().zip(weights) {
        *score += factor * weight;
    }
}

/// What every relation rule is worth on an article that its weights have not seen.
pub fn relation_worth(article: &Judged, pack: &RulePack, weights: &Weights, worth: &mut [Worth]) {
    let offsets = offsets(pack);
    let mut flat: Vec<f64> = weights.relation.iter().flatten().copied().collect();
    flat.push(0.0);
    let prior = flat.len() - 1;
    let rule_of = |parameter: usize| offsets.partition_point(|&at| at <= parameter) - 1;
    let asked = [
        (&article.links, 0.0),
        (&article.settled_links, 0.0),
        (&article.contradictions, weights.contradiction_prior),
        (&article.objections, weights.objection_prior),
    ];
    let asked = asked
        .into_iter()
        .flat_map(|(choices, before)| choices.iter().map(move |choice| (choice, before)));
    for (choice, before) in asked {
        flat[prior] = before;
        let scores: Vec<f64> = choice
            .alternatives
            .iter()
            .map(|features| features.iter().map(|&(at, value)| flat[at] * value).sum())
            .collect();
        let with = softmax(&scores)[choice.chosen].max(f64::MIN_POSITIVE).ln();
        let mut parts: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
        for (alternative, features) in choice.alternatives.iter().enumerate() {
            for &(at, value) in features.iter().filter(|(at, _)| *at < prior) {
                let own = parts
                    .entry(rule_of(at))
                    .or_insert_with(|| vec![0.0; scores.len()]);
                own[alternative] += flat[at] * value;
            }
        }
        for (rule, own) in parts {
            let without: Vec<f64> = scores.iter().zip(own).map(|(all, own)| all - own).collect();
            let without = softmax(&without)[choice.chosen];
            worth[rule].add(with - without.max(f64::MIN_POSITIVE).ln());
        }
    }
}

/// Where each relation rule's cases begin among the parameters.
fn offsets(pack: &RulePack) -> Vec<usize> {
    let mut next = 0;
    pack.relation
        .iter()
        .map(|rule| {
            let at = next;
            next += rule.cases();
            at
        })
        .collect()
}

fn total_cases(pack: &RulePack) -> usize {
    pack.relation.iter().map(|rule| rule.cases()).sum()
}

//! From an article's analysis to its author's argument.

use super::coordination::Coordination;
use super::decode::{Decoded, argues, choose_links, choose_roles, kind_of};
use super::evidence::{SpokenOnLink, kind_evidence};
use super::kinds::{holding_rules, leans};
use super::links::{LEAST, Links, score};
use super::objection::{objection_odds, objections};
use super::voice::voice_of;
use super::{
    Alternative, Argument, Component, Confidence, KindRunnerUp, Relation, RelationKind,
    RelationRunnerUp,
};
use crate::language::Analysis;
use crate::rules::{Lean, RelationVote, Role, Scene, Structure, WeighedPack, to_three_decimals};

/// Finds an author's argument by the rules of a pack and what they count.
pub fn argue(analysis: &Analysis, rules: WeighedPack) -> Argument {
    let scene = Scene::of(analysis);
    let holding = holding_rules(&scene, rules.pack());
    let leans = leans(&holding, rules.weights());
    settle(&scene, &holding, &leans, rules)
}

/// Chooses kinds and links for the leans of the sentences, and gathers what speaks for them.
pub(super) fn settle(
    scene: &Scene,
    holding: &[Vec<usize>],
    leans: &[Lean],
    rules: WeighedPack,
) -> Argument {
    let weights = rules.weights();
    let analysis = scene.analysis;
    let structure = &weights.structure;
    let links = Links::of(scene, leans, rules.pack());
    let mut log_probabilities = links.log_probabilities(RelationVote::Link, weights, |_| true);
    let forbidden = links.forbidden();
    let withheld = Withheld::from(&mut log_probabilities, &forbidden);
    let search = choose_roles(leans, &log_probabilities, structure);
    let settled_links = links.settled(scene, &search.roles);
    let settled_log_probabilities =
        settled_links.log_probabilities(RelationVote::SettledLink, weights, |source| {
            argues(search.roles[source])
        });
    let mut scores = scores(
        &log_probabilities,
        &withheld,
        settled_log_probabilities,
        structure,
    );
    let coordination = Coordination::of(&links, scene.len());
    coordination.level(&mut scores, &forbidden);
    let objections = objections(&links, scene.len(), weights);
    let decoded = choose_links(search, &scores, &objections, &forbidden);
    let mut place = vec![None; scene.len()];
    let mut components = Vec::new();
    for (sentence, role) in decoded.roles.iter().enumerate() {
        let Some(kind) = kind_of(*role) else { continue };
        let (second, margin) = decoded.second_roles[sentence];
        place[sentence] = Some(components.len());
        components.push(Component {
            sentence,
            span: analysis.sentence(sentence).span,
            text: analysis.sentence(sentence).text.trim().to_owned(),
            kind,
            confidence: Confidence::new(leans[sentence].of(*role)),
            voice: voice_of(analysis, sentence),
            evidence: kind_evidence(scene, sentence, &holding[sentence], *role, rules),
            runner_up: Some(KindRunnerUp {
                kind: kind_of(second),
                confidence: Confidence::new(leans[sentence].of(second)),
                margin: to_three_decimals(margin),
            }),
        });
    }
    let said = Said {
        links: &links,
        settled_links: &settled_links,
        coordination: &coordination,
        scores: &scores,
        forbidden: &forbidden,
    };
    let relations = relations(&decoded, &place, &said, scene, rules);
    Argument {
        components,
        relations,
    }
}

/// The log-odds of links, with those withheld put back, times what they count, added to those between settled kinds; none
/// for what does not argue.
fn scores(
    links: &[Vec<f64>],
    withheld: &Withheld,
    mut settled: Vec<Vec<f64>>,
    structure: &Structure,
) -> Vec<Vec<f64>> {
    let arguing = settled.iter_mut().enumerate();
    for (source, row) in arguing.filter(|(_, row)| !row.is_empty()) {
        for (score, link) in row.iter_mut().zip(withheld.put_back(source, links)) {
            *score = structure.link * link + structure.settled_link * *score;
        }
    }
    settled
}

/// What speaks for links where the one never backs the other, while next to nothing stands in its place and the targets that
/// are left share what it had: a second table of all pairs would be the largest thing that a long article needs.
struct Withheld<'a> {
    forbidden: &'a [Vec<usize>],
    /// For every source what speaks for its forbidden targets, on the scale of those that are left.
    log_probabilities: Vec<Vec<f64>>,
}

impl<'a> Withheld<'a> {
    fn from(log_probabilities: &mut [Vec<f64>], forbidden: &'a [Vec<usize>]) -> Self {
        let rows = log_probabilities.iter_mut().zip(forbidden);
        let withheld = rows.map(|(row, targets)| {
            let mut taken: Vec<f64> = targets.iter().map(|&target| row[target]).collect();
            for &target in targets {
                row[target] = LEAST;
            }
            let left: f64 = row.iter().map(|left| left.exp()).sum();
            for score in row.iter_mut().chain(&mut taken) {
                *score = (*score - left.ln()).max(LEAST);
            }
            taken
        });
        Self {
            log_probabilities: withheld.collect(),
            forbidden,
        }
    }

    /// A source's log-probabilities as they were.
    fn put_back(&self, source: usize, links: &[Vec<f64>]) -> Vec<f64> {
        let mut row = links[source].clone();
        for (&target, &log_probability) in self.forbidden[source]
            .iter()
            .zip(&self.log_probabilities[source])
        {
            row[target] = log_probability;
        }
        row
    }
}

/// How likely the target is among all sentences that argue and may be it, by what speaks for each.
fn odds_of_target(
    source: usize,
    target: usize,
    (scores, forbidden): (&[f64], &[usize]),
    roles: &[Role],
) -> f64 {
    let may_be = |at: usize| at == target || at != source && !forbidden.contains(&at);
    let others = scores.iter().zip(roles).enumerate();
    let total: f64 = others
        .filter(|(at, (_, role))| may_be(*at) && **role != Role::None)
        .map(|(_, (score, _))| (score - scores[target]).exp())
        .sum();
    1.0 / total.max(1.0)
}

/// What the rules say of links.
struct Said<'a> {
    links: &'a Links<'a>,
    settled_links: &'a Links<'a>,
    coordination: &'a Coordination,
    /// What speaks for every target, by the source.
    scores: &'a [Vec<f64>],
    forbidden: &'a [Vec<usize>],
}

fn relations(
    decoded: &Decoded,
    place: &[Option<usize>],
    said: &Said<'_>,
    scene: &Scene,
    rules: WeighedPack,
) -> Vec<Relation> {
    let weights = rules.weights();
    let mut relations = Vec::new();
    for (from, target) in decoded.targets.iter().enumerate() {
        let (Some(to), Some(source)) = (*target, place[from]) else {
            continue;
        };
        let Some(target) = place[to] else { continue };
        let links = said.links;
        let against = links.votes(from, to, RelationVote::Contradiction);
        let doubt = weights.contradiction_prior + score(&against, weights)
            - weights.structure.contradiction;
        let objection = objection_odds(links, from, to, weights) - weights.structure.objection;
        let objects = decoded.objects[from];
        let contradicts = objects || doubt > 0.0;
        let over_other_kind = if objects { objection } else { doubt.abs() };
        let kind = match contradicts {
            true => RelationKind::Contradiction,
            false => RelationKind::Support,
        };
        let mut spoken = SpokenOnLink::new(rules);
        spoken.for_it(&links.votes(from, to, RelationVote::Link));
        let settled = said.settled_links;
        spoken.for_it(&settled.votes(from, to, RelationVote::SettledLink));
        spoken.settles(said.coordination.vote(from, &decoded.targets));
        match contradicts {
            true => spoken.for_it(&against),
            false => spoken.against_it(&against),
        }
        if objects {
            spoken.for_it(&links.votes(from, to, RelationVote::Objection));
        }
        relations.push(Relation {
            source,
            target,
            kind,
            confidence: Confidence::new(odds_of_target(
                from,
                to,
                (&said.scores[from], &said.forbidden[from]),
                &decoded.roles,
            )),
            evidence: spoken.evidence(from, scene),
            runner_up: closest([
                decoded.second_targets[from].and_then(|(second, margin)| {
                    let target = place[second]?;
                    Some((Alternative::OtherTarget { target }, margin))
                }),
                Some((Alternative::NoEdge, decoded.over_nothing[from])),
                Some((
                    Alternative::OtherKind { kind: kind.other() },
                    over_other_kind,
                )),
            ]),
        });
    }
    relations
}

/// The alternative that fell short by least.
fn closest(
    alternatives: [Option<(Alternative<usize>, f64)>; 3],
) -> Option<RelationRunnerUp<usize>> {
    let (alternative, margin) = alternatives
        .into_iter()
        .flatten()
        .min_by(|a, b| a.1.total_cmp(&b.1))?;
    Some(RelationRunnerUp {
        alternative,
        margin: to_three_decimals(margin),
    })
}

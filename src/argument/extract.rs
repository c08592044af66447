//! From an article's analysis to its author's argument.

use super::decode::{Decision, Role, decode};
use super::kinds::{holding_rules, leans};
use super::links::{Links, Vote, score};
use super::{Argument, Component, ComponentKind, Confidence, Relation, RelationKind, Voice};
use crate::language::Analysis;
use crate::rules::fitting::softmax;
use crate::rules::{Evidence, Lean, RelationVote, RulePack, Scene, Weights};

/// Finds an author's argument by the rules of a pack and what they count.
pub fn argue(analysis: &Analysis, pack: &RulePack, weights: &Weights) -> Argument {
    let scene = Scene::of(analysis);
    let holding = holding_rules(&scene, pack);
    let leans = leans(&holding, weights);
    settle(&scene, &holding, &leans, pack, weights)
}

/// Chooses kinds and links for the leans of the sentences, and gathers what speaks for them.
pub(super) fn settle(
    scene: &Scene,
    holding: &[Vec<usize>],
    leans: &[Lean],
    pack: &RulePack,
    weights: &Weights,
) -> Argument {
    let analysis = scene.analysis;
    let links = Links::of(scene, leans, pack);
    let odds = link_odds(&links, scene.len(), weights);
    let logs: Vec<Vec<f64>> = odds
        .iter()
        .map(|row| row.iter().map(|odds| odds.max(1e-12).ln()).collect())
        .collect();
    let decision = decode(leans, &logs, &weights.structure);
    let mut place = vec![None; scene.len()];
    let mut components = Vec::new();
    for (sentence, role) in decision.roles.iter().enumerate() {
        let (kind, sure) = match role {
            Role::None => continue,
            Role::MajorClaim => (ComponentKind::MajorClaim, leans[sentence].major_claim),
            Role::Claim => (ComponentKind::Claim, leans[sentence].claim),
            Role::Premise => (ComponentKind::Premise, leans[sentence].premise),
        };
        place[sentence] = Some(components.len());
        components.push(Component {
            sentence,
            span: analysis.sentence(sentence).span,
            text: analysis.sentence(sentence).text.trim().to_owned(),
            kind,
            confidence: Confidence::new(sure),
            voice: voice_of(analysis, sentence),
            evidence: kind_evidence(scene, sentence, &holding[sentence], *role, pack, weights),
        });
    }
    let relations = relations(&decision, &place, &links, &odds, scene, pack, weights);
    Argument {
        components,
        relations,
    }
}

/// The probability of every target for every source, were the source to argue about anything.
fn link_odds(links: &Links, count: usize, weights: &Weights) -> Vec<Vec<f64>> {
    (0..count)
        .map(|source| {
            let scores: Vec<f64> = (0..count)
                .map(|target| match target == source {
                    true => f64::NEG_INFINITY,
                    false => score(&links.votes(source, target, RelationVote::Link), weights),
                })
                .collect();
            match count {
                0 | 1 => vec![0.0; count],
                _ => softmax(&scores),
            }
        })
        .collect()
}

fn relations(
    decision: &Decision,
    place: &[Option<usize>],
    links: &Links,
    odds: &[Vec<f64>],
    scene: &Scene,
    pack: &RulePack,
    weights: &Weights,
) -> Vec<Relation> {
    let mut relations = Vec::new();
    for (from, target) in decision.targets.iter().enumerate() {
        let (Some(to), Some(source)) = (*target, place[from]) else {
            continue;
        };
        let Some(target) = place[to] else { continue };
        let against = links.votes(from, to, RelationVote::Contradiction);
        let doubt = weights.contradiction_prior + score(&against, weights);
        let contradicts = doubt > weights.structure.contradiction;
        let votes = links.votes(from, to, RelationVote::Link);
        let sign = if contradicts { 1.0 } else { -1.0 };
        let mut evidence = link_evidence(&votes, 1.0, from, scene, pack, weights);
        evidence.extend(link_evidence(&against, sign, from, scene, pack, weights));
        relations.push(Relation {
            source,
            target,
            kind: match contradicts {
                true => RelationKind::Contradiction,
                false => RelationKind::Support,
            },
            confidence: Confidence::new(odds[from][to]),
            evidence: strongest(evidence),
        });
    }
    relations
}

/// The most rules listed for one node or edge.
const MOST_EVIDENCE: usize = 8;
/// Rules that count less are not listed.
const LEAST_WEIGHT: f64 = 0.02;

fn kind_evidence(
    scene: &Scene,
    sentence: usize,
    holding: &[usize],
    role: Role,
    pack: &RulePack,
    weights: &Weights,
) -> Vec<Evidence> {
    let evidence = holding
        .iter()
        .map(|&rule| {
            let counts = weights.component[rule].as_array();
            let mean = counts.iter().sum::<f64>() / counts.len() as f64;
            (rule, counts[role as usize] - mean)
        })
        .filter(|(_, weight)| weight.abs() >= LEAST_WEIGHT)
        .map(|(rule, weight)| Evidence {
            rule: pack.component[rule].id.clone(),
            words: pack.component[rule].when.matched_words(scene, sentence),
            weight: rounded(weight),
        })
        .collect();
    strongest(evidence)
}

/// `sign` turns votes for a contradiction into votes for the support that was chosen.
fn link_evidence(
    votes: &[Vote],
    sign: f64,
    source: usize,
    scene: &Scene,
    pack: &RulePack,
    weights: &Weights,
) -> Vec<Evidence> {
    votes
        .iter()
        .map(|vote| (vote, sign * weights.relation[vote.rule][vote.case]))
        .filter(|(_, weight)| weight.abs() >= LEAST_WEIGHT)
        .map(|(vote, weight)| Evidence {
            rule: pack.relation[vote.rule].id.clone(),
            words: pack.relation[vote.rule].source.matched_words(scene, source),
            weight: rounded(weight),
        })
        .collect()
}

fn rounded(weight: f64) -> f64 {
    (weight * 1000.0).round() / 1000.0
}

/// Whose words a sentence is: the source it names, or its author's.
fn voice_of(analysis: &Analysis, sentence: usize) -> Voice {
    let reading = &analysis.sentences[sentence].reading;
    let source = reading
        .attribution
        .as_ref()
        .and_then(|attribution| attribution.source.clone());
    match source {
        Some(range) => {
            let span = analysis.sentence(sentence).span_of(range);
            Voice::Quoted(analysis.article.source.slice(span).to_owned())
        }
        None => Voice::Author,
    }
}

fn strongest(mut evidence: Vec<Evidence>) -> Vec<Evidence> {
    evidence.sort_by(|a, b| {
        b.weight
            .abs()
            .total_cmp(&a.weight.abs())
            .then_with(|| a.rule.cmp(&b.rule))
    });
    evidence.truncate(MOST_EVIDENCE);
    evidence
}

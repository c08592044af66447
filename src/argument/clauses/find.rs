//! From clauses to components: the best row of labels, and what speaks for it.

use super::chain::{Chain, Marginals};
use super::label::{LABELS, Label};
use super::rule::ClausePack;
use super::scene::ClauseScene;
use super::weights::ClauseWeights;
use crate::argument::{Component, ComponentKind, Confidence, KindRunnerUp, Voice};
use crate::article::Article;
use crate::rules::{Evidence, Listing, MatchedWords, beyond_mean, to_three_decimals};
use std::collections::BTreeMap;

/// The components of a text, in reading order. Their `sentence` counts sentences in reading order.
pub fn find_components(
    article: &Article,
    scene: &ClauseScene,
    pack: &ClausePack,
    weights: &ClauseWeights,
) -> Vec<Component> {
    let cases: Vec<Vec<(usize, String)>> = (0..scene.clauses.len())
        .map(|at| pack.cases(scene, at))
        .collect();
    let chain = chain(scene, &cases, weights);
    let labels = chain.best();
    let marginals = chain.marginals();
    stretches(&labels)
        .into_iter()
        .filter_map(|(from, to)| {
            let kind = labels[from].kind()?;
            let span = scene.clauses[from].span.cover(scene.clauses[to].span);
            Some(Component {
                sentence: scene.clauses[from].sentence_in_text.at,
                span,
                text: article.source.slice(span).to_owned(),
                kind,
                confidence: Confidence::new(likelihood(&marginals, Some(kind), from, to)),
                voice: Voice::Author,
                evidence: evidence(article, scene, &cases, pack, weights, &labels, from..to + 1),
                runner_up: runner_up(&marginals, kind, from, to),
            })
        })
        .collect()
}

impl ClausePack {
    /// The rules and cases that hold for the clause at `at`.
    pub fn cases(&self, scene: &ClauseScene, at: usize) -> Vec<(usize, String)> {
        let cases = |(rule, own): (usize, &super::ClauseRule)| {
            let cases = own.cases(scene, at).into_iter();
            cases.map(move |case| (rule, case)).collect::<Vec<_>>()
        };
        self.rules.iter().enumerate().flat_map(cases).collect()
    }
}

fn chain(scene: &ClauseScene, cases: &[Vec<(usize, String)>], weights: &ClauseWeights) -> Chain {
    let mut chain = Chain::default();
    for (at, cases) in cases.iter().enumerate() {
        let mut scores = weights.prior;
        for (rule, case) in cases {
            if let Some(own) = weights.cases[*rule].get(case) {
                for (score, weight) in scores.iter_mut().zip(own) {
                    *score += weight;
                }
            }
        }
        chain.labels.push(scores);
        chain
            .boundaries
            .push(weights.boundaries[scene.boundary(at) as usize]);
    }
    chain
}

/// The first and last clause of every component.
fn stretches(labels: &[Label]) -> Vec<(usize, usize)> {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        match (label, stretches.last_mut()) {
            (Label::Continues(_), Some(last)) => last.1 = at,
            (Label::Begins(_), _) => stretches.push((at, at)),
            _ => {}
        }
    }
    stretches
}

/// The mean probability that the clauses are of a kind; of none: outside of every component.
fn likelihood(marginals: &Marginals, kind: Option<ComponentKind>, from: usize, to: usize) -> f64 {
    let of_kind = |clause: &[f64; LABELS]| -> f64 {
        let kinds = Label::ALL.iter().zip(clause);
        kinds
            .filter(|(label, _)| label.kind() == kind)
            .map(|(_, odds)| odds)
            .sum()
    };
    let odds: f64 = marginals.labels[from..=to].iter().map(of_kind).sum();
    odds / (to + 1 - from) as f64
}

/// The likeliest other kind.
fn runner_up(
    marginals: &Marginals,
    kind: ComponentKind,
    from: usize,
    to: usize,
) -> Option<KindRunnerUp> {
    let others = [
        None,
        Some(ComponentKind::MajorClaim),
        Some(ComponentKind::Claim),
        Some(ComponentKind::Premise),
    ];
    let (other, second) = others
        .into_iter()
        .filter(|other| *other != Some(kind))
        .map(|other| (other, likelihood(marginals, other, from, to)))
        .max_by(|a, b| a.1.total_cmp(&b.1))?;
    let first = likelihood(marginals, Some(kind), from, to);
    Some(KindRunnerUp {
        kind: other,
        confidence: Confidence::new(second),
        margin: to_three_decimals((first.max(1e-9) / second.max(1e-9)).ln()),
    })
}

/// The rules that spoke on the labels of a component's clauses; one that spoke on several is listed once.
fn evidence(
    article: &Article,
    scene: &ClauseScene,
    cases: &[Vec<(usize, String)>],
    pack: &ClausePack,
    weights: &ClauseWeights,
    labels: &[Label],
    clauses: std::ops::Range<usize>,
) -> Vec<Evidence> {
    let mut counted: BTreeMap<usize, (f64, Vec<MatchedWords>)> = BTreeMap::new();
    for at in clauses {
        for (rule, case) in &cases[at] {
            let Some(own) = weights.cases[*rule].get(case) else {
                continue;
            };
            let entry = counted.entry(*rule).or_default();
            entry.0 += beyond_mean(own, labels[at].index());
            for cue in pack.rules[*rule].cues(scene, at) {
                let words = MatchedWords {
                    text: article.source.slice(cue.span).to_owned(),
                    span: cue.span,
                };
                if !entry.1.contains(&words) {
                    entry.1.push(words);
                }
            }
        }
    }
    let spoken = counted.into_iter();
    let spoken = spoken.map(|(rule, (loudness, words))| ((rule, words), loudness));
    let listed = Listing::IN_ARTICLE.loudest(spoken, |(a, _), (b, _)| {
        pack.rules[*a].id.cmp(&pack.rules[*b].id)
    });
    let evidence = listed.into_iter().map(|((rule, words), weight)| Evidence {
        rule: pack.rules[rule].id.clone(),
        case: String::new(),
        words,
        weight,
    });
    evidence.collect()
}

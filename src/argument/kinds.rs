//! What each sentence seems to be, judged by itself: every component rule that holds votes.

use crate::language::Analysis;
use crate::rules::fitting::softmax;
use crate::rules::{ComponentRule, Lean, Role, RulePack, Scene, WeighedPack, Weights};

/// What each sentence of an article seems to be, in reading order.
pub fn sentence_leans(analysis: &Analysis, rules: WeighedPack) -> Vec<Lean> {
    let holding = holding_rules(&Scene::of(analysis), rules.pack());
    leans(&holding, rules.weights())
}

/// The component rules that hold for each sentence, by their place in the pack.
pub(super) fn holding_rules(scene: &Scene, pack: &RulePack) -> Vec<Vec<usize>> {
    let mut holding = vec![Vec::new(); scene.len()];
    for (rule, ComponentRule { when, .. }) in pack.component.iter().enumerate() {
        for sentence in when.holding(scene).iter() {
            holding[sentence].push(rule);
        }
    }
    holding
}

/// What the sentences seem to be, from the rules that hold for each.
pub(super) fn leans(holding: &[Vec<usize>], weights: &Weights) -> Vec<Lean> {
    let mut leans: Vec<Lean> = holding
        .iter()
        .map(|rules| {
            let mut scores = weights.prior.as_array();
            for &rule in rules {
                for (score, weight) in scores.iter_mut().zip(weights.component[rule].as_array()) {
                    *score += weight;
                }
            }
            let odds = softmax(&scores);
            Lean::by_role(|role| odds[role.index()], 0)
        })
        .collect();
    rank_theses(&mut leans);
    leans
}

/// The lean of a sentence whose role is known.
pub(super) fn certain(role: Role) -> Lean {
    let rank = match role {
        Role::MajorClaim => 0,
        _ => usize::MAX,
    };
    Lean::by_role(|wanted| if role == wanted { 1.0 } else { 0.0 }, rank)
}

/// Ranks the sentences by how much they look like the thesis; of equals the earlier goes first.
pub(super) fn rank_theses(leans: &mut [Lean]) {
    let mut order: Vec<usize> = (0..leans.len()).collect();
    order.sort_by(|&a, &b| {
        leans[b]
            .major_claim
            .total_cmp(&leans[a].major_claim)
            .then(a.cmp(&b))
    });
    for (rank, sentence) in order.into_iter().enumerate() {
        leans[sentence].major_rank = rank;
    }
}

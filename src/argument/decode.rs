//! Kinds and links chosen together: the assignment of kinds and the forest of links that score highest as a whole,
//! after Peldszus & Stede (2015).
//!
//! Search is coordinate ascent: every sentence in turn takes the kind that makes the whole best, each source then
//! argues about its best target; links that would close a circle are given up for the cheapest other target.

use crate::rules::Lean;

/// The kinds a sentence may be given, in the order of the tables below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// It does not argue.
    None,
    /// The thesis.
    MajorClaim,
    /// A claim.
    Claim,
    /// A premise.
    Premise,
}

const ROLES: [Role; 4] = [Role::None, Role::MajorClaim, Role::Claim, Role::Premise];

/// How much structure weighs against what each sentence and pair seems to be by itself.
#[derive(Clone, Copy, Debug)]
pub struct Structure {
    /// What the log-probability of a link counts.
    pub link: f64,
    /// What the fit of two kinds to a link counts.
    pub fit: f64,
    /// The same, when links are chosen at the end for settled kinds.
    pub final_fit: f64,
    /// What a claim loses that nothing backs.
    pub bare_claim: f64,
    /// The most theses an article may have.
    pub theses: usize,
    /// The log of how much likelier than chance two kinds are the ends of a link, by source and target.
    pub fits: [[f64; 4]; 4],
}

impl Default for Structure {
    fn default() -> Self {
        const NEVER: f64 = -30.0;
        Self {
            link: 0.5,
            fit: 1.0,
            final_fit: 0.2,
            bare_claim: 0.0,
            theses: 3,
            fits: [
                [NEVER; 4],
                [NEVER; 4],
                [NEVER, 1.96, 0.35, -5.0],
                [NEVER, -0.4, 0.7, -3.9],
            ],
        }
    }
}

/// What the decoder settled on.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The role of every sentence.
    pub roles: Vec<Role>,
    /// The sentence each sentence argues about.
    pub targets: Vec<Option<usize>>,
}

/// Chooses roles and links. `links[source][target]` is the log-probability that `source`, if it argues about
/// anything, argues about `target`.
pub fn decode(leans: &[Lean], links: &[Vec<f64>], structure: &Structure) -> Decision {
    let own: Vec<[f64; 4]> = leans.iter().map(log_odds).collect();
    let mut roles = first_guess(leans, &own);
    let mut best = total(&roles, &own, links, structure);
    for _ in 0..MOST_SWEEPS {
        let mut changed = false;
        for at in 0..roles.len() {
            let kept = roles[at];
            let mut choice = kept;
            for role in ROLES {
                let hopeless = own[at][role as usize] < own[at][kept as usize] - HOPELESS;
                if role == kept || hopeless || exceeds_theses(&roles, role, structure) {
                    continue;
                }
                roles[at] = role;
                let reached = total(&roles, &own, links, structure);
                if reached > best + 1e-9 {
                    best = reached;
                    choice = role;
                }
            }
            roles[at] = choice;
            changed |= choice != kept;
        }
        if !changed {
            break;
        }
    }
    let targets = forest(&roles, links, structure);
    Decision { roles, targets }
}

const MOST_SWEEPS: usize = 6;
/// A role so much less likely in itself is not tried.
const HOPELESS: f64 = 4.0;

fn log_odds(lean: &Lean) -> [f64; 4] {
    [lean.none, lean.major_claim, lean.claim, lean.premise].map(|odds| odds.max(1e-9).ln())
}

fn first_guess(leans: &[Lean], own: &[[f64; 4]]) -> Vec<Role> {
    let likeliest = |scores: &[f64; 4]| {
        [Role::Claim, Role::Premise, Role::None]
            .into_iter()
            .fold(Role::Claim, |best, role| {
                if scores[role as usize] > scores[best as usize] {
                    role
                } else {
                    best
                }
            })
    };
    leans
        .iter()
        .zip(own)
        .map(|(lean, scores)| match lean.major_rank {
            0 | 1 => Role::MajorClaim,
            _ => likeliest(scores),
        })
        .collect()
}

fn exceeds_theses(roles: &[Role], role: Role, structure: &Structure) -> bool {
    role == Role::MajorClaim
        && roles.iter().filter(|&&is| is == Role::MajorClaim).count() >= structure.theses
}

fn argues(role: Role) -> bool {
    matches!(role, Role::Claim | Role::Premise)
}

fn total(roles: &[Role], own: &[[f64; 4]], links: &[Vec<f64>], structure: &Structure) -> f64 {
    let mut backed = vec![false; roles.len()];
    let mut sum = 0.0;
    for (source, &role) in roles.iter().enumerate() {
        sum += own[source][role as usize];
        if !argues(role) {
            continue;
        }
        let fits = &structure.fits[role as usize];
        let mut best = (f64::NEG_INFINITY, source);
        for (target, &to) in roles.iter().enumerate() {
            if target == source || to == Role::None {
                continue;
            }
            let score = structure.link * links[source][target] + structure.fit * fits[to as usize];
            if score > best.0 {
                best = (score, target);
            }
        }
        if best.1 == source {
            sum -= 50.0;
        } else {
            sum += best.0;
            backed[best.1] = true;
        }
    }
    let bare = (0..roles.len())
        .filter(|&at| roles[at] == Role::Claim && !backed[at])
        .count();
    sum - structure.bare_claim * bare as f64
}

/// The best target of every source, without circles.
fn forest(roles: &[Role], links: &[Vec<f64>], structure: &Structure) -> Vec<Option<usize>> {
    let count = roles.len();
    let score = |source: usize, target: usize| {
        structure.link * links[source][target]
            + structure.final_fit * structure.fits[roles[source] as usize][roles[target] as usize]
    };
    let allowed = |source: usize, target: usize| target != source && roles[target] != Role::None;
    let best_of = |source: usize, refuses: &dyn Fn(usize) -> bool| {
        (0..count)
            .filter(|&target| allowed(source, target) && !refuses(target))
            .max_by(|&a, &b| {
                score(source, a)
                    .total_cmp(&score(source, b))
                    .then(b.cmp(&a))
            })
    };
    let mut targets: Vec<Option<usize>> = (0..count)
        .map(|source| match argues(roles[source]) {
            true => best_of(source, &|_| false),
            false => None,
        })
        .collect();
    while let Some(circle) = find_circle(&targets) {
        // The member that loses least by arguing about something outside the circle's reach gives way.
        let leads_back = |from: usize| {
            let mut at = from;
            for _ in 0..=count {
                if circle.contains(&at) {
                    return true;
                }
                match targets[at] {
                    Some(next) => at = next,
                    None => return false,
                }
            }
            true
        };
        let mut give_way: Option<(f64, usize, usize)> = None;
        for &member in &circle {
            let Some(target) = best_of(member, &leads_back) else {
                continue;
            };
            let Some(current) = targets[member] else {
                continue;
            };
            let loss = score(member, current) - score(member, target);
            if give_way.is_none_or(|(least, _, _)| loss < least) {
                give_way = Some((loss, member, target));
            }
        }
        match give_way {
            Some((_, member, target)) => targets[member] = Some(target),
            None => targets[circle[0]] = None,
        }
    }
    targets
}

fn find_circle(targets: &[Option<usize>]) -> Option<Vec<usize>> {
    let mut settled = vec![false; targets.len()];
    for start in 0..targets.len() {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(here) = at {
            if settled[here] {
                break;
            }
            if let Some(from) = path.iter().position(|&seen| seen == here) {
                return Some(path.split_off(from));
            }
            path.push(here);
            at = targets[here];
        }
        for seen in path {
            settled[seen] = true;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lean(none: f64, major_claim: f64, claim: f64, premise: f64, major_rank: usize) -> Lean {
        Lean {
            none,
            major_claim,
            claim,
            premise,
            major_rank,
        }
    }

    #[test]
    fn a_confident_link_makes_an_unsure_premise_a_claim() {
        // The second sentence seems slightly more of a premise, but two others clearly argue for it.
        let leans = [
            lean(0.01, 0.9, 0.08, 0.01, 0),
            lean(0.02, 0.02, 0.46, 0.5, 2),
            lean(0.02, 0.01, 0.07, 0.9, 3),
            lean(0.02, 0.01, 0.07, 0.9, 4),
            lean(0.5, 0.05, 0.2, 0.25, 1),
        ];
        let far = (0.02f64).ln();
        let near = (0.9f64).ln();
        let mut links = vec![vec![far; 5]; 5];
        links[1][0] = near;
        links[2][1] = near;
        links[3][1] = near;
        let decision = decode(
            &leans,
            &links,
            &Structure {
                link: 1.0,
                ..Structure::default()
            },
        );
        assert_eq!(decision.roles[1], Role::Claim);
        assert_eq!(decision.targets[1], Some(0));
        assert_eq!(decision.targets[2], Some(1));
    }

    #[test]
    fn links_never_run_in_a_circle() {
        let leans = vec![lean(0.0, 0.0, 0.9, 0.1, 9); 6];
        let mut links = vec![vec![-3.0; 6]; 6];
        for source in 0..6 {
            links[source][(source + 1) % 6] = -0.1;
        }
        let decision = decode(&leans, &links, &Structure::default());
        for start in 0..6 {
            let mut at = start;
            let mut steps = 0;
            while let Some(next) = decision.targets[at] {
                at = next;
                steps += 1;
                assert!(steps <= 6, "a circle through sentence {start}");
            }
        }
    }
}

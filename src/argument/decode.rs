//! Kinds and links chosen together: the assignment of kinds and the forest of links that score highest as a whole,
//! after Peldszus & Stede (2015).
//!
//! Search is coordinate ascent: every sentence in turn takes the kind that makes the whole best, each source then
//! argues about its best target; links that would close a circle are given up for the cheapest other target.

use super::ComponentKind;
use super::forest::{forest, second_targets};
use crate::rules::{Lean, Structure};

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

impl From<ComponentKind> for Role {
    fn from(kind: ComponentKind) -> Self {
        match kind {
            ComponentKind::MajorClaim => Self::MajorClaim,
            ComponentKind::Claim => Self::Claim,
            ComponentKind::Premise => Self::Premise,
        }
    }
}

impl Role {
    /// The kind of component that a sentence of this role is.
    pub fn kind(self) -> Option<ComponentKind> {
        match self {
            Role::None => None,
            Role::MajorClaim => Some(ComponentKind::MajorClaim),
            Role::Claim => Some(ComponentKind::Claim),
            Role::Premise => Some(ComponentKind::Premise),
        }
    }
}

const ROLES: [Role; 4] = [Role::None, Role::MajorClaim, Role::Claim, Role::Premise];

/// What the decoder settled on, and what came second. Margins say by how much the decision taken scored higher, in
/// log-odds.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The role of every sentence.
    pub roles: Vec<Role>,
    /// The sentence each sentence argues about.
    pub targets: Vec<Option<usize>>,
    /// For every sentence the next best role, with its margin.
    pub second_roles: Vec<(Role, f64)>,
    /// For every sentence that argues about another the next best target that closes no circle, with its margin.
    pub second_targets: Vec<Option<(usize, f64)>>,
    /// For every sentence that argues about another by how much that beats its arguing about nothing.
    pub over_nothing: Vec<f64>,
    /// For every sentence whether it objects to its target.
    pub objects: Vec<bool>,
}

/// Chooses roles and links. `links[source][target]` is the log-probability that `source`, if it argues about
/// anything, argues about `target`; an objection outbids every link, so long as both ends argue.
pub fn decode(
    leans: &[Lean],
    links: &[Vec<f64>],
    objections: &[Option<usize>],
    structure: &Structure,
) -> Decision {
    let own: Vec<[f64; 4]> = leans.iter().map(|lean| log_odds(lean, structure)).collect();
    let mut search = Search::new(first_guess(leans, &own), &own, links, structure);
    for _ in 0..MOST_SWEEPS {
        if !search.sweep() {
            break;
        }
    }
    let links = outbid(links, objections);
    let targets = forest(&search.roles, &links, structure);
    let second_targets = second_targets(&search.roles, &targets, &links, structure);
    let count = search.roles.len();
    Decision {
        second_roles: (0..count).map(|at| search.second_role(at)).collect(),
        over_nothing: (0..count).map(|at| search.over_nothing(at)).collect(),
        roles: search.roles,
        objects: (0..count)
            .map(|at| targets[at].is_some() && targets[at] == objections[at])
            .collect(),
        targets,
        second_targets,
    }
}

const MOST_SWEEPS: usize = 6;
/// What an objection counts among log-probabilities of links.
const OBJECTION: f64 = 5.0;
/// A role so much less likely in itself is not tried.
const HOPELESS: f64 = 4.0;

/// The links once objections stand in their places.
fn outbid(links: &[Vec<f64>], objections: &[Option<usize>]) -> Vec<Vec<f64>> {
    let mut links = links.to_vec();
    for (row, target) in links.iter_mut().zip(objections) {
        if let Some(target) = *target {
            row[target] = OBJECTION;
        }
    }
    links
}

fn log_odds(lean: &Lean, structure: &Structure) -> [f64; 4] {
    let odds = [lean.none, lean.major_claim, lean.claim, lean.premise];
    let mut logs = odds.map(|odds| odds.max(1e-9).ln());
    logs[Role::MajorClaim as usize] += structure.thesis;
    logs
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

pub(super) fn argues(role: Role) -> bool {
    matches!(role, Role::Claim | Role::Premise)
}

/// A source's best target and the score of its second best, so that a change to one target is cheap to weigh.
#[derive(Clone, Copy)]
struct Best {
    target: usize,
    score: f64,
    second: f64,
}

/// An argument without anything to argue about.
const NOTHING: f64 = -50.0;

struct Search<'a> {
    roles: Vec<Role>,
    own: &'a [[f64; 4]],
    links: &'a [Vec<f64>],
    structure: &'a Structure,
    best: Vec<Best>,
}

impl<'a> Search<'a> {
    fn new(
        roles: Vec<Role>,
        own: &'a [[f64; 4]],
        links: &'a [Vec<f64>],
        structure: &'a Structure,
    ) -> Self {
        let mut search = Self {
            roles,
            own,
            links,
            structure,
            best: Vec::new(),
        };
        search.settle();
        search
    }

    /// Gives every sentence in turn the role that makes the whole best; tells whether any changed.
    fn sweep(&mut self) -> bool {
        let mut changed = false;
        for at in 0..self.roles.len() {
            let kept = self.roles[at];
            let here = self.total_with(at, kept);
            let mut choice = (here + 1e-9, kept);
            for role in ROLES {
                let hopeless = self.own[at][role as usize] < self.own[at][kept as usize] - HOPELESS;
                if role == kept || hopeless || exceeds_theses(&self.roles, role, self.structure) {
                    continue;
                }
                let reached = self.total_with(at, role);
                if reached > choice.0 {
                    choice = (reached, role);
                }
            }
            if choice.1 != kept {
                self.roles[at] = choice.1;
                self.settle();
                changed = true;
            }
        }
        changed
    }

    /// The role, other than its own, with which `at` makes the whole best, and how much that falls short.
    fn second_role(&self, at: usize) -> (Role, f64) {
        let kept = self.roles[at];
        let reached = self.total_with(at, kept);
        let others = ROLES
            .into_iter()
            .filter(|&role| role != kept && !exceeds_theses(&self.roles, role, self.structure));
        others
            .map(|role| (role, reached - self.total_with(at, role)))
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .unwrap_or((kept, 0.0))
    }

    /// By how much the role of `at` makes the whole better than one in which it argues about nothing.
    fn over_nothing(&self, at: usize) -> f64 {
        let reached = self.total_with(at, self.roles[at]);
        let silent = ROLES
            .into_iter()
            .filter(|&role| !argues(role) && !exceeds_theses(&self.roles, role, self.structure));
        silent
            .map(|role| reached - self.total_with(at, role))
            .fold(f64::INFINITY, f64::min)
    }

    /// Finds every source's best target for the roles as they are.
    fn settle(&mut self) {
        self.best = (0..self.roles.len())
            .map(|source| self.best_target(source, self.roles[source]))
            .collect();
    }

    fn best_target(&self, source: usize, role: Role) -> Best {
        let mut best = Best {
            target: source,
            score: NOTHING,
            second: NOTHING,
        };
        for (target, &to) in self.roles.iter().enumerate() {
            if target == source || to == Role::None {
                continue;
            }
            let score = self.link_score(source, role, target, to);
            if score > best.score {
                best = Best {
                    target,
                    score,
                    second: best.score,
                };
            } else if score > best.second {
                best.second = score;
            }
        }
        best
    }

    fn link_score(&self, source: usize, role: Role, target: usize, to: Role) -> f64 {
        let fit = self.structure.fits[role as usize][to as usize];
        self.structure.link * self.links[source][target] + self.structure.fit * fit
    }

    /// The part of the whole's score that depends on `at`, were it to have `role`.
    fn total_with(&self, at: usize, role: Role) -> f64 {
        let mut sum = self.own[at][role as usize];
        if argues(role) {
            sum += self.best_target(at, role).score;
        }
        for (source, best) in self.best.iter().enumerate() {
            if source == at || !argues(self.roles[source]) {
                continue;
            }
            let elsewhere = match best.target == at {
                true => best.second,
                false => best.score,
            };
            sum += match role {
                Role::None => elsewhere,
                role => elsewhere.max(self.link_score(source, self.roles[source], at, role)),
            };
        }
        sum
    }
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

    fn structure(link: f64) -> Structure {
        let mut structure = Structure {
            link,
            ..Structure::default()
        };
        let links = [
            [0.0; 4],
            [0.0; 4],
            [0.0, 20.0, 35.0, 0.0],
            [0.0, 2.0, 50.0, 1.0],
        ];
        structure.learn_fits(&links, &[20.0, 4.0, 50.0, 50.0]);
        structure
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
        let decision = decode(&leans, &links, &[None; 5], &structure(1.0));
        assert_eq!(decision.roles[1], Role::Claim);
        assert_eq!(decision.targets[1], Some(0));
        assert_eq!(decision.targets[2], Some(1));
    }

    #[test]
    fn what_came_second_is_kept_with_its_margin() {
        let leans = [
            lean(0.01, 0.9, 0.08, 0.01, 0),
            lean(0.02, 0.001, 0.6, 0.379, 1),
            lean(0.02, 0.01, 0.07, 0.9, 2),
        ];
        let mut links = vec![vec![(0.01f64).ln(); 3]; 3];
        links[1][0] = (0.9f64).ln();
        links[2][1] = (0.6f64).ln();
        links[2][0] = (0.3f64).ln();
        let decision = decode(&leans, &links, &[None; 3], &structure(1.0));
        assert_eq!(decision.targets, [None, Some(0), Some(1)]);
        assert_eq!(decision.second_roles[1].0, Role::Premise);
        assert!(
            decision
                .second_roles
                .iter()
                .all(|(_, margin)| *margin >= 0.0)
        );
        let second = decision.second_targets[2];
        assert!(second.is_some_and(|(target, margin)| target == 0 && margin > 0.0));
        // Its one other target argues about it.
        assert_eq!(decision.second_targets[1], None);
        assert!(decision.over_nothing[2] > 0.0);
    }

    #[test]
    fn an_objection_outbids_the_likelier_link() {
        let leans = [
            lean(0.01, 0.9, 0.08, 0.01, 0),
            lean(0.02, 0.001, 0.3, 0.679, 1),
            lean(0.02, 0.01, 0.9, 0.07, 2),
        ];
        let mut links = vec![vec![(0.1f64).ln(); 3]; 3];
        links[1][0] = (0.8f64).ln();
        links[2][1] = (0.8f64).ln();
        let decision = decode(&leans, &links, &[None, Some(2), None], &structure(1.0));
        assert_eq!(decision.targets, [None, Some(2), Some(0)]);
        assert_eq!(decision.objects, [false, true, false]);
    }

    #[test]
    fn links_never_run_in_a_circle() {
        let leans = vec![lean(0.0, 0.0, 0.9, 0.1, 9); 6];
        let mut links = vec![vec![-3.0; 6]; 6];
        for source in 0..6 {
            links[source][(source + 1) % 6] = -0.1;
        }
        let decision = decode(&leans, &links, &[None; 6], &structure(0.5));
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

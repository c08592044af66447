//! The search for roles: coordinate ascent.
//!
//! Every sentence but the theses in turn takes the role that makes the whole best, each source then argues about its
//! best target.

use super::decode::{ROLES, Role, argues};
use crate::rules::Structure;

/// Roles on their way to the best, and what that asks.
pub struct Search<'a> {
    pub(super) roles: Vec<Role>,
    own: Vec<[f64; 4]>,
    links: &'a [Vec<f64>],
    /// What links count, by target and source: every target in turn looks at all that may argue about it.
    onto: Vec<Vec<f64>>,
    structure: &'a Structure,
    best: Vec<Best>,
}

impl<'a> Search<'a> {
    pub(super) fn new(
        roles: Vec<Role>,
        own: Vec<[f64; 4]>,
        links: &'a [Vec<f64>],
        structure: &'a Structure,
    ) -> Self {
        let sources_of = |target: usize| {
            let links = links.iter();
            links.map(|row| structure.link * row[target]).collect()
        };
        let mut search = Self {
            onto: (0..roles.len()).map(sources_of).collect(),
            roles,
            own,
            links,
            structure,
            best: Vec::new(),
        };
        search.best = (0..search.roles.len())
            .map(|source| search.best_target(source, search.roles[source]))
            .collect();
        search
    }

    /// Gives every sentence in turn the role that makes the whole best; tells whether any changed.
    pub(super) fn sweep(&mut self) -> bool {
        let mut changed = false;
        for at in 0..self.roles.len() {
            let kept = self.roles[at];
            if kept == Role::MajorClaim {
                continue;
            }
            let own = self.own[at];
            let hopeful =
                |role: &Role| *role != kept && own[*role as usize] >= own[kept as usize] - HOPELESS;
            let others: Vec<Role> = WEIGHED.into_iter().filter(hopeful).collect();
            if others.is_empty() {
                continue;
            }
            let totals = self.totals(at);
            let mut choice = (totals[kept as usize] + 1e-9, kept);
            for role in others {
                if totals[role as usize] > choice.0 {
                    choice = (totals[role as usize], role);
                }
            }
            if choice.1 != kept {
                self.change(at, choice.1);
                changed = true;
            }
        }
        changed
    }

    /// The role, other than its own, with which `at` makes the whole best, and how much that falls short; not at all
    /// where a thesis would fit the whole better as something else.
    pub(super) fn second_role(&self, at: usize, totals: &[f64; 4]) -> (Role, f64) {
        let kept = self.roles[at];
        let others = WEIGHED.into_iter().filter(|&role| role != kept);
        others
            .map(|role| (role, totals[kept as usize] - totals[role as usize]))
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map_or((kept, 0.0), |(role, margin)| (role, margin.max(0.0)))
    }

    /// By how much the role of `at` makes the whole better than one in which it argues about nothing.
    pub(super) fn over_nothing(&self, at: usize, totals: &[f64; 4]) -> f64 {
        totals[self.roles[at] as usize] - totals[Role::None as usize]
    }

    /// Gives `at` another role, and those sources another best target whom that concerns.
    fn change(&mut self, at: usize, role: Role) {
        self.roles[at] = role;
        for source in 0..self.roles.len() {
            let (own, best) = (self.roles[source], self.best[source]);
            if !argues(own) {
                continue;
            }
            let concerned = source == at
                || at == best.target
                || at == best.second_target
                || role != Role::None && self.link_score(source, own, at, role) > best.second;
            if concerned {
                self.best[source] = self.best_target(source, own);
            }
        }
    }

    fn best_target(&self, source: usize, role: Role) -> Best {
        let mut best = Best {
            target: source,
            score: NOTHING,
            second_target: source,
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
                    second_target: best.target,
                    second: best.score,
                };
            } else if score > best.second {
                best.second_target = target;
                best.second = score;
            }
        }
        best
    }

    fn link_score(&self, source: usize, role: Role, target: usize, to: Role) -> f64 {
        self.structure.link * self.links[source][target] + self.fit(role, to)
    }

    fn fit(&self, role: Role, to: Role) -> f64 {
        self.structure.fit * self.structure.fits[role as usize][to as usize]
    }

    /// The part of the whole's score that depends on `at`, for each of the roles that it may have.
    pub(super) fn totals(&self, at: usize) -> [f64; 4] {
        let mut totals = self.own[at];
        for role in ROLES.into_iter().filter(|&role| argues(role)) {
            totals[role as usize] += self.best_target(at, role).score;
        }
        for (source, best) in self.best.iter().enumerate() {
            let from = self.roles[source];
            if source == at || !argues(from) {
                continue;
            }
            let elsewhere = match best.target == at {
                true => best.second,
                false => best.score,
            };
            for role in ROLES {
                totals[role as usize] += match role {
                    Role::None => elsewhere,
                    role => elsewhere.max(self.onto[at][source] + self.fit(from, role)),
                };
            }
        }
        totals
    }
}

/// The roles that are weighed; theses are settled beforehand.
const WEIGHED: [Role; 3] = [Role::None, Role::Claim, Role::Premise];
/// A role so much less likely in itself is not tried.
const HOPELESS: f64 = 4.0;
/// An argument without anything to argue about.
const NOTHING: f64 = -50.0;

/// A source's best and second best targets, so that a change to one target is cheap to weigh.
#[derive(Clone, Copy)]
struct Best {
    target: usize,
    score: f64,
    second_target: usize,
    second: f64,
}

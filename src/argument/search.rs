//! The search for roles: coordinate ascent.
//!
//! Every sentence but the theses in turn takes the role that makes the whole best, each source then argues about its
//! best target.

use super::decode::argues;
use crate::rules::Role;
use crate::rules::Structure;

/// Roles on their way to the best, and what that asks.
pub struct Search<'a> {
    pub(super) roles: Vec<Role>,
    own: Vec<[f64; 4]>,
    links: &'a [Vec<f64>],
    /// What links count, by target and source: every target in turn looks at all that may argue about it.
    onto: Vec<Vec<f64>>,
    /// What a link counts by itself.
    link: f64,
    /// What the fit of two roles counts, by source and target; nothing argues about what does not argue.
    fits: [[f64; 4]; 4],
    best: Vec<Best>,
}

impl<'a> Search<'a> {
    pub(super) fn new(
        roles: Vec<Role>,
        own: Vec<[f64; 4]>,
        links: &'a [Vec<f64>],
        structure: &Structure,
    ) -> Self {
        let sources_of = |target: usize| {
            let links = links.iter();
            links.map(|row| structure.link * row[target]).collect()
        };
        let mut fits = structure.fits.map(|row| row.map(|fit| structure.fit * fit));
        for row in &mut fits {
            row[Role::None.index()] = f64::NEG_INFINITY;
        }
        let mut search = Self {
            onto: (0..roles.len()).map(sources_of).collect(),
            roles,
            own,
            links,
            link: structure.link,
            fits,
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
                |role: &Role| *role != kept && own[role.index()] >= own[kept.index()] - HOPELESS;
            let mut others = WEIGHED.into_iter().filter(hopeful).peekable();
            if others.peek().is_none() {
                continue;
            }
            let totals = self.totals(at);
            let mut choice = (totals[kept.index()] + 1e-9, kept);
            for role in others {
                if totals[role.index()] > choice.0 {
                    choice = (totals[role.index()], role);
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
            .map(|role| (role, totals[kept.index()] - totals[role.index()]))
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map_or((kept, 0.0), |(role, margin)| (role, margin.max(0.0)))
    }

    /// By how much the role of `at` makes the whole better than one in which it argues about nothing.
    pub(super) fn over_nothing(&self, at: usize, totals: &[f64; 4]) -> f64 {
        totals[self.roles[at].index()] - totals[Role::None.index()]
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
        self.link * self.links[source][target] + self.fits[role.index()][to.index()]
    }

    /// What the best target counts for `at` as a claim and as a premise.
    fn best_scores(&self, at: usize) -> [f64; 2] {
        let mut best = [NOTHING; 2];
        let fits = ARGUING.map(|role| &self.fits[role.index()]);
        let targets = self.roles.iter().zip(&self.links[at]).enumerate();
        for (target, (&to, &link)) in targets {
            if target == at {
                continue;
            }
            for (best, fits) in best.iter_mut().zip(fits) {
                *best = greater(*best, self.link * link + fits[to.index()]);
            }
        }
        best
    }

    /// The part of the whole's score that depends on `at`, for each of the roles that it may have.
    pub(super) fn totals(&self, at: usize) -> [f64; 4] {
        let mut totals = self.own[at];
        for (role, best) in ARGUING.into_iter().zip(self.best_scores(at)) {
            totals[role.index()] += best;
        }
        let sources = self.roles.iter().zip(&self.best).zip(&self.onto[at]);
        for (source, ((&from, best), &onto)) in sources.enumerate() {
            if source == at || !argues(from) {
                continue;
            }
            let elsewhere = match best.target == at {
                true => best.second,
                false => best.score,
            };
            // As no target at all, `at` is no better than what is found elsewhere.
            for (total, fit) in totals.iter_mut().zip(self.fits[from.index()]) {
                *total += greater(elsewhere, onto + fit);
            }
        }
        totals
    }
}

/// The greater of two numbers that are numbers.
fn greater(a: f64, b: f64) -> f64 {
    if b > a { b } else { a }
}

/// The roles that argue about something.
const ARGUING: [Role; 2] = [Role::Claim, Role::Premise];
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

//! Links for settled roles: the best target of every source, without circles, and the next best. Of a circle the member
//! gives way that loses least. A score without end below 0 forbids a link.

use super::decode::argues;
use crate::rules::Role;

/// What speaks for links. An objection outbids every link, and a source may object to what it never backs.
pub(super) struct LinkScores<'a> {
    /// By source and target.
    pub(super) scores: &'a [Vec<f64>],
    /// What each source objects to.
    pub(super) objections: &'a [Option<usize>],
    /// What each source never backs.
    pub(super) forbidden: &'a [Vec<usize>],
}

/// What an objection counts among the scores of links, which are below 0.
const OBJECTION: f64 = 2.0;

impl LinkScores<'_> {
    /// What speaks for the links of a source.
    fn of(&self, source: usize) -> impl Fn(usize) -> f64 {
        let (scores, forbidden) = (&self.scores[source], &self.forbidden[source]);
        let objected = self.objections[source];
        move |target| {
            if objected == Some(target) {
                OBJECTION
            } else if forbidden.contains(&target) {
                f64::NEG_INFINITY
            } else {
                scores[target]
            }
        }
    }
}

/// The next best target of every source, those left out that argue, near or far, about the source itself.
pub(super) fn second_targets(
    roles: &[Role],
    targets: &[Option<usize>],
    scores: &LinkScores,
) -> Vec<Option<(usize, f64)>> {
    let leads_to = |source: usize, mut at: usize| {
        while let Some(next) = targets[at] {
            if next == source {
                return true;
            }
            at = next;
        }
        false
    };
    let second = |source: usize, first: usize| {
        let score = scores.of(source);
        let others = (0..roles.len())
            .filter(|&target| target != source && target != first && roles[target] != Role::None);
        let mut next: Option<(usize, f64)> = None;
        for target in others {
            let score = score(target);
            // Asked last: it takes a walk.
            if score > next.map_or(f64::NEG_INFINITY, |(_, most)| most) && !leads_to(source, target)
            {
                next = Some((target, score));
            }
        }
        let (next, reached) = next?;
        Some((next, score(first) - reached))
    };
    targets
        .iter()
        .enumerate()
        .map(|(source, first)| second(source, (*first)?))
        .collect()
}

/// The best target of every source, without circles.
pub(super) fn forest(roles: &[Role], scores: &LinkScores) -> Vec<Option<usize>> {
    let count = roles.len();
    let allowed = |source: usize, target: usize| target != source && roles[target] != Role::None;
    let best_of = |source: usize, leads_back: &[bool]| {
        let score = scores.of(source);
        let mut best: Option<(usize, f64)> = None;
        let open = |&target: &usize| allowed(source, target) && !leads_back[target];
        for target in (0..count).filter(open) {
            let score = score(target);
            if score > best.map_or(f64::NEG_INFINITY, |(_, most)| most) {
                best = Some((target, score));
            }
        }
        best.map(|(target, _)| target)
    };
    let none_leads = vec![false; count];
    let mut targets: Vec<Option<usize>> = (0..count)
        .map(|source| match argues(roles[source]) {
            true => best_of(source, &none_leads),
            false => None,
        })
        .collect();
    while let Some(circle) = find_circle(&targets) {
        // The member that loses least by arguing about something outside the circle's reach gives way.
        let leads_back = leading_into(&circle, &targets);
        let mut give_way: Option<(f64, usize, usize)> = None;
        for &member in &circle {
            let Some(target) = best_of(member, &leads_back) else {
                continue;
            };
            let Some(current) = targets[member] else {
                continue;
            };
            let score = scores.of(member);
            let loss = score(current) - score(target);
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

/// For every sentence whether its links lead into the circle, or round in another.
fn leading_into(circle: &[usize], targets: &[Option<usize>]) -> Vec<bool> {
    let mut leads: Vec<Option<bool>> = vec![None; targets.len()];
    for &member in circle {
        leads[member] = Some(true);
    }
    let mut path = Vec::new();
    for start in 0..targets.len() {
        let mut at = start;
        let verdict = loop {
            if let Some(known) = leads[at] {
                break known;
            }
            // Met again on this very path, it stands in a circle.
            leads[at] = Some(true);
            path.push(at);
            match targets[at] {
                Some(next) => at = next,
                None => break false,
            }
        };
        for passed in path.drain(..) {
            leads[passed] = Some(verdict);
        }
    }
    leads.into_iter().map(|leads| leads == Some(true)).collect()
}

fn find_circle(targets: &[Option<usize>]) -> Option<Vec<usize>> {
    let mut settled = vec![false; targets.len()];
    let mut path = Vec::new();
    for start in 0..targets.len() {
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
        for seen in path.drain(..) {
            settled[seen] = true;
        }
    }
    None
}

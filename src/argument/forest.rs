//! Links for settled roles: the best target of every source, without circles, and the next best. Of a circle the member
//! gives way that loses least. A score without end below 0 forbids a link.

use super::decode::{Role, argues};

/// The next best target of every source, those left out that argue, near or far, about the source itself.
pub(super) fn second_targets(
    roles: &[Role],
    targets: &[Option<usize>],
    score: &impl Fn(usize, usize) -> f64,
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
        let others = (0..roles.len())
            .filter(|&target| target != source && target != first && roles[target] != Role::None);
        let mut next: Option<(usize, f64)> = None;
        for target in others {
            let score = score(source, target);
            // Asked last: it takes a walk.
            if score > next.map_or(f64::NEG_INFINITY, |(_, most)| most) && !leads_to(source, target)
            {
                next = Some((target, score));
            }
        }
        let (next, reached) = next?;
        Some((next, score(source, first) - reached))
    };
    targets
        .iter()
        .enumerate()
        .map(|(source, first)| second(source, (*first)?))
        .collect()
}

/// The best target of every source, without circles.
pub(super) fn forest(roles: &[Role], score: &impl Fn(usize, usize) -> f64) -> Vec<Option<usize>> {
    let count = roles.len();
    let allowed = |source: usize, target: usize| target != source && roles[target] != Role::None;
    let best_of = |source: usize, refuses: &dyn Fn(usize) -> bool| {
        let mut best: Option<(usize, f64)> = None;
        for target in (0..count).filter(|&target| allowed(source, target) && !refuses(target)) {
            let score = score(source, target);
            if score > best.map_or(f64::NEG_INFINITY, |(_, most)| most) {
                best = Some((target, score));
            }
        }
        best.map(|(target, _)| target)
    };
    let mut targets: Vec<Option<usize>> = (0..count)
        .map(|source| match argues(roles[source]) {
            true => best_of(source, &|_| false),
            false => None,
        })
        .collect();
    while let Some(circle) = find_circle(&targets) {
        // The member that loses least by arguing about something outside the circle's reach gives way.
        let leads_back = leading_into(&circle, &targets);
        let mut give_way: Option<(f64, usize, usize)> = None;
        for &member in &circle {
            let Some(target) = best_of(member, &|target| leads_back[target]) else {
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

/// For every sentence whether its links lead into the circle, or round in another.
fn leading_into(circle: &[usize], targets: &[Option<usize>]) -> Vec<bool> {
    let mut leads: Vec<Option<bool>> = vec![None; targets.len()];
    for &member in circle {
        leads[member] = Some(true);
    }
    for start in 0..targets.len() {
        let mut path = Vec::new();
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
        for passed in path {
            leads[passed] = Some(verdict);
        }
    }
    leads.into_iter().map(|leads| leads == Some(true)).collect()
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

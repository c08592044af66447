//! Coordinate points: what stands side by side in an enumeration argues about the same.
//!
//! In "老店难做。首先，房租太贵。其次，人手不够。" both points back the first sentence (multiple argumentation, Snoeck
//! Henkemans 1992; the relation List of Mann & Thompson 1988). Of 24 points of enumerations in the annotated articles 20 have
//! the target of the point before.

use super::links::{Links, Vote};

/// The points of an article that stand side by side.
pub(super) struct Coordination {
    /// In reading order, at least two each.
    enumerations: Vec<Vec<usize>>,
    /// For every sentence the point before it, with the vote that put it there.
    before: Vec<Option<(usize, Vote)>>,
}

impl Coordination {
    /// Every point joins the nearest sentence before it that a rule takes for the point before.
    pub(super) fn of(links: &Links, count: usize) -> Self {
        let mut coordination = Self {
            enumerations: Vec::new(),
            before: (0..count)
                .map(|point| links.coordinate_before(point))
                .collect(),
        };
        for point in 0..count {
            let Some((before, _)) = coordination.before[point] else {
                continue;
            };
            let mut known = coordination.enumerations.iter_mut();
            match known.find(|points| points.last() == Some(&before)) {
                Some(points) => points.push(point),
                None => coordination.enumerations.push(vec![before, point]),
            }
        }
        coordination
    }

    /// The vote that put a point beside the one before, where both argue about the same.
    pub(super) fn vote(&self, point: usize, targets: &[Option<usize>]) -> Option<Vote> {
        let (before, vote) = self.before[point]?;
        let agree = targets[point].is_some() && targets[point] == targets[before];
        agree.then_some(vote)
    }

    /// Gives all points of an enumeration one say in their targets, so that they choose the same, outside of the enumeration.
    /// A sentence without scores does not argue; what one may not back, none does.
    pub(super) fn level(&self, scores: &mut [Vec<f64>], forbidden: &[Vec<usize>]) {
        for points in &self.enumerations {
            let (Some(&first), Some(&last)) = (points.first(), points.last()) else {
                continue;
            };
            let arguing = points.iter().copied();
            let arguing: Vec<usize> = arguing.filter(|&point| !scores[point].is_empty()).collect();
            if arguing.len() < 2 {
                continue;
            }
            let say = |target: usize| {
                let inside = (first..=last).contains(&target);
                let may_be = |&point: &usize| !forbidden[point].contains(&target);
                match !inside && arguing.iter().all(may_be) {
                    true => common_say(arguing.iter().map(|&point| scores[point][target])),
                    false => f64::NEG_INFINITY,
                }
            };
            let row: Vec<f64> = (0..scores.len()).map(say).collect();
            if row.iter().any(|score| score.is_finite()) {
                for point in arguing {
                    scores[point].clone_from(&row);
                }
            }
        }
    }
}

/// What the points say of a target together. The first stands nearest to what announces them all: half is its say, half the
/// mean of all. With the mean alone, or the first alone, fewer annotated links are found.
fn common_say(scores: impl ExactSizeIterator<Item = f64> + Clone) -> f64 {
    let count = scores.len() as f64;
    let first = scores.clone().next().unwrap_or_default();
    0.5 * first + 0.5 * scores.sum::<f64>() / count
}

//! Under which headings a sentence stands.

use super::bearing::Lean;
use super::placement::Placement;
use crate::article::BlockKind;

/// For every sentence the headings above it, from the nearest to the first that is more likely to argue than not; none where
/// none is. Above a heading only those of a higher level count.
pub(super) fn headings_above(placements: &[Placement], leans: &[Lean]) -> Vec<Vec<usize>> {
    // The headings that the place read stands under, outermost first, with their levels.
    let mut open: Vec<(u8, usize)> = Vec::new();
    let above = |(at, placement): (usize, &Placement)| {
        let opened = match placement.kind {
            BlockKind::Heading(level) if placement.heading == Some(at) => {
                open.retain(|&(above, _)| above < level);
                open.push((level, at));
                open.len() - 1
            }
            BlockKind::Heading(_) => open.len().saturating_sub(1),
            _ => open.len(),
        };
        let nearest_first = open[..opened].iter().rev().map(|&(_, heading)| heading);
        let mut headings: Vec<usize> = nearest_first.collect();
        let argues = |&heading: &usize| leans[heading].none <= 0.5;
        let first = headings.iter().position(argues);
        headings.truncate(first.map_or(0, |first| first + 1));
        headings
    };
    placements.iter().enumerate().map(above).collect()
}

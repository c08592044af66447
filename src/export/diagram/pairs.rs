//! The pairs between two columns: out of one box, through the issue, into the other.

use super::column::{Column, Side};
use super::geometry::{Area, Path, Point, Step};
use super::issues::Card;
use super::layout::{Head, Line, Stroke};
use crate::map::NodeId;
use std::collections::HashMap;

/// Every pair: out of the left box, through its lane of the issue, into the right box.
pub(super) fn pairs(columns: &[Column], cards: &[Card<'_>]) -> Vec<Line> {
    let mut ports = Ports::of(columns, cards);
    let mut lines = Vec::new();
    for card in cards {
        for (lane, pair) in card.pairs.iter().enumerate() {
            let y = card.lane(lane);
            let from = ports.next(&pair.source.id, Side::Left, y);
            let to = ports.next(&pair.target.id, Side::Right, y);
            let (Some(from), Some(to)) = (from, to) else {
                continue;
            };
            let area = card.placed.area;
            let mut path = Path::default();
            path.level_curve(from, Point::new(area.x, y));
            for &(start, end) in card.gaps(lane) {
                path.0.push(Step::Move(Point::new(start, y)));
                path.0.push(Step::Line(Point::new(end, y)));
            }
            path.level_curve(Point::new(area.right(), y), to);
            lines.push(Line {
                ends: vec![
                    pair.source.id.0.clone(),
                    card.placed.name.clone(),
                    pair.target.id.0.clone(),
                ],
                look: Stroke::Across(pair.edge.kind),
                path,
                heads: vec![
                    Head {
                        tip: from,
                        towards: Point::new(-1.0, 0.0),
                    },
                    Head {
                        tip: to,
                        towards: Point::new(1.0, 0.0),
                    },
                ],
                tooltip: pair.edge.why.clone(),
            });
        }
    }
    lines
}

/// Where the pairs leave their boxes: evenly spread over the inner edge, in the order of their lanes.
struct Ports {
    /// The box, and the heights of the lanes its pairs lead to.
    boxes: HashMap<String, (Area, Vec<f64>)>,
}

impl Ports {
    fn of(columns: &[Column], cards: &[Card<'_>]) -> Self {
        let mut boxes: HashMap<String, (Area, Vec<f64>)> = columns
            .iter()
            .flat_map(|column| &column.boxes)
            .map(|placed| (placed.name.clone(), (placed.area, Vec::new())))
            .collect();
        for card in cards {
            for (lane, pair) in card.pairs.iter().enumerate() {
                for end in [pair.source, pair.target] {
                    if let Some((_, lanes)) = boxes.get_mut(&end.id.0) {
                        lanes.push(card.lane(lane));
                    }
                }
            }
        }
        for (_, lanes) in boxes.values_mut() {
            lanes.sort_by(f64::total_cmp);
        }
        Self { boxes }
    }

    fn next(&mut self, id: &NodeId, side: Side, lane: f64) -> Option<Point> {
        let (area, lanes) = self.boxes.get(&id.0)?;
        let place = lanes.iter().position(|&other| other == lane)?;
        let share = (place + 1) as f64 / (lanes.len() + 1) as f64;
        Some(Point::new(side.inner(area), area.y + area.height * share))
    }
}

/// How often curves cross beside the cards, and how far they climb in all.
pub(super) fn untidiness(lines: &[Line]) -> (usize, f64) {
    let curves: Vec<[(f64, f64); 2]> = lines
        .iter()
        .filter_map(|line| {
            let traces = line.path.traced();
            let ends = |trace: &Vec<Point>| Some((trace.first()?.y, trace.last()?.y));
            Some([ends(traces.first()?)?, ends(traces.last()?)?])
        })
        .collect();
    let mut crossings = 0;
    for (at, one) in curves.iter().enumerate() {
        for other in &curves[..at] {
            for side in 0..2 {
                let (before, after) = (one[side].0 - other[side].0, one[side].1 - other[side].1);
                crossings += usize::from(before * after < 0.0);
            }
        }
    }
    let climbs = curves.iter().flatten().map(|(from, to)| (from - to).abs());
    (crossings, climbs.sum())
}

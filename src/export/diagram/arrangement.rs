//! Which order of siblings and issues lets the pairs cross least.
//!
//! Both orders are free. From a few starts, reading order among them, every node moves to where its issues stand and
//! every issue to where its nodes stand, a few times; the tidiest arrangement seen is taken.

use super::column::{Column, Frame, Side};
use super::facing::Facing;
use super::geometry::{Point, stacked};
use super::issues::{self, Card};
use super::layout::Line;
use super::outline::Outline;
use super::pairs::{pairs, untidiness};
use crate::map::{EdgeView, NodeId};
use std::collections::{HashMap, HashSet};

/// Where nodes would like to stand, from the smallest number down the page.
pub(super) type Order<'map> = HashMap<&'map NodeId, f64>;

const CARD_GAP: f64 = 18.0;
/// How often the two sides settle by each other.
const ROUNDS: usize = 6;
/// Where a picture as a whole begins: what any column will do to compare arrangements.
const TOP: f64 = 0.0;

/// Columns and issues in one order.
pub(super) struct Arrangement<'map> {
    pub(super) columns: Vec<Column>,
    pub(super) cards: Vec<Card<'map>>,
    pub(super) lines: Vec<Line>,
    /// Crossings, then how far the curves climb.
    untidiness: (usize, f64),
}

impl<'map> Facing<'_, 'map> {
    /// The order in which the pairs cross least.
    pub(super) fn best_order(&self) -> Order<'map> {
        let mut best: Option<((usize, f64), Order<'map>)> = None;
        for mut order in self.starts() {
            for _ in 0..ROUNDS {
                let arrangement = self.arrange(TOP, &order);
                let next = arrangement.settled();
                let untidiness = arrangement.untidiness;
                if best.as_ref().is_none_or(|(least, _)| untidiness < *least) {
                    best = Some((untidiness, order));
                }
                order = next;
            }
        }
        best.map(|(_, order)| order).unwrap_or_default()
    }

    /// The strongest issues first; either author's reading order.
    fn starts(&self) -> Vec<Order<'map>> {
        let cards = issues::cards(self.chosen);
        let issue_of = |pair: &EdgeView<'_>| {
            let on = |card: &Card<'_>| {
                let mut pairs = card.pairs.iter();
                pairs.any(|other| std::ptr::eq(other.edge, pair.edge))
            };
            cards.iter().position(on).unwrap_or_default() as f64
        };
        let read = |id: &NodeId| {
            let place = self.chosen.map.nodes().position(|node| &node.id == id);
            place.unwrap_or_default() as f64
        };
        let by = |wish: &dyn Fn(&EdgeView<'map>) -> f64| {
            let mut order = Order::new();
            for pair in self.chosen.pairs.iter().rev() {
                order.insert(&pair.source.id, wish(pair));
                order.insert(&pair.target.id, wish(pair));
            }
            order
        };
        vec![
            by(&issue_of),
            by(&|pair| read(&pair.source.id)),
            by(&|pair| read(&pair.target.id)),
        ]
    }

    pub(super) fn arrange(&self, top: f64, order: &Order<'map>) -> Arrangement<'map> {
        let met: HashSet<&NodeId> = self
            .chosen
            .pairs
            .iter()
            .flat_map(|pair| [&pair.source.id, &pair.target.id])
            .collect();
        let sides = [Side::Left, Side::Right];
        let columns: Vec<Column> = self
            .chosen
            .articles
            .iter()
            .zip(sides)
            .enumerate()
            .map(|(place, (article, side))| {
                let outline = Outline::of(self.chosen, &article.id, order);
                let frame = Frame {
                    side,
                    x: self.column_x(place),
                    top,
                    width: self.width,
                    lines: self.lines,
                };
                Column::of(&outline, &frame, &met, self)
            })
            .collect();
        let cards = self.place_cards(top, &columns);
        let lines = pairs(&columns, &cards);
        let untidiness = untidiness(&lines);
        Arrangement {
            columns,
            cards,
            lines,
            untidiness,
        }
    }

    /// The issues, each as near to its pairs as the others allow.
    fn place_cards(&self, top: f64, columns: &[Column]) -> Vec<Card<'map>> {
        let places = middles(columns);
        let mut cards = issues::cards(self.chosen);
        let at = |id: &NodeId| places.get(id.0.as_str()).copied().unwrap_or(top);
        for card in &mut cards {
            card.pairs.sort_by(|a, b| {
                let height = |pair: &EdgeView<'_>| at(&pair.source.id) + at(&pair.target.id);
                height(a).total_cmp(&height(b))
            });
            let ends = card
                .pairs
                .iter()
                .map(|pair| at(&pair.source.id) + at(&pair.target.id));
            card.wish = ends.sum::<f64>() / (2.0 * card.pairs.len().max(1) as f64);
        }
        cards.sort_by(|a, b| a.wish.total_cmp(&b.wish));
        let wishes: Vec<_> = cards
            .iter()
            .map(|card| (card.wish, card.height()))
            .collect();
        let bottom = columns
            .iter()
            .map(|column| column.bottom)
            .fold(top, f64::max);
        let starts = kept_above(bottom, stacked(&wishes, CARD_GAP, top), &wishes, top);
        for (card, y) in cards.iter_mut().zip(starts) {
            card.place(Point::new(self.card_x(), y), self.words);
        }
        cards
    }
}

impl<'map> Arrangement<'map> {
    /// Every node where its issues stand.
    fn settled(&self) -> Order<'map> {
        let mut sums: HashMap<&NodeId, (f64, f64)> = HashMap::new();
        for card in &self.cards {
            let y = card.placed.area.middle().y;
            let ends = card
                .pairs
                .iter()
                .flat_map(|pair| [pair.source, pair.target]);
            for end in ends {
                let sum = sums.entry(&end.id).or_default();
                *sum = (sum.0 + y, sum.1 + 1.0);
            }
        }
        let mean = |(id, (sum, count)): (&'map NodeId, (f64, f64))| (id, sum / count);
        sums.into_iter().map(mean).collect()
    }

    pub(super) fn bottom(&self) -> f64 {
        let columns = self.columns.iter().map(|column| column.bottom);
        let cards = self.cards.iter().map(|card| card.placed.area.bottom());
        columns.chain(cards).fold(0.0, f64::max)
    }
}

/// Pushes the last cards up where they would make the page longer than its columns.
fn kept_above(bottom: f64, mut starts: Vec<f64>, wishes: &[(f64, f64)], top: f64) -> Vec<f64> {
    let mut limit = bottom;
    for (start, &(_, height)) in starts.iter_mut().zip(wishes).rev() {
        *start = start.min(limit - height);
        limit = *start - CARD_GAP;
    }
    // More cards than the columns are high: down again.
    let mut limit = top;
    for (start, &(_, height)) in starts.iter_mut().zip(wishes) {
        *start = start.max(limit);
        limit = *start + height + CARD_GAP;
    }
    starts
}

fn middles(columns: &[Column]) -> HashMap<&str, f64> {
    let boxes = columns.iter().flat_map(|column| &column.boxes);
    boxes
        .map(|placed| (placed.name.as_str(), placed.area.middle().y))
        .collect()
}

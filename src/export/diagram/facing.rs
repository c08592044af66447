//! Two authors face to face: a column each, the issues between them, every pair drawn through its issue.
//!
//! The order of siblings and of issues is free, so a few arrangements are tried, each going by where the other side
//! came to stand, and the one whose pairs cross least is taken. One author alone gets one column.

use super::choice::Chosen;
use super::chrome::{self, Heading};
use super::column::{Column, Frame, Side};
use super::geometry::{Area, Path, Point, Step, stacked};
use super::issues::{self, Card, WIDTH as CARD_WIDTH};
use super::layout::{Head, Layout, Line, Stroke, Text};
use super::outline::Outline;
use super::words::Words;
use super::{Detail, column};
use crate::argument::RelationKind;
use crate::export::palette::Palette;
use crate::map::NodeId;
use std::collections::{HashMap, HashSet};

pub(super) const MARGIN: f64 = 44.0;
/// Between a column and the issues: room for the curves.
const GUTTER: f64 = 104.0;
const CARD_GAP: f64 = 18.0;
/// Widths of a column to choose from; lines of thirty Chinese characters read best, of forty still well.
const WIDTHS: [f64; 5] = [420.0, 470.0, 520.0, 570.0, 620.0];
/// Width to height of a landscape page.
const LANDSCAPE: f64 = std::f64::consts::SQRT_2;
/// How often the two sides settle by each other.
const ROUNDS: usize = 4;

/// Lays the columns out in the width that makes the letters largest on a landscape page.
pub(super) fn lay_out(chosen: &Chosen<'_>, palette: &Palette, words: &Words) -> Layout {
    let lines = match chosen.detail {
        Detail::Full => usize::MAX,
        Detail::Thesis | Detail::Claims => 3,
    };
    let smallness = |layout: &Layout| layout.width.max(layout.height * LANDSCAPE);
    let layouts = WIDTHS.map(|width| {
        Facing {
            chosen,
            palette,
            words,
            width,
            lines,
        }
        .lay_out()
    });
    layouts
        .into_iter()
        .min_by(|a, b| smallness(a).total_cmp(&smallness(b)))
        .unwrap_or_default()
}

struct Facing<'a, 'map> {
    chosen: &'a Chosen<'map>,
    palette: &'a Palette,
    words: &'a Words,
    width: f64,
    lines: usize,
}

/// One way to order siblings and issues.
struct Arrangement<'map> {
    columns: Vec<Column>,
    cards: Vec<Card<'map>>,
    lines: Vec<Line>,
    /// Crossings, then how far the curves climb.
    untidiness: (usize, f64),
}

impl<'map> Facing<'_, 'map> {
    fn lay_out(&self) -> Layout {
        let mut headings: Vec<Heading<'_>> = Vec::new();
        for (place, article) in self.chosen.articles.iter().enumerate() {
            headings.push(Heading {
                article,
                x: self.column_x(place),
                width: self.width,
            });
        }
        let right = self.column_x(self.chosen.articles.len().saturating_sub(1)) + self.width;
        let mut layout = Layout {
            width: right + MARGIN,
            ..Layout::default()
        };
        let middle = (self.chosen.articles.len() > 1).then(|| self.card_x() + CARD_WIDTH / 2.0);
        let top = chrome::head(&mut layout, &headings, middle, self.chosen, self.words);
        let best = self.best(top);
        let bottom = best.bottom().max(top);
        for column in best.columns {
            layout.boxes.extend(column.boxes);
            layout.lines.extend(column.lines);
        }
        for card in best.cards {
            layout.boxes.push(card.placed);
            layout.words.extend(card.words);
        }
        if let Some(middle) = middle.filter(|_| best.lines.is_empty()) {
            let at = Point::new(middle, top + 20.0);
            let note = column::centred(at, column::SMALL, self.words.nothing_shared().to_owned());
            layout.texts.push(Text { ..note }.soft());
        }
        layout.lines.extend(best.lines);
        chrome::foot(
            &mut layout,
            bottom,
            MARGIN,
            self.chosen,
            self.palette,
            self.words,
        );
        layout
    }

    fn column_x(&self, place: usize) -> f64 {
        match place {
            0 => MARGIN,
            _ => MARGIN + self.width + GUTTER + CARD_WIDTH + GUTTER,
        }
    }

    fn card_x(&self) -> f64 {
        MARGIN + self.width + GUTTER
    }

    fn best(&self, top: f64) -> Arrangement<'map> {
        // At first as the map has its issues: the strongest on top.
        let mut wish: HashMap<&NodeId, f64> = HashMap::new();
        let cards = issues::cards(self.chosen);
        for (place, card) in cards.iter().enumerate().rev() {
            for pair in &card.pairs {
                wish.insert(&pair.source.id, place as f64);
                wish.insert(&pair.target.id, place as f64);
            }
        }
        let mut best = self.arrange(top, &wish);
        for _ in 1..ROUNDS {
            let mut sums: HashMap<&NodeId, (f64, f64)> = HashMap::new();
            for card in &best.cards {
                let y = card.placed.area.middle().y;
                for end in card
                    .pairs
                    .iter()
                    .flat_map(|pair| [pair.source, pair.target])
                {
                    let sum = sums.entry(&end.id).or_default();
                    *sum = (sum.0 + y, sum.1 + 1.0);
                }
            }
            wish = sums
                .into_iter()
                .map(|(id, (sum, count))| (id, sum / count))
                .collect();
            let next = self.arrange(top, &wish);
            if next.untidiness >= best.untidiness {
                break;
            }
            best = next;
        }
        best
    }

    fn arrange(&self, top: f64, wish: &HashMap<&NodeId, f64>) -> Arrangement<'map> {
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
                let outline = Outline::of(self.chosen, &article.id, wish);
                let frame = Frame {
                    side,
                    x: self.column_x(place),
                    top,
                    width: self.width,
                    lines: self.lines,
                };
                Column::of(&outline, &frame, &met, self.palette, self.words)
            })
            .collect();
        let cards = self.place_cards(top, &columns);
        let lines = self.pairs(&columns, &cards);
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
                let height =
                    |pair: &crate::map::EdgeView<'_>| at(&pair.source.id) + at(&pair.target.id);
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

    /// Every pair: out of the left box, through its lane of the issue, into the right box.
    fn pairs(&self, columns: &[Column], cards: &[Card<'map>]) -> Vec<Line> {
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
}

impl Arrangement<'_> {
    fn bottom(&self) -> f64 {
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
fn untidiness(lines: &[Line]) -> (usize, f64) {
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

/// How many pairs of a kind there are.
pub(super) fn count(chosen: &Chosen<'_>, kind: RelationKind) -> usize {
    let of_kind = |pair: &&crate::map::EdgeView<'_>| pair.edge.kind == kind;
    chosen.pairs.iter().filter(of_kind).count()
}

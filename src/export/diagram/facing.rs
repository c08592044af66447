//! Two authors face to face: a column each, the issues between them, every pair drawn through its issue.
//!
//! One author alone gets one column.

use super::arrangement::Order;
use super::choice::Chosen;
use super::chrome::{self, Heading};
use super::excerpt::Telling;
use super::geometry::Point;
use super::issues::WIDTH as CARD_WIDTH;
use super::layout::{Layout, Look};
use super::words::Words;
use super::{Detail, column};
use crate::argument::RelationKind;
use crate::export::palette::Palette;
use crate::map::EdgeView;

pub(super) const MARGIN: f64 = 44.0;
/// Between a column and the issues: room for the curves.
const GUTTER: f64 = 104.0;
/// Widths of a column to choose from; lines of thirty Chinese characters read best, of forty still well.
const WIDTHS: [f64; 5] = [420.0, 470.0, 520.0, 570.0, 620.0];
/// Where nothing narrower is readable.
const WIDEST: [f64; 1] = [680.0];
/// Width to height of a landscape A3 page without its margins.
const LANDSCAPE: f64 = 400.0 / 277.0;
/// How wide a picture may be for its smallest letters to be 7 points high on that page.
const READABLE: f64 = 1944.0;

/// Lays the columns out in the width that makes the letters largest on a landscape page, and shortens the texts as far
/// as the letters stay readable there.
pub(super) fn lay_out(chosen: &Chosen<'_>, palette: &Palette, words: &Words) -> Layout {
    let telling = Telling::of(&chosen.pairs);
    let of_width = |width, lines| Facing {
        chosen,
        telling: &telling,
        palette,
        words,
        width,
        lines,
    };
    // What stands beside what hardly depends on the width.
    let order = of_width(WIDTHS[2], 2).best_order();
    let smallness = |layout: &Layout| layout.width.max(layout.height * LANDSCAPE);
    let largest = |widths: &[f64], lines| {
        let layouts = widths
            .iter()
            .map(|&width| of_width(width, lines).lay_out(&order));
        let by_size = |a: &Layout, b: &Layout| smallness(a).total_cmp(&smallness(b));
        layouts.min_by(by_size).unwrap_or_default()
    };
    if chosen.detail == Detail::Full {
        return largest(&WIDTHS, usize::MAX);
    }
    let mut layout = Layout::default();
    for (widths, lines) in [(&WIDTHS[..], 3), (&WIDTHS[..], 2), (&WIDEST[..], 2)] {
        layout = largest(widths, lines);
        if smallness(&layout) <= READABLE {
            break;
        }
    }
    layout
}

/// The columns in one width.
pub(super) struct Facing<'a, 'map> {
    pub(super) chosen: &'a Chosen<'map>,
    pub(super) telling: &'a Telling<'map>,
    pub(super) palette: &'a Palette,
    pub(super) words: &'a Words,
    pub(super) width: f64,
    pub(super) lines: usize,
}

impl<'map> Facing<'_, 'map> {
    fn lay_out(&self, order: &Order<'map>) -> Layout {
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
        let best = self.arrange(top, order);
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
            layout.texts.push(note.soft());
        }
        layout.lines.extend(best.lines);
        let statements = layout.boxes.iter();
        let statements = statements.filter(|placed| matches!(placed.look, Look::Statement { .. }));
        let note = self.words.shown(statements.count(), self.chosen.known);
        chrome::foot(&mut layout, bottom, MARGIN, note, self.palette, self.words);
        layout
    }

    pub(super) fn column_x(&self, place: usize) -> f64 {
        match place {
            0 => MARGIN,
            _ => MARGIN + self.width + GUTTER + CARD_WIDTH + GUTTER,
        }
    }

    pub(super) fn card_x(&self) -> f64 {
        MARGIN + self.width + GUTTER
    }
}

/// How many pairs of a kind there are.
pub(super) fn count(pairs: &[EdgeView<'_>], kind: RelationKind) -> usize {
    pairs.iter().filter(|pair| pair.edge.kind == kind).count()
}

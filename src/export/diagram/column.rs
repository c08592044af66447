//! One author's column: the outline as boxes, one under the other.
//!
//! All boxes end at the same edge, the one that faces the other author, so that a line can leave each of them for the
//! middle without meeting another box; they are indented from the far edge, where thin lines lead from every ground up
//! to what it bears on. That is a tree drawn tidily (no two of its lines cross, siblings look alike) in the form that
//! takes least room for boxes of text and reads from top to bottom.

use super::facing::Facing;
use super::geometry::{Area, Path, Point, Step};
use super::layout::{Anchor, Head, Line, Look, Placed, Stroke, Text};
use super::letters;
use super::outline::{Outline, Row};
use crate::argument::{ComponentKind, Voice};
use crate::map::{NodeId, shortened};
use std::collections::{HashMap, HashSet};

/// Sizes of letters, pixels.
pub(super) const BODY: f64 = 14.0;
pub(super) const THESIS: f64 = 16.0;
pub(super) const SMALL: f64 = 12.0;

/// How far grounds are indented, and how deep indentation goes.
const INDENT: f64 = 22.0;
const DEEPEST: usize = 8;
const GAP: f64 = 7.0;
const BEFORE_A_TOP: f64 = 18.0;
const PADDING: f64 = 9.0;
/// Room for the arrowhead under a superior.
const STEM: f64 = 11.0;
/// How far apart relations run that the outline has no place for.
const LANE: f64 = 7.0;
const LANES: usize = 5;
const NAME_COLUMNS: usize = 24;

/// At which edge of the page a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// Where a column stands and how much of a text it shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) side: Side,
    pub(super) x: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    /// Lines of text in a box; a thesis may have more.
    pub(super) lines: usize,
}

/// A column's boxes, in the order of its rows, and the lines between them.
pub(super) struct Column {
    pub(super) boxes: Vec<Placed>,
    pub(super) lines: Vec<Line>,
    pub(super) bottom: f64,
}

impl Column {
    pub(super) fn of(
        outline: &Outline<'_>,
        frame: &Frame,
        met: &HashSet<&NodeId>,
        facing: &Facing<'_, '_>,
    ) -> Self {
        let palette = facing.palette;
        let ids = outline.rows.iter().map(|row| row.node.id.0.as_str());
        let id_width = ids
            .map(|id| letters::width(&shortened(id, 12), SMALL))
            .fold(26.0, f64::max);
        let mut column = Self {
            boxes: Vec::with_capacity(outline.rows.len()),
            lines: Vec::new(),
            bottom: frame.top,
        };
        for (at, row) in outline.rows.iter().enumerate() {
            let above = match (at, row.depth) {
                (0, _) => 0.0,
                (_, 0) => BEFORE_A_TOP,
                _ => GAP,
            };
            let look = Look::Statement {
                kind: row.node.kind,
                tint: palette.place(row.node.view.as_deref()),
                met: met.contains(&row.node.id),
            };
            let view = palette.label(row.node.view.as_deref());
            let mut placed = statement(row, frame, column.bottom + above, id_width, look, facing);
            // In words, for whoever can't tell shapes and colours.
            placed
                .tooltip
                .push_str(&facing.words.filed(row.node.kind, view));
            column.bottom = placed.area.bottom();
            column.boxes.push(placed);
        }
        for (row, placed) in outline.rows.iter().zip(&column.boxes) {
            column.lines.extend(bond(row, placed, &column.boxes, frame));
        }
        column.lines.extend(others(outline, &column.boxes, frame));
        column
    }
}

/// The box of one node.
fn statement(
    row: &Row<'_>,
    frame: &Frame,
    y: f64,
    id_width: f64,
    look: Look,
    facing: &Facing<'_, '_>,
) -> Placed {
    let words = facing.words;
    let indent = row.depth.min(DEEPEST) as f64 * INDENT;
    let (size, bold) = match row.node.kind {
        ComponentKind::MajorClaim => (THESIS, true),
        ComponentKind::Claim | ComponentKind::Premise => (BODY, false),
    };
    let mut area = Area {
        x: match frame.side {
            Side::Left => frame.x + indent,
            Side::Right => frame.x,
        },
        y,
        width: frame.width - indent,
        height: 0.0,
    };
    let left = area.x + PADDING + 1.0;
    let text_left = left + id_width + 8.0;
    // A sheet's folded corner takes a little of its first line.
    let room = area.right() - PADDING - 6.0 - text_left;
    let line_height = (size * 1.4).round();
    let mut texts = Vec::new();
    let mut at = y + PADDING;
    if let Voice::Quoted(source) = &row.node.voice {
        let source = words.quoted(&shortened(source, NAME_COLUMNS));
        let base = Point::new(text_left, at + SMALL);
        texts.push(Text::new(base, SMALL, letters::line(&source, SMALL, room)).soft());
        at += SMALL * 1.4;
    }
    let shown = facing.telling;
    for line in shown.lines(row.node, "", size, room, frame.lines) {
        let text = Text::new(Point::new(text_left, at + size), size, line);
        texts.push(if bold { text.bold() } else { text });
        at += line_height;
    }
    let id = shortened(&row.node.id.0, 12);
    texts.push(Text::new(Point::new(left, y + PADDING + size - 1.0), SMALL, id).soft());
    let mut tooltip = row.node.text.clone();
    if row.hidden > 0 {
        let base = Point::new(left, y + PADDING + size + SMALL + 2.0);
        texts.push(Text::new(base, SMALL, format!("+{}", row.hidden)).soft());
        at = at.max(base.y + 3.0);
        tooltip = format!("{tooltip} {}", words.hidden(row.hidden));
    }
    // A double frame needs more room than a single one.
    let frame_room = if bold { 4.0 } else { 0.0 };
    area.height = at.max(y + PADDING + line_height) + PADDING - 3.0 + frame_room - y;
    Placed {
        name: row.node.id.0.clone(),
        node: Some(row.node.id.clone()),
        look,
        area,
        texts,
        tooltip,
    }
}

/// The line from a ground up to its superior.
fn bond(row: &Row<'_>, placed: &Placed, boxes: &[Placed], frame: &Frame) -> Option<Line> {
    let bond = row.bond?;
    let superior = boxes.get(bond.superior)?;
    let (ground, above) = (placed.area, superior.area);
    let stem = match bond.kind {
        crate::argument::RelationKind::Support => STEM,
        // Beside the supports, so that a dashed line is never drawn over a solid one.
        crate::argument::RelationKind::Contradiction => STEM - 5.0,
    };
    let (x, edge) = match frame.side {
        Side::Left => (above.x + stem, ground.x),
        Side::Right => (above.right() - stem, ground.right()),
    };
    let edge = if edge == above.x || edge == above.right() {
        // As deep as indentation goes: the line stays outside.
        return Some(beside(row, placed, superior, frame, &bond));
    } else {
        edge
    };
    let foot = Point::new(x, above.bottom());
    let middle = ground.middle().y;
    Some(Line {
        ends: vec![placed.name.clone(), superior.name.clone()],
        look: stroke(&bond),
        path: Path(vec![
            Step::Move(foot),
            Step::Line(Point::new(x, middle)),
            Step::Line(Point::new(edge, middle)),
        ]),
        heads: vec![Head {
            tip: foot,
            towards: Point::new(0.0, -1.0),
        }],
        tooltip: why(&bond),
    })
}

fn stroke(bond: &super::outline::Bond<'_>) -> Stroke {
    match bond.is_direct {
        true => Stroke::Inner(bond.kind),
        false => Stroke::Through(bond.kind),
    }
}

fn why(bond: &super::outline::Bond<'_>) -> String {
    match bond.is_direct {
        true => bond.first.edge.why.clone(),
        false => String::new(),
    }
}

/// A line between two boxes of the same indentation.
fn beside(
    row: &Row<'_>,
    placed: &Placed,
    superior: &Placed,
    frame: &Frame,
    bond: &super::outline::Bond<'_>,
) -> Line {
    let lane = outwards(frame.side, placed.area, INDENT / 2.0);
    Line {
        ends: vec![row.node.id.0.clone(), superior.name.clone()],
        look: stroke(bond),
        path: around(placed.area, superior.area, lane, frame.side),
        heads: vec![head_from_outside(superior.area, frame.side)],
        tooltip: why(bond),
    }
}

/// The relations that the outline has no place for: around the column, at the edge of the page.
fn others(outline: &Outline<'_>, boxes: &[Placed], frame: &Frame) -> Vec<Line> {
    let places: HashMap<&str, &Placed> = boxes
        .iter()
        .map(|placed| (placed.name.as_str(), placed))
        .collect();
    let column = Area {
        x: frame.x,
        width: frame.width,
        ..Area::default()
    };
    let drawn = outline.others.iter().filter_map(|edge| {
        let source = places.get(edge.source.id.0.as_str())?;
        let target = places.get(edge.target.id.0.as_str())?;
        (source.name != target.name).then_some((edge, source, target))
    });
    drawn
        .enumerate()
        .map(|(number, (edge, source, target))| {
            let distance = LANE * (1 + number % LANES) as f64;
            let lane = outwards(frame.side, column, distance);
            Line {
                ends: vec![source.name.clone(), target.name.clone()],
                look: Stroke::Inner(edge.edge.kind),
                path: around(source.area, target.area, lane, frame.side),
                heads: vec![head_from_outside(target.area, frame.side)],
                tooltip: edge.edge.why.clone(),
            }
        })
        .collect()
}

fn outwards(side: Side, area: Area, distance: f64) -> f64 {
    match side {
        Side::Left => area.x - distance,
        Side::Right => area.right() + distance,
    }
}

/// Out of one box, along `lane`, into the other. A third of the way down, to stay apart from the lines of the tree.
fn around(from: Area, to: Area, lane: f64, side: Side) -> Path {
    let (start, end) = (from.y + from.height / 3.0, to.y + to.height / 3.0);
    Path(vec![
        Step::Move(Point::new(outwards(side, from, 0.0), start)),
        Step::Line(Point::new(lane, start)),
        Step::Line(Point::new(lane, end)),
        Step::Line(Point::new(outwards(side, to, 0.0), end)),
    ])
}

fn head_from_outside(area: Area, side: Side) -> Head {
    let inwards = match side {
        Side::Left => 1.0,
        Side::Right => -1.0,
    };
    Head {
        tip: Point::new(outwards(side, area, 0.0), area.y + area.height / 3.0),
        towards: Point::new(inwards, 0.0),
    }
}

impl Side {
    /// The edge of a box that faces the middle of the page.
    pub(super) fn inner(self, area: &Area) -> f64 {
        match self {
            Self::Left => area.right(),
            Self::Right => area.x,
        }
    }
}

/// A text centred on a place.
pub(super) fn centred(at: Point, size: f64, words: String) -> Text {
    Text::new(at, size, words).anchored(Anchor::Middle)
}

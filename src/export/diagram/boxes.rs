//! How boxes are drawn: shapes by kind, fills by view.

use super::canvas::{Canvas, number};
use super::draw::{tooltip, write};
use super::geometry::Area;
use super::layout::{Look, Placed};
use crate::argument::ComponentKind;
use crate::export::palette::{FRAME, GROUND, INK, PLAIN, TINTS};
use std::io;

/// A box with its texts.
pub(super) fn draw_box(canvas: &mut Canvas, placed: &Placed) -> io::Result<()> {
    let name = match placed.look {
        Look::Statement { .. } => "data-node",
        Look::Issue => "data-issue",
        Look::Cell(_) => "data-cell",
    };
    let class = match placed.look {
        Look::Statement { .. } => "statement",
        Look::Issue => "issue",
        Look::Cell(_) => "cell",
    };
    let mut attributes = vec![("class", class), (name, placed.name.as_str())];
    if let (Look::Cell(_), Some(node)) = (placed.look, &placed.node) {
        attributes.push(("data-node", &node.0));
    }
    canvas.group("g", &attributes, |canvas| {
        tooltip(canvas, &placed.tooltip)?;
        match placed.look {
            Look::Statement { kind, tint, met } => shape(canvas, kind, &placed.area, tint, met)?,
            Look::Issue => frame(canvas, &placed.area, "ground", GROUND.light, 4.0, true)?,
            Look::Cell(tint) => {
                let (class, fill) = fill_of(tint);
                frame(canvas, &placed.area, &class, fill, 4.0, false)?;
            }
        }
        placed.texts.iter().try_for_each(|text| write(canvas, text))
    })
}

/// The class and fill of a view by its place.
pub(super) fn fill_of(tint: Option<usize>) -> (String, &'static str) {
    match tint.and_then(|place| Some((place, TINTS.get(place)?))) {
        Some((place, tint)) => (format!("t{place}"), tint.light),
        None => ("plain".to_owned(), PLAIN.light),
    }
}

/// A double frame for a thesis, round corners for a claim, a sheet with a folded corner for a premise; a darker frame
/// for what meets another author's.
pub(super) fn shape(
    canvas: &mut Canvas,
    kind: ComponentKind,
    area: &Area,
    tint: Option<usize>,
    met: bool,
) -> io::Result<()> {
    let (class, fill) = fill_of(tint);
    match kind {
        ComponentKind::Claim => frame(canvas, area, &class, fill, 8.0, met),
        ComponentKind::MajorClaim => {
            frame(canvas, area, &class, fill, 0.0, true)?;
            let inner = Area {
                x: area.x + 3.5,
                y: area.y + 3.5,
                width: area.width - 7.0,
                height: area.height - 7.0,
            };
            frame(canvas, &inner, "hollow", "none", 0.0, true)
        }
        ComponentKind::Premise => {
            const FOLD: f64 = 10.0;
            let (left, right) = (number(area.x), number(area.right()));
            let (top, bottom) = (number(area.y), number(area.bottom()));
            let (fold_x, fold_y) = (number(area.right() - FOLD), number(area.y + FOLD));
            let sheet = format!(
                "M{left} {top}H{fold_x}L{right} {fold_y}V{bottom}H{left}ZM{fold_x} {top}V{fold_y}H{right}"
            );
            let (stroke_class, stroke, width) = edge(met);
            let class = format!("{class} {stroke_class}");
            let attributes = [
                ("class", class.as_str()),
                ("d", &sheet),
                ("fill", fill),
                ("stroke", stroke),
                ("stroke-width", width),
            ];
            canvas.empty("path", &attributes)
        }
    }
}

fn edge(met: bool) -> (&'static str, &'static str, &'static str) {
    match met {
        true => ("met", INK.light, "1.4"),
        false => ("frame", FRAME.light, "0.9"),
    }
}

pub(super) fn frame(
    canvas: &mut Canvas,
    area: &Area,
    class: &str,
    fill: &str,
    round: f64,
    met: bool,
) -> io::Result<()> {
    let (stroke_class, stroke, width) = edge(met);
    let class = format!("{class} {stroke_class}");
    let [x, y, w, h, r] = [area.x, area.y, area.width, area.height, round].map(number);
    let mut attributes = vec![
        ("class", class.as_str()),
        ("x", &x),
        ("y", &y),
        ("width", &w),
        ("height", &h),
    ];
    if round > 0.0 {
        attributes.push(("rx", &r));
    }
    attributes.extend([("fill", fill), ("stroke", stroke), ("stroke-width", width)]);
    canvas.empty("rect", &attributes)
}

//! From a [`Layout`] to an SVG file.
//!
//! Colours stand in attributes, as they are on paper, so that every program draws them; a style sheet of a few lines
//! changes them where a screen is dark.

use super::boxes::{draw_box, fill_of, frame, shape};
use super::canvas::{Attribute, Canvas, number};
use super::geometry::{Path, Point, Step};
use super::layout::{Anchor, Head, Ink, Layout, Line, Sample, Shows, Stroke, Text, Word};
use super::letters::FONTS;
use crate::argument::RelationKind;
use crate::export::palette::{FRAME, GROUND, INK, PAGE, PLAIN, SOFT_INK, Shade, TINTS, ink};
use std::io;

/// Draws a layout; the same layout gives the same bytes.
pub(super) fn draw(layout: &Layout, language: &str) -> io::Result<String> {
    let (width, height) = (number(layout.width), number(layout.height));
    let view = format!("0 0 {width} {height}");
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("class", "counterpoint"),
        ("lang", language),
        ("width", &width),
        ("height", &height),
        ("viewBox", &view),
        ("font-family", FONTS),
        ("role", "img"),
        ("aria-label", &layout.title),
    ];
    let mut canvas = Canvas::new();
    canvas.group("svg", &attributes, |canvas| {
        canvas.text("title", &[], &layout.title)?;
        let sheet = format!("{} {}", print_sheet(layout), dark_sheet());
        canvas.text("style", &[], &sheet)?;
        canvas.empty(
            "rect",
            &[
                ("class", "page"),
                ("width", &width),
                ("height", &height),
                ("fill", PAGE.light),
            ],
        )?;
        for text in &layout.texts {
            write(canvas, text)?;
        }
        for line in &layout.lines {
            relation(canvas, line)?;
        }
        for placed in &layout.boxes {
            draw_box(canvas, placed)?;
        }
        // Pairs run through the boxes of their issues, hence once more the part that the boxes cover.
        for line in &layout.lines {
            inner_part(canvas, line)?;
        }
        for word in &layout.words {
            sign(canvas, word)?;
        }
        canvas.group("g", &[("class", "legend")], |canvas| {
            layout
                .legend
                .iter()
                .try_for_each(|entry| sample(canvas, entry))
        })
    })?;
    canvas.finish()
}

/// One sheet of A3, upright where the picture is, filled as far as its form allows. Only for a file of its own: a page
/// that holds the picture keeps its own paper.
fn print_sheet(layout: &Layout) -> String {
    let turned = match layout.width < layout.height {
        true => "",
        false => " landscape",
    };
    format!(
        "@page counterpoint {{ size: A3{turned}; margin: 8mm }} \
         @media print {{ :root.counterpoint {{ page: counterpoint; width: 100%; height: 100% }} }}"
    )
}

/// What changes where a screen is dark; paper never is.
fn dark_sheet() -> String {
    let mut rules = vec![
        filled("page", PAGE),
        filled("ink", INK),
        filled("soft", SOFT_INK),
        filled("ground", GROUND),
        filled("plain", PLAIN),
        filled("on", PAGE),
        stroked("frame", FRAME),
        stroked("met", INK),
    ];
    for (place, tint) in TINTS.iter().enumerate() {
        rules.push(filled(&format!("t{place}"), *tint));
    }
    for kind in [RelationKind::Support, RelationKind::Contradiction] {
        rules.push(stroked(line_class(kind), ink(kind)));
        rules.push(filled(fill_class(kind), ink(kind)));
    }
    rules.push(filled("head", FRAME));
    format!(
        "@media screen and (prefers-color-scheme: dark) {{ {} }}",
        rules.join(" ")
    )
}

fn filled(class: &str, shade: Shade) -> String {
    format!(".counterpoint .{class} {{ fill: {} }}", shade.dark)
}

fn stroked(class: &str, shade: Shade) -> String {
    format!(".counterpoint .{class} {{ stroke: {} }}", shade.dark)
}

fn line_class(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Support => "support",
        RelationKind::Contradiction => "contradiction",
    }
}

fn fill_class(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Support => "support-fill",
        RelationKind::Contradiction => "contradiction-fill",
    }
}

pub(super) fn write(canvas: &mut Canvas, text: &Text) -> io::Result<()> {
    let (class, fill) = match text.ink {
        Ink::Plain => ("ink", INK.light),
        Ink::Soft => ("soft", SOFT_INK.light),
        Ink::OnRelation => ("on", PAGE.light),
    };
    let (x, y, size) = (number(text.at.x), number(text.at.y), number(text.size));
    let mut attributes = vec![
        ("class", class),
        ("x", x.as_str()),
        ("y", y.as_str()),
        ("font-size", size.as_str()),
        ("fill", fill),
    ];
    match text.anchor {
        Anchor::Start => {}
        Anchor::Middle => attributes.push(("text-anchor", "middle")),
        Anchor::End => attributes.push(("text-anchor", "end")),
    }
    if text.bold {
        attributes.push(("font-weight", "bold"));
    }
    canvas.text("text", &attributes, &text.words)
}

/// How a line is drawn: class, colour, width, dashes.
fn pen(
    look: Stroke,
) -> (
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
) {
    const DASHES: Option<&str> = Some("7 4");
    const DOTS: Option<&str> = Some("1.5 4");
    let (Stroke::Inner(kind) | Stroke::Through(kind) | Stroke::Across(kind)) = look;
    let dashes = match kind {
        RelationKind::Support => None,
        RelationKind::Contradiction => DASHES,
    };
    let (class, colour) = match (look, kind) {
        // Inside an article support is the rule; in grey it leaves the colours to what meets across.
        (Stroke::Inner(_) | Stroke::Through(_), RelationKind::Support) => ("frame", FRAME.light),
        _ => (line_class(kind), ink(kind).light),
    };
    match look {
        Stroke::Across(_) => (class, colour, "2.2", dashes),
        Stroke::Inner(_) => (class, colour, "1.2", dashes),
        Stroke::Through(_) => (class, colour, "1.5", DOTS),
    }
}

fn relation(canvas: &mut Canvas, line: &Line) -> io::Result<()> {
    let class = match line.look {
        Stroke::Across(_) => "pair",
        Stroke::Inner(_) | Stroke::Through(_) => "bond",
    };
    let attributes = [("class", class), ("data-ends", &claims(line))];
    canvas.group("g", &attributes, |canvas| {
        tooltip(canvas, &line.tooltip)?;
        stroke(canvas, &line.path, line.look)?;
        line.heads
            .iter()
            .try_for_each(|tip| head(canvas, tip, line.look))
    })
}

/// The claims that a line joins; between them it may name the issue it runs through.
fn claims(line: &Line) -> String {
    match line.ends.as_slice() {
        [first, .., last] => format!("{first} {last}"),
        ends => ends.join(" "),
    }
}

fn stroke(canvas: &mut Canvas, path: &Path, look: Stroke) -> io::Result<()> {
    let drawn = written(path);
    let (class, colour, width, dashes) = pen(look);
    let mut attributes: Vec<Attribute<'_>> = vec![
        ("class", class),
        ("d", &drawn),
        ("fill", "none"),
        ("stroke", colour),
        ("stroke-width", width),
    ];
    attributes.extend(dashes.map(|dashes| ("stroke-dasharray", dashes)));
    canvas.empty("path", &attributes)
}

/// The straight pieces of a pair, which lie on its issue's box.
fn inner_part(canvas: &mut Canvas, line: &Line) -> io::Result<()> {
    if !matches!(line.look, Stroke::Across(_)) {
        return Ok(());
    }
    let steps = &line.path.0;
    let pieces = steps.windows(2).filter_map(|pair| match pair {
        [Step::Move(from), Step::Line(to)] => Some([Step::Move(*from), Step::Line(*to)]),
        _ => None,
    });
    let path = Path(pieces.flatten().collect());
    let attributes = [("class", "pair"), ("data-ends", &claims(line))];
    canvas.group("g", &attributes, |canvas| {
        tooltip(canvas, &line.tooltip)?;
        stroke(canvas, &path, line.look)
    })
}

pub(super) fn tooltip(canvas: &mut Canvas, words: &str) -> io::Result<()> {
    match words.is_empty() {
        true => Ok(()),
        false => canvas.text("title", &[], words),
    }
}

fn written(path: &Path) -> String {
    let at = |point: &Point| format!("{} {}", number(point.x), number(point.y));
    let steps = path.0.iter().map(|step| match step {
        Step::Move(to) => format!("M{}", at(to)),
        Step::Line(to) => format!("L{}", at(to)),
        Step::Curve(a, b, to) => format!("C{} {} {}", at(a), at(b), at(to)),
    });
    steps.collect::<Vec<_>>().join("")
}

/// An arrowhead for support, a bar for contradiction.
fn head(canvas: &mut Canvas, head: &Head, look: Stroke) -> io::Result<()> {
    let (length, half) = match look {
        Stroke::Across(_) => (8.0, 4.5),
        Stroke::Inner(_) | Stroke::Through(_) => (6.0, 3.2),
    };
    let (towards, tip) = (head.towards, head.tip);
    let at = |back: f64, aside: f64| {
        let x = tip.x - towards.x * back + towards.y * aside;
        let y = tip.y - towards.y * back + towards.x * aside;
        format!("{} {}", number(x), number(y))
    };
    let kind = look.kind();
    match kind {
        RelationKind::Support => {
            let outline = format!(
                "M{}L{}L{}Z",
                at(0.0, 0.0),
                at(length, half),
                at(length, -half)
            );
            let (class, colour) = match look {
                Stroke::Across(_) => (fill_class(kind), ink(kind).light),
                Stroke::Inner(_) | Stroke::Through(_) => ("head", FRAME.light),
            };
            canvas.empty(
                "path",
                &[("class", class), ("d", &outline), ("fill", colour)],
            )
        }
        RelationKind::Contradiction => {
            let bar = format!("M{}L{}", at(3.0, half + 1.0), at(3.0, -half - 1.0));
            let attributes = [
                ("class", line_class(kind)),
                ("d", &bar),
                ("fill", "none"),
                ("stroke", ink(kind).light),
                ("stroke-width", "2.4"),
            ];
            canvas.empty("path", &attributes)
        }
    }
}

fn sign(canvas: &mut Canvas, word: &Word) -> io::Result<()> {
    let area = word.area;
    let [x, y, w, h, r] = [area.x, area.y, area.width, area.height, area.height / 2.0].map(number);
    let attributes = [
        ("class", fill_class(word.kind)),
        ("x", &x),
        ("y", &y),
        ("width", &w),
        ("height", &h),
        ("rx", &r),
        ("fill", ink(word.kind).light),
    ];
    let [first, last] = &word.ends;
    let ends = format!("{} {}", first.0, last.0);
    canvas.group("g", &[("data-ends", &ends)], |canvas| {
        canvas.empty("rect", &attributes)?;
        write(canvas, &word.text)
    })
}

fn sample(canvas: &mut Canvas, sample: &Sample) -> io::Result<()> {
    let area = sample.area;
    match sample.shows {
        Shows::Kind(kind) => shape(canvas, kind, &area, None, false)?,
        Shows::Tint(place) => {
            let (class, fill) = fill_of(Some(place));
            frame(canvas, &area, &class, fill, 3.0, false)?;
        }
        Shows::Line(look) => {
            let y = area.middle().y;
            let ends = [Point::new(area.x, y), Point::new(area.right(), y)];
            let path = Path(vec![Step::Move(ends[0]), Step::Line(ends[1])]);
            stroke(canvas, &path, look)?;
            let tip = Head {
                tip: ends[1],
                towards: Point::new(1.0, 0.0),
            };
            head(canvas, &tip, look)?;
        }
    }
    write(canvas, &sample.text)
}

//! What stands around the columns: who writes and when on top, the legend and how much is shown at the foot.

use super::choice::Chosen;
use super::column::{SMALL, centred};
use super::geometry::{Area, Point};
use super::layout::{Layout, Look, Sample, Shows, Stroke, Text};
use super::letters;
use super::words::Words;
use crate::argument::{ComponentKind, RelationKind};
use crate::export::palette::{Palette, TINTS};
use crate::map::{ArticleEntry, EdgeView, on_one_line};
use std::collections::HashSet;

const TOP: f64 = 40.0;
const NAME: f64 = 24.0;
const TITLE: f64 = 15.0;
const TITLE_LINE: f64 = 21.0;
const HEADING: f64 = 20.0;
const BEFORE_COLUMNS: f64 = 18.0;
const BEFORE_FOOT: f64 = 34.0;
const FOOT_LINE: f64 = 26.0;
const SWATCH: Area = Area {
    x: 0.0,
    y: 0.0,
    width: 30.0,
    height: 16.0,
};

/// Above which stretch of the page an article is named.
pub(super) struct Heading<'map> {
    pub(super) article: &'map ArticleEntry,
    pub(super) x: f64,
    pub(super) width: f64,
}

/// Names the authors, and what the picture is in the middle; returns where the columns may begin.
pub(super) fn head(
    layout: &mut Layout,
    headings: &[Heading<'_>],
    middle: Option<f64>,
    chosen: &Chosen<'_>,
    words: &Words,
) -> f64 {
    let named: Vec<String> = headings
        .iter()
        .map(|heading| naming(heading.article))
        .collect();
    layout.title = match named.is_empty() {
        true => words.heading().to_owned(),
        false => format!("{}{}{}", words.heading(), words.colon(), named.join(" — ")),
    };
    let mut bottom = TOP + HEADING;
    for heading in headings {
        let mut y = TOP + NAME * 0.8;
        let article = heading.article;
        let name = format!("{} {}", article.id, article.byline());
        let name = letters::line(&name, NAME, heading.width);
        layout
            .texts
            .push(Text::new(Point::new(heading.x, y), NAME, name).bold());
        y += 4.0;
        // Who does not sign is called by the title already.
        let title = match article.author.trim() {
            "" => Vec::new(),
            _ => letters::lines(&article.title, TITLE, heading.width, 2),
        };
        for line in title {
            y += TITLE_LINE;
            layout
                .texts
                .push(Text::new(Point::new(heading.x, y), TITLE, line));
        }
        let published = on_one_line(&article.date());
        if !published.is_empty() {
            y += TITLE_LINE;
            let date = letters::line(&published, SMALL, heading.width);
            layout
                .texts
                .push(Text::new(Point::new(heading.x, y), SMALL, date).soft());
        }
        bottom = bottom.max(y);
    }
    if let Some(middle) = middle {
        let y = TOP + NAME * 0.8;
        let heading = centred(Point::new(middle, y), HEADING, words.heading().to_owned());
        layout.texts.push(heading.bold());
        let counts = words.counts(count(&chosen.pairs), count(&chosen.all_pairs));
        let at = Point::new(middle, y + TITLE_LINE + 4.0);
        let counts = centred(at, SMALL, counts.join(" · "));
        layout.texts.push(counts.soft());
    }
    bottom + BEFORE_COLUMNS
}

/// Issues, contradictions and agreements.
fn count(pairs: &[EdgeView<'_>]) -> [usize; 3] {
    let issues: HashSet<_> = pairs.iter().map(|pair| &pair.edge.issue).collect();
    let of_kind = |kind| super::facing::count(pairs, kind);
    [
        issues.len(),
        of_kind(RelationKind::Contradiction),
        of_kind(RelationKind::Support),
    ]
}

/// `江晚舟《夜市不是城市的麻烦》（2025-06-01）`, as far as the parts are known.
fn naming(article: &ArticleEntry) -> String {
    let mut name = on_one_line(&article.headline());
    if article.published.is_some() {
        name = article.with_date(&name, &on_one_line(&article.date()));
    }
    name
}

/// Writes the legend and `note` under `bottom`, and ends the page.
pub(super) fn foot(
    layout: &mut Layout,
    bottom: f64,
    margin: f64,
    note: String,
    palette: &Palette,
    words: &Words,
) {
    let mut at = Point::new(margin, bottom + BEFORE_FOOT);
    for (shows, text) in entries(layout, palette, words) {
        let width = SWATCH.width + 8.0 + letters::width(&text, SMALL);
        if at.x > margin && at.x + width > layout.width - margin {
            at = Point::new(margin, at.y + FOOT_LINE);
        }
        layout.legend.push(Sample {
            area: Area {
                x: at.x,
                y: at.y,
                ..SWATCH
            },
            shows,
            text: Text::new(
                Point::new(at.x + SWATCH.width + 8.0, at.y + SMALL),
                SMALL,
                text,
            ),
        });
        at.x += width + 26.0;
    }
    if at.x > margin {
        at.y += FOOT_LINE;
    }
    let note = Text::new(Point::new(margin, at.y + SMALL), SMALL, note).soft();
    layout.texts.push(note);
    layout.height = at.y + SMALL + TOP * 0.7;
}

/// What of the things drawn the legend explains, with the words.
fn entries(layout: &Layout, palette: &Palette, words: &Words) -> Vec<(Shows, String)> {
    let mut entries = Vec::new();
    for kind in [
        ComponentKind::MajorClaim,
        ComponentKind::Claim,
        ComponentKind::Premise,
    ] {
        let drawn = layout.boxes.iter().any(
            |placed| matches!(placed.look, Look::Statement { kind: drawn, .. } if drawn == kind),
        );
        if drawn {
            entries.push((Shows::Kind(kind), words.kind(kind).to_owned()));
        }
    }
    for (place, view) in palette.views().iter().enumerate() {
        let tint = Some(place % TINTS.len());
        let drawn = layout.boxes.iter().any(|placed| match placed.look {
            Look::Statement { tint: drawn, .. } | Look::Cell(drawn) => drawn == tint,
            Look::Issue => false,
        });
        if drawn {
            let label = letters::line(&view.label, SMALL, 200.0);
            entries.push((Shows::Tint(place % TINTS.len()), label));
        }
    }
    let strokes = layout.lines.iter().map(|line| line.look);
    for (stroke, text) in [
        (
            Stroke::Across(RelationKind::Contradiction),
            words.pair(RelationKind::Contradiction),
        ),
        (
            Stroke::Across(RelationKind::Support),
            words.pair(RelationKind::Support),
        ),
        (
            Stroke::Inner(RelationKind::Support),
            words.inner(RelationKind::Support),
        ),
        (
            Stroke::Inner(RelationKind::Contradiction),
            words.inner(RelationKind::Contradiction),
        ),
        (Stroke::Through(RelationKind::Support), words.through()),
    ] {
        let drawn = |look: Stroke| match (look, stroke) {
            (Stroke::Through(_), Stroke::Through(_)) => true,
            _ => look == stroke,
        };
        if strokes.clone().any(drawn) {
            entries.push((Shows::Line(stroke), text.to_owned()));
        }
    }
    entries
}

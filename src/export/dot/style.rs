//! What things look like: shapes by kind, tints by view, lines by relation.
//!
//! The colours are those of Okabe & Ito, told apart with any colour vision; fills are tints of them light enough for
//! black text (contrast over 10 to 1).

use super::quoting::attribute;
use crate::argument::{ComponentKind, RelationKind};
use crate::map::{ArgumentMap, ViewEntry};
use graphviz_rust::dot_generator::{attr, id};
use graphviz_rust::dot_structures::{Attribute, Id};

/// The frame of a cluster, and its ground.
pub(super) const FRAME: &str = "#7F7F7F";
pub(super) const GROUND: &str = "#FAFAFA";
/// The fill of a node that is filed under no view.
const PLAIN: &str = "#FFFFFF";
/// Tints of sky blue, orange, reddish purple, bluish green, yellow and vermillion; a seventh view begins again.
const TINTS: [&str; 6] = [
    "#BBE1F6", "#F5D999", "#EBC9DC", "#99D8C7", "#F9F4B4", "#EEBF99",
];

/// Which view has which fill.
pub(in crate::export) struct Palette {
    views: Vec<ViewEntry>,
}

impl Palette {
    pub(in crate::export) fn of(map: &ArgumentMap) -> Self {
        Self {
            views: map.all_views(),
        }
    }

    /// The views in the order of their tints.
    pub(in crate::export) fn views(&self) -> &[ViewEntry] {
        &self.views
    }

    /// The fill of a node of that view.
    pub(in crate::export) fn tint(&self, view: Option<&str>) -> &'static str {
        let known = |id| self.views.iter().position(|view| view.id == id);
        view.and_then(known)
            .map_or(PLAIN, |place| TINTS[place % TINTS.len()])
    }
}

/// The shape of a node: a double frame for a thesis, round corners for a claim, a sheet of paper for a premise.
pub(super) fn shape(kind: ComponentKind) -> Vec<Attribute> {
    match kind {
        ComponentKind::MajorClaim => vec![
            attr!("shape", "box"),
            attr!("style", "filled"),
            attr!("peripheries", "2"),
            attr!("penwidth", "1.5"),
            attr!("fontsize", "12"),
        ],
        ComponentKind::Claim => vec![attr!("shape", "box"), attr!("style", esc "rounded,filled")],
        ComponentKind::Premise => vec![attr!("shape", "note"), attr!("style", "filled")],
    }
}

/// The line of a relation: blue, solid, with an arrow for support; vermillion, dashed, with a bar for contradiction.
pub(super) fn line(kind: RelationKind) -> Vec<Attribute> {
    let (style, head) = match kind {
        RelationKind::Support => ("solid", "normal"),
        RelationKind::Contradiction => ("dashed", "tee"),
    };
    vec![
        attribute("color", colour(kind)),
        attr!("style", style),
        attr!("arrowhead", head),
        attr!("arrowtail", head),
    ]
}

/// The colour of a relation's line and label.
pub(super) fn colour(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Support => "#0072B2",
        RelationKind::Contradiction => "#D55E00",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_text_is_read_easily_on_every_tint() {
        let linear = |byte: &str| {
            let share = f64::from(u8::from_str_radix(byte, 16).unwrap()) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        for tint in TINTS.iter().chain([&PLAIN, &GROUND]) {
            let light = 0.2126 * linear(&tint[1..3])
                + 0.7152 * linear(&tint[3..5])
                + 0.0722 * linear(&tint[5..7]);
            assert!((light + 0.05) / 0.05 > 10.0, "{tint}");
        }
    }
}

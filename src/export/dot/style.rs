//! What things look like: shapes by kind, lines by relation.

use super::quoting::attribute;
use crate::argument::{ComponentKind, RelationKind};
use crate::export::palette::ink;
use graphviz_rust::dot_generator::{attr, id};
use graphviz_rust::dot_structures::{Attribute, Id};

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
        attribute("color", ink(kind).light),
        attr!("style", style),
        attr!("arrowhead", head),
        attr!("arrowtail", head),
    ]
}

//! A claim as every part of the page shows it: its name, what it is, and the view that colours it.

use crate::argument::ComponentKind;
use crate::explain::Phrases;
use crate::export::palette::Palette;
use crate::map::{ArgumentMap, Node, NodeId};
use serde::Serialize;
use std::collections::HashMap;

/// What a claim is shown by.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Claim {
    pub id: String,
    /// `major_claim`, `claim` or `premise`: what styles and filters go by.
    pub kind: &'static str,
    /// The kind in words.
    pub kind_name: &'static str,
    pub view_label: String,
    /// Which tint its view has.
    pub tint: Option<usize>,
    pub text: String,
}

/// The claims of a map by their names.
pub(super) struct Claims {
    claims: HashMap<NodeId, Claim>,
    pub phrases: Phrases,
    tints: Vec<(String, Option<usize>)>,
}

impl Claims {
    pub(super) fn of(map: &ArgumentMap, palette: &Palette, phrases: Phrases) -> Self {
        let claims = map.nodes().map(|node| {
            let claim = Claim {
                id: node.id.0.clone(),
                kind: kind(node.kind),
                kind_name: phrases.kind(Some(node.kind)),
                view_label: map.view_label(node).to_owned(),
                tint: palette.place(node.view.as_deref()),
                text: node.text.clone(),
            };
            (node.id.clone(), claim)
        });
        let views = palette.views().iter();
        Self {
            claims: claims.collect(),
            phrases,
            tints: views
                .map(|view| (view.label.clone(), palette.place(Some(&view.id))))
                .collect(),
        }
    }

    /// The claim that a node of the map is.
    pub(super) fn claim(&self, node: &Node) -> Option<Claim> {
        self.claims.get(&node.id).cloned()
    }

    /// The tint of the view of that label.
    pub(super) fn tint_of(&self, label: &str) -> Option<usize> {
        let view = self.tints.iter().find(|(known, _)| known == label);
        view.and_then(|(_, tint)| *tint)
    }
}

/// The name that styles and filters know a kind by.
pub(super) fn kind(kind: ComponentKind) -> &'static str {
    match kind {
        ComponentKind::MajorClaim => "major_claim",
        ComponentKind::Claim => "claim",
        ComponentKind::Premise => "premise",
    }
}

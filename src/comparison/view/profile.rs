//! How an author's claims are spread over the views.

use super::pack::{View, ViewPack};
use crate::argument::{Argument, ComponentKind};
use serde::Serialize;

/// How an author's claims, major ones included, are spread over the views.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ViewProfile {
    /// One entry a view of the pack, in its order.
    pub shares: Vec<ViewShare>,
    /// Claims under no view.
    pub without: usize,
}

/// How many of an author's claims hold a view.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ViewShare {
    /// The view's id.
    pub view: String,
    /// How many claims.
    pub claims: usize,
    /// Of all claims, from 0 to 1, to three decimals.
    pub share: f64,
}

impl ViewProfile {
    /// From an argument and the views of its components, as [`views_of`](super::views_of) gives them.
    pub fn of(argument: &Argument, views: &[Option<&View>], pack: &ViewPack) -> Self {
        let claims: Vec<Option<&View>> = argument
            .components
            .iter()
            .zip(views)
            .filter(|(component, _)| component.kind != ComponentKind::Premise)
            .map(|(_, view)| *view)
            .collect();
        let share = |view: &View| {
            let held = claims.iter().flatten().filter(|held| held.id == view.id);
            let count = held.count();
            ViewShare {
                view: view.id.clone(),
                claims: count,
                share: (count as f64 / claims.len().max(1) as f64 * 1000.0).round() / 1000.0,
            }
        };
        Self {
            shares: pack.views.iter().map(share).collect(),
            without: claims.iter().filter(|view| view.is_none()).count(),
        }
    }

    /// The view that most claims hold, if any does.
    pub fn leading(&self) -> Option<&ViewShare> {
        let most = self.shares.iter().map(|share| share.claims).max()?;
        self.shares
            .iter()
            .find(|share| share.claims == most && most > 0)
    }
}

//! The `authors` of `map.json`: each one's share in figures, for readers who only want those.

use crate::article::ArticleId;
use crate::map::{ArgumentMap, AuthorShare};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One author's share of the map; counted anew whenever the map is written.
#[derive(Serialize, Deserialize, JsonSchema)]
pub(super) struct AuthorRow {
    /// The article.
    article: ArticleId,
    /// What a reader calls its author.
    author: String,
    major_claims: usize,
    claims: usize,
    premises: usize,
    /// One entry for every view of the map.
    views: Vec<ViewRow>,
    /// Pairs with other authors' claims that support each other.
    agreements: usize,
    /// Pairs with other authors' claims that contradict each other.
    contradictions: usize,
}

#[derive(Serialize, Deserialize, JsonSchema)]
struct ViewRow {
    /// The view's id.
    view: String,
    /// Claims and premises filed under it.
    nodes: usize,
    /// The same as a share of all the author's claims and premises, 0 to 1.
    share: f64,
}

pub(super) fn rows(map: &ArgumentMap) -> Vec<AuthorRow> {
    map.standing()
        .author_shares()
        .into_iter()
        .map(AuthorRow::of)
        .collect()
}

impl AuthorRow {
    fn of(share: AuthorShare<'_>) -> Self {
        let views = share.views.into_iter().map(|view| ViewRow {
            view: view.view.id,
            nodes: view.nodes,
            share: view.share,
        });
        Self {
            article: share.article.id.clone(),
            author: share.article.byline().to_owned(),
            major_claims: share.nodes.major_claims,
            claims: share.nodes.claims,
            premises: share.nodes.premises,
            views: views.collect(),
            agreements: share.agreements,
            contradictions: share.contradictions,
        }
    }
}

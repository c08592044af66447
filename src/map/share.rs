//! One author's share of the map in figures: counts by kind, shares by view, pairs with other authors.

use super::{ArgumentMap, ArticleEntry, KindCounts, ViewEntry};
use crate::argument::RelationKind;
use crate::rules::to_three_decimals;

/// What one author contributes, in figures.
#[derive(Clone, Debug)]
pub struct AuthorShare<'map> {
    /// The article.
    pub article: &'map ArticleEntry,
    /// Its nodes by kind.
    pub nodes: KindCounts,
    /// One entry for every view of the map, in its order.
    pub views: Vec<ViewShare>,
    /// Pairs with other authors' claims that support each other.
    pub agreements: usize,
    /// Pairs with other authors' claims that contradict each other.
    pub contradictions: usize,
}

/// How much of an author's argument is filed under one view.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewShare {
    /// The view.
    pub view: ViewEntry,
    /// Claims and premises filed under it.
    pub nodes: usize,
    /// The same as a share of all the author's claims and premises, 0 to 1, to three decimals.
    pub share: f64,
}

impl ArgumentMap {
    /// Every author's share, one entry an article in the map's order.
    pub fn author_shares(&self) -> Vec<AuthorShare<'_>> {
        let views = self.all_views();
        let share = |article| self.author_share(article, &views);
        self.articles.iter().map(share).collect()
    }

    fn author_share<'map>(
        &'map self,
        article: &'map ArticleEntry,
        views: &[ViewEntry],
    ) -> AuthorShare<'map> {
        let mut nodes = KindCounts::default();
        for node in self.nodes_of(&article.id) {
            nodes.add(node.kind);
        }
        let filed_under = |view: &ViewEntry| {
            let filed = |node: &&super::Node| node.view.as_ref() == Some(&view.id);
            let filed = self.nodes_of(&article.id).filter(filed).count();
            let share = filed as f64 / nodes.total().max(1) as f64;
            ViewShare {
                view: view.clone(),
                nodes: filed,
                share: to_three_decimals(share),
            }
        };
        let pairs = |kind| {
            self.cross_edges()
                .filter(|pair| pair.edge.kind == kind)
                .filter(|pair| [&pair.source.article, &pair.target.article].contains(&&article.id))
                .count()
        };
        AuthorShare {
            article,
            nodes,
            views: views.iter().map(filed_under).collect(),
            agreements: pairs(RelationKind::Support),
            contradictions: pairs(RelationKind::Contradiction),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::specimen;

    #[test]
    fn an_author_has_counts_shares_and_pairs() {
        let map = specimen::night_markets();
        let shares = map.author_shares();
        let first = &shares[0];
        assert_eq!((first.nodes.total(), first.nodes.premises), (7, 2));
        assert_eq!((first.views[0].nodes, first.views[0].share), (4, 0.571));
        assert_eq!((first.agreements, first.contradictions), (1, 4));
    }
}

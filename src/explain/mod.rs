//! Why is this here? A node or an edge of a map, told with the rules that spoke for and against it, the words that made
//! them speak, and what it nearly was.
//!
//! In come a map and the [`Reasons`] of the rules that made it, out goes plain text in Chinese or English.

mod edge;
mod node;
mod phrases;
mod reasons;
#[cfg(test)]
mod tests;
mod witnesses;
mod words;

pub use edge::EdgeExplanation;
pub use node::NodeExplanation;
pub(crate) use phrases::Phrases;
pub(crate) use reasons::Reason;
pub use reasons::Reasons;
pub(crate) use words::{home, place_in};

use crate::argument::{ComponentKind, RelationKind};
use crate::bilingual::Lang;
use crate::map::{ArgumentMap, EdgeView, Node};

/// Explains the nodes and edges of one map.
#[derive(Clone, Copy)]
pub struct Explainer<'a> {
    map: &'a ArgumentMap,
    reasons: &'a Reasons,
    phrases: Phrases,
}

impl<'a> Explainer<'a> {
    /// Of a map, by the reasons of the rules that made it, in a language.
    pub fn new(map: &'a ArgumentMap, reasons: &'a Reasons, lang: Lang) -> Self {
        Self {
            map,
            reasons,
            phrases: Phrases(lang),
        }
    }

    /// Why a node is here.
    pub fn node(self, node: &'a Node) -> NodeExplanation<'a> {
        NodeExplanation {
            explainer: self,
            node,
        }
    }

    /// Why an edge is here.
    pub fn edge(self, edge: EdgeView<'a>) -> EdgeExplanation<'a> {
        EdgeExplanation {
            explainer: self,
            edge,
        }
    }

    /// What an editor asks about first: the surest `limit` contradictions and agreements between the authors; of a single
    /// article its theses and the surest `limit` relations of each kind inside it.
    pub fn strongest(self, limit: usize) -> (Vec<&'a Node>, Vec<EdgeView<'a>>) {
        let kinds = [RelationKind::Contradiction, RelationKind::Support];
        if self.map.articles.len() > 1 {
            let pairs = kinds.map(|kind| self.map.strongest_pairs(kind, limit));
            return (Vec::new(), pairs.concat());
        }
        let theses = self.map.nodes();
        let theses = theses.filter(|node| node.kind == ComponentKind::MajorClaim);
        let inside = kinds.map(|kind| {
            let mut edges: Vec<_> = self.map.inner_edges().collect();
            edges.retain(|edge| edge.edge.kind == kind);
            edges.sort_by(EdgeView::surest_first);
            edges.truncate(limit);
            edges
        });
        (theses.collect(), inside.concat())
    }
}

//! What exports, reviews and screens ask of a map.

use super::{ArgumentMap, Edge, Node, NodeId};
use crate::article::ArticleId;
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::{EdgeRef, IntoEdgeReferences};

/// An edge with both its ends.
#[derive(Clone, Copy, Debug)]
pub struct EdgeView<'map> {
    /// What argues, or the node of the article given first.
    pub source: &'map Node,
    /// What is argued for or against, or the node of the article given later.
    pub target: &'map Node,
    /// The relation.
    pub edge: &'map Edge,
}

impl EdgeView<'_> {
    /// Whether it runs between two articles.
    pub fn is_cross(&self) -> bool {
        self.source.article != self.target.article
    }
}

impl ArgumentMap {
    /// All nodes, article by article, in reading order.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.graph().node_weights()
    }

    /// The nodes of one article in reading order.
    pub fn nodes_of<'map>(
        &'map self,
        article: &'map ArticleId,
    ) -> impl Iterator<Item = &'map Node> {
        self.nodes().filter(move |node| &node.article == article)
    }

    /// All edges in the order they were added.
    pub fn edges(&self) -> impl Iterator<Item = EdgeView<'_>> {
        let graph = self.graph();
        graph.edge_references().map(move |edge| EdgeView {
            source: &graph[edge.source()],
            target: &graph[edge.target()],
            edge: edge.weight(),
        })
    }

    /// The edges between articles in the order they were added.
    pub fn cross_edges(&self) -> impl Iterator<Item = EdgeView<'_>> {
        self.edges().filter(EdgeView::is_cross)
    }

    /// The edges inside articles in the order they were added.
    pub fn inner_edges(&self) -> impl Iterator<Item = EdgeView<'_>> {
        self.edges().filter(|edge| !edge.is_cross())
    }

    /// The node of that name.
    pub fn node(&self, id: &NodeId) -> Option<&Node> {
        self.index_of(id).map(|index| &self.graph()[index])
    }

    /// Where the node of that name lies in the graph.
    pub fn index_of(&self, id: &NodeId) -> Option<NodeIndex> {
        self.graph()
            .node_indices()
            .find(|&index| &self.graph()[index].id == id)
    }
}

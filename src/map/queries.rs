//! What exports, reviews and screens ask of a map.

use super::{ArgumentMap, ArticleEntry, Edge, Issue, IssueId, Node, NodeId, ViewEntry};
use crate::article::{ArticleId, is_cjk};
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use std::cmp::Ordering;

/// An edge with both its ends.
#[derive(Clone, Copy, Debug)]
pub struct EdgeView<'map> {
    /// What argues, or the node of the article given first.
    pub source: &'map Node,
    /// What is argued for or against, or the node of the article given later.
    pub target: &'map Node,
    /// The relation.
    pub edge: &'map Edge,
    /// Its place in the map, counted from 0.
    pub place: usize,
}

impl EdgeView<'_> {
    /// Whether it runs between two articles.
    pub fn is_cross(&self) -> bool {
        self.source.article != self.target.article
    }

    /// How two edges stand in a list of the surest first.
    pub(crate) fn surest_first(&self, other: &Self) -> Ordering {
        let sureness = |of: &Self| of.edge.confidence.value();
        sureness(other).total_cmp(&sureness(self))
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

    /// Whether its claims are mostly in Latin letters, by which a Chinese text names a product now and then.
    pub(crate) fn is_in_latin(&self) -> bool {
        let (mut latin, mut chinese) = (0_usize, 0_usize);
        for letter in self.nodes().flat_map(|node| node.text.chars()) {
            latin += usize::from(letter.is_ascii_alphabetic());
            chinese += usize::from(is_cjk(letter));
        }
        latin > 2 * chinese
    }

    /// All edges in the order they were added.
    pub fn edges(&self) -> impl Iterator<Item = EdgeView<'_>> {
        let graph = self.graph();
        let edges = graph.edge_references().enumerate();
        edges.map(move |(place, edge)| EdgeView {
            source: &graph[edge.source()],
            target: &graph[edge.target()],
            edge: edge.weight(),
            place: self.places.get(edge.id().index()).copied().unwrap_or(place),
        })
    }

    /// Has its edges keep the places that they have now, whichever of them are taken out.
    pub(super) fn keep_places(&mut self) {
        let mut places = vec![
            0;
            self.graph()
                .edge_references()
                .map(|edge| edge.id().index() + 1)
                .max()
                .unwrap_or(0)
        ];
        for (edge, view) in self.graph().edge_references().zip(self.edges()) {
            places[edge.id().index()] = view.place;
        }
        self.places = places;
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

    /// The article of that name.
    pub fn article(&self, id: &ArticleId) -> Option<&ArticleEntry> {
        self.articles.iter().find(|article| &article.id == id)
    }

    /// What a reader calls the author of a node; the article's id where the map does not list the article.
    pub fn byline_of<'map>(&'map self, node: &'map Node) -> &'map str {
        self.article(&node.article)
            .map_or(node.article.as_str(), ArticleEntry::byline)
    }

    /// Whether two articles were laid side by side: with a base, no two of the others were.
    pub fn compares(&self, one: &ArticleId, other: &ArticleId) -> bool {
        let base = self.base.as_ref();
        base.is_none_or(|base| base == one || base == other)
    }

    /// The issue of that name.
    pub fn issue(&self, id: &IssueId) -> Option<&Issue> {
        self.issues.iter().find(|issue| &issue.id == id)
    }

    /// The label of the issue an edge speaks to; empty where it names none the map knows.
    pub fn issue_label<'map>(&'map self, edge: &Edge) -> &'map str {
        let issue = edge.issue.as_ref().and_then(|id| self.issue(id));
        issue.map_or("", |issue| &issue.label)
    }

    /// The label of the view a node is filed under, its id where the map has no label for it; empty without a view.
    pub fn view_label<'map>(&'map self, node: &'map Node) -> &'map str {
        let id = node.view.as_deref().unwrap_or_default();
        let known = self.views.iter().find(|view| view.id == id);
        known.map_or(id, |view| &view.label)
    }

    /// Every view of the map: those of the pack in its order, then those that only a node names, in reading order.
    pub fn all_views(&self) -> Vec<ViewEntry> {
        let mut views = self.views.clone();
        for id in self.nodes().filter_map(|node| node.view.as_ref()) {
            if !views.iter().any(|view| &view.id == id) {
                views.push(ViewEntry {
                    id: id.clone(),
                    label: id.clone(),
                });
            }
        }
        views
    }
}

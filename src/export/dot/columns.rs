//! What stands in which column: the invisible edges that give `dot` its ranks.
//!
//! An author's nodes stand by level (thesis, claims, premises) and further out the longer the chain of grounds. The
//! edges of the map cannot say so themselves: some run in circles, and half of the authors are drawn against them.
//! So every article gets edges from a node to what it bears on, circles cut open, and between two articles stands an
//! invisible point that all of the left one comes before and all of the right one after.

use super::between;
use crate::argument::ComponentKind;
use crate::article::ArticleId;
use crate::map::{ArgumentMap, Node};
use graphviz_rust::dot_generator::{attr, id, stmt};
use graphviz_rust::dot_structures::{Attribute, Id, Node as DotNode, NodeId as DotNodeId, Stmt};
use petgraph::Direction;
use petgraph::acyclic::Acyclic;
use petgraph::data::Build;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::HashMap;

/// On which side of their claims an author's grounds stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    GroundsLeft,
    GroundsRight,
}

/// Half the width of the gap between two articles, in columns that hold nothing: room for the issues' labels.
const GAP: usize = 3;

/// The columns of every article.
pub(super) struct Columns<'map> {
    articles: Vec<Ladder<'map>>,
}

/// One article's nodes, each leading up to what it bears on, without circles.
struct Ladder<'map> {
    article: &'map ArticleId,
    side: Side,
    steps: DiGraph<&'map Node, ()>,
}

impl<'map> Columns<'map> {
    pub(super) fn of(map: &'map ArgumentMap) -> Self {
        let facing = map.articles.len() > 1;
        let articles = map
            .articles
            .iter()
            .enumerate()
            .map(|(position, article)| Ladder {
                article: &article.id,
                side: if facing && position == 0 {
                    Side::GroundsLeft
                } else {
                    Side::GroundsRight
                },
                steps: steps_of(map, &article.id),
            })
            .collect();
        Self { articles }
    }

    pub(super) fn side(&self, article: &ArticleId) -> Side {
        let ladder = self
            .articles
            .iter()
            .find(|ladder| ladder.article == article);
        ladder.map_or(Side::GroundsRight, |ladder| ladder.side)
    }

    /// The edges that keep an article's own order.
    pub(super) fn inside(&self, article: &ArticleId) -> Vec<Stmt> {
        let ladders = self
            .articles
            .iter()
            .filter(|ladder| ladder.article == article);
        ladders.flat_map(Ladder::edges).collect()
    }

    /// The points between neighbouring articles, with the edges that keep all of one left of all of the other.
    pub(super) fn between_articles(&self) -> Vec<Stmt> {
        let mut statements = Vec::new();
        for pair in self.articles.windows(2) {
            let [left, right] = pair else { continue };
            let gap = format!("between {} and {}", left.article, right.article);
            let point = vec![
                attr!("shape", "point"),
                attr!("style", "invis"),
                attr!("width", "0"),
                attr!("label", esc ""),
            ];
            statements.push(stmt!(DotNode::new(
                DotNodeId(super::name(&gap), None),
                point
            )));
            for node in left.boundary(left.side == Side::GroundsLeft) {
                statements.push(invisible(&node.id.0, &gap, GAP, 1));
            }
            for node in right.boundary(right.side == Side::GroundsRight) {
                statements.push(invisible(&gap, &node.id.0, GAP, 1));
            }
        }
        statements
    }
}

impl<'map> Ladder<'map> {
    fn edges(&self) -> Vec<Stmt> {
        let up = self.steps.edge_indices();
        let up = up.filter_map(|step| self.steps.edge_endpoints(step));
        let chains = up.map(|(lower, upper)| self.invisible_step(lower, upper, 4));
        // What bears on nothing would stand with the theses; it is kept in the column of its level.
        let top = self.top();
        let strays = self.ends(Direction::Outgoing).filter_map(|stray| {
            let top = top.filter(|&top| level(self.steps[top]) < level(self.steps[stray]))?;
            Some(self.invisible_step(stray, top, 1))
        });
        chains.chain(strays).collect()
    }

    fn invisible_step(&self, lower: NodeIndex, upper: NodeIndex, weight: usize) -> Stmt {
        let (lower, upper) = (self.steps[lower], self.steps[upper]);
        let distance = level(lower).saturating_sub(level(upper)).max(1);
        match self.side {
            Side::GroundsLeft => invisible(&lower.id.0, &upper.id.0, distance, weight),
            Side::GroundsRight => invisible(&upper.id.0, &lower.id.0, distance, weight),
        }
    }

    /// The nodes at one edge of the cluster: that of the theses, or that of the last grounds.
    fn boundary(&self, theses: bool) -> impl Iterator<Item = &'map Node> {
        let beyond = match theses {
            true => Direction::Outgoing,
            false => Direction::Incoming,
        };
        self.ends(beyond).map(|index| self.steps[index])
    }

    /// The first of the nodes that bear on nothing, of the highest level among them.
    fn top(&self) -> Option<NodeIndex> {
        self.ends(Direction::Outgoing)
            .min_by_key(|&index| level(self.steps[index]))
    }

    fn ends(&self, beyond: Direction) -> impl Iterator<Item = NodeIndex> {
        self.steps.externals(beyond)
    }
}

fn steps_of<'map>(map: &'map ArgumentMap, article: &'map ArticleId) -> DiGraph<&'map Node, ()> {
    let mut steps = Acyclic::<DiGraph<&Node, ()>>::new();
    let places: HashMap<_, NodeIndex> = map
        .nodes_of(article)
        .map(|node| (&node.id, steps.add_node(node)))
        .collect();
    for edge in map.inner_edges() {
        if let (Some(&lower), Some(&upper)) =
            (places.get(&edge.source.id), places.get(&edge.target.id))
        {
            // Refused where it would close a circle: such an edge is drawn all the same, it only places nothing.
            let _refused = steps.try_add_edge(lower, upper, ());
        }
    }
    steps.into_inner()
}

fn level(node: &Node) -> usize {
    match node.kind {
        ComponentKind::MajorClaim => 0,
        ComponentKind::Claim => 1,
        ComponentKind::Premise => 2,
    }
}

/// An edge that only places: `to` stands at least `distance` columns to the right of `from`.
pub(super) fn invisible(from: &str, to: &str, distance: usize, weight: usize) -> Stmt {
    let attributes = vec![
        attr!("style", "invis"),
        attr!("minlen", distance),
        attr!("weight", weight),
    ];
    stmt!(between(from, to, attributes))
}

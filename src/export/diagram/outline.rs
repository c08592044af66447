//! One author's argument as an outline: every node under what it bears on, in the order in which it is drawn.
//!
//! Where a node lies between that is not drawn, its grounds stand under the nearest superior that is.

use super::choice::Chosen;
use crate::argument::{ComponentKind, RelationKind};
use crate::article::ArticleId;
use crate::map::{EdgeView, Node, NodeId};
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

/// One author's nodes, superiors before their grounds.
#[derive(Clone, Debug)]
pub(super) struct Outline<'map> {
    pub(super) rows: Vec<Row<'map>>,
    /// Relations inside the article that the outline has no place for: a second thing that a node bears on, or one
    /// that closes a circle.
    pub(super) others: Vec<EdgeView<'map>>,
}

/// One node in its place.
#[derive(Clone, Debug)]
pub(super) struct Row<'map> {
    pub(super) node: &'map Node,
    /// 0 for what bears on nothing.
    pub(super) depth: usize,
    pub(super) bond: Option<Bond<'map>>,
    /// Direct grounds that are not drawn.
    pub(super) hidden: usize,
}

/// What ties a node to its superior.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bond<'map> {
    /// The row of the superior.
    pub(super) superior: usize,
    /// For or against; through nodes that are not drawn, what all steps amount to.
    pub(super) kind: RelationKind,
    /// The relation, or the first of several.
    pub(super) first: EdgeView<'map>,
    /// Whether it leads to the superior itself, not to nodes in between that are not drawn.
    pub(super) is_direct: bool,
}

/// What every node of an article bears on, circles cut open.
struct Superiors<'map> {
    above: HashMap<&'map NodeId, EdgeView<'map>>,
    others: Vec<EdgeView<'map>>,
}

impl<'map> Outline<'map> {
    /// Siblings stand in the order of `wish`, from the lowest up, a node taking the mean of all wishes beneath it;
    /// those without a wish follow in reading order.
    pub(super) fn of(
        chosen: &Chosen<'map>,
        article: &'map ArticleId,
        wish: &HashMap<&NodeId, f64>,
    ) -> Self {
        let superiors = Superiors::of(chosen, article);
        let shown: Vec<&Node> = chosen
            .map
            .nodes_of(article)
            .filter(|node| chosen.nodes.contains(&node.id))
            .collect();
        let place: HashMap<&NodeId, usize> = shown
            .iter()
            .enumerate()
            .map(|(at, node)| (&node.id, at))
            .collect();
        let ties: Vec<Option<Bond<'map>>> = shown
            .iter()
            .map(|node| superiors.nearest(node, &place))
            .collect();
        let wishes = Wishes::of(&shown, &ties, wish);
        let mut grounds: Vec<Vec<usize>> = vec![Vec::new(); shown.len()];
        let mut tops = Vec::new();
        for (at, tie) in ties.iter().enumerate() {
            match tie {
                Some(tie) => grounds[tie.superior].push(at),
                None => tops.push(at),
            }
        }
        for siblings in grounds.iter_mut().chain([&mut tops]) {
            siblings.sort_by(|&a, &b| wishes.order(a, b));
        }
        // The first thesis, which mostly is the headline; the other theses; claims that bear on nothing.
        let is_thesis = |&top: &usize| shown[top].kind == ComponentKind::MajorClaim;
        let first = tops.iter().copied().filter(is_thesis).min();
        tops.sort_by_key(|top| (Some(*top) != first, !is_thesis(top)));
        let hidden = superiors.hidden(&place);
        let mut rows: Vec<Row<'map>> = Vec::with_capacity(shown.len());
        let mut open: Vec<(usize, usize, Option<usize>)> =
            tops.iter().rev().map(|&top| (top, 0, None)).collect();
        while let Some((at, depth, superior)) = open.pop() {
            let row = rows.len();
            rows.push(Row {
                node: shown[at],
                depth,
                bond: ties[at]
                    .zip(superior)
                    .map(|(tie, superior)| Bond { superior, ..tie }),
                hidden: hidden.get(&shown[at].id).copied().unwrap_or_default(),
            });
            let beneath = grounds[at].iter().rev();
            open.extend(beneath.map(|&ground| (ground, depth + 1, Some(row))));
        }
        let both = |edge: &EdgeView<'_>| {
            place.contains_key(&edge.source.id) && place.contains_key(&edge.target.id)
        };
        Self {
            rows,
            others: superiors.others.into_iter().filter(both).collect(),
        }
    }
}

impl<'map> Superiors<'map> {
    fn of(chosen: &Chosen<'map>, article: &'map ArticleId) -> Self {
        let mut edges: Vec<_> = chosen
            .map
            .inner_edges()
            .filter(|edge| &edge.source.article == article)
            .collect();
        edges.sort_by(EdgeView::surest_first);
        let mut superiors = Self {
            above: HashMap::new(),
            others: Vec::new(),
        };
        for edge in edges {
            let taken = superiors.above.contains_key(&edge.source.id);
            if taken || superiors.leads_to(&edge.target.id, &edge.source.id) {
                superiors.others.push(edge);
            } else {
                superiors.above.insert(&edge.source.id, edge);
            }
        }
        superiors
    }

    fn leads_to(&self, from: &NodeId, to: &NodeId) -> bool {
        let mut at = from;
        loop {
            match self.above.get(at) {
                _ if at == to => return true,
                Some(edge) => at = &edge.target.id,
                None => return false,
            }
        }
    }

    /// The nearest superior that is drawn; its place stands in `superior` until the rows are made.
    fn nearest(&self, node: &'map Node, place: &HashMap<&NodeId, usize>) -> Option<Bond<'map>> {
        let first = *self.above.get(&node.id)?;
        let mut edge = first;
        let mut against = false;
        loop {
            against ^= edge.edge.kind == RelationKind::Contradiction;
            if let Some(&superior) = place.get(&edge.target.id) {
                return Some(Bond {
                    superior,
                    kind: match against {
                        true => RelationKind::Contradiction,
                        false => RelationKind::Support,
                    },
                    first,
                    is_direct: first.target.id == edge.target.id,
                });
            }
            edge = *self.above.get(&edge.target.id)?;
        }
    }

    /// How many direct grounds of each node are not drawn.
    fn hidden(&self, place: &HashMap<&NodeId, usize>) -> HashMap<&'map NodeId, usize> {
        let mut hidden = HashMap::new();
        for edge in self.above.values() {
            if !place.contains_key(&edge.source.id) {
                *hidden.entry(&edge.target.id).or_default() += 1;
            }
        }
        hidden
    }
}

/// Where every node would like to stand.
struct Wishes(Vec<Option<f64>>);

impl Wishes {
    fn of(shown: &[&Node], ties: &[Option<Bond<'_>>], wish: &HashMap<&NodeId, f64>) -> Self {
        let mut sums = vec![(0.0, 0.0); shown.len()];
        for (at, node) in shown.iter().enumerate() {
            let Some(&value) = wish.get(&node.id) else {
                continue;
            };
            let mut place = Some(at);
            let mut seen = HashSet::new();
            while let Some(at) = place.filter(|&at| seen.insert(at)) {
                sums[at].0 += value;
                sums[at].1 += 1.0;
                place = ties[at].map(|tie| tie.superior);
            }
        }
        let mean = |(sum, count): (f64, f64)| (count > 0.0).then(|| sum / count);
        Self(sums.into_iter().map(mean).collect())
    }

    fn order(&self, a: usize, b: usize) -> Ordering {
        match (self.0[a], self.0[b]) {
            (Some(first), Some(second)) => first.total_cmp(&second),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => a.cmp(&b),
        }
    }
}

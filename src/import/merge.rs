//! The edits merged into the map, those that fit it and one another.

use super::Imported;
use super::edits::{Addition, Item, Wish};
use super::finding::{Elsewhere, Finding, Named, NotJoined};
use super::place::{Remark, SheetPlace};
use crate::argument::Confidence;
use crate::bilingual::Lang;
use crate::map::{ArgumentMap, Correction, Edge, EdgeIds, Node, NodeId, Review};
use std::collections::BTreeMap;

/// Why of a relation that an editor has added and says nothing about.
fn added(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "编者所加",
        Lang::En => "Added by the editor",
    }
}

/// The map's nodes and edges while they change.
pub(super) struct Merge {
    lang: Lang,
    ids: EdgeIds,
    nodes: Vec<Node>,
    edges: Vec<(NodeId, NodeId, Edge)>,
    /// What is to become of the ends of an edge: both may change, and only then are they what is meant.
    moves: BTreeMap<usize, Vec<(SheetPlace, Wish)>>,
    changes: Vec<Remark>,
    left: Vec<Remark>,
}

impl Merge {
    pub fn of(map: &ArgumentMap, left: Vec<Remark>, lang: Lang) -> Self {
        let edges = map.edges().map(|view| {
            (
                view.source.id.clone(),
                view.target.id.clone(),
                view.edge.clone(),
            )
        });
        Self {
            lang,
            ids: map.edge_ids(),
            nodes: map.nodes().cloned().collect(),
            edges: edges.collect(),
            moves: BTreeMap::new(),
            changes: Vec::new(),
            left,
        }
    }

    /// Grants the wishes about one field of one item, or tells that they contradict each other.
    pub fn settle(&mut self, item: &Item, mut wishes: Vec<(SheetPlace, Wish)>) {
        let (place, wish) = wishes.remove(0);
        if let Some((other, contrary)) = wishes.iter().find(|(_, other)| *other != wish) {
            let finding = Finding::Contrary {
                item: self.named(item),
                here: wish,
                there: Box::new(Elsewhere {
                    wish: contrary.clone(),
                    place: other.clone(),
                }),
            };
            self.left.push(Remark { place, finding });
            return;
        }
        if let (Item::Edge(at), Wish::Source(_) | Wish::Target(_)) = (item, &wish) {
            self.moves.entry(*at).or_default().push((place, wish));
            return;
        }
        let named = self.named(item);
        let granted = match item {
            Item::Node(id) => self
                .nodes
                .iter_mut()
                .find(|node| node.id == *id)
                .is_some_and(|node| grant_node(node, &wish)),
            Item::Edge(at) => self
                .edges
                .get_mut(*at)
                .is_some_and(|edge| grant_edge(edge, &wish)),
        };
        let finding = Finding::Granted { item: named, wish };
        match granted {
            true => self.changes.push(Remark { place, finding }),
            false => self.left.push(Remark { place, finding }),
        }
    }

    /// Gives edges their new ends, where these may be joined.
    pub fn move_edges(&mut self) {
        let moves = std::mem::take(&mut self.moves);
        let mut before = BTreeMap::new();
        for (&at, wishes) in &moves {
            let item = self.named(&Item::Edge(at));
            if let Some(edge) = self.edges.get_mut(at) {
                before.insert(at, (item, edge.clone()));
                for (_, wish) in wishes {
                    grant_edge(edge, wish);
                }
            }
        }
        // Only now, as two edges may have changed places.
        for (at, wishes) in moves {
            let Some((item, edge)) = before.remove(&at) else {
                continue;
            };
            let (source, target, _) = &self.edges[at];
            let refused = self.refusal([source, target], Some(at));
            if refused.is_some() {
                self.edges[at] = edge;
            }
            for (place, wish) in wishes {
                let item = item.clone();
                match refused {
                    None => {
                        let finding = Finding::Granted { item, wish };
                        self.changes.push(Remark { place, finding });
                    }
                    Some(why) => {
                        let finding = Finding::NotMoved { item, wish, why };
                        self.left.push(Remark { place, finding });
                    }
                }
            }
        }
    }

    /// Why two nodes can't be joined by one more edge, if they can't; `own` is the edge that is moved.
    fn refusal(&self, ends: [&NodeId; 2], own: Option<usize>) -> Option<NotJoined> {
        if ends[0] == ends[1] {
            return Some(NotJoined::SameNode);
        }
        // Across articles a relation is mutual.
        let mutual = self.is_across(ends);
        let mut edges = self.edges.iter().enumerate();
        let known = edges.find(|(at, (source, target, _))| {
            let same = [source, target] == ends || (mutual && [target, source] == ends);
            same && Some(*at) != own
        });
        known.map(|(_, (_, _, edge))| NotJoined::IsThere(edge.kind))
    }

    /// Whether two nodes are of two articles.
    fn is_across(&self, ends: [&NodeId; 2]) -> bool {
        let [one, other] = ends.map(|id| {
            let mut nodes = self.nodes.iter();
            nodes.find(|node| node.id == *id).map(|node| &node.article)
        });
        one != other
    }

    fn named(&self, item: &Item) -> Named {
        let (name, across) = match item {
            Item::Node(id) => (id.0.clone(), false),
            Item::Edge(at) => match self.edges.get(*at) {
                Some((source, target, _)) => (
                    format!("{} ({}–{})", self.ids.at(*at), source.0, target.0),
                    self.is_across([source, target]),
                ),
                None => (self.ids.at(*at).0, false),
            },
        };
        Named { name, across }
    }

    pub fn add(&mut self, place: SheetPlace, addition: Addition) {
        let joined = [&addition.source, &addition.target];
        let ends = Named {
            name: format!("{}–{}", addition.source.0, addition.target.0),
            across: self.is_across(joined),
        };
        let kind = addition.kind;
        if let Some(why) = self.refusal(joined, None) {
            let finding = Finding::NotAdded { ends, why };
            self.left.push(Remark { place, finding });
            return;
        }
        let finding = Finding::Added { ends, kind };
        self.changes.push(Remark { place, finding });
        let why = match addition.why {
            why if why.is_empty() => added(self.lang).to_owned(),
            why => why,
        };
        let edge = Edge {
            kind,
            confidence: Confidence::new(1.0),
            issue: addition.issue,
            why,
            evidence: Vec::new(),
            runner_up: None,
            review: addition.review.unless_empty(),
        };
        self.edges.push((addition.source, addition.target, edge));
    }

    pub fn finish(self, map: &ArgumentMap) -> Imported {
        let mut merged = ArgumentMap::default();
        merged.articles.clone_from(&map.articles);
        merged.issues.clone_from(&map.issues);
        merged.base.clone_from(&map.base);
        merged.views.clone_from(&map.views);
        let mut places = BTreeMap::new();
        for node in self.nodes {
            let id = node.id.clone();
            places.insert(id, merged.add_node(node));
        }
        for (source, target, edge) in self.edges {
            if let (Some(&source), Some(&target)) = (places.get(&source), places.get(&target)) {
                merged.add_edge(source, target, edge);
            }
        }
        Imported {
            map: merged,
            changes: self.changes,
            left: self.left,
        }
    }
}

/// Changes a node; another kind makes what came second meaningless.
fn grant_node(node: &mut Node, wish: &Wish) -> bool {
    match wish {
        Wish::Kind(kind) => {
            node.kind = *kind;
            node.runner_up = None;
        }
        Wish::View(view) => node.view.clone_from(view),
        Wish::Decision(_) | Wish::Note(_) => {}
        _ => return false,
    }
    enter(&mut node.review, wish);
    true
}

/// Changes an edge; another kind, and another end, makes what came second meaningless.
fn grant_edge((source, target, edge): &mut (NodeId, NodeId, Edge), wish: &Wish) -> bool {
    match wish {
        Wish::Relation(kind) => {
            edge.kind = *kind;
            edge.runner_up = None;
        }
        Wish::Issue(issue) => edge.issue.clone_from(issue),
        Wish::Why(why) => edge.why.clone_from(why),
        Wish::Source(node) => {
            source.clone_from(node);
            edge.runner_up = None;
        }
        Wish::Target(node) => {
            target.clone_from(node);
            edge.runner_up = None;
        }
        Wish::Decision(_) | Wish::Note(_) => {}
        _ => return false,
    }
    enter(&mut edge.review, wish);
    true
}

/// Enters a wish that is granted as the editor's word.
fn enter(review: &mut Option<Review>, wish: &Wish) {
    let mut changed = review.take().unwrap_or_default();
    match wish {
        Wish::Decision(decision) => changed.decision = *decision,
        Wish::Note(note) => changed.note.clone_from(note),
        Wish::Kind(_) | Wish::Relation(_) => changed.correct(Correction::Kind),
        Wish::View(_) => changed.correct(Correction::View),
        Wish::Issue(_) => changed.correct(Correction::Issue),
        Wish::Why(_) => changed.correct(Correction::Why),
        Wish::Source(_) => changed.correct(Correction::Source),
        Wish::Target(_) => changed.correct(Correction::Target),
    }
    *review = changed.unless_empty();
}

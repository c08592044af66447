//! What an editor wants changed, gathered from all sheets, then merged into the map.

use super::Imported;
use super::place::{Place, Remark};
use crate::argument::{ComponentKind, Confidence, RelationKind};
use crate::map::{ArgumentMap, Decision, Edge, EdgeIds, IssueId, Node, NodeId, Review};
use std::collections::BTreeMap;

/// What is to be changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    Node(NodeId),
    /// The edge at this place of the map, counted from 0.
    Edge(usize),
}

/// What of it, and what it is to be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wish {
    Kind(ComponentKind),
    View(Option<String>),
    Relation(RelationKind),
    Issue(Option<IssueId>),
    Why(String),
    Source(NodeId),
    Target(NodeId),
    Decision(Option<Decision>),
    Note(String),
}

/// A pair that an editor has added.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Addition {
    pub source: NodeId,
    pub target: NodeId,
    pub kind: RelationKind,
    pub issue: Option<IssueId>,
    pub why: String,
    pub review: Review,
}

/// Everything gathered.
#[derive(Default)]
pub(super) struct Edits {
    wishes: Vec<(Place, Item, Wish)>,
    additions: Vec<(Place, Addition)>,
    left: Vec<Remark>,
}

/// Why of a relation that an editor has added and says nothing about.
const ADDED: &str = "编者所加";

impl Edits {
    pub fn wish(&mut self, place: Place, item: Item, wish: Wish) {
        self.wishes.push((place, item, wish));
    }

    /// A wish, or why what is written is none.
    pub fn take(&mut self, place: Place, item: &Item, wish: Result<Wish, String>) {
        match wish {
            Ok(wish) => self.wish(place, item.clone(), wish),
            Err(what) => self.leave(place, what),
        }
    }

    pub fn add(&mut self, place: Place, addition: Addition) {
        self.additions.push((place, addition));
    }

    /// Something that can't be taken up.
    pub fn leave(&mut self, place: Place, what: impl Into<String>) {
        let what = what.into();
        self.left.push(Remark { place, what });
    }

    /// The map with all that does not contradict itself.
    pub fn merge(self, map: &ArgumentMap) -> Imported {
        let mut merge = Merge::of(map, self.left);
        let mut asked: BTreeMap<(Item, u8), Vec<(Place, Wish)>> = BTreeMap::new();
        let mut order = Vec::new();
        for (place, item, wish) in self.wishes {
            let key = (item, wish.field());
            if !asked.contains_key(&key) {
                order.push(key.clone());
            }
            asked.entry(key).or_default().push((place, wish));
        }
        for key in order {
            let Some(wishes) = asked.remove(&key) else {
                continue;
            };
            merge.settle(&key.0, wishes);
        }
        for (place, addition) in self.additions {
            merge.add(place, addition);
        }
        merge.finish(map)
    }
}

impl Wish {
    /// Wishes of one item about the same field contradict each other unless they are equal.
    fn field(&self) -> u8 {
        match self {
            Self::Kind(_) => 0,
            Self::View(_) => 1,
            Self::Relation(_) => 2,
            Self::Issue(_) => 3,
            Self::Why(_) => 4,
            Self::Source(_) => 5,
            Self::Target(_) => 6,
            Self::Decision(_) => 7,
            Self::Note(_) => 8,
        }
    }

    /// What it asks for, in words.
    fn told(&self) -> String {
        match self {
            Self::Kind(kind) => format!("kind {}", kind.as_str()),
            Self::View(None) => "no view".to_owned(),
            Self::View(Some(view)) => format!("view {view}"),
            Self::Relation(kind) => format!("relation {}", kind.as_str()),
            Self::Issue(None) => "no issue".to_owned(),
            Self::Issue(Some(issue)) => format!("issue {}", issue.0),
            Self::Why(why) => format!("why “{why}”"),
            Self::Source(node) => format!("source {}", node.0),
            Self::Target(node) => format!("target {}", node.0),
            Self::Decision(None) => "no decision".to_owned(),
            Self::Decision(Some(decision)) => format!("decision {}", decision.as_str()),
            Self::Note(note) if note.is_empty() => "no note".to_owned(),
            Self::Note(note) => format!("note “{note}”"),
        }
    }
}

/// The map's nodes and edges while they change.
struct Merge {
    ids: EdgeIds,
    nodes: Vec<Node>,
    edges: Vec<(NodeId, NodeId, Edge)>,
    changes: Vec<Remark>,
    left: Vec<Remark>,
}

impl Merge {
    fn of(map: &ArgumentMap, left: Vec<Remark>) -> Self {
        let edges = map.edges().map(|view| {
            (
                view.source.id.clone(),
                view.target.id.clone(),
                view.edge.clone(),
            )
        });
        Self {
            ids: map.edge_ids(),
            nodes: map.nodes().cloned().collect(),
            edges: edges.collect(),
            changes: Vec::new(),
            left,
        }
    }

    /// Grants the wishes about one field of one item, or tells that they contradict each other.
    fn settle(&mut self, item: &Item, mut wishes: Vec<(Place, Wish)>) {
        let (place, wish) = wishes.remove(0);
        if let Some((other, contrary)) = wishes.iter().find(|(_, other)| *other != wish) {
            let what = format!(
                "{}: {} here, but {} at {other}; left as it was, make both the same",
                self.name(item),
                wish.told(),
                contrary.told()
            );
            self.left.push(Remark { place, what });
            return;
        }
        let what = format!("{}: {}", self.name(item), wish.told());
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
        match granted {
            true => self.changes.push(Remark { place, what }),
            false => self.left.push(Remark { place, what }),
        }
    }

    fn name(&self, item: &Item) -> String {
        match item {
            Item::Node(id) => id.0.clone(),
            Item::Edge(at) => match self.edges.get(*at) {
                Some((source, target, _)) => {
                    format!("{} ({}–{})", self.ids.at(*at), source.0, target.0)
                }
                None => self.ids.at(*at).0,
            },
        }
    }

    fn add(&mut self, place: Place, addition: Addition) {
        let ends = format!("{}–{}", addition.source.0, addition.target.0);
        let known = self
            .edges
            .iter()
            .find(|(source, target, _)| (source, target) == (&addition.source, &addition.target));
        if let Some((_, _, edge)) = known.filter(|(_, _, edge)| edge.kind == addition.kind) {
            let what = format!(
                "{ends}: a {} is there already; not added again",
                edge.kind.as_str()
            );
            self.left.push(Remark { place, what });
            return;
        }
        let kind = addition.kind.as_str();
        self.changes.push(Remark {
            place,
            what: format!("{ends}: added {kind}"),
        });
        let why = match addition.why {
            why if why.is_empty() => ADDED.to_owned(),
            why => why,
        };
        let edge = Edge {
            kind: addition.kind,
            confidence: Confidence::new(1.0),
            issue: addition.issue,
            why,
            evidence: Vec::new(),
            runner_up: None,
            review: addition.review.unless_empty(),
        };
        self.edges.push((addition.source, addition.target, edge));
    }

    fn finish(self, map: &ArgumentMap) -> Imported {
        let mut merged = ArgumentMap::default();
        merged.articles.clone_from(&map.articles);
        merged.issues.clone_from(&map.issues);
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
        _ => return grant_review(&mut node.review, wish),
    }
    true
}

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
        _ => return grant_review(&mut edge.review, wish),
    }
    true
}

fn grant_review(review: &mut Option<Review>, wish: &Wish) -> bool {
    let mut changed = review.take().unwrap_or_default();
    let granted = match wish {
        Wish::Decision(decision) => {
            changed.decision = *decision;
            true
        }
        Wish::Note(note) => {
            changed.note.clone_from(note);
            true
        }
        _ => false,
    };
    *review = changed.unless_empty();
    granted
}

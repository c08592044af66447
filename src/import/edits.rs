//! What an editor wants changed, gathered from all sheets.

use super::Imported;
use super::finding::Finding;
use super::merge::Merge;
use super::place::{Remark, SheetPlace};
use crate::argument::{ComponentKind, RelationKind};
use crate::bilingual::Lang;
use crate::map::{ArgumentMap, Decision, IssueId, NodeId, Review};
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
    wishes: Vec<(SheetPlace, Item, Wish)>,
    additions: Vec<(SheetPlace, Addition)>,
    left: Vec<Remark>,
}

impl Edits {
    pub fn wish(&mut self, place: SheetPlace, item: Item, wish: Wish) {
        self.wishes.push((place, item, wish));
    }

    /// A wish, or why what is written is none.
    pub fn take(&mut self, place: SheetPlace, item: &Item, wish: Result<Wish, Finding>) {
        match wish {
            Ok(wish) => self.wish(place, item.clone(), wish),
            Err(finding) => self.leave(place, finding),
        }
    }

    pub fn add(&mut self, place: SheetPlace, addition: Addition) {
        self.additions.push((place, addition));
    }

    /// Something that can't be taken up.
    pub fn leave(&mut self, place: SheetPlace, finding: Finding) {
        self.left.push(Remark { place, finding });
    }

    /// The map with all that does not contradict itself.
    pub fn merge(self, map: &ArgumentMap, lang: Lang) -> Imported {
        let mut merge = Merge::of(map, self.left, lang);
        let mut asked: BTreeMap<(Item, u8), Vec<(SheetPlace, Wish)>> = BTreeMap::new();
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
        merge.move_edges();
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
}

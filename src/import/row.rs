//! A row beside what the export of the map says in its place.

use super::edits::{Edits, Item, Wish};
use super::finding::Finding;
use super::place::SheetPlace;
use super::sheet::{Row, Sheet};
use crate::argument::{ComponentKind, RelationKind};
use crate::export::csv::Table;
use crate::map::{ArgumentMap, IssueId, NodeId};

/// A row that was read, and the row of the export that it belongs to.
pub(super) struct Matched<'a> {
    pub sheet: &'a Sheet,
    pub row: &'a Row,
    pub table: &'a Table,
    pub exported: &'a [String],
}

impl Matched<'_> {
    /// The columns whose cells say something else than the export, with what they say.
    pub fn edited(&self) -> Vec<(&str, String)> {
        let columns = self.table.header.iter().zip(self.exported);
        columns
            .filter_map(|(name, exported)| {
                let read = self.sheet.raw(self.row, &name.to_lowercase())?;
                let changed = !self.sheet.same(exported, read);
                changed.then(|| (name.as_str(), Sheet::unmarked(read).trim().to_owned()))
            })
            .collect()
    }

    /// How many cells say the same as the export.
    pub fn agreement(&self) -> usize {
        let columns = self.table.header.iter().zip(self.exported);
        columns
            .filter(|(name, exported)| {
                let read = self.sheet.raw(self.row, &name.to_lowercase());
                read.is_some_and(|read| self.sheet.same(exported, read))
            })
            .count()
    }

    pub fn place(&self, column: &str) -> SheetPlace {
        SheetPlace::cell(self.sheet, self.row.number, column)
    }

    /// Takes up decision and note; tells whether the column was one of them.
    pub fn review(&self, column: &str, value: &str, item: &Item, edits: &mut Edits) -> bool {
        match column {
            "decision" if value.is_empty() => {
                edits.wish(self.place(column), item.clone(), Wish::Decision(None));
            }
            "decision" => match value.parse() {
                Ok(decision) => edits.wish(
                    self.place(column),
                    item.clone(),
                    Wish::Decision(Some(decision)),
                ),
                Err(()) => edits.leave(
                    self.place(column),
                    Finding::NoDecision {
                        written: value.to_owned(),
                        of_new: false,
                    },
                ),
            },
            "note" => {
                edits.wish(
                    self.place(column),
                    item.clone(),
                    Wish::Note(value.to_owned()),
                );
            }
            _ => return false,
        }
        true
    }

    /// Tells of a cell that is not for editing.
    pub fn leave(&self, column: &str, value: &str, edits: &mut Edits) {
        let written = value.to_owned();
        edits.leave(self.place(column), Finding::Settled { written });
    }
}

/// The kind of a node by its name in English or Chinese.
pub(super) fn component_kind(written: &str) -> Option<ComponentKind> {
    match written.to_lowercase().replace([' ', '-'], "_").as_str() {
        "总论点" => Some(ComponentKind::MajorClaim),
        "主张" | "论点" => Some(ComponentKind::Claim),
        "理由" | "论据" => Some(ComponentKind::Premise),
        name => ComponentKind::named(name),
    }
}

/// The kind of a relation by its name in English or Chinese.
pub(super) fn relation_kind(written: &str) -> Option<RelationKind> {
    match written.to_lowercase().as_str() {
        "支持" | "一致" => Some(RelationKind::Support),
        "矛盾" | "反驳" | "反对" | "相左" => Some(RelationKind::Contradiction),
        name => RelationKind::named(name),
    }
}

/// The issue of that label or name; an empty cell is none, an unknown one an error.
pub(super) fn issue(map: &ArgumentMap, written: &str) -> Result<Option<IssueId>, Finding> {
    if written.is_empty() {
        return Ok(None);
    }
    let found = map
        .issues
        .iter()
        .find(|issue| issue.label.trim() == written || issue.id.0 == written);
    let written = written.to_owned();
    found
        .map(|issue| Some(issue.id.clone()))
        .ok_or(Finding::NoIssue { written })
}

/// The node of that name, in capitals or not.
pub(super) fn node(map: &ArgumentMap, written: &str) -> Result<NodeId, Finding> {
    let exact = NodeId(written.to_owned());
    if map.node(&exact).is_some() {
        return Ok(exact);
    }
    let same = |id: &&NodeId| id.0.to_uppercase() == written.to_uppercase();
    let found = map.nodes().map(|node| &node.id).find(same);
    let written = written.to_owned();
    found.cloned().ok_or(Finding::NoNode { written })
}

/// Columns of a text in a message.
const TOLD_COLUMNS: usize = 60;

pub(super) fn shortened(text: &str) -> String {
    crate::map::shortened(text, TOLD_COLUMNS)
}

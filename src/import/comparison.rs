//! The comparison: pairs of claims with their relation, decision and note; pairs that an editor has added; decisions on
//! claims that nobody answers.

use super::edits::{Edits, Item, Wish};
use super::finding::Finding;
use super::other_map::{ToldAgain, of_another_map};
use super::place::SheetPlace;
use super::relations::add;
use super::row::{Matched, issue, relation_kind};
use super::sheet::{Row, Sheet};
use crate::export::csv::{Table, comparison, edges};
use crate::map::{ArgumentMap, NodeId};
use std::collections::HashSet;

pub(super) fn collect(map: &ArgumentMap, sheet: &Sheet, edits: &mut Edits) {
    let table = comparison::table(map);
    let items = items(map, &table);
    let nodes: Vec<[&str; 2]> = table.rows.iter().map(|row| nodes_of(&table, row)).collect();
    let mut used = HashSet::new();
    for row in &sheet.rows {
        let ends = ["1", "2"].map(|side| end(map, sheet, row, side));
        if let Some(finding) = of_another_map(sheet, row, &told_again(map, ends)) {
            edits.leave(SheetPlace::row(sheet, row.number), finding);
            continue;
        }
        if is_bare(sheet, row) {
            unmatched(map, sheet, row, ends, edits);
            continue;
        }
        let matched = table
            .rows
            .iter()
            .enumerate()
            .filter(|(at, _)| same_ends(nodes[*at], ends))
            .map(|(at, exported)| {
                let matched = Matched {
                    sheet,
                    row,
                    table: &table,
                    exported,
                };
                (at, matched)
            })
            .max_by_key(|(at, matched)| {
                (
                    !used.contains(at),
                    matched.agreement(),
                    std::cmp::Reverse(*at),
                )
            });
        match matched {
            Some((at, matched)) => {
                used.insert(at);
                edit(map, &matched, items[at].as_ref(), edits);
            }
            None => unmatched(map, sheet, row, ends, edits),
        }
    }
}

/// The nodes of a row of the export; the second is empty for a claim that nobody answers.
fn nodes_of<'r>(table: &Table, row: &'r [String]) -> [&'r str; 2] {
    ["node_1", "node_2"].map(|side| table.cell(row, side))
}

/// Whether two pairs of nodes are the same, in whichever order.
fn same_ends(one: [&str; 2], other: [&str; 2]) -> bool {
    one == other || one == [other[1], other[0]]
}

/// The node a row names on that side; where it names none, the one node with just these words.
fn end<'a>(map: &'a ArgumentMap, sheet: &Sheet, row: &'a Row, side: &str) -> &'a str {
    let written = sheet.cell(row, &format!("node_{side}")).unwrap_or_default();
    let claim = sheet
        .cell(row, &format!("claim_{side}"))
        .unwrap_or_default();
    if !written.is_empty() || claim.is_empty() {
        return written;
    }
    let mut same = map.nodes().filter(|node| sheet.same(&node.text, claim));
    match (same.next(), same.next()) {
        (Some(node), None) => &node.id.0,
        _ => "",
    }
}

/// What a row says of its nodes beside their names.
fn told_again<'a>(map: &'a ArgumentMap, ends: [&str; 2]) -> [ToldAgain<'a>; 2] {
    let [one, two] = ends.map(|end| map.node(&NodeId(end.to_owned())).into_iter().collect());
    [
        ToldAgain {
            nodes: one,
            text: "claim_1",
            line: Some("line_1"),
        },
        ToldAgain {
            nodes: two,
            text: "claim_2",
            line: Some("line_2"),
        },
    ]
}

/// What an export fills in and an editor who adds a pair needn't.
const FILLED_IN: [&str; 7] = [
    "author_1",
    "claim_1",
    "author_2",
    "claim_2",
    "confidence",
    "line_1",
    "line_2",
];

/// Whether an editor has written the row: the sheet has columns that an export fills in, and all of them are empty.
fn is_bare(sheet: &Sheet, row: &Row) -> bool {
    let mut filled_in = FILLED_IN
        .iter()
        .filter_map(|name| sheet.cell(row, name))
        .peekable();
    filled_in.peek().is_some() && filled_in.all(str::is_empty)
}

/// What `edges.csv` and `comparison.csv` both say of a pair, each under its own name.
const SAID_OF_BOTH: [(&str, &str); 6] = [
    ("kind", "relation"),
    ("issue", "issue"),
    ("confidence", "confidence"),
    ("why", "why"),
    ("decision", "decision"),
    ("note", "note"),
];

/// What the rows of the export are about.
fn items(map: &ArgumentMap, table: &Table) -> Vec<Option<Item>> {
    let edges = edges::table(map);
    let ends: Vec<[&str; 2]> = edges
        .rows
        .iter()
        .map(|edge| ["source", "target"].map(|end| edges.cell(edge, end)))
        .collect();
    let mut taken = HashSet::new();
    let mut edge_of = |row: &[String]| {
        let nodes = nodes_of(table, row);
        let is_it = |at: usize, edge: &[String]| {
            same_ends(ends[at], nodes)
                && SAID_OF_BOTH
                    .iter()
                    .all(|(of_edge, of_pair)| edges.cell(edge, of_edge) == table.cell(row, of_pair))
        };
        let rows = edges.rows.iter().enumerate();
        let mut found = rows.filter(|(at, edge)| is_it(*at, edge));
        found
            .find(|(at, _)| taken.insert(*at))
            .map(|(at, _)| Item::Edge(at))
    };
    table
        .rows
        .iter()
        .map(|row| match nodes_of(table, row) {
            [unanswered, ""] => Some(Item::Node(NodeId(unanswered.to_owned()))),
            _ => edge_of(row),
        })
        .collect()
}

fn edit(map: &ArgumentMap, matched: &Matched<'_>, item: Option<&Item>, edits: &mut Edits) {
    let Some(item) = item else {
        return;
    };
    let is_pair = matches!(item, Item::Edge(_));
    // With the two sides exchanged, every column of a side says what the other's said.
    let ends =
        ["node_1", "node_2"].map(|name| matched.sheet.cell(matched.row, name).unwrap_or_default());
    let [one, two] = nodes_of(matched.table, matched.exported);
    let exchanged = is_pair && ends == [two, one];
    for (column, value) in &matched.edited() {
        if matched.review(column, value, item, edits) {
            continue;
        }
        let place = matched.place(column);
        let wish = match *column {
            "relation" if is_pair => {
                let no_relation = || Finding::NoRelation {
                    written: value.clone(),
                    is_pair,
                };
                relation_kind(value)
                    .map(Wish::Relation)
                    .ok_or_else(no_relation)
            }
            "issue" if is_pair => issue(map, value).map(Wish::Issue),
            "why" if is_pair => Ok(Wish::Why(value.clone())),
            // The table was written in the other language.
            "why" if comparison::is_why_unanswered(value) => continue,
            name if exchanged && name.ends_with(['1', '2']) => continue,
            "node_1" | "node_2" => continue,
            _ => {
                matched.leave(column, value, edits);
                continue;
            }
        };
        edits.take(place, item, wish);
    }
}

/// A row that the export has not: a new pair, or one that no longer matches.
fn unmatched(map: &ArgumentMap, sheet: &Sheet, row: &Row, ends: [&str; 2], edits: &mut Edits) {
    let cell = |column| sheet.cell(row, column).unwrap_or_default();
    if ends == ["", ""] && cell("claim_1").is_empty() {
        edits.leave(SheetPlace::row(sheet, row.number), Finding::PairMissing);
        return;
    }
    if ends.iter().any(|end| end.is_empty()) {
        let finding = Finding::PairGone {
            ends: ends.map(str::to_owned),
            claim: cell("claim_1").to_owned(),
        };
        edits.leave(SheetPlace::row(sheet, row.number), finding);
        return;
    }
    add(map, sheet, row, "relation", ends, edits);
}

//! The claims: kinds, views, decisions and notes.

use super::edits::{Edits, Item, Wish};
use super::finding::Finding;
use super::place::SheetPlace;
use super::row::{Matched, component_kind};
use super::sheet::Sheet;
use crate::export::csv::nodes;
use crate::map::{ArgumentMap, NodeId};
use std::collections::HashMap;

pub(super) fn collect(map: &ArgumentMap, sheet: &Sheet, edits: &mut Edits) {
    let table = nodes::table(map);
    let by_id: HashMap<&str, &Vec<String>> = table
        .rows
        .iter()
        .map(|row| (table.cell(row, "id"), row))
        .collect();
    for row in &sheet.rows {
        let id = sheet.cell(row, "id").unwrap_or_default();
        let text = sheet.cell(row, "text").unwrap_or_default();
        let Some(exported) = by_id.get(id) else {
            let finding = Finding::NodeGone {
                id: id.to_owned(),
                text: text.to_owned(),
            };
            edits.leave(SheetPlace::row(sheet, row.number), finding);
            continue;
        };
        let matched = Matched {
            sheet,
            row,
            table: &table,
            exported,
        };
        let edited = matched.edited();
        let differs = |name: &str| edited.iter().any(|(column, _)| *column == name);
        // Another text in another place: the row is of an earlier map, in which the id meant something else.
        if differs("text") && (differs("line") || differs("start")) {
            let finding = Finding::NodeChanged {
                id: id.to_owned(),
                known: table.cell(exported, "text").to_owned(),
                written: text.to_owned(),
            };
            edits.leave(SheetPlace::row(sheet, row.number), finding);
            continue;
        }
        let item = Item::Node(NodeId(id.to_owned()));
        for (column, value) in &edited {
            if matched.review(column, value, &item, edits) {
                continue;
            }
            let place = matched.place(column);
            match *column {
                "kind" => match component_kind(value) {
                    Some(kind) => edits.wish(place, item.clone(), Wish::Kind(kind)),
                    None => {
                        let written = value.clone();
                        edits.leave(place, Finding::NoKind { written });
                    }
                },
                "view" => match view(map, value) {
                    Ok(view) => edits.wish(place, item.clone(), Wish::View(view)),
                    Err(finding) => edits.leave(place, finding),
                },
                _ => matched.leave(column, value, edits),
            }
        }
    }
}

/// The view of that label or id; an empty cell is none.
fn view(map: &ArgumentMap, written: &str) -> Result<Option<String>, Finding> {
    if written.is_empty() {
        return Ok(None);
    }
    let views = map.all_views();
    let found = views
        .iter()
        .find(|view| view.label.trim() == written || view.id == written);
    found.map(|view| Some(view.id.clone())).ok_or_else(|| {
        let known = views.iter().map(|view| view.label.clone());
        Finding::NoView {
            written: written.to_owned(),
            known: known.collect(),
        }
    })
}

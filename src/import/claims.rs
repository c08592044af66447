//! The claims: kinds, views, decisions and notes.

use super::edits::{Edits, Item, Wish};
use super::place::SheetPlace;
use super::row::{Matched, component_kind, shortened};
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
            let what = format!(
                "no longer matches: the map has no node `{id}` (“{}”)",
                shortened(text)
            );
            edits.leave(SheetPlace::row(sheet, row.number), what);
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
            let what = format!(
                "no longer matches: {id} is “{}” in the map, but “{}” here; the row was not read",
                shortened(table.cell(exported, "text")),
                shortened(text)
            );
            edits.leave(SheetPlace::row(sheet, row.number), what);
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
                    None => edits.leave(
                        place,
                        format!(
                            "`{}` is no kind; write major_claim, claim or premise",
                            shortened(value)
                        ),
                    ),
                },
                "view" => match view(map, value) {
                    Ok(view) => edits.wish(place, item.clone(), Wish::View(view)),
                    Err(what) => edits.leave(place, what),
                },
                _ => matched.leave(column, value, edits),
            }
        }
    }
}

/// The view of that label or id; an empty cell is none.
fn view(map: &ArgumentMap, written: &str) -> Result<Option<String>, String> {
    if written.is_empty() {
        return Ok(None);
    }
    let views = map.all_views();
    let found = views
        .iter()
        .find(|view| view.label.trim() == written || view.id == written);
    found.map(|view| Some(view.id.clone())).ok_or_else(|| {
        let labels: Vec<&str> = views.iter().map(|view| view.label.as_str()).collect();
        format!(
            "no view is called “{}”; the views are {}",
            shortened(written),
            labels.join(", ")
        )
    })
}

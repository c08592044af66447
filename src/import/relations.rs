//! The relations: kinds, ends, issues, reasons, decisions, notes, and relations that an editor has added.

use super::edits::{Addition, Edits, Item, Wish};
use super::finding::Finding;
use super::other_map::{ToldAgain, of_another_map};
use super::place::SheetPlace;
use super::row::{Matched, issue, node, relation_kind};
use super::sheet::{Row, Sheet};
use crate::export::csv::{Table, edges};
use crate::map::{ArgumentMap, Correction, NodeId, Review};

pub(super) fn collect(map: &ArgumentMap, sheet: &Sheet, edits: &mut Edits) {
    let table = edges::table(map);
    let exported: Vec<Exported<'_>> = table
        .rows
        .iter()
        .map(|row| Exported::of(&table, row))
        .collect();
    for row in &sheet.rows {
        let cell = |column| sheet.cell(row, column).unwrap_or_default();
        let (id, source, target) = (sheet.cell(row, "id"), cell("source"), cell("target"));
        let place = place_of(&exported, id, [source, target], cell("kind"));
        let before = place.map_or(["", ""], |at| exported[at].ends);
        let told_again = told_again(map, [source, target], before);
        if let Some(finding) = of_another_map(sheet, row, &told_again) {
            edits.leave(SheetPlace::row(sheet, row.number), finding);
            continue;
        }
        match place {
            Some(at) => edit(map, sheet, row, &table, at, edits),
            None if id == Some("") && !source.is_empty() && !target.is_empty() => {
                add(map, sheet, row, "kind", [source, target], edits);
            }
            None => {
                let finding = Finding::RelationGone {
                    id: id.map(str::to_owned),
                    ends: [source, target].map(str::to_owned),
                };
                edits.leave(SheetPlace::row(sheet, row.number), finding);
            }
        }
    }
}

/// What a row says of its nodes beside their names: of those that it has now, or had before an editor moved it.
fn told_again<'a>(map: &'a ArgumentMap, now: [&str; 2], before: [&str; 2]) -> [ToldAgain<'a>; 2] {
    [(0, "source_text"), (1, "target_text")].map(|(end, text)| ToldAgain {
        nodes: [now[end], before[end]]
            .iter()
            .filter_map(|id| map.node(&NodeId((*id).to_owned())))
            .collect(),
        text,
        line: None,
    })
}

/// What tells a row of the export from the others.
struct Exported<'a> {
    id: &'a str,
    ends: [&'a str; 2],
    kind: &'a str,
}

impl<'a> Exported<'a> {
    fn of(table: &Table, row: &'a [String]) -> Self {
        Self {
            id: table.cell(row, "id"),
            ends: ["source", "target"].map(|end| table.cell(row, end)),
            kind: table.cell(row, "kind"),
        }
    }
}

/// The edge that a row is about: of that name with at least one end as it was, or else the only one between its ends. In a
/// sheet without ids (nothing, not an empty cell) the one between its ends, of its kind where there are several.
fn place_of(
    exported: &[Exported<'_>],
    id: Option<&str>,
    ends: [&str; 2],
    kind: &str,
) -> Option<usize> {
    let rows = || exported.iter().enumerate();
    let named = rows().find(|(_, row)| id == Some(row.id));
    if let Some((at, row)) = named
        && (row.ends[0] == ends[0] || row.ends[1] == ends[1])
    {
        return Some(at);
    }
    let joined: Vec<(usize, &Exported<'_>)> = rows().filter(|(_, row)| row.ends == ends).collect();
    match (id, joined.as_slice()) {
        // An editor adds a relation by a row with an empty id.
        (Some(""), _) => None,
        (_, &[(at, _)]) => Some(at),
        (None, several) => {
            let mut alike = several.iter().filter(|(_, row)| row.kind == kind);
            match (alike.next(), alike.next()) {
                (Some(&(at, _)), None) => Some(at),
                _ => None,
            }
        }
        _ => None,
    }
}

fn edit(map: &ArgumentMap, sheet: &Sheet, row: &Row, table: &Table, at: usize, edits: &mut Edits) {
    let matched = Matched {
        sheet,
        row,
        table,
        exported: &table.rows[at],
    };
    let item = Item::Edge(at);
    let edited = matched.edited();
    let moved = edited
        .iter()
        .any(|(column, _)| matches!(*column, "source" | "target"));
    for (column, value) in &edited {
        if matched.review(column, value, &item, edits) {
            continue;
        }
        let place = matched.place(column);
        let wish = match *column {
            "kind" => {
                let no_relation = || Finding::NoRelation {
                    written: value.clone(),
                    is_pair: false,
                };
                relation_kind(value)
                    .map(Wish::Relation)
                    .ok_or_else(no_relation)
            }
            "issue" => issue(map, value).map(Wish::Issue),
            "why" => Ok(Wish::Why(value.clone())),
            "source" => node(map, value).map(Wish::Source),
            "target" => node(map, value).map(Wish::Target),
            // They follow from the ends.
            "scope" | "source_text" | "target_text" if moved => continue,
            // Another program's numbering.
            "id" => continue,
            _ => {
                matched.leave(column, value, edits);
                continue;
            }
        };
        edits.take(place, &item, wish);
    }
}

/// Adds the relation of a row that the export has not; its kind stands in `kind_column`.
pub(super) fn add(
    map: &ArgumentMap,
    sheet: &Sheet,
    row: &Row,
    kind_column: &str,
    ends: [&str; 2],
    edits: &mut Edits,
) {
    match addition(map, sheet, row, kind_column, ends) {
        Ok(addition) => edits.add(SheetPlace::row(sheet, row.number), addition),
        Err((column, finding)) => edits.leave(SheetPlace::cell(sheet, row.number, column), finding),
    }
}

/// What a row adds; or the column that is wrong, and what is.
fn addition<'a>(
    map: &ArgumentMap,
    sheet: &Sheet,
    row: &Row,
    kind_column: &'a str,
    ends: [&str; 2],
) -> Result<Addition, (&'a str, Finding)> {
    let cell = |column| sheet.cell(row, column).unwrap_or_default();
    let columns = match kind_column {
        "kind" => ["source", "target"],
        _ => ["node_1", "node_2"],
    };
    let source = node(map, ends[0]).map_err(|finding| (columns[0], finding))?;
    let target = node(map, ends[1]).map_err(|finding| (columns[1], finding))?;
    if source == target {
        return Err((columns[1], Finding::WithItself));
    }
    let kind = relation_kind(cell(kind_column)).ok_or((kind_column, Finding::KindMissing))?;
    let decision = match cell("decision") {
        "" => None,
        written => Some(written.parse().map_err(|()| {
            let written = written.to_owned();
            let of_new = true;
            ("decision", Finding::NoDecision { written, of_new })
        })?),
    };
    Ok(Addition {
        source,
        target,
        kind,
        issue: issue(map, cell("issue")).map_err(|finding| ("issue", finding))?,
        why: Sheet::unmarked(cell("why")).into_owned(),
        review: Review {
            decision,
            note: Sheet::unmarked(cell("note")).into_owned(),
            corrected: vec![Correction::Added],
        },
    })
}

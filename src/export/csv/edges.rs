//! `edges.csv`: one row a support or contradiction, in the map's order.
//!
//! | column | what it holds |
//! |---|---|
//! | `id` | the edge's place in the map, `E7` (`edge7` beside an article `E`), as in `map.json` |
//! | `source`, `target` | the nodes' names; inside an article from what argues to what is argued for or against |
//! | `kind` | `support` or `contradiction` |
//! | `scope` | `inside` an article or `across` two |
//! | `issue` | the label of the issue, on edges across articles |
//! | `confidence` | 0 to 1 |
//! | `why` | in plain words |
//! | `source_text`, `target_text` | the words at both ends |
//! | `rules`, `words` | the rules behind it and the words they matched, parted by `; ` |
//! | `decision`, `note` | an editor's: `accept`, `reject` or `change`, and why; `import` reads them back |

use super::super::{Format, Tables};
use super::{Column, Table, decision_of, note_of, rules_of, words_of};
use crate::map::{ArgumentMap, EdgeView};

/// The edges as a table.
pub const FORMAT: Format = Format {
    tables: Tables::File(table),
    edited: true,
    ..Format::new("edges-csv", "edges.csv", |map, options| {
        table(map).to_csv(options.csv)
    })
};

/// What a row is about: an edge of a map, with its name.
struct Row<'map> {
    map: &'map ArgumentMap,
    id: String,
    view: EdgeView<'map>,
}

fn columns<'map>() -> [Column<Row<'map>>; 14] {
    [
        Column("id", |row| row.id.clone()),
        Column("source", |row| row.view.source.id.0.clone()),
        Column("target", |row| row.view.target.id.0.clone()),
        Column("kind", |row| row.view.edge.kind.as_str().to_owned()),
        Column("scope", |row| match row.view.is_cross() {
            true => "across".to_owned(),
            false => "inside".to_owned(),
        }),
        Column("issue", |row| row.map.issue_label(row.view.edge).to_owned()),
        Column("confidence", |row| {
            row.view.edge.confidence.value().to_string()
        }),
        Column("why", |row| row.view.edge.why.clone()),
        Column("source_text", |row| row.view.source.text.clone()),
        Column("target_text", |row| row.view.target.text.clone()),
        Column("rules", |row| rules_of(&row.view.edge.evidence)),
        Column("words", |row| words_of(&row.view.edge.evidence)),
        Column("decision", |row| decision_of(row.view.edge.review.as_ref())),
        Column("note", |row| note_of(row.view.edge.review.as_ref())),
    ]
}

/// The table.
pub fn table(map: &ArgumentMap) -> Table {
    let ids = map.edge_ids();
    let rows = map.edges().map(|view| Row {
        map,
        id: ids.of(&view).0.clone(),
        view,
    });
    Table::of(&columns(), rows)
}

#[cfg(test)]
mod tests {
    use super::super::Dialect;
    use crate::map::specimen;

    #[test]
    fn every_edge_has_its_row() {
        let table = super::table(&specimen::night_markets())
            .to_csv(Dialect::EXCEL)
            .unwrap();
        insta::assert_snapshot!(String::from_utf8(table).unwrap());
    }
}

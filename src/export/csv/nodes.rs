//! `nodes.csv`: one row a claim or premise, article by article in reading order.
//!
//! | column | what it holds |
//! |---|---|
//! | `id` | the node's name, `A12` |
//! | `article`, `author` | the article's id, and who signs it |
//! | `kind` | `major_claim`, `claim` or `premise` |
//! | `view` | the label of its view, empty where it has none |
//! | `text` | its words |
//! | `voice` | the quoted source, empty where the author speaks |
//! | `heading`, `line` | the section and the 1-based line of the raw file it stands in |
//! | `start`, `end` | its span in code points of the raw file, end excluded |
//! | `confidence` | how sure the kind is, 0 to 1 |
//! | `rules`, `words` | the rules behind it and the words they matched, parted by `; ` |
//! | `decision`, `note` | an editor's: `accept`, `reject` or `change`, and why; `import` reads them back |

use super::super::{Format, Tables};
use super::{Column, Table, decision_of, note_of, rules_of, words_of};
use crate::argument::Voice;
use crate::map::{ArgumentMap, Node};

/// The nodes as a table.
pub const FORMAT: Format = Format {
    tables: Tables::File(table),
    edited: true,
    ..Format::new("nodes-csv", "nodes.csv", |map, options| {
        table(map).to_csv(options.csv)
    })
};

/// What a row is about: a node of a map.
struct Row<'map>(&'map ArgumentMap, &'map Node);

fn columns<'map>() -> [Column<Row<'map>>; 16] {
    [
        Column("id", |Row(_, node)| node.id.0.clone()),
        Column("article", |Row(_, node)| node.article.to_string()),
        Column("author", |Row(map, node)| map.byline_of(node).to_owned()),
        Column("kind", |Row(_, node)| node.kind.as_str().to_owned()),
        Column("view", |Row(map, node)| map.view_label(node).to_owned()),
        Column("text", |Row(_, node)| node.text.clone()),
        Column("voice", |Row(_, node)| match &node.voice {
            Voice::Author => String::new(),
            Voice::Quoted(source) => source.clone(),
        }),
        Column("heading", |Row(_, node)| {
            node.heading.clone().unwrap_or_default()
        }),
        Column("line", |Row(_, node)| node.line.to_string()),
        Column("start", |Row(_, node)| node.span.start.to_string()),
        Column("end", |Row(_, node)| node.span.end.to_string()),
        Column("confidence", |Row(_, node)| {
            node.confidence.value().to_string()
        }),
        Column("rules", |Row(_, node)| rules_of(&node.evidence)),
        Column("words", |Row(_, node)| words_of(&node.evidence)),
        Column("decision", |Row(_, node)| decision_of(node.review.as_ref())),
        Column("note", |Row(_, node)| note_of(node.review.as_ref())),
    ]
}

/// The table.
pub fn table(map: &ArgumentMap) -> Table {
    Table::of(&columns(), map.nodes().map(|node| Row(map, node)))
}

#[cfg(test)]
mod tests {
    use super::super::Dialect;
    use crate::map::specimen;

    #[test]
    fn every_node_has_its_row() {
        let table = super::table(&specimen::night_markets())
            .to_csv(Dialect::EXCEL)
            .unwrap();
        insta::assert_snapshot!(String::from_utf8(table).unwrap());
    }
}

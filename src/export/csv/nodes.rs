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

use super::super::Format;
use super::{Table, reviewed, rules_of, words_of};
use crate::argument::Voice;
use crate::map::ArgumentMap;

/// The nodes as a table.
pub const FORMAT: Format = Format {
    name: "nodes-csv",
    file_name: "nodes.csv",
    keeps_rejected: true,
    render: |map, options| table(map).to_csv(options.csv),
};

const HEADER: [&str; 16] = [
    "id",
    "article",
    "author",
    "kind",
    "view",
    "text",
    "voice",
    "heading",
    "line",
    "start",
    "end",
    "confidence",
    "rules",
    "words",
    "decision",
    "note",
];

/// The table.
pub fn table(map: &ArgumentMap) -> Table {
    let mut table = Table::new(&HEADER);
    for node in map.nodes() {
        let voice = match &node.voice {
            Voice::Author => "",
            Voice::Quoted(source) => source,
        };
        let [decision, note] = reviewed(node.review.as_ref());
        table.row([
            node.id.0.as_str(),
            node.article.as_str(),
            map.byline_of(node),
            node.kind.as_str(),
            map.view_label(node),
            &node.text,
            voice,
            node.heading.as_deref().unwrap_or_default(),
            &node.line.to_string(),
            &node.span.start.to_string(),
            &node.span.end.to_string(),
            &node.confidence.value().to_string(),
            &rules_of(&node.evidence),
            &words_of(&node.evidence),
            &decision,
            &note,
        ]);
    }
    table
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

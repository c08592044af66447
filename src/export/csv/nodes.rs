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

use super::super::{Format, RenderError};
use super::{Dialect, Table, rules_of, words_of};
use crate::argument::Voice;
use crate::map::ArgumentMap;

/// The nodes as a table.
pub const FORMAT: Format = Format {
    name: "nodes-csv",
    file_name: "nodes.csv",
    render: |map, options| to_csv(map, options.csv),
};

const HEADER: [&str; 14] = [
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
];

/// Writes the table.
///
/// # Errors
/// The csv crate's, should it fail to write into memory.
pub fn to_csv(map: &ArgumentMap, dialect: Dialect) -> Result<Vec<u8>, RenderError> {
    let mut table = Table::new(dialect, &HEADER)?;
    for node in map.nodes() {
        let voice = match &node.voice {
            Voice::Author => "",
            Voice::Quoted(source) => source,
        };
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
        ])?;
    }
    table.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::specimen;

    #[test]
    fn every_node_has_its_row() {
        let table = to_csv(&specimen::night_markets(), Dialect::default()).unwrap();
        insta::assert_snapshot!(String::from_utf8(table).unwrap());
    }
}

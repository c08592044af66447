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

use super::super::Format;
use super::{Table, reviewed, rules_of, words_of};
use crate::map::ArgumentMap;

/// The edges as a table.
pub const FORMAT: Format = Format {
    name: "edges-csv",
    file_name: "edges.csv",
    keeps_rejected: true,
    render: |map, options| table(map).to_csv(options.csv),
};

const HEADER: [&str; 14] = [
    "id",
    "source",
    "target",
    "kind",
    "scope",
    "issue",
    "confidence",
    "why",
    "source_text",
    "target_text",
    "rules",
    "words",
    "decision",
    "note",
];

/// The table.
pub fn table(map: &ArgumentMap) -> Table {
    let mut table = Table::new(&HEADER);
    let ids = map.edge_ids();
    for view in map.edges() {
        let edge = view.edge;
        let [decision, note] = reviewed(edge.review.as_ref());
        table.row([
            ids.of(&view).0.as_str(),
            &view.source.id.0,
            &view.target.id.0,
            edge.kind.as_str(),
            if view.is_cross() { "across" } else { "inside" },
            map.issue_label(edge),
            &edge.confidence.value().to_string(),
            &edge.why,
            &view.source.text,
            &view.target.text,
            &rules_of(&edge.evidence),
            &words_of(&edge.evidence),
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
    fn every_edge_has_its_row() {
        let table = super::table(&specimen::night_markets())
            .to_csv(Dialect::EXCEL)
            .unwrap();
        insta::assert_snapshot!(String::from_utf8(table).unwrap());
    }
}

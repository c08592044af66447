//! `issues.csv`: one row an author on an issue, the strongest issue first.
//!
//! | column | what it holds |
//! |---|---|
//! | `id`, `issue` | the issue's name, `I1`, and its label |
//! | `article`, `author` | the article's id, and who signs it |
//! | `stance` | the pole it takes, in words; empty where its claims only touch the issue |
//! | `claims`, `nodes` | how many of its nodes speak to the issue, and which, parted by `; ` |
//! | `agreements`, `contradictions` | pairs of claims on the issue, of any authors, by kind |

use super::super::{Format, Tables};
use super::Table;
use crate::argument::RelationKind;
use crate::map::{ArgumentMap, ArticleEntry};

/// The issues as a table.
pub const FORMAT: Format = Format {
    tables: Tables::File(table),
    between: true,
    ..Format::standing("issues-csv", "issues.csv", |map, options| {
        table(map).to_csv(options.csv)
    })
};

const HEADER: [&str; 9] = [
    "id",
    "issue",
    "article",
    "author",
    "stance",
    "claims",
    "nodes",
    "agreements",
    "contradictions",
];

/// The table.
pub fn table(map: &ArgumentMap) -> Table {
    let mut table = Table::new(&HEADER);
    for issue in &map.issues {
        let pairs = |kind| {
            let of_kind = map.cross_edges().filter(|pair| pair.edge.kind == kind);
            let on_issue = of_kind.filter(|pair| pair.edge.issue.as_ref() == Some(&issue.id));
            on_issue.count().to_string()
        };
        let (agreements, contradictions) = (
            pairs(RelationKind::Support),
            pairs(RelationKind::Contradiction),
        );
        for position in &issue.positions {
            let nodes: Vec<&str> = position.nodes.iter().map(|id| id.0.as_str()).collect();
            let author = map
                .article(&position.article)
                .map_or("", ArticleEntry::byline);
            table.row([
                issue.id.0.as_str(),
                &issue.label,
                position.article.as_str(),
                author,
                &position.poles(),
                &nodes.len().to_string(),
                &nodes.join("; "),
                &agreements,
                &contradictions,
            ]);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use crate::map::specimen;

    #[test]
    fn every_author_on_an_issue_has_a_row() {
        let table = super::table(&specimen::night_markets());
        let told = table.rows[2].join(" | ");
        assert_eq!(
            told,
            "I2 | 摊主能不能赚到钱 | A | 江晚舟 | 能 | 2 | A2; A5 | 1 | 1"
        );
        assert_eq!(table.rows.len(), 4);
    }
}

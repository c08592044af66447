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
use super::{Column, Table};
use crate::argument::RelationKind;
use crate::map::{ArgumentMap, ArticleEntry, Issue, Position};

/// The issues as a table.
pub const FORMAT: Format = Format {
    tables: Tables::File(table),
    between: true,
    ..Format::standing("issues-csv", "issues.csv", |map, options| {
        table(map).to_csv(options.csv)
    })
};

/// What a row is about: an author on an issue.
struct Row<'map> {
    issue: &'map Issue,
    position: &'map Position,
    author: &'map str,
    agreements: usize,
    contradictions: usize,
}

fn columns<'map>() -> [Column<Row<'map>>; 9] {
    [
        Column("id", |row| row.issue.id.0.clone()),
        Column("issue", |row| row.issue.label.clone()),
        Column("article", |row| row.position.article.to_string()),
        Column("author", |row| row.author.to_owned()),
        Column("stance", |row| row.position.poles()),
        Column("claims", |row| row.position.nodes.len().to_string()),
        Column("nodes", |row| {
            let nodes = row.position.nodes.iter();
            nodes.map(|id| id.0.as_str()).collect::<Vec<_>>().join("; ")
        }),
        Column("agreements", |row| row.agreements.to_string()),
        Column("contradictions", |row| row.contradictions.to_string()),
    ]
}

/// The table.
pub fn table(map: &ArgumentMap) -> Table {
    Table::of(&columns(), map.issues.iter().flat_map(|it| rows(map, it)))
}

fn rows<'map>(map: &'map ArgumentMap, issue: &'map Issue) -> impl Iterator<Item = Row<'map>> {
    let pairs = |kind| {
        let of_kind = map.cross_edges().filter(|pair| pair.edge.kind == kind);
        let on_issue = of_kind.filter(|pair| pair.edge.issue.as_ref() == Some(&issue.id));
        on_issue.count()
    };
    let agreements = pairs(RelationKind::Support);
    let contradictions = pairs(RelationKind::Contradiction);
    issue.positions.iter().map(move |position| Row {
        issue,
        position,
        author: map
            .article(&position.article)
            .map_or("", ArticleEntry::byline),
        agreements,
        contradictions,
    })
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

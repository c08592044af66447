//! `authors.csv`: one row an article, what its author contributes in figures.
//!
//! | column | what it holds |
//! |---|---|
//! | `article`, `author`, `title`, `published` | which article |
//! | `major_claims`, `claims`, `premises` | its nodes by kind |
//! | `agreements`, `contradictions` | pairs with other authors' claims by kind |
//! | `share_` and a view's id, one a view | the share of its claims and premises filed under the view, 0 to 1; in Chinese headings the view's label |
//! | `with_` and an article's id, one an article | above 0 where the two agree more often than not, below where they part; empty where they never meet |

use super::super::{Format, Tables};
use super::Table;
use crate::map::{ArgumentMap, ArticleEntry, AuthorShare, Bond};

/// The authors as a table.
pub const FORMAT: Format = Format {
    tables: Tables::File(table),
    ..Format::standing("authors-csv", "authors.csv", |map, options| {
        table(map).to_csv(options.csv)
    })
};

const HEADER: [&str; 9] = [
    "article",
    "author",
    "title",
    "published",
    "major_claims",
    "claims",
    "premises",
    "agreements",
    "contradictions",
];

/// The table.
pub fn table(map: &ArgumentMap) -> Table {
    let mut table = Table::new(&HEADER);
    let views = map.all_views();
    for view in &views {
        let column = format!("share_{}", view.id);
        table.header.push(column.clone());
        // Two views of one label would be one column.
        let namesakes = views.iter().filter(|other| other.label == view.label);
        if namesakes.count() == 1 {
            let label = format!("share_{}", view.label);
            table.labels.insert(column, label);
        }
    }
    let articles = map.articles.iter();
    table
        .header
        .extend(articles.map(|article| format!("with_{}", article.id)));
    let bonds = map.bonds();
    for share in map.author_shares() {
        let mut cells = figures(&share);
        cells.extend(share.views.iter().map(|view| view.share.to_string()));
        cells.extend(
            map.articles
                .iter()
                .map(|other| balance(&bonds, &share, other)),
        );
        table.row(cells);
    }
    table
}

fn figures(share: &AuthorShare<'_>) -> Vec<String> {
    let article = share.article;
    vec![
        article.id.to_string(),
        article.author.clone(),
        article.title.clone(),
        article.date(),
        share.nodes.major_claims.to_string(),
        share.nodes.claims.to_string(),
        share.nodes.premises.to_string(),
        share.agreements.to_string(),
        share.contradictions.to_string(),
    ]
}

fn balance(bonds: &[Bond<'_>], share: &AuthorShare<'_>, other: &ArticleEntry) -> String {
    let ends = [&share.article.id, &other.id];
    let mut bonds = bonds.iter();
    let bond = bonds.find(|bond| {
        let met = [&bond.first.id, &bond.second.id];
        met == ends || met == [ends[1], ends[0]]
    });
    bond.map_or_else(String::new, |bond| bond.balance().to_string())
}

#[cfg(test)]
mod tests {
    use super::super::Headings;
    use crate::map::specimen;

    #[test]
    fn an_author_has_counts_shares_and_company() {
        let table = super::table(&specimen::night_markets());
        let head = table.header[9..].join(" ");
        assert_eq!(head, "share_vitality share_burden with_A with_B");
        assert_eq!(table.rows[0][4..].join(" "), "1 4 2 1 4 0.571 0  -5");
        let chinese = table.with_headings(Headings::Chinese);
        let head = chinese.header[9..].join(" ");
        assert_eq!(head, "份额_街区活力 份额_城市负担 与_A 与_B");
    }
}

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
use super::{Column, Table};
use crate::map::{ArgumentMap, ArticleEntry, AuthorShare, Bond};

/// The authors as a table.
pub const FORMAT: Format = Format {
    tables: Tables::File(table),
    ..Format::standing("authors-csv", "authors.csv", |map, options| {
        table(map).to_csv(options.csv)
    })
};

fn columns<'map>() -> [Column<&'map AuthorShare<'map>>; 9] {
    [
        Column("article", |share| share.article.id.to_string()),
        Column("author", |share| share.article.author.clone()),
        Column("title", |share| share.article.title.clone()),
        Column("published", |share| share.article.date()),
        Column("major_claims", |share| share.nodes.major_claims.to_string()),
        Column("claims", |share| share.nodes.claims.to_string()),
        Column("premises", |share| share.nodes.premises.to_string()),
        Column("agreements", |share| share.agreements.to_string()),
        Column("contradictions", |share| share.contradictions.to_string()),
    ]
}

/// The table.
pub fn table(map: &ArgumentMap) -> Table {
    let shares = map.author_shares();
    let mut table = Table::of(&columns(), &shares);
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
    for (row, share) in table.rows.iter_mut().zip(&shares) {
        row.extend(share.views.iter().map(|view| view.share.to_string()));
        let others = map.articles.iter();
        row.extend(others.map(|other| balance(&bonds, share, other)));
    }
    table
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

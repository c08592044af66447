//! `comparison.csv`: the authors' claims side by side, issue by issue, the surest pair first; then the claims that
//! nobody on another side takes up (see [`ArgumentMap::unanswered`]).
//!
//! | column | what it holds |
//! |---|---|
//! | `issue` | the question both speak to; for an unanswered claim the one it touches, if any |
//! | `relation` | `support`, `contradiction` or `unanswered` |
//! | `author_1`, `claim_1` | the side of the article given first |
//! | `author_2`, `claim_2` | the side of the article given later; empty for unanswered claims |
//! | `view_1`, `view_2` | the labels of the views the two claims are filed under |
//! | `confidence` | how sure the pair is, 0 to 1; for an unanswered claim how sure it is a claim |
//! | `why` | in plain words |
//! | `line_1`, `line_2` | 1-based lines of the raw files |
//! | `node_1`, `node_2` | the nodes' names, as in `nodes.csv` |
//! | `decision`, `note` | an editor's word on the pair, or on the unanswered claim; `import` reads them back |
//!
//! With more than two authors the columns are the same: a row is always one pair.

use super::super::{Format, Tables};
use super::{Column, Table, decision_of, note_of};
use crate::argument::Confidence;
use crate::bilingual::Lang;
use crate::map::{ArgumentMap, EdgeView, Node, NodeId, Review};
use std::collections::HashSet;

/// The comparison as a table.
pub const FORMAT: Format = Format {
    tables: Tables::File(table),
    edited: true,
    between: true,
    ..Format::new("comparison-csv", "comparison.csv", |map, options| {
        table_in(map, options.lang).to_csv(options.csv)
    })
};

/// What a row is about: two claims side by side, or one that nobody takes up.
struct Row<'map> {
    map: &'map ArgumentMap,
    issue: &'map str,
    relation: &'static str,
    first: &'map Node,
    second: Option<&'map Node>,
    confidence: Confidence,
    why: &'map str,
    review: Option<&'map Review>,
}

impl<'map> Row<'map> {
    /// What is told of the second claim; nothing where there is none.
    fn of_second(&self, tell: impl Fn(&'map Node) -> String) -> String {
        self.second.map_or_else(String::new, tell)
    }
}

fn columns<'map>() -> [Column<Row<'map>>; 16] {
    [
        Column("issue", |row| row.issue.to_owned()),
        Column("relation", |row| row.relation.to_owned()),
        Column("author_1", |row| row.map.byline_of(row.first).to_owned()),
        Column("claim_1", |row| row.first.text.clone()),
        Column("author_2", |row| {
            row.of_second(|node| row.map.byline_of(node).to_owned())
        }),
        Column("claim_2", |row| row.of_second(|node| node.text.clone())),
        Column("view_1", |row| row.map.view_label(row.first).to_owned()),
        Column("view_2", |row| {
            row.of_second(|node| row.map.view_label(node).to_owned())
        }),
        Column("confidence", |row| row.confidence.value().to_string()),
        Column("why", |row| row.why.to_owned()),
        Column("line_1", |row| row.first.line.to_string()),
        Column("line_2", |row| row.of_second(|node| node.line.to_string())),
        Column("node_1", |row| row.first.id.0.clone()),
        Column("node_2", |row| row.of_second(|node| node.id.0.clone())),
        Column("decision", |row| decision_of(row.review)),
        Column("note", |row| note_of(row.review)),
    ]
}

/// The table, in Chinese where it says something of its own.
pub fn table(map: &ArgumentMap) -> Table {
    table_in(map, Lang::Zh)
}

/// The table. A map of a single article has nobody to answer it, so its table is only the header.
pub fn table_in(map: &ArgumentMap, lang: Lang) -> Table {
    let mut rows = Vec::new();
    for group in map.pairs_by_issue() {
        let issue = group.issue.map_or("", |issue| &issue.label);
        let pairs = group.pairs.into_iter();
        rows.extend(pairs.map(|pair| pair_row(map, issue, pair)));
    }
    if map.articles.len() > 1 {
        let claims = unanswered(map).into_iter();
        rows.extend(claims.map(|claim| unanswered_row(map, claim, lang)));
    }
    Table::of(&columns(), rows)
}

fn pair_row<'map>(map: &'map ArgumentMap, issue: &'map str, pair: EdgeView<'map>) -> Row<'map> {
    Row {
        map,
        issue,
        relation: pair.edge.kind.as_str(),
        first: pair.source,
        second: Some(pair.target),
        confidence: pair.edge.confidence,
        why: &pair.edge.why,
        review: pair.edge.review.as_ref(),
    }
}

/// Why a claim is listed without a counterpart; whether another author speaks to the issue that it touches.
fn why_unanswered(lang: Lang, speaks_to_it: bool) -> &'static str {
    match (lang, speaks_to_it) {
        (Lang::Zh, false) => "其他作者没有回应这一论点及其理由",
        (Lang::En, false) => "No other author answers this claim or its grounds",
        (Lang::Zh, true) => "其他作者谈到这个议题，但没有哪一句与这一论点成对",
        (Lang::En, true) => {
            "Other authors speak to the issue, but nothing they say is paired with this claim"
        }
    }
}

/// Whether a text is one of these, in any language.
pub(crate) fn is_why_unanswered(text: &str) -> bool {
    [Lang::Zh, Lang::En].into_iter().any(|lang| {
        [false, true]
            .map(|speaks| why_unanswered(lang, speaks))
            .contains(&text)
    })
}

/// The claims without a counterpart, those too that lost theirs by an editor's decision.
fn unanswered(map: &ArgumentMap) -> Vec<&Node> {
    let mut open: HashSet<&NodeId> = map.unanswered().into_iter().map(|node| &node.id).collect();
    let standing = map.standing();
    open.extend(standing.unanswered().into_iter().map(|node| &node.id));
    map.nodes().filter(|node| open.contains(&node.id)).collect()
}

fn unanswered_row<'map>(map: &'map ArgumentMap, claim: &'map Node, lang: Lang) -> Row<'map> {
    let touched = map.issues.iter().find(|issue| {
        let mut positions = issue.positions.iter();
        positions.any(|position| position.nodes.contains(&claim.id))
    });
    let speaks_to_it = touched.is_some_and(|issue| {
        let mut positions = issue.positions.iter();
        positions.any(|position| position.article != claim.article)
    });
    Row {
        map,
        issue: touched.map_or("", |issue| &issue.label),
        relation: "unanswered",
        first: claim,
        second: None,
        confidence: claim.confidence,
        why: why_unanswered(lang, speaks_to_it),
        review: claim.review.as_ref(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Dialect;
    use super::{Column, columns};
    use crate::map::specimen;

    #[test]
    fn who_speaks_to_the_issue_is_not_said_to_be_silent() {
        let mut map = specimen::night_markets();
        let why = |map: &crate::map::ArgumentMap| -> Vec<String> {
            let table = super::table(map);
            let unanswered = table.rows.iter().filter(|row| row[1] == "unanswered");
            unanswered.map(|row| row[9].clone()).collect()
        };
        let silent = why(&map).remove(0);
        let claim = map.unanswered()[0].clone();
        let position = map.issues[0].positions.iter_mut();
        let own = position
            .into_iter()
            .find(|one| one.article == claim.article);
        own.unwrap().nodes.push(claim.id);
        assert_ne!(why(&map)[0], silent);
        assert!(super::is_why_unanswered(&why(&map)[0]) && super::is_why_unanswered(&silent));
    }

    #[test]
    fn pairs_stand_side_by_side_and_unanswered_claims_come_last() {
        let table = super::table(&specimen::night_markets())
            .to_csv(Dialect::EXCEL)
            .unwrap();
        insta::assert_snapshot!(String::from_utf8(table).unwrap());
    }

    #[test]
    fn a_reader_of_rfc_4180_gets_the_cells_back() {
        let map = specimen::crowded(3, 40);
        let table = super::table(&map).to_csv(Dialect::RFC4180).unwrap();
        let mut reader = ::csv::Reader::from_reader(table.as_slice());
        let header = columns().map(|Column(name, _)| name);
        assert_eq!(reader.headers().unwrap(), header.as_slice());
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert_eq!(
            rows.len(),
            map.cross_edges().count() + map.unanswered().len()
        );
        assert!(
            rows.iter()
                .all(|row| !row[2].is_empty() && !row[3].is_empty())
        );
    }

    #[test]
    fn one_article_alone_has_nobody_to_answer_it() {
        assert!(super::table(&specimen::crowded(1, 20)).rows.is_empty());
    }
}

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
use super::{Table, reviewed};
use crate::bilingual::Lang;
use crate::map::{ArgumentMap, EdgeView, Node, NodeId};
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

const HEADER: [&str; 16] = [
    "issue",
    "relation",
    "author_1",
    "claim_1",
    "author_2",
    "claim_2",
    "view_1",
    "view_2",
    "confidence",
    "why",
    "line_1",
    "line_2",
    "node_1",
    "node_2",
    "decision",
    "note",
];

/// The table, in Chinese where it says something of its own.
pub fn table(map: &ArgumentMap) -> Table {
    table_in(map, Lang::Zh)
}

/// The table. A map of a single article has nobody to answer it, so its table is only the header.
pub fn table_in(map: &ArgumentMap, lang: Lang) -> Table {
    let mut table = Table::new(&HEADER);
    for group in map.pairs_by_issue() {
        let issue = group.issue.map_or("", |issue| &issue.label);
        for pair in group.pairs {
            table.row(pair_row(map, issue, pair));
        }
    }
    if map.articles.len() > 1 {
        for claim in unanswered(map) {
            table.row(unanswered_row(map, claim, lang));
        }
    }
    table
}

fn pair_row(map: &ArgumentMap, issue: &str, pair: EdgeView<'_>) -> [String; 16] {
    let (one, two, edge) = (pair.source, pair.target, pair.edge);
    let [decision, note] = reviewed(edge.review.as_ref());
    [
        issue.to_owned(),
        edge.kind.as_str().to_owned(),
        map.byline_of(one).to_owned(),
        one.text.clone(),
        map.byline_of(two).to_owned(),
        two.text.clone(),
        map.view_label(one).to_owned(),
        map.view_label(two).to_owned(),
        edge.confidence.value().to_string(),
        edge.why.clone(),
        one.line.to_string(),
        two.line.to_string(),
        one.id.0.clone(),
        two.id.0.clone(),
        decision,
        note,
    ]
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

fn unanswered_row(map: &ArgumentMap, claim: &Node, lang: Lang) -> [String; 16] {
    let touched = map.issues.iter().find(|issue| {
        let mut positions = issue.positions.iter();
        positions.any(|position| position.nodes.contains(&claim.id))
    });
    let speaks_to_it = touched.is_some_and(|issue| {
        let mut positions = issue.positions.iter();
        positions.any(|position| position.article != claim.article)
    });
    let mut row: [String; 16] = Default::default();
    row[0] = touched.map_or_else(String::new, |issue| issue.label.clone());
    row[1] = "unanswered".to_owned();
    row[2] = map.byline_of(claim).to_owned();
    row[3] = claim.text.clone();
    row[6] = map.view_label(claim).to_owned();
    row[8] = claim.confidence.value().to_string();
    row[9] = why_unanswered(lang, speaks_to_it).to_owned();
    row[10] = claim.line.to_string();
    row[12] = claim.id.0.clone();
    [row[14], row[15]] = reviewed(claim.review.as_ref());
    row
}

#[cfg(test)]
mod tests {
    use super::super::Dialect;
    use super::HEADER;
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
        assert_eq!(reader.headers().unwrap(), HEADER.as_slice());
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

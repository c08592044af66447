//! The summary on top: who claims what, where the authors clash and agree, and what nobody answers.

use super::claim::{Claim, Claims};
use super::pairs::{Pair, pair};
use super::words;
use crate::argument::RelationKind;
use crate::bilingual::Lang;
use crate::map::{
    ArgumentMap, ArticleEntry, AuthorShare, AuthorSummary, EdgeView, Position, shortened,
};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Overview {
    authors: Vec<Author>,
    /// How many pairs contradict each other, and how many agree.
    clashing: usize,
    agreeing: usize,
    /// The surest of them.
    contradictions: Vec<Pair>,
    agreements: Vec<Pair>,
    /// The claims nobody takes up, author by author.
    unanswered: Vec<Unanswered>,
    issues: Vec<IssueRow>,
    bonds: Vec<Company>,
    loners: Vec<String>,
    changes: Vec<Turn>,
}

/// What one author claims.
#[derive(Serialize)]
struct Author {
    id: String,
    byline: String,
    title: String,
    published: String,
    major_claims: usize,
    claims: usize,
    premises: usize,
    main: Vec<Claim>,
    chart: Chart,
}

/// Bars of how many claims an author has of each view, on the same scale for all authors.
#[derive(Serialize)]
struct Chart {
    /// The same in one line.
    told: String,
    height: usize,
    bars: Vec<Bar>,
}

#[derive(Serialize)]
struct Bar {
    label: String,
    count: usize,
    tint: Option<usize>,
    y: usize,
    width: usize,
}

#[derive(Serialize)]
struct Unanswered {
    id: String,
    byline: String,
    claims: Vec<Claim>,
}

/// Where everybody stands on one issue.
#[derive(Serialize)]
struct IssueRow {
    id: String,
    label: String,
    pairs: usize,
    /// One entry an article; empty where it does not speak to the issue.
    stances: Vec<String>,
}

#[derive(Serialize)]
struct Company {
    first: String,
    second: String,
    agreements: usize,
    contradictions: usize,
    same: usize,
    opposite: usize,
}

/// What an author changed from one article to a later one.
#[derive(Serialize)]
struct Turn {
    author: String,
    earlier: String,
    later: String,
    turned: Vec<[String; 3]>,
    held: Vec<[String; 2]>,
}

/// Height of a bar with its gap, and the width of the longest, in the chart's own units.
const BAR_STEP: usize = 20;
const BAR_WIDTH: usize = 130;
/// Columns of a view's label that stand before its bar; a Chinese character takes two.
const LABEL_COLUMNS: usize = 18;

impl Overview {
    pub(super) fn of(map: &ArgumentMap, claims: &Claims) -> Self {
        let summary = map.summary();
        let longest = (summary.authors.iter())
            .flat_map(|author| author.views().map(|(_, count)| count))
            .max();
        let lang: Lang = claims.phrases.0;
        let ids = map.edge_ids();
        let pairs = |edges: &[EdgeView<'_>]| -> Vec<Pair> {
            let edges = edges.iter();
            edges
                .filter_map(|edge| pair(map, claims, lang, &ids, edge))
                .collect()
        };
        let count = |kind| {
            map.cross_edges()
                .filter(|edge| edge.edge.kind == kind)
                .count()
        };
        Self {
            clashing: count(RelationKind::Contradiction),
            agreeing: count(RelationKind::Support),
            authors: (summary.authors.iter())
                .map(|author| Author::of(author, claims, longest.unwrap_or(1)))
                .collect(),
            contradictions: pairs(&summary.contradictions),
            agreements: pairs(&summary.agreements),
            unanswered: unanswered(map, claims),
            issues: issues(map),
            bonds: (summary.bonds.iter())
                .map(|bond| Company {
                    first: bond.first.byline().to_owned(),
                    second: bond.second.byline().to_owned(),
                    agreements: bond.agreements,
                    contradictions: bond.contradictions,
                    same: bond.same_stances,
                    opposite: bond.opposite_stances,
                })
                .collect(),
            loners: (summary.loners.iter())
                .map(|one| one.byline().to_owned())
                .collect(),
            changes: (summary.changes.iter())
                .map(|change| Turn {
                    author: change.later.byline().to_owned(),
                    earlier: change.earlier.date(),
                    later: change.later.date(),
                    turned: (change.turned.iter())
                        .map(|turned| {
                            let poles = [turned.before, turned.after].map(str::to_owned);
                            let [before, after] = poles;
                            [turned.issue.label.clone(), before, after]
                        })
                        .collect(),
                    held: (change.held.iter())
                        .map(|&(issue, stance)| [issue.label.clone(), stance.to_owned()])
                        .collect(),
                })
                .collect(),
        }
    }
}

impl Author {
    fn of(author: &AuthorSummary<'_>, claims: &Claims, longest: usize) -> Self {
        let AuthorShare { article, nodes, .. } = &author.share;
        let views: Vec<_> = author.views().collect();
        Self {
            id: article.id.to_string(),
            byline: article.byline().to_owned(),
            title: article.title.clone(),
            published: article.date(),
            major_claims: nodes.major_claims,
            claims: nodes.claims,
            premises: nodes.premises,
            main: (author.main_claims.iter())
                .filter_map(|node| claims.claim(node))
                .collect(),
            chart: Chart::of(&views, claims, longest),
        }
    }
}

impl Chart {
    fn of(views: &[(&str, usize)], claims: &Claims, longest: usize) -> Self {
        let bars = views.iter().enumerate().map(|(place, (label, count))| Bar {
            label: shortened(label, LABEL_COLUMNS),
            count: *count,
            tint: claims.tint_of(label),
            y: place * BAR_STEP,
            width: (count * BAR_WIDTH / longest.max(1)).max(2),
        });
        let told = views
            .iter()
            .map(|(label, count)| format!("{label} {count}"));
        Self {
            told: told
                .collect::<Vec<_>>()
                .join(words::word("comma", claims.phrases.0)),
            height: views.len() * BAR_STEP,
            bars: bars.collect(),
        }
    }
}

fn unanswered(map: &ArgumentMap, claims: &Claims) -> Vec<Unanswered> {
    if map.articles.len() < 2 {
        return Vec::new();
    }
    let open = map.unanswered();
    let of_article = |article: &ArticleEntry| {
        let own = open.iter().filter(|node| node.article == article.id);
        Unanswered {
            id: article.id.to_string(),
            byline: article.byline().to_owned(),
            claims: own.filter_map(|node| claims.claim(node)).collect(),
        }
    };
    (map.articles.iter().map(of_article))
        .filter(|one| !one.claims.is_empty())
        .collect()
}

fn issues(map: &ArgumentMap) -> Vec<IssueRow> {
    let pairs_on = |id| {
        map.cross_edges()
            .filter(|edge| edge.edge.issue.as_ref() == Some(id))
            .count()
    };
    (map.matrix().rows.iter())
        .map(|row| IssueRow {
            id: row.issue.id.0.clone(),
            label: row.issue.label.clone(),
            pairs: pairs_on(&row.issue.id),
            stances: (row.cells.iter())
                .map(|cell| cell.map_or_else(String::new, Position::standing))
                .collect(),
        })
        .collect()
}

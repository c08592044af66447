//! The middle column: the pairs of claims, issue by issue; of a single article its claims with their grounds.

use super::claim::{Claim, Claims};
use super::words;
use crate::argument::RelationKind;
use crate::bilingual::Lang;
use crate::map::{ArgumentMap, EdgeIds, EdgeView, IssuePairs};
use serde::Serialize;

/// The pairs on one issue.
#[derive(Serialize)]
pub(super) struct Group {
    /// The issue's id; empty for pairs without one.
    id: String,
    label: String,
    stances: Vec<Standing>,
    pub pairs: Vec<Pair>,
}

/// Which side an article takes.
#[derive(Serialize)]
struct Standing {
    article: String,
    byline: String,
    stance: String,
}

/// Two claims that an edge joins.
#[derive(Clone, Serialize)]
pub(super) struct Pair {
    /// The edge's id, as in `edges.csv`.
    id: String,
    /// `support` or `contradiction`.
    relation: &'static str,
    relation_name: &'static str,
    confidence: String,
    issue: String,
    source: Claim,
    target: Claim,
    why: String,
    /// What an editor said of it; empty where nothing.
    review: String,
}

pub(super) fn groups(map: &ArgumentMap, claims: &Claims, lang: Lang) -> Vec<Group> {
    let ids = map.edge_ids();
    let as_pair = |edge: &EdgeView<'_>| pair(map, claims, lang, &ids, edge);
    if map.articles.len() < 2 {
        return grounds(map).map_or_else(Vec::new, |groups| {
            groups
                .into_iter()
                .map(|(label, edges)| Group {
                    id: String::new(),
                    label,
                    stances: Vec::new(),
                    pairs: edges.iter().filter_map(as_pair).collect(),
                })
                .collect()
        });
    }
    let groups = map.pairs_by_issue().into_iter();
    groups
        .map(|IssuePairs { issue, pairs }| Group {
            id: issue.map_or_else(String::new, |issue| issue.id.0.clone()),
            label: issue.map_or_else(
                || words::word("no_issue", lang).to_owned(),
                |issue| issue.label.clone(),
            ),
            stances: issue.map_or_else(Vec::new, |issue| {
                let positions = issue.positions.iter();
                positions
                    .map(|position| Standing {
                        article: position.article.to_string(),
                        byline: (map.article(&position.article))
                            .map_or_else(String::new, |article| article.byline().to_owned()),
                        stance: position.standing(),
                    })
                    .collect()
            }),
            pairs: pairs.iter().filter_map(as_pair).collect(),
        })
        .collect()
}

/// The pair of one edge, wherever it is shown.
pub(super) fn pair(
    map: &ArgumentMap,
    claims: &Claims,
    lang: Lang,
    ids: &EdgeIds,
    edge: &EdgeView<'_>,
) -> Option<Pair> {
    let relation = match edge.edge.kind {
        RelationKind::Contradiction => "contradiction",
        RelationKind::Support => "support",
    };
    Some(Pair {
        id: ids.of(edge).0,
        relation,
        relation_name: words::relation(edge, lang),
        confidence: format!("{:.2}", edge.edge.confidence.value()),
        issue: map.issue_label(edge.edge).to_owned(),
        source: claims.claim(edge.source)?,
        target: claims.claim(edge.target)?,
        why: edge.edge.why.clone(),
        review: (edge.edge.review.as_ref())
            .map_or_else(String::new, |review| claims.phrases.review(review)),
    })
}

/// The edges inside a single article, under the claim they bear on, in reading order.
fn grounds(map: &ArgumentMap) -> Option<Vec<(String, Vec<EdgeView<'_>>)>> {
    let mut groups = Vec::new();
    for node in map.nodes() {
        let onto = |edge: &EdgeView<'_>| edge.target.id == node.id;
        let edges: Vec<_> = map.inner_edges().filter(onto).collect();
        if !edges.is_empty() {
            groups.push((node.text.clone(), edges));
        }
    }
    (!groups.is_empty()).then_some(groups)
}

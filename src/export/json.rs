//! `map.json`: the whole map, out and back in without loss.
//!
//! ```text
//! { "articles": [{id, title, author, published, source, metadata}],   in the order given
//!   "views":    [{id, label}],                                        in the order of the view pack
//!   "issues":   [{id, label, positions: [{article, stance, nodes}]}], strongest first
//!   "nodes":    [{id, article, kind, text, span, line, heading, voice, view, confidence, evidence, runner_up}],
//!   "edges":    [{id, source, target, kind, confidence, issue, why, evidence, runner_up}] }
//! ```
//! `evidence` lists the rules with their case, the words they matched and their weights, loudest first; `runner_up` is what came second,
//! with its margin in log-odds: `{kind, confidence, margin}` of a node (no kind: no component), of an edge
//! `{outcome, margin}` with the outcome `other_target` (and `target`), `no_edge` or `other_kind` (and `kind`).
//! An edge's id is its place in the list, `E1`, `E2`, …; it is written for readers and not read back.

use super::{Format, RenderError};
use crate::argument::{Alternative, Confidence};
use crate::article::ArticleId;
use crate::map::{ArgumentMap, ArticleEntry, Edge, Issue, IssueId, Node, NodeId, ViewEntry};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// The map as JSON.
pub const FORMAT: Format = Format {
    name: "json",
    file_name: "map.json",
    render: |map, _| {
        to_json(map)
            .map(String::into_bytes)
            .map_err(RenderError::failed)
    },
};

/// Writes the map, indented by two spaces, with a line end at the end. The same map gives the same bytes.
///
/// # Errors
/// None that a map made by this crate can cause; serde_json's, should a type refuse to be written.
pub fn to_json(map: &ArgumentMap) -> Result<String, serde_json::Error> {
    let file = MapFile {
        articles: Cow::Borrowed(&map.articles),
        views: Cow::Borrowed(&map.views),
        issues: Cow::Borrowed(&map.issues),
        nodes: map.nodes().map(Cow::Borrowed).collect(),
        edges: map
            .edges()
            .enumerate()
            .map(|(index, view)| EdgeRow {
                id: format!("E{}", index + 1),
                source: Cow::Borrowed(&view.source.id),
                target: Cow::Borrowed(&view.target.id),
                edge: Cow::Borrowed(view.edge),
            })
            .collect(),
    };
    let mut text = serde_json::to_string_pretty(&file)?;
    text.push('\n');
    Ok(text)
}

/// Reads a map back.
///
/// # Errors
/// [`JsonError`] names the line where the text is no JSON or a field is missing, and the node, edge or issue that
/// names something the map does not hold.
pub fn from_json(text: &str) -> Result<ArgumentMap, JsonError> {
    let file: MapFile<'_> = serde_json::from_str(text)?;
    let mut map = ArgumentMap::default();
    map.articles = file.articles.into_owned();
    map.issues = file.issues.into_owned();
    map.views = file.views.into_owned();
    let articles = distinct_articles(&map.articles)?;
    let mut places = HashMap::with_capacity(file.nodes.len());
    for node in file.nodes {
        let mut node = node.into_owned();
        if !articles.contains(&node.article) {
            return Err(JsonError::unknown(
                "node",
                &node.id.0,
                "article",
                node.article.as_str(),
            ));
        }
        let pointed_at = node.evidence.iter().flat_map(|one| &one.words);
        let mut spans = pointed_at.map(|words| words.span).chain([node.span]);
        if spans.any(|span| span.end < span.start) {
            return Err(JsonError::Span { id: node.id.0 });
        }
        node.confidence = Confidence::new(node.confidence.value());
        let id = node.id.clone();
        if places.insert(id.clone(), map.add_node(node)).is_some() {
            return Err(JsonError::Twice {
                what: "node",
                id: id.0,
            });
        }
    }
    let issues = distinct_issues(&map.issues, &places)?;
    for (index, row) in file.edges.into_iter().enumerate() {
        let place = |end: &NodeId| {
            let unknown = || JsonError::unknown("edge", &format!("E{}", index + 1), "node", &end.0);
            places.get(end).copied().ok_or_else(unknown)
        };
        let (source, target) = (place(&row.source)?, place(&row.target)?);
        let mut edge = row.edge.into_owned();
        let mut words = edge.evidence.iter().flat_map(|one| &one.words);
        if words.any(|words| words.span.end < words.span.start) {
            return Err(JsonError::Span {
                id: row.source.0.clone(),
            });
        }
        if let Some(issue) = edge.issue.as_ref().filter(|&issue| !issues.contains(issue)) {
            return Err(JsonError::unknown(
                "edge",
                &format!("E{}", index + 1),
                "issue",
                &issue.0,
            ));
        }
        if let Some(Alternative::OtherTarget { target }) =
            edge.runner_up.as_ref().map(|second| &second.alternative)
        {
            place(target)?;
        }
        edge.confidence = Confidence::new(edge.confidence.value());
        map.add_edge(source, target, edge);
    }
    Ok(map)
}

/// Why a text is no map.
#[derive(Debug, thiserror::Error)]
pub enum JsonError {
    /// No JSON, or not of the map's form; the message names line and column.
    #[error("this is not a map in JSON: {0}")]
    Form(#[from] serde_json::Error),
    /// Two of a kind have one id.
    #[error("two {what}s are called {id}; give one of them another id")]
    Twice {
        /// `article`, `node` or `issue`.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// A node points at characters that are none.
    #[error("node {id} has a span that ends before it starts; write the map anew with `compare`")]
    Span {
        /// The node.
        id: String,
    },
    /// Something is named that the map does not hold.
    #[error("{what} {id} names the {named_what} {named}, which the map does not have")]
    Unknown {
        /// `node`, `edge` or `issue`.
        what: &'static str,
        /// Its id; an edge's is its place in the list.
        id: String,
        /// `article`, `node` or `issue`.
        named_what: &'static str,
        /// The id that leads nowhere.
        named: String,
    },
}

impl JsonError {
    fn unknown(what: &'static str, id: &str, named_what: &'static str, named: &str) -> Self {
        Self::Unknown {
            what,
            id: id.to_owned(),
            named_what,
            named: named.to_owned(),
        }
    }
}

/// The file as it stands; borrowed when written, owned when read.
#[derive(Serialize, Deserialize)]
struct MapFile<'map> {
    articles: Cow<'map, [ArticleEntry]>,
    #[serde(default)]
    views: Cow<'map, [ViewEntry]>,
    #[serde(default)]
    issues: Cow<'map, [Issue]>,
    nodes: Vec<Cow<'map, Node>>,
    edges: Vec<EdgeRow<'map>>,
}

#[derive(Serialize, Deserialize)]
struct EdgeRow<'map> {
    #[serde(default)]
    id: String,
    source: Cow<'map, NodeId>,
    target: Cow<'map, NodeId>,
    #[serde(flatten)]
    edge: Cow<'map, Edge>,
}

fn distinct_articles(articles: &[ArticleEntry]) -> Result<HashSet<ArticleId>, JsonError> {
    let mut seen = HashSet::new();
    for article in articles {
        if !seen.insert(article.id.clone()) {
            return Err(JsonError::Twice {
                what: "article",
                id: article.id.to_string(),
            });
        }
    }
    Ok(seen)
}

fn distinct_issues<Place>(
    issues: &[Issue],
    nodes: &HashMap<NodeId, Place>,
) -> Result<HashSet<IssueId>, JsonError> {
    let mut seen = HashSet::new();
    for issue in issues {
        if !seen.insert(issue.id.clone()) {
            return Err(JsonError::Twice {
                what: "issue",
                id: issue.id.0.clone(),
            });
        }
        let mut named = issue.positions.iter().flat_map(|position| &position.nodes);
        if let Some(stray) = named.find(|&node| !nodes.contains_key(node)) {
            return Err(JsonError::unknown("issue", &issue.id.0, "node", &stray.0));
        }
    }
    Ok(seen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::specimen;

    #[test]
    fn a_map_is_written_in_the_documented_form() {
        insta::assert_snapshot!(to_json(&specimen::night_markets()).unwrap());
    }

    #[test]
    fn a_map_read_back_is_the_same_map() {
        for map in [
            specimen::night_markets(),
            specimen::crowded(3, 40),
            ArgumentMap::default(),
        ] {
            let text = to_json(&map).unwrap();
            let back = from_json(&text).unwrap();
            assert_eq!(to_json(&back).unwrap(), text);
            assert!(back.nodes().eq(map.nodes()));
            assert_eq!(back.articles, map.articles);
            assert_eq!(back.issues, map.issues);
            assert_eq!(back.views, map.views);
            assert!(back.edges().zip(map.edges()).all(|(a, b)| {
                (&a.source.id, &a.target.id, a.edge) == (&b.source.id, &b.target.id, b.edge)
            }));
        }
    }

    #[test]
    fn what_does_not_fit_together_is_named() {
        let good = to_json(&specimen::night_markets()).unwrap();
        let said = |from: &str, to: &str| {
            let text = good.replacen(from, to, 1);
            assert_ne!(text, good);
            from_json(&text).unwrap_err().to_string()
        };
        assert_eq!(
            said("\"source\": \"A2\"", "\"source\": \"A99\""),
            "edge E1 names the node A99, which the map does not have"
        );
        assert_eq!(
            said("\"id\": \"A2\"", "\"id\": \"A1\""),
            "two nodes are called A1; give one of them another id"
        );
        assert_eq!(
            said(
                "\"article\": \"B\",\n      \"kind\"",
                "\"article\": \"Z\",\n      \"kind\""
            ),
            "node B1 names the article Z, which the map does not have"
        );
        assert_eq!(
            said("\"issue\": \"I1\"", "\"issue\": \"I7\""),
            "edge E14 names the issue I7, which the map does not have"
        );
        assert_eq!(
            said("\"start\": 200", "\"start\": 999"),
            "node A1 has a span that ends before it starts; write the map anew with `compare`"
        );
        assert!(said("\"nodes\": [\n    {", "\"nodes\": [\n    {,").contains("line"));
    }
}

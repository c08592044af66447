//! The file as it stands, and the checks that what it names is there.

use super::authors::AuthorRow;
use crate::argument::{Alternative, Confidence};
use crate::article::ArticleId;
use crate::map::{ArgumentMap, ArticleEntry, Edge, Issue, IssueId, Node, NodeId, ViewEntry};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// An argument map as Counterpoint writes it.
// Borrowed when written, owned when read. Readers of other formats fill it in too, so that all share the checks of
// `into_map`.
#[derive(Default, Serialize, Deserialize, JsonSchema)]
pub(in crate::export) struct MapFile<'map> {
    /// In the order given.
    pub articles: Cow<'map, [ArticleEntry]>,
    /// The article that each of the others was compared with; left out where all were compared with each other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<ArticleId>,
    /// In the order of the view pack.
    #[serde(default)]
    pub views: Cow<'map, [ViewEntry]>,
    /// Each author in figures. Counted anew when the map is written; what stands here is not read back.
    #[serde(default, skip_deserializing)]
    pub(super) authors: Vec<AuthorRow>,
    /// The strongest first.
    #[serde(default)]
    pub issues: Cow<'map, [Issue]>,
    /// Article by article, in reading order.
    pub nodes: Vec<Cow<'map, Node>>,
    /// Those inside articles first.
    pub edges: Vec<EdgeRow<'map>>,
}

/// An edge with its ends.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
pub(in crate::export) struct EdgeRow<'map> {
    /// Its place in the list, `E1`; for readers.
    #[serde(default)]
    pub id: String,
    /// The node that argues; across articles one of the two.
    pub source: Cow<'map, NodeId>,
    /// The node argued for or against; across articles the other.
    pub target: Cow<'map, NodeId>,
    #[serde(flatten)]
    pub edge: Cow<'map, Edge>,
}

impl<'map> MapFile<'map> {
    /// The map as rows.
    pub fn of(map: &'map ArgumentMap) -> Self {
        let ids = map.edge_ids();
        Self {
            articles: Cow::Borrowed(&map.articles),
            base: map.base.clone(),
            views: Cow::Borrowed(&map.views),
            authors: super::authors::rows(map),
            issues: Cow::Borrowed(&map.issues),
            nodes: map.nodes().map(Cow::Borrowed).collect(),
            edges: map
                .edges()
                .map(|view| EdgeRow {
                    id: ids.of(&view).0,
                    source: Cow::Borrowed(&view.source.id),
                    target: Cow::Borrowed(&view.target.id),
                    edge: Cow::Borrowed(view.edge),
                })
                .collect(),
        }
    }

    /// The map, where everything that is named is there, and once.
    pub fn into_map(self) -> Result<ArgumentMap, JsonError> {
        let mut map = ArgumentMap::default();
        map.articles = self.articles.into_owned();
        map.issues = self.issues.into_owned();
        map.views = self.views.into_owned();
        let articles = distinct_articles(&map.articles)?;
        if let Some(base) = self.base.as_ref().filter(|&base| !articles.contains(base)) {
            return Err(JsonError::unknown(
                "map",
                "as a whole",
                "article",
                base.as_str(),
            ));
        }
        map.base = self.base;
        let mut places = HashMap::with_capacity(self.nodes.len());
        for node in self.nodes {
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
        let issues = distinct_issues(&map.issues, &articles, &places)?;
        let ids = map.edge_ids();
        for (index, row) in self.edges.into_iter().enumerate() {
            let place = |end: &NodeId| {
                let unknown = || JsonError::unknown("edge", &ids.at(index).0, "node", &end.0);
                places.get(end).copied().ok_or_else(unknown)
            };
            let (source, target) = (place(&row.source)?, place(&row.target)?);
            if source == target {
                return Err(JsonError::SelfLoop {
                    edge: ids.at(index).0,
                    node: row.source.0.clone(),
                });
            }
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
                    &ids.at(index).0,
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
}

/// Why a text is no map.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
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
    /// An edge from a node to itself.
    #[error("edge {edge} joins {node} with itself; leave it out, or mend its source or target")]
    SelfLoop {
        /// The edge.
        edge: String,
        /// Both its ends.
        node: String,
    },
    /// Something is named that the map does not hold.
    #[error(
        "{what} {id} names the {named_what} {named}, which the map does not have; correct the name, or put the {named_what} back"
    )]
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
    articles: &HashSet<ArticleId>,
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
        let mut standing = issue.positions.iter().map(|position| &position.article);
        if let Some(stray) = standing.find(|&article| !articles.contains(article)) {
            let stray = stray.as_str();
            return Err(JsonError::unknown("issue", &issue.id.0, "article", stray));
        }
    }
    Ok(seen)
}

//! What is written of an article, one line of JSON each.
//!
//! ```text
//! { "source", "title", "author", "published", "characters",
//!   "nodes": [{id, kind, text, start, end, line, heading, voice, view, confidence, rules}],
//!   "edges": [{source, target, kind, confidence, rules, why}] }
//! ```
//! `start` and `end` count code points of the raw file. The words behind each rule stand in map.json, which `--out DIR` writes.

use super::Counts;
use crate::argument::{ComponentKind, RelationKind, Voice};
use crate::map::{ArgumentMap, ArticleEntry, EdgeView, Node};
use crate::rules::Evidence;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// An article's line.
#[derive(Serialize, Deserialize)]
pub(super) struct ExtractedRow<'a> {
    #[serde(borrow)]
    pub(super) source: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) title: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) author: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) published: Cow<'a, str>,
    pub(super) characters: usize,
    #[serde(borrow)]
    pub(super) nodes: Vec<NodeRow<'a>>,
    #[serde(borrow)]
    pub(super) edges: Vec<EdgeRow<'a>>,
}

/// A node in an article's line.
#[derive(Serialize, Deserialize)]
pub(super) struct NodeRow<'a> {
    #[serde(borrow)]
    pub(super) id: Cow<'a, str>,
    pub(super) kind: ComponentKind,
    #[serde(borrow)]
    pub(super) text: Cow<'a, str>,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) line: usize,
    pub(super) heading: Option<Cow<'a, str>>,
    pub(super) voice: Cow<'a, Voice>,
    pub(super) view: Option<Cow<'a, str>>,
    pub(super) confidence: f64,
    pub(super) rules: Vec<Cow<'a, str>>,
}

/// An edge in an article's line.
#[derive(Serialize, Deserialize)]
pub(super) struct EdgeRow<'a> {
    #[serde(borrow)]
    pub(super) source: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) target: Cow<'a, str>,
    pub(super) kind: RelationKind,
    pub(super) confidence: f64,
    pub(super) rules: Vec<Cow<'a, str>>,
    #[serde(borrow)]
    pub(super) why: Cow<'a, str>,
}

/// The line of an article's map, its end included.
pub(super) fn line_of(
    source: &str,
    characters: usize,
    map: &ArgumentMap,
) -> serde_json::Result<Vec<u8>> {
    let entry = map.articles.first();
    let row = ExtractedRow {
        source: source.into(),
        title: entry.map_or("", |entry| &entry.title).into(),
        author: entry.map_or("", |entry| &entry.author).into(),
        published: entry.map(ArticleEntry::date).unwrap_or_default().into(),
        characters,
        nodes: map.nodes().map(node_row).collect(),
        edges: map.edges().map(edge_row).collect(),
    };
    let mut line = serde_json::to_vec(&row)?;
    line.push(b'\n');
    Ok(line)
}

/// What is counted of an article's map; `bytes` is the length of its file.
pub(super) fn counts_of(map: &ArgumentMap, silent: bool, bytes: usize) -> Counts {
    let nodes = |kind| map.nodes().filter(|node| node.kind == kind).count();
    let edges = |kind| map.edges().filter(|edge| edge.edge.kind == kind).count();
    Counts {
        articles: 1,
        refused: 0,
        bytes: bytes as u64,
        silent: usize::from(silent),
        major_claims: nodes(ComponentKind::MajorClaim),
        claims: nodes(ComponentKind::Claim),
        premises: nodes(ComponentKind::Premise),
        supports: edges(RelationKind::Support),
        contradictions: edges(RelationKind::Contradiction),
    }
}

fn node_row(node: &Node) -> NodeRow<'_> {
    NodeRow {
        id: node.id.0.as_str().into(),
        kind: node.kind,
        text: node.text.as_str().into(),
        start: node.span.start,
        end: node.span.end,
        line: node.line,
        heading: node.heading.as_deref().map(Cow::Borrowed),
        voice: Cow::Borrowed(&node.voice),
        view: node.view.as_deref().map(Cow::Borrowed),
        confidence: node.confidence.value(),
        rules: rules(&node.evidence),
    }
}

fn edge_row<'a>(edge: EdgeView<'a>) -> EdgeRow<'a> {
    EdgeRow {
        source: edge.source.id.0.as_str().into(),
        target: edge.target.id.0.as_str().into(),
        kind: edge.edge.kind,
        confidence: edge.edge.confidence.value(),
        rules: rules(&edge.edge.evidence),
        why: edge.edge.why.as_str().into(),
    }
}

fn rules(evidence: &[Evidence]) -> Vec<Cow<'_, str>> {
    let rules = evidence.iter().map(|one| one.rule.as_str());
    rules.map(Cow::Borrowed).collect()
}

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
use crate::map::{ArgumentMap, EdgeView, Node};
use crate::rules::Evidence;
use serde::Serialize;

#[derive(Serialize)]
struct ExtractedRow<'a> {
    source: &'a str,
    title: &'a str,
    author: &'a str,
    published: &'a str,
    characters: usize,
    nodes: Vec<NodeRow<'a>>,
    edges: Vec<EdgeRow<'a>>,
}

#[derive(Serialize)]
struct NodeRow<'a> {
    id: &'a str,
    kind: ComponentKind,
    text: &'a str,
    start: usize,
    end: usize,
    line: usize,
    heading: Option<&'a str>,
    voice: &'a Voice,
    view: Option<&'a str>,
    confidence: f64,
    rules: Vec<&'a str>,
}

#[derive(Serialize)]
struct EdgeRow<'a> {
    source: &'a str,
    target: &'a str,
    kind: RelationKind,
    confidence: f64,
    rules: Vec<&'a str>,
    why: &'a str,
}

/// The line of an article's map, its end included.
pub(super) fn line_of(
    source: &str,
    characters: usize,
    map: &ArgumentMap,
) -> serde_json::Result<Vec<u8>> {
    let entry = map.articles.first();
    let row = ExtractedRow {
        source,
        title: entry.map_or("", |entry| &entry.title),
        author: entry.map_or("", |entry| &entry.author),
        published: entry.map_or("", |entry| &entry.published),
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
        id: &node.id.0,
        kind: node.kind,
        text: &node.text,
        start: node.span.start,
        end: node.span.end,
        line: node.line,
        heading: node.heading.as_deref(),
        voice: &node.voice,
        view: node.view.as_deref(),
        confidence: node.confidence.value(),
        rules: rules(&node.evidence),
    }
}

fn edge_row<'a>(edge: EdgeView<'a>) -> EdgeRow<'a> {
    EdgeRow {
        source: &edge.source.id.0,
        target: &edge.target.id.0,
        kind: edge.edge.kind,
        confidence: edge.edge.confidence.value(),
        rules: rules(&edge.edge.evidence),
        why: &edge.edge.why,
    }
}

fn rules(evidence: &[Evidence]) -> Vec<&str> {
    evidence.iter().map(|one| one.rule.as_str()).collect()
}

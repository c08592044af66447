//! GraphML comes back: what this program wrote with all it carries, what others drew as far as it goes.

use super::super::draft::{self, Draft, DraftEdge};
use super::super::exchange::{ReadBack, ReadError, text};
use super::super::xml::legal;
use super::scan::{Values, scan};
use crate::argument::{ComponentKind, RelationKind};
use crate::map::{Decision, Edge, Node, NodeId, Review};
use serde::de::DeserializeOwned;

/// Reads a map back; a value changed in another program counts more than the record beside it.
pub(super) fn from_graphml(bytes: &[u8]) -> Result<ReadBack, ReadError> {
    let elements = scan(text(bytes)?)?;
    let mut draft = Draft {
        articles: list(&elements.graph, "articles")?,
        base: list(&elements.graph, "base")?.pop(),
        views: list(&elements.graph, "views")?,
        issues: list(&elements.graph, "issues")?,
        ..Draft::default()
    };
    for (id, values) in elements.nodes {
        let node = read_node(&mut draft, &id, &values)?;
        draft.nodes.push(node);
    }
    let mut edges = elements.edges;
    let place = |values: &Values| {
        values
            .get("place")
            .and_then(|place| place.parse::<usize>().ok())
    };
    edges.sort_by_key(|(_, _, values)| place(values).unwrap_or(usize::MAX));
    for (source, target, values) in edges {
        let place = format!("edge {source} to {target}");
        let recorded: Option<Edge> = record(&values, &place)?;
        let mut edge = recorded.unwrap_or_else(|| draft::edge(RelationKind::Support));
        let named = ["kind", "label"].iter().filter_map(|key| values.get(*key));
        match named.clone().find_map(|name| RelationKind::named(name)) {
            Some(kind) => edge.kind = kind,
            None => draft.left_out.push(format!(
                "{place}: no kind `support` or `contradiction`; taken for support"
            )),
        }
        if let Some(why) = values.get("why").filter(|why| seen(why) != seen(&edge.why)) {
            edge.why.clone_from(why);
        }
        edge.review = review(edge.review, &values);
        let (source, target) = (NodeId(source), NodeId(target));
        draft.edges.push(DraftEdge {
            source,
            target,
            edge,
        });
    }
    Ok(draft.finish()?)
}

fn read_node(draft: &mut Draft, id: &str, values: &Values) -> Result<Node, ReadError> {
    let recorded: Option<Node> = record(values, &format!("node {id}"))?;
    let label = values.get("label").map_or("", String::as_str);
    let mut node = match recorded {
        Some(node) => node,
        None => {
            let author = values.get("author").map_or("", String::as_str);
            let article = draft.article_of(author);
            draft::node(NodeId(id.to_owned()), article, label)
        }
    };
    // The id that edges go by; a program may have renamed it.
    if legal(&node.id.0) != id {
        node.id = NodeId(id.to_owned());
    }
    if !label.is_empty() && seen(label) != seen(&node.text) {
        label.clone_into(&mut node.text);
    }
    if let Some(kind) = values
        .get("kind")
        .and_then(|name| ComponentKind::named(name))
    {
        node.kind = kind;
    }
    let view = values.get("view").map(String::as_str);
    if view != node.view.as_deref().map(legal).as_deref() && (view.is_some() || !label.is_empty()) {
        node.view = view.map(str::to_owned);
    }
    node.review = review(node.review, values);
    Ok(node)
}

fn review(recorded: Option<Review>, values: &Values) -> Option<Review> {
    let recorded = recorded.unwrap_or_default();
    let value = |name| values.get(name).map_or("", String::as_str);
    let note = match value("note") {
        note if seen(note) == seen(&recorded.note) => recorded.note,
        note => note.to_owned(),
    };
    let decision: Option<Decision> = value("decision").parse().ok();
    let review = Review {
        decision,
        note,
        corrected: recorded.corrected,
    };
    review.unless_empty()
}

/// A text as other programs give it back: only characters of XML, line ends as XML reads them.
fn seen(text: &str) -> String {
    legal(text).replace("\r\n", "\n").replace('\r', "\n")
}

/// The record of a node or an edge.
fn record<Record: DeserializeOwned>(
    values: &Values,
    place: &str,
) -> Result<Option<Record>, ReadError> {
    let read = |text: &String| serde_json::from_str(text);
    let record = values.get("record").map(read).transpose();
    record.map_err(|cause| ReadError::Form {
        format: "GraphML",
        place: place.to_owned(),
        cause: format!("its record: {cause}"),
    })
}

fn list<Entry: DeserializeOwned>(values: &Values, name: &str) -> Result<Vec<Entry>, ReadError> {
    let Some(text) = values.get(name) else {
        return Ok(Vec::new());
    };
    serde_json::from_str(text).map_err(|cause| ReadError::Form {
        format: "GraphML",
        place: format!("the graph's {name}"),
        cause: cause.to_string(),
    })
}

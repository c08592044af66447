//! `map.graphml`: the map for yEd, Gephi, networkx, igraph and whatever else reads GraphML; out and back in.
//!
//! Every field a reader may want has a typed key of its own; `record` holds the whole node or edge as JSON, and the
//! keys of the graph hold articles, views and issues, so that nothing is lost on the way.
//!
//! | key | of | what it holds |
//! |---|---|---|
//! | `label` | node, edge | the words of the node; the kind of the edge |
//! | `kind` | node, edge | `major_claim`, `claim`, `premise`; `support`, `contradiction` |
//! | `view`, `view_label` | node | the view's id and label |
//! | `article`, `author` | node | the article's id, and who signs it |
//! | `line` | node | 1-based line of the raw file |
//! | `confidence` | node, edge | 0 to 1; of an edge also as `weight`, which many programs look for |
//! | `place` | edge | its place in the map, as some programs shuffle edges |
//! | `scope`, `issue`, `why` | edge | `inside` or `across`; the issue's label; the reason in words |
//! | `decision`, `note` | node, edge | what an editor said |

mod read;
mod scan;

use super::exchange::Exchange;
use super::xml::{escaped, json_for_xml};
use super::{Format, RenderError};
use crate::map::{ArgumentMap, EdgeId, EdgeView, Node, Review};
use std::fmt::Write;

/// The map as GraphML.
pub const EXCHANGE: Exchange = Exchange {
    format: Format::new("graphml", "map.graphml", |map, _| {
        to_graphml(map)
            .map(String::into_bytes)
            .map_err(RenderError::failed)
    }),
    left_behind: &[],
    read: Some(read::from_graphml),
};

/// What a key is for, its name and its type.
const KEYS: &[(&str, &str, &str)] = &[
    ("graph", "articles", "string"),
    ("graph", "base", "string"),
    ("graph", "views", "string"),
    ("graph", "issues", "string"),
    ("node", "label", "string"),
    ("node", "kind", "string"),
    ("node", "view", "string"),
    ("node", "view_label", "string"),
    ("node", "article", "string"),
    ("node", "author", "string"),
    ("node", "line", "long"),
    ("node", "confidence", "double"),
    ("node", "decision", "string"),
    ("node", "note", "string"),
    ("node", "record", "string"),
    ("edge", "label", "string"),
    ("edge", "place", "long"),
    ("edge", "kind", "string"),
    ("edge", "scope", "string"),
    ("edge", "issue", "string"),
    ("edge", "why", "string"),
    ("edge", "confidence", "double"),
    ("edge", "weight", "double"),
    ("edge", "decision", "string"),
    ("edge", "note", "string"),
    ("edge", "record", "string"),
];

/// Writes the map.
///
/// # Errors
/// None that a map made by this crate can cause; serde_json's, should a record refuse to be written.
pub fn to_graphml(map: &ArgumentMap) -> Result<String, serde_json::Error> {
    let mut out = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"",
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
        " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns",
        " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    ));
    let asked = KEYS
        .iter()
        .filter(|(_, name, _)| *name != "base" || map.base.is_some());
    for (of, name, kind) in asked {
        // Writing into a string does not fail, here and below.
        let _ = writeln!(
            out,
            "  <key id=\"{of}_{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"
        );
    }
    out.push_str("  <graph id=\"map\" edgedefault=\"directed\">\n");
    data(&mut out, "graph", "articles", &json_for_xml(&map.articles)?);
    if map.base.is_some() {
        data(
            &mut out,
            "graph",
            "base",
            &json_for_xml(&map.base.as_slice())?,
        );
    }
    data(&mut out, "graph", "views", &json_for_xml(&map.views)?);
    data(&mut out, "graph", "issues", &json_for_xml(&map.issues)?);
    for node in map.nodes() {
        write_node(&mut out, map, node)?;
    }
    let ids = map.edge_ids();
    for edge in map.edges() {
        write_edge(&mut out, map, &ids.of(&edge), &edge)?;
    }
    out.push_str("  </graph>\n</graphml>\n");
    Ok(out)
}

fn write_node(out: &mut String, map: &ArgumentMap, node: &Node) -> Result<(), serde_json::Error> {
    let _ = writeln!(out, "    <node id=\"{}\">", escaped(&node.id.0));
    let mut key = |name: &str, value: &str| data(out, "node", name, value);
    key("label", &node.text);
    key("kind", node.kind.as_str());
    key("view", node.view.as_deref().unwrap_or_default());
    key("view_label", map.view_label(node));
    key("article", node.article.as_str());
    key("author", map.byline_of(node));
    key("line", &node.line.to_string());
    key("confidence", &node.confidence.value().to_string());
    review(&mut key, node.review.as_ref());
    key("record", &json_for_xml(node)?);
    out.push_str("    </node>\n");
    Ok(())
}

fn write_edge(
    out: &mut String,
    map: &ArgumentMap,
    id: &EdgeId,
    view: &EdgeView<'_>,
) -> Result<(), serde_json::Error> {
    let (source, target) = (escaped(&view.source.id.0), escaped(&view.target.id.0));
    let _ = writeln!(
        out,
        "    <edge id=\"{}\" source=\"{source}\" target=\"{target}\">",
        escaped(&id.0)
    );
    let edge = view.edge;
    let mut key = |name: &str, value: &str| data(out, "edge", name, value);
    key("label", edge.kind.as_str());
    key("place", &(view.place + 1).to_string());
    key("kind", edge.kind.as_str());
    key("scope", if view.is_cross() { "across" } else { "inside" });
    key("issue", map.issue_label(edge));
    key("why", &edge.why);
    key("confidence", &edge.confidence.value().to_string());
    key("weight", &edge.confidence.value().to_string());
    review(&mut key, edge.review.as_ref());
    key("record", &json_for_xml(edge)?);
    out.push_str("    </edge>\n");
    Ok(())
}

fn review(key: &mut impl FnMut(&str, &str), review: Option<&Review>) {
    let decision = review.and_then(|review| review.decision);
    key(
        "decision",
        decision.map_or("", |decision| decision.as_str()),
    );
    key("note", review.map_or("", |review| &review.note));
}

/// One value; an empty one is left out, as the absence of a key means the same.
fn data(out: &mut String, of: &str, name: &str, value: &str) {
    if !value.is_empty() {
        let _ = writeln!(
            out,
            "      <data key=\"{of}_{name}\">{}</data>",
            escaped(value)
        );
    }
}

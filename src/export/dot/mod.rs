//! `map.dot`: the map for Graphviz's `dot`, one cluster an author, side by side.
//!
//! The first author's argument grows to the right: grounds, claims, thesis; the others' grow from the thesis, so that
//! of two authors the theses face each other and the pairs across are drawn between them. Every edge of the map is in
//! the file from its source to its target; invisible ones beside them (see `columns.rs`) only put things in place.
//! Shape tells the kind of a node, fill its view; colour, line style and arrowhead tell support from contradiction.

mod columns;
mod legend;
mod quoting;
pub(crate) mod style;
#[cfg(test)]
mod tests;

use super::diagram::{Choice, lines_of};
use super::palette::{FRAME, GROUND, Palette, ink};
use super::{Format, wrap};
use crate::argument::Voice;
use crate::article::ArticleId;
use crate::bilingual::Lang;
use crate::map::{ArgumentMap, ArticleEntry, EdgeView, Node, shortened};
use columns::{Columns, Side};
use graphviz_rust::dot_generator::{attr, edge, graph, id, stmt};
use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node as DotNode, NodeId as DotNodeId,
    Stmt, Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};
use quoting::{attribute, label, name, tooltip};
use std::borrow::Cow;

/// The map for Graphviz.
pub const FORMAT: Format = Format::standing("dot", "map.dot", |map, options| {
    Ok(to_dot(&legible(map, options.lang)).into_bytes())
});

/// What of a map Graphviz can draw so that it can be looked at: all of it with up to two authors; of more the claims that
/// carry most, and the surest contradictions and agreements between any two authors.
pub(super) fn legible(map: &ArgumentMap, lang: Lang) -> Cow<'_, ArgumentMap> {
    if map.articles.len() <= 2 {
        return Cow::Borrowed(map);
    }
    // Nothing is asked for that a map could lack.
    let chosen = Choice::default().of(map);
    chosen.map_or(Cow::Borrowed(map), |chosen| Cow::Owned(chosen.to_map(lang)))
}

/// Columns of text in a box: sixteen Chinese characters.
const BOX_COLUMNS: usize = 32;
/// Lines of text in a box, of a thesis more; the whole text is in the tooltip.
const BOX_LINES: usize = 7;
/// Columns and lines of an issue's label on an edge.
const ISSUE_COLUMNS: usize = 20;
const ISSUE_LINES: usize = 2;
/// Columns that a title may take above the picture and on a cluster.
const TITLE_COLUMNS: usize = 60;
/// Fonts with Chinese letters on Linux, Windows and macOS; `dot` takes the first it finds.
const FONTS: &str = "Noto Sans CJK SC,Microsoft YaHei,PingFang SC,sans-serif";

/// Writes the map in the DOT language. The same map gives the same bytes, and whatever an article says, `dot` 2.43
/// and later load it without a warning.
pub fn to_dot(map: &ArgumentMap) -> String {
    let mut text = to_graph(map).print(&mut PrinterContext::default());
    text.push('\n');
    text
}

/// The map as graphviz-rust's own graph, to print, change or lay out.
pub fn to_graph(map: &ArgumentMap) -> Graph {
    let palette = Palette::of(map);
    let columns = Columns::of(map);
    let mut graph = graph!(di id!("counterpoint"));
    for defaults in defaults(map) {
        graph.add_stmt(stmt!(defaults));
    }
    for article in &map.articles {
        graph.add_stmt(stmt!(cluster(map, article, &columns, &palette)));
    }
    for statement in columns.between_articles() {
        graph.add_stmt(statement);
    }
    for pair in map.cross_edges() {
        graph.add_stmt(stmt!(cross_edge(map, &pair)));
    }
    graph.add_stmt(stmt!(legend::cluster(map, &palette)));
    graph
}

fn defaults(map: &ArgumentMap) -> [GraphAttributes; 3] {
    let titles: Vec<_> = map.articles.iter().map(title).collect();
    [
        GraphAttributes::Graph(vec![
            attr!("rankdir", "LR"),
            // Around the boxes: a straight line between far columns runs through what others say.
            attr!("splines", "spline"),
            // Lines under the boxes, not across their text.
            attr!("outputorder", "edgesfirst"),
            // A second round of untangling takes time and, with clusters, mostly makes the picture taller.
            attr!("remincross", "false"),
            // The search for the shortest lines ends here: on maps of two authors it has long found them, of ten it
            // would go on for ten times as long, to a picture a third taller.
            attr!("nslimit", "0.5"),
            attr!("nodesep", "0.1"),
            attr!("ranksep", "0.45"),
            attr!("charset", esc "UTF-8"),
            attribute("fontname", FONTS),
            attr!("fontsize", "20"),
            attr!("labelloc", "t"),
            Attribute(id!("label"), label(&titles)),
        ]),
        GraphAttributes::Node(vec![
            attribute("fontname", FONTS),
            attr!("fontsize", "10"),
            attr!("shape", "box"),
            attr!("style", "filled"),
            attr!("margin", esc "0.09,0.05"),
        ]),
        GraphAttributes::Edge(vec![
            attribute("fontname", FONTS),
            attr!("fontsize", "9"),
            attr!("arrowsize", "0.7"),
        ]),
    ]
}

/// `A 江晚舟：夜市不是城市的麻烦（2025-06-01）`, as far as the parts are known.
fn title(article: &ArticleEntry) -> String {
    let text = format!("{} {}", article.id, article.headline());
    let text = shortened(&text, TITLE_COLUMNS);
    match &article.published {
        None => text,
        // The date after the shortening, which would leave out nothing else.
        Some(date) => article.with_date(&text, &shortened(&date.to_string(), TITLE_COLUMNS)),
    }
}

fn cluster(
    map: &ArgumentMap,
    article: &ArticleEntry,
    columns: &Columns<'_>,
    palette: &Palette,
) -> Subgraph {
    let heading = format!("{} {}", article.id, article.byline());
    let mut cluster = Subgraph {
        id: name(&format!("cluster_{}", article.id)),
        stmts: vec![
            stmt!(Attribute(
                id!("label"),
                label(&[shortened(&heading, TITLE_COLUMNS)])
            )),
            stmt!(attr!("fontsize", "16")),
            stmt!(attr!("style", esc "rounded,filled")),
            stmt!(attr!("color", esc FRAME.light)),
            stmt!(attr!("fillcolor", esc GROUND.light)),
            stmt!(attr!("margin", "14")),
        ],
    };
    for node in map.nodes_of(&article.id) {
        cluster.add_stmt(stmt!(claim_box(node, palette)));
    }
    for statement in columns.inside(&article.id) {
        cluster.add_stmt(statement);
    }
    for edge in map.inner_edges() {
        if edge.source.article == article.id {
            cluster.add_stmt(stmt!(inner_edge(&edge, columns.side(&article.id))));
        }
    }
    cluster
}

fn claim_box(node: &Node, palette: &Palette) -> DotNode {
    let mut lines = vec![match &node.voice {
        Voice::Author => node.id.0.clone(),
        Voice::Quoted(source) => {
            format!("{} 〔{}〕", node.id.0, shortened(source, BOX_COLUMNS / 2))
        }
    }];
    let most = lines_of(node.kind, BOX_LINES);
    lines.extend(wrap(&node.text, BOX_COLUMNS, most));
    let mut attributes = vec![Attribute(id!("label"), quoting::left_aligned(&lines))];
    attributes.extend(style::shape(node.kind));
    attributes.push(attribute(
        "fillcolor",
        palette.tint(node.view.as_deref()).light,
    ));
    attributes.push(Attribute(id!("tooltip"), tooltip(&node.text)));
    DotNode::new(DotNodeId(name(&node.id.0), None), attributes)
}

/// An edge of the map inside an article. It takes no part in the layout: the invisible edges of the columns do.
fn inner_edge(view: &EdgeView<'_>, side: Side) -> Edge {
    let (tail, head) = match side {
        Side::GroundsLeft => ("e", "w"),
        Side::GroundsRight => ("w", "e"),
    };
    let mut attributes = style::line(view.edge.kind);
    attributes.extend([
        attr!("constraint", "false"),
        attr!("weight", "0"),
        attr!("tailport", tail),
        attr!("headport", head),
        Attribute(id!("tooltip"), tooltip(&view.edge.why)),
    ]);
    between(&view.source.id.0, &view.target.id.0, attributes)
}

/// A pair across articles: mutual, hence an arrowhead at both ends.
fn cross_edge(map: &ArgumentMap, view: &EdgeView<'_>) -> Edge {
    let place = |article: &ArticleId| map.articles.iter().position(|entry| &entry.id == article);
    let forward = place(&view.source.article) <= place(&view.target.article);
    let (tail, head) = if forward { ("e", "w") } else { ("w", "e") };
    let mut attributes = style::line(view.edge.kind);
    attributes.extend([
        attr!("constraint", "false"),
        attr!("weight", "0"),
        attr!("dir", "both"),
        attr!("penwidth", "2"),
        attr!("tailport", tail),
        attr!("headport", head),
        Attribute(id!("tooltip"), tooltip(&view.edge.why)),
    ]);
    let issue = map.issue_label(view.edge);
    if !issue.is_empty() {
        // Beside the line, after the layout: a label within it would pull the authors apart.
        let lines = wrap(issue, ISSUE_COLUMNS, ISSUE_LINES);
        attributes.push(Attribute(id!("xlabel"), label(&lines)));
        attributes.push(attribute("fontcolor", ink(view.edge.kind).light));
    }
    between(&view.source.id.0, &view.target.id.0, attributes)
}

fn between(source: &str, target: &str, attributes: Vec<Attribute>) -> Edge {
    let (source, target) = (DotNodeId(name(source), None), DotNodeId(name(target), None));
    edge!(source => target, attributes)
}

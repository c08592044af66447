//! The legend: a cluster of its own with a sample of every shape, fill and line that the map uses.

use super::between;
use super::columns::invisible;
use super::quoting::{attribute, label, name};
use super::style;
use crate::argument::{ComponentKind, RelationKind};
use crate::export::palette::{FRAME, Palette};
use crate::map::{ArgumentMap, ViewEntry, shortened};
use graphviz_rust::dot_generator::{attr, id, stmt};
use graphviz_rust::dot_structures::{Attribute, GraphAttributes, Id, Node, NodeId, Stmt, Subgraph};

const KINDS: [(ComponentKind, &str); 3] = [
    (ComponentKind::MajorClaim, "总论点 major claim"),
    (ComponentKind::Claim, "主张 claim"),
    (ComponentKind::Premise, "理由 premise"),
];
const LINES: [(RelationKind, &str); 2] = [
    (RelationKind::Support, "支持、一致 support"),
    (RelationKind::Contradiction, "反驳、矛盾 contradiction"),
];
/// Columns that the label of a view may take.
const VIEW_COLUMNS: usize = 32;

/// Kinds, views and lines in a column each, so that the legend stays low.
pub(super) fn cluster(map: &ArgumentMap, palette: &Palette) -> Subgraph {
    let mut legend = Subgraph {
        id: name("cluster_legend"),
        stmts: vec![
            stmt!(Attribute(id!("label"), label(&["图例 legend"]))),
            stmt!(attr!("fontsize", "12")),
            stmt!(attr!("style", "rounded")),
            stmt!(attr!("color", esc FRAME.light)),
            stmt!(GraphAttributes::Node(vec![
                attr!("fontsize", "10"),
                attr!("height", "0.3"),
            ])),
        ],
    };
    let columns = [kinds(palette), views(map, palette), lines()];
    for item in columns.iter().flatten() {
        legend.stmts.extend(item.statements.iter().cloned());
    }
    let filled: Vec<_> = columns.iter().filter(|column| !column.is_empty()).collect();
    for pair in filled.windows(2) {
        let [left, right] = pair else { continue };
        for (index, item) in right.iter().enumerate() {
            let neighbour = &left[index.min(left.len() - 1)];
            legend.add_stmt(invisible(&neighbour.key, &item.key, 1, 1));
        }
    }
    legend
}

/// One entry: the node that stands in its column, and all that belongs to it.
struct Item {
    key: String,
    statements: Vec<Stmt>,
}

fn kinds(palette: &Palette) -> Vec<Item> {
    let of_kind = |(index, &(kind, text)): (usize, &(ComponentKind, &str))| {
        let mut look = style::shape(kind);
        look.retain(|Attribute(key, _)| *key != id!("fontsize"));
        look.push(attribute("fillcolor", palette.tint(None).light));
        Item::new(format!("legend kind {index}"), text, look)
    };
    KINDS.iter().enumerate().map(of_kind).collect()
}

fn views(map: &ArgumentMap, palette: &Palette) -> Vec<Item> {
    let used = |view: &&ViewEntry| map.nodes().any(|node| node.view.as_ref() == Some(&view.id));
    let of_view = |(index, view): (usize, &ViewEntry)| {
        let fill = vec![attribute("fillcolor", palette.tint(Some(&view.id)).light)];
        let text = shortened(&view.label, VIEW_COLUMNS);
        Item::new(format!("legend view {index}"), &text, fill)
    };
    let views = palette.views().iter().filter(used).enumerate();
    views.map(of_view).collect()
}

fn lines() -> Vec<Item> {
    let of_relation = |(index, &(kind, text)): (usize, &(RelationKind, &str))| {
        let start = vec![attr!("shape", "point"), attr!("width", "0.05")];
        let mut item = Item::new(format!("legend line {index}"), "", start);
        let words = vec![attr!("shape", "plaintext"), attr!("style", esc "")];
        let end = Item::new(format!("legend line {index} end"), text, words);
        item.statements.extend(end.statements);
        item.statements
            .push(stmt!(between(&item.key, &end.key, style::line(kind))));
        item
    };
    LINES.iter().enumerate().map(of_relation).collect()
}

impl Item {
    fn new(key: String, text: &str, mut look: Vec<Attribute>) -> Self {
        look.insert(0, Attribute(id!("label"), label(&[text])));
        let node = Node::new(NodeId(name(&key), None), look);
        Self {
            key,
            statements: vec![stmt!(node)],
        }
    }
}

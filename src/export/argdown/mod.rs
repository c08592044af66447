//! `map.argdown`: the map in Argdown, to read, edit and draw with Argdown's own tools; out, and back in from the part of
//! the language that is written here.
//!
//! ```text
//! # A 江晚舟：夜市不是城市的麻烦 {"article":"A",…}            an author is a group
//!
//! [A2]: 夜市让小本生意有了活路。 #claim #(街区活力) {"line":14,…}   a statement, its kind and view as tags
//!     +> [A1]                                              it supports A1
//!     -> [A4]                                              it speaks against A4
//!     >< [B2]                                              across articles: the two contradict each other
//! ```
//! What follows in braces is data that Argdown passes on and this program reads back.

mod data;
mod read;

use super::exchange::Exchange;
use super::loss::Part;
use super::{Format, RenderError};
use crate::argument::RelationKind;
use crate::map::{ArgumentMap, Node, on_one_line};
use data::{ArticleData, NodeData, braced};
use std::collections::HashMap;
use std::fmt::Write;

/// The map as Argdown.
pub const EXCHANGE: Exchange = Exchange {
    format: Format::new("argdown", "map.argdown", |map, _| {
        to_argdown(map)
            .map(String::into_bytes)
            .map_err(RenderError::failed)
    }),
    left_behind: &[
        Part::Metadata,
        Part::Base,
        Part::Views,
        Part::Issues,
        Part::EdgeConfidence,
        Part::Reasons,
        Part::EdgeIssues,
        Part::EdgeOrder,
        Part::Evidence,
        Part::RunnersUp,
        Part::Reviews,
    ],
    read: Some(read::from_argdown),
};

/// Characters that Argdown reads as markup somewhere.
const MARKUP: &str = "\\#*_[]<>{}@/()=~+-.:,;";

/// Writes the map.
///
/// # Errors
/// None that a map made by this crate can cause; serde_json's, should data refuse to be written.
pub fn to_argdown(map: &ArgumentMap) -> Result<String, serde_json::Error> {
    let names = names(map);
    let mut out = String::from("===\nmodel:\n    mode: loose\n===\n");
    for article in &map.articles {
        let heading = escaped(&on_one_line(&format!(
            "{} {}",
            article.id,
            article.headline()
        )));
        // Writing into a string does not fail, here and below.
        let _ = writeln!(out, "\n# {heading} {}", braced(&ArticleData::of(article))?);
        for node in map.nodes_of(&article.id) {
            let name = &names[node.id.0.as_str()];
            write_statement(&mut out, map, node, name)?;
            write_relations(&mut out, map, node, &names);
        }
    }
    Ok(out)
}

fn write_statement(
    out: &mut String,
    map: &ArgumentMap,
    node: &Node,
    name: &str,
) -> Result<(), serde_json::Error> {
    let shown = match on_one_line(&node.text) {
        empty if empty.is_empty() => "…".to_owned(),
        shown => shown,
    };
    let _ = write!(
        out,
        "\n[{name}]: {} #{}",
        escaped(&shown),
        node.kind.as_str()
    );
    let view = tag(map.view_label(node));
    if !view.is_empty() {
        let _ = write!(out, " #({view})");
    }
    let data = NodeData::of(node, name, &shown);
    let _ = writeln!(out, " {}", braced(&data)?);
    Ok(())
}

fn write_relations(
    out: &mut String,
    map: &ArgumentMap,
    node: &Node,
    names: &HashMap<&str, String>,
) {
    for view in map.edges().filter(|view| view.source.id == node.id) {
        let arrow = match (view.edge.kind, view.is_cross()) {
            (RelationKind::Support, _) => "+>",
            (RelationKind::Contradiction, false) => "->",
            (RelationKind::Contradiction, true) => "><",
        };
        let _ = writeln!(out, "    {arrow} [{}]", names[view.target.id.0.as_str()]);
    }
}

/// A name for every node that Argdown takes as it stands: the node's id where it is letters, digits and dots.
fn names(map: &ArgumentMap) -> HashMap<&str, String> {
    let plain = |id: &str| {
        let mut characters = id.chars();
        characters.next().is_some_and(char::is_alphabetic)
            && characters.all(|c| c.is_alphanumeric() || c == '.')
    };
    let name = |(place, node): (usize, &'_ Node)| match plain(&node.id.0) {
        true => node.id.0.clone(),
        false => format!("n-{}", place + 1),
    };
    map.nodes()
        .enumerate()
        .map(|(place, node)| (node.id.0.as_str(), name((place, node))))
        .collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if MARKUP.contains(character) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// A label as a tag between parentheses can have it.
fn tag(label: &str) -> String {
    on_one_line(&label.replace(['(', ')', '\\', '{', '}'], " "))
}

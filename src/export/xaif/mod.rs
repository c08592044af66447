//! `map.xaif.json`: the map in xAIF, the JSON of the Argument Interchange Format that the Argument Web's tools share
//! (OVA, the xaif package, oAMF pipelines); out and back in.
//!
//! ```text
//! L ──► YA (Asserting) ──► I        who says what: one locution, one assertion and one proposition a node
//! I ──► RA (Default Inference) ──► I     a support
//! I ──► CA (Default Conflict) ──► I      a contradiction
//! ```
//! An author is a participant. What AIF has no place for (spans, views, evidence, issues, …) stands in objects called
//! `counterpoint`, which other tools pass by, so that nothing is lost on the way.

mod form;
mod read;

use super::exchange::Exchange;
use super::{Format, RenderError};
use crate::argument::RelationKind;
use crate::article::Published;
use crate::map::{ArgumentMap, ArticleEntry};
use form::{
    Aif, Arc, Document, Extension, Layout, LayoutNode, Locution, Participant, Record, Text, Vertex,
};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;

/// The map as xAIF.
pub const EXCHANGE: Exchange = Exchange {
    format: Format::new("xaif", "map.xaif.json", |map, _| {
        to_xaif(map)
            .map(String::into_bytes)
            .map_err(RenderError::failed)
    }),
    left_behind: &[],
    read: Some(read::from_xaif),
};

/// Writes the map, indented by two spaces.
///
/// # Errors
/// None that a map made by this crate can cause; serde_json's, should a record refuse to be written.
pub fn to_xaif(map: &ArgumentMap) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&document(map))?;
    text.push('\n');
    Ok(text)
}

fn document(map: &ArgumentMap) -> Document<'_> {
    let mut drawing = Drawing::default();
    let mut propositions = HashMap::new();
    for (person, article) in map.articles.iter().enumerate() {
        drawing.aif.participants.push(participant(person, article));
    }
    for node in map.nodes() {
        let proposition = drawing.vertex(&node.text, "I", None);
        propositions.insert(node.id.0.as_str(), proposition);
        drawing.record(Record::Node(Cow::Borrowed(node)));
        let person = map.articles.iter().position(|one| one.id == node.article);
        let said = format!("{}: {}", map.byline_of(node), node.text);
        let locution = drawing.vertex(&said, "L", None);
        let assertion = drawing.vertex("Asserting", "YA", Some("Asserting"));
        drawing.arc(locution, assertion);
        drawing.arc(assertion, proposition);
        drawing.aif.locutions.push(Locution {
            node_id: locution.into(),
            person_id: person.unwrap_or(map.articles.len()).into(),
            timestamp: map
                .article(&node.article)
                .map(timestamp)
                .unwrap_or_default(),
        });
    }
    for view in map.edges() {
        let (text, kind) = match view.edge.kind {
            RelationKind::Support => ("Default Inference", "RA"),
            RelationKind::Contradiction => ("Default Conflict", "CA"),
        };
        let relation = drawing.vertex(text, kind, Some(text));
        drawing.record(Record::Edge(Cow::Borrowed(view.edge)));
        drawing.arc(propositions[view.source.id.0.as_str()], relation);
        drawing.arc(relation, propositions[view.target.id.0.as_str()]);
    }
    Document {
        layout: layout(map),
        aif: drawing.aif,
        text: Text::Marked { txt: marked(map) },
        dialog: true,
        extension: Some(Extension {
            articles: Cow::Borrowed(&map.articles),
            base: map.base.clone(),
            views: Cow::Borrowed(&map.views),
            issues: Cow::Borrowed(&map.issues),
        }),
    }
}

/// Nodes and arcs, each under the next free number.
#[derive(Default)]
struct Drawing<'map> {
    aif: Aif<'map>,
}

impl<'map> Drawing<'map> {
    fn vertex(&mut self, text: &str, kind: &str, scheme: Option<&str>) -> usize {
        let number = self.aif.nodes.len() + 1;
        self.aif.nodes.push(Vertex {
            node_id: number.into(),
            text: text.to_owned(),
            kind: kind.to_owned(),
            timestamp: String::new(),
            scheme: scheme.map(str::to_owned),
            record: None,
        });
        number
    }

    /// Hangs a record on the node drawn last.
    fn record(&mut self, record: Record<'map>) {
        if let Some(last) = self.aif.nodes.last_mut() {
            last.record = Some(record);
        }
    }

    fn arc(&mut self, from: usize, to: usize) {
        let number = self.aif.edges.len() + 1;
        self.aif.edges.push(Arc {
            edge_id: number.into(),
            from_id: from.into(),
            to_id: to.into(),
        });
    }
}

/// A name in two parts stays so; one of a single part (江晚舟) has the surname `None`, as the xaif package has it.
fn participant(person: usize, article: &ArticleEntry) -> Participant {
    let name = article.byline().trim();
    let (first, last) = name.rsplit_once(' ').unwrap_or((name, "None"));
    Participant {
        participant_id: person.into(),
        firstname: first.to_owned(),
        surname: last.to_owned(),
    }
}

/// The day of publication as AIF has it, `2025-06-01 00:00:00`; empty where it is unknown.
fn timestamp(article: &ArticleEntry) -> String {
    let date = article.published.as_ref().and_then(Published::date);
    let day = date.filter(|date| date.day().is_some());
    day.map(|day| format!("{day} 00:00:00")).unwrap_or_default()
}

/// The texts of all nodes as OVA shows them beside the diagram, each in a span that names its proposition.
fn marked(map: &ArgumentMap) -> String {
    let mut text = String::new();
    for article in &map.articles {
        let heading = super::xml::escaped(&article.title);
        // Writing into a string does not fail.
        let _ = write!(text, "{heading}<br><br>");
        for (place, node) in map.nodes().enumerate() {
            if node.article == article.id {
                let _ = write!(
                    text,
                    "<span class=\"highlighted\" id=\"node{}\">{}</span><br>",
                    place * 3 + 1,
                    super::xml::escaped(&node.text)
                );
            }
        }
        text.push_str("<br>");
    }
    text
}

/// Where OVA draws the propositions: a column an author.
fn layout(map: &ArgumentMap) -> Layout {
    let mut rows = vec![0_usize; map.articles.len() + 1];
    let nodes = map.nodes().enumerate().map(|(place, node)| {
        let column = map.articles.iter().position(|one| one.id == node.article);
        let column = column.unwrap_or(map.articles.len());
        rows[column] += 1;
        LayoutNode {
            node_id: (place * 3 + 1).into(),
            visible: true,
            x: 100 + column * 400,
            y: rows[column] * 120,
            timestamp: String::new(),
        }
    });
    Layout {
        nodes: nodes.collect(),
        ..Layout::default()
    }
}

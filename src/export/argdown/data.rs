//! The data in braces behind headings and statements.

use super::escaped;
use crate::argument::{ComponentKind, Confidence, Voice};
use crate::article::{ArticleId, Span};
use crate::map::{ArticleEntry, Node, NodeId};
use serde::{Deserialize, Serialize};

/// What a heading can't say of an article.
#[derive(Serialize, Deserialize)]
pub(super) struct ArticleData {
    pub article: ArticleId,
    pub title: String,
    pub author: String,
    #[serde(default)]
    pub published: String,
    #[serde(default)]
    pub source: String,
}

impl ArticleData {
    pub fn of(article: &ArticleEntry) -> Self {
        Self {
            article: article.id.clone(),
            title: article.title.clone(),
            author: article.author.clone(),
            published: article.date(),
            source: article.source.clone(),
        }
    }
}

/// What a statement can't say of a node. Flat, because Argdown ends the data at the first brace that looks final.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct NodeData {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<NodeId>,
    /// The words, where they can't stand as they are on one line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    pub line: usize,
    pub start: usize,
    pub end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quoted: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
}

impl NodeData {
    pub fn of(node: &Node, name: &str, shown: &str) -> Self {
        Self {
            id: (node.id.0 != name).then(|| node.id.clone()),
            text: (node.text != shown || super::read::unescaped(&escaped(shown)) != shown)
                .then(|| node.text.clone()),
            line: node.line,
            start: node.span.start,
            end: node.span.end,
            heading: node.heading.clone(),
            quoted: match &node.voice {
                Voice::Author => None,
                Voice::Quoted(source) => Some(source.clone()),
            },
            view: node.view.clone(),
            confidence: Some(node.confidence.value()),
        }
    }

    /// The node that a statement and its data make.
    pub fn into_node(
        self,
        name: &str,
        article: ArticleId,
        kind: ComponentKind,
        text: String,
    ) -> Node {
        let id = self.id.unwrap_or_else(|| NodeId(name.to_owned()));
        Node {
            kind,
            span: Span::new(self.start, self.end),
            line: self.line,
            heading: self.heading,
            voice: self.quoted.map_or(Voice::Author, Voice::Quoted),
            view: self.view,
            confidence: Confidence::new(self.confidence.unwrap_or(1.0)),
            ..super::super::draft::node(id, article, &self.text.unwrap_or(text))
        }
    }
}

/// The data as JSON that YAML reads alike, with no brace but the outer two and no character that YAML forbids.
pub(super) fn braced(data: &impl Serialize) -> Result<String, serde_json::Error> {
    let text = serde_json::to_string(data)?;
    let inside = text
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    let mut out = String::from("{");
    for character in inside.unwrap_or_default().chars() {
        match character {
            // `===` would begin or end a front matter, `//` and `/*` a comment.
            '{'
            | '}'
            | '='
            | '/'
            | '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            _ => out.push(character),
        }
    }
    out.push('}');
    Ok(out)
}

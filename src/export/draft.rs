//! A map in the making, from a format of another program.
//!
//! What this program writes carries each node's and edge's full record along; what other programs draw has a text, an
//! author and a relation at most. A draft takes both, and what was changed elsewhere counts more than the record.

use super::exchange::ReadBack;
use super::json::{EdgeRow, JsonError, MapFile};
use crate::argument::{Alternative, ComponentKind, Confidence, RelationKind, Voice};
use crate::article::{ArticleId, Metadata, Span};
use crate::map::{ArticleEntry, Edge, Issue, Node, NodeId, ViewEntry};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Everything read so far.
#[derive(Default)]
pub(super) struct Draft {
    pub articles: Vec<ArticleEntry>,
    pub base: Option<ArticleId>,
    pub views: Vec<ViewEntry>,
    pub issues: Vec<Issue>,
    pub nodes: Vec<Node>,
    pub edges: Vec<DraftEdge>,
    /// What was read and has no place in a map, one line each.
    pub left_out: Vec<String>,
    /// Names that [`Draft::free_id`] must not give.
    pub taken: HashSet<NodeId>,
    /// How many names it has given to the nodes of an article.
    pub named: HashMap<ArticleId, usize>,
}

/// An edge with the names of its ends.
pub(super) struct DraftEdge {
    pub source: NodeId,
    pub target: NodeId,
    pub edge: Edge,
}

impl Draft {
    /// The article of that author, which is added where there is none yet.
    pub fn article_of(&mut self, author: &str) -> ArticleId {
        if let Some(known) = self.articles.iter().find(|one| one.author == author) {
            return known.id.clone();
        }
        let id = (self.articles.len()..)
            .map(ArticleId::at)
            .find(|id| self.articles.iter().all(|one| &one.id != id))
            .unwrap_or_else(|| ArticleId::at(self.articles.len()));
        self.articles.push(article(id.clone(), author));
        id
    }

    /// A name for one more node of an article: `A8` after `A7`.
    pub fn free_id(&mut self, article: &ArticleId) -> NodeId {
        let named = self.named.entry(article.clone()).or_default();
        loop {
            *named += 1;
            let id = NodeId(format!("{article}{named}"));
            if !self.taken.contains(&id) {
                return id;
            }
        }
    }

    /// The map. Issues and runners-up forget the nodes that another program has deleted.
    pub fn finish(mut self) -> Result<ReadBack, JsonError> {
        let ids: HashSet<NodeId> = self.nodes.iter().map(|node| node.id.clone()).collect();
        for issue in &mut self.issues {
            for position in &mut issue.positions {
                let before = position.nodes.len();
                position.nodes.retain(|id| ids.contains(id));
                let gone = before - position.nodes.len();
                if gone > 0 {
                    let told = format!(
                        "issue {}: {gone} nodes that are no longer there",
                        issue.id.0
                    );
                    self.left_out.push(told);
                }
            }
        }
        if let Some(base) = self
            .base
            .take_if(|base| self.articles.iter().all(|one| one.id != *base))
        {
            let told = format!("the base {base}, an article that is no longer there");
            self.left_out.push(told);
        }
        // What argues for or against itself says nothing; other programs let one draw it.
        let before = self.edges.len();
        self.edges.retain(|row| row.source != row.target);
        let loops = before - self.edges.len();
        if loops > 0 {
            let told = format!("{loops} edges from a node to itself");
            self.left_out.push(told);
        }
        let edges = self.edges.into_iter().map(|row| {
            let mut edge = row.edge;
            let second = edge.runner_up.as_ref().map(|second| &second.alternative);
            if matches!(second, Some(Alternative::OtherTarget { target }) if !ids.contains(target))
            {
                edge.runner_up = None;
            }
            EdgeRow {
                id: String::new(),
                source: Cow::Owned(row.source),
                target: Cow::Owned(row.target),
                edge: Cow::Owned(edge),
            }
        });
        let mut file = MapFile::default();
        file.edges = edges.collect();
        file.articles = Cow::Owned(self.articles);
        file.base = self.base;
        file.views = Cow::Owned(self.views);
        file.issues = Cow::Owned(self.issues);
        file.nodes = self.nodes.into_iter().map(Cow::Owned).collect();
        Ok(ReadBack {
            map: file.into_map()?,
            left_out: self.left_out,
        })
    }
}

/// An article of which only the author is known.
pub(super) fn article(id: ArticleId, author: &str) -> ArticleEntry {
    ArticleEntry {
        title: id.to_string(),
        id,
        author: author.to_owned(),
        published: None,
        source: String::new(),
        metadata: Metadata::default(),
        text: Vec::new(),
    }
}

/// A node of which only the text is known; who drew it was sure.
pub(super) fn node(id: NodeId, article: ArticleId, text: &str) -> Node {
    Node {
        id,
        article,
        kind: ComponentKind::Claim,
        text: text.to_owned(),
        span: Span::new(0, 0),
        line: 0,
        heading: None,
        voice: Voice::Author,
        view: None,
        confidence: Confidence::new(1.0),
        evidence: Vec::new(),
        runner_up: None,
        review: None,
    }
}

/// An edge of which only the kind is known; who drew it was sure.
pub(super) fn edge(kind: RelationKind) -> Edge {
    Edge {
        kind,
        confidence: Confidence::new(1.0),
        issue: None,
        why: String::new(),
        evidence: Vec::new(),
        runner_up: None,
        review: None,
    }
}

//! Why a node is here, and of this kind.

use super::Explainer;
use super::words::marked;
use crate::map::{EdgeView, Node, shortened};
use crate::rules::{Evidence, MatchedWords};
use std::fmt;

/// Columns that the other end of an edge may take; a Chinese character takes two.
const OTHER_END_COLUMNS: usize = 60;

/// A node with what speaks for and against it; prints itself.
pub struct NodeExplanation<'a> {
    pub(super) explainer: Explainer<'a>,
    pub(super) node: &'a Node,
}

impl fmt::Display for NodeExplanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { explainer, node } = self;
        let kind = explainer.phrases.kind(Some(node.kind));
        let confidence = explainer.phrases.confidence(node.confidence);
        writeln!(f, "{}  {kind}  {confidence}", node.id.0)?;
        writeln!(f, "  {}", explainer.place(node))?;
        if let Some(review) = &node.review {
            writeln!(f, "  {}", explainer.phrases.review(review))?;
        }
        let words: Vec<&MatchedWords> = node.evidence.iter().flat_map(|one| &one.words).collect();
        writeln!(f, "\n  {}", marked(node, &words))?;
        let evidence: Vec<&Evidence> = node.evidence.iter().collect();
        let headings = explainer.phrases.about_kind(kind);
        writeln!(f)?;
        if evidence.is_empty() {
            writeln!(f, "  {}", explainer.phrases.no_rule())?;
        }
        explainer.write_witnesses(
            f,
            &evidence,
            &[node],
            headings.each_ref().map(String::as_str),
        )?;
        self.write_runner_up(f)?;
        self.write_edges(f)
    }
}

impl Explainer<'_> {
    /// Where a node stands, whose words it is, and its view.
    fn place(&self, node: &Node) -> String {
        let article = self.map.article(&node.article);
        let file = article.map_or(node.article.as_str(), |article| article.source.as_str());
        self.phrases.place(
            file,
            node.line,
            node.heading.as_deref(),
            &node.voice,
            node.view.as_ref().map(|_| self.map.view_label(node)),
        )
    }
}

impl NodeExplanation<'_> {
    fn write_runner_up(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (phrases, node) = (self.explainer.phrases, self.node);
        let Some(second) = &node.runner_up else {
            return Ok(());
        };
        writeln!(f, "\n  {}", phrases.nearly())?;
        writeln!(f, "    {}", phrases.kind_margin(second.kind, second.margin))?;
        let alone = phrases.alone(node.kind, node.confidence, second);
        writeln!(f, "    {alone}")
    }

    fn write_edges(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { explainer, node } = self;
        let all: Vec<EdgeView<'_>> = explainer.map.edges().collect();
        let own = |edge: &&EdgeView<'_>| edge.source.id == node.id || edge.target.id == node.id;
        let edges: Vec<_> = all.iter().filter(own).collect();
        writeln!(f, "\n  {}", explainer.phrases.edges(edges.is_empty()))?;
        for edge in edges {
            let other = match edge.source.id == node.id {
                true => edge.target,
                false => edge.source,
            };
            writeln!(
                f,
                "    {}  {} {:.2}  {}",
                explainer.ends(edge),
                explainer.phrases.relation(edge.edge.kind, edge.is_cross()),
                edge.edge.confidence.value(),
                shortened(&other.text, OTHER_END_COLUMNS)
            )?;
            if let Some(review) = &edge.edge.review {
                writeln!(f, "      {}", explainer.phrases.review(review))?;
            }
        }
        Ok(())
    }
}

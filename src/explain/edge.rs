//! Why two nodes are joined, and for or against.

use super::Explainer;
use super::words::{home, marked};
use crate::argument::{Alternative, RelationKind};
use crate::map::{EdgeView, Node, shortened};
use crate::rules::{Evidence, MatchedWords};
use std::fmt;

/// Columns that the target that came second may take; a Chinese character takes two.
const SECOND_COLUMNS: usize = 60;

/// An edge with what speaks for and against it; prints itself.
pub struct EdgeExplanation<'a> {
    pub(super) explainer: Explainer<'a>,
    pub(super) edge: EdgeView<'a>,
}

impl Explainer<'_> {
    /// `A3 → A1`; across articles, where neither argues, `A3 ↔ B7`.
    pub(super) fn ends(&self, view: &EdgeView<'_>) -> String {
        let arrow = if view.is_cross() { '↔' } else { '→' };
        format!("{} {arrow} {}", view.source.id.0, view.target.id.0)
    }
}

impl fmt::Display for EdgeExplanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { explainer, edge } = self;
        let phrases = explainer.phrases;
        let kind = phrases.relation(edge.edge.kind, edge.is_cross());
        write!(
            f,
            "{}  {kind}  {}",
            explainer.ends(edge),
            phrases.confidence(edge.edge.confidence)
        )?;
        match explainer.map.issue_label(edge.edge) {
            "" => writeln!(f)?,
            issue => writeln!(f, "  {}", phrases.issue(issue))?,
        }
        if let Some(review) = &edge.edge.review {
            writeln!(f, "  {}", phrases.review(review))?;
        }
        let nodes = [edge.source, edge.target];
        for node in nodes {
            self.write_end(f, node)?;
        }
        writeln!(f, "\n  {}\n", edge.edge.why)?;
        // Whom it argues about is one question, whether for or against is another.
        let (on_kind, on_link): (Vec<&Evidence>, Vec<&Evidence>) = (edge.edge.evidence.iter())
            .partition(|one| explainer.reasons.is_about_contradiction(&one.rule));
        let link = match edge.is_cross() {
            true => phrases.about_pair(kind),
            false => phrases.about_link(&edge.target.id.0),
        };
        explainer.write_witnesses(f, &on_link, &nodes, link.each_ref().map(String::as_str))?;
        let against = RelationKind::Contradiction == edge.edge.kind;
        explainer.write_witnesses(f, &on_kind, &nodes, phrases.about_contradiction(against))?;
        self.write_runner_up(f)
    }
}

impl EdgeExplanation<'_> {
    fn write_end(&self, f: &mut fmt::Formatter<'_>, node: &Node) -> fmt::Result {
        let Self { explainer, edge } = self;
        let who = match edge.is_cross() {
            true => format!("  {}", explainer.map.byline_of(node)),
            false => String::new(),
        };
        let kind = explainer.phrases.kind(Some(node.kind));
        let nodes = [edge.source, edge.target];
        let words: Vec<&MatchedWords> = (edge.edge.evidence.iter())
            .flat_map(|one| &one.words)
            .filter(|words| home(words, &nodes).is_some_and(|home| home.id == node.id))
            .collect();
        writeln!(f, "  {} {kind}{who}  {}", node.id.0, marked(node, &words))
    }

    fn write_runner_up(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { explainer, edge } = self;
        let phrases = explainer.phrases;
        let Some(second) = &edge.edge.runner_up else {
            return Ok(());
        };
        writeln!(f, "\n  {}", phrases.nearly())?;
        let (other, text) = match &second.alternative {
            Alternative::OtherTarget { target } => {
                let node = explainer.map.node(target);
                let text = node.map_or("", |node| node.text.as_str());
                let contradicts = edge.edge.kind == RelationKind::Contradiction;
                (phrases.other_target(&target.0, contradicts), text)
            }
            Alternative::NoEdge => (phrases.no_edge().to_owned(), ""),
            Alternative::OtherKind { kind } => (phrases.other_kind(*kind, second.margin), ""),
        };
        writeln!(f, "    {}", phrases.margin(&other, second.margin))?;
        if !text.is_empty() {
            writeln!(f, "    {}", shortened(text, SECOND_COLUMNS))?;
        }
        Ok(())
    }
}

//! What a format can't carry, told and not dropped in silence.
//!
//! A map is made of [`Part`]s. A format names those that it leaves behind; [`losses`] says how much of each a map has.

use crate::argument::{RelationKind, Voice};
use crate::article::Metadata;
use crate::map::{ArgumentMap, ArticleEntry, Edge, Node};
use std::fmt;

/// Something a map holds that a format may have no place for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The headlines of the articles.
    Titles,
    /// When they were published.
    Dates,
    /// What the files say about the articles beyond title, author and date.
    Metadata,
    /// The labels of views, and views without nodes.
    Views,
    /// Which article the others were compared with, and that they were not compared among themselves.
    Base,
    /// The issues: who stands where.
    Issues,
    /// Whether a node is a major claim, a claim or a premise.
    Kinds,
    /// The wording of the nodes.
    Texts,
    /// Where nodes stand: span, line and heading.
    Places,
    /// Where nodes stand but for the line: span and heading.
    Spans,
    /// Whom an author quotes.
    Voices,
    /// The views that nodes are filed under.
    NodeViews,
    /// How sure the kinds are.
    NodeConfidence,
    /// The edges for something: formats of mere attack.
    Supports,
    /// The least sure edges of a map that has more than so many.
    EdgesBeyond(usize),
    /// How sure the relations are.
    EdgeConfidence,
    /// How sure the relations inside articles are.
    InnerConfidence,
    /// Why an edge is there, in words.
    Reasons,
    /// The issues that edges across articles speak to.
    EdgeIssues,
    /// The order of the edges, and with it their names.
    EdgeOrder,
    /// The rules behind nodes and edges and the words they matched.
    Evidence,
    /// What nodes and edges nearly were.
    RunnersUp,
    /// Editors' decisions and notes, and which nodes and edges they have corrected.
    Reviews,
    /// The same on relations inside articles.
    InnerReviews,
}

/// One part that is left behind, and how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a loss is to be told"]
pub struct Loss {
    /// What is lost.
    pub part: Part,
    /// Of how many articles, issues, nodes or edges; never 0.
    pub count: usize,
}

/// Of the parts that a format leaves behind, those that the map has.
pub fn losses(map: &ArgumentMap, parts: &[Part]) -> Vec<Loss> {
    parts
        .iter()
        .map(|&part| Loss {
            part,
            count: part.count(map),
        })
        .filter(|loss| loss.count > 0)
        .collect()
}

impl Part {
    /// Of how many articles, issues, nodes or edges the map holds this.
    fn count(self, map: &ArgumentMap) -> usize {
        let nodes = |has: fn(&Node) -> bool| map.nodes().filter(|node| has(node)).count();
        let edges = |has: fn(&Edge) -> bool| map.edges().filter(|one| has(one.edge)).count();
        let articles =
            |has: fn(&ArticleEntry) -> bool| map.articles.iter().filter(|one| has(one)).count();
        let inner = |has: fn(&Edge) -> bool| map.inner_edges().filter(|one| has(one.edge)).count();
        match self {
            Self::Titles => articles(|article| !article.title.is_empty()),
            Self::Dates => articles(|article| article.published.is_some()),
            Self::Metadata => articles(has_more),
            Self::Base => map.base.iter().map(|_| map.articles.len()).sum(),
            Self::Views => map.views.len(),
            Self::Issues => map.issues.len(),
            Self::Kinds | Self::Texts | Self::Places | Self::Spans | Self::NodeConfidence => {
                nodes(|_| true)
            }
            Self::Voices => nodes(|node| node.voice != Voice::Author),
            Self::NodeViews => nodes(|node| node.view.is_some()),
            Self::Supports => edges(|edge| edge.kind == RelationKind::Support),
            Self::EdgesBeyond(most) => edges(|_| true).saturating_sub(most),
            Self::EdgeConfidence => edges(|_| true),
            Self::InnerConfidence => inner(|_| true),
            Self::InnerReviews => inner(|edge| edge.review.is_some()),
            Self::EdgeOrder => edges(|_| true).saturating_sub(1),
            Self::Reasons => edges(|edge| !edge.why.is_empty()),
            Self::EdgeIssues => edges(|edge| edge.issue.is_some()),
            Self::Evidence => {
                nodes(|node| !node.evidence.is_empty()) + edges(|edge| !edge.evidence.is_empty())
            }
            Self::RunnersUp => {
                nodes(|node| node.runner_up.is_some()) + edges(|edge| edge.runner_up.is_some())
            }
            Self::Reviews => {
                nodes(|node| node.review.is_some()) + edges(|edge| edge.review.is_some())
            }
        }
    }
}

/// Whether the file of an article says more about it than title, author and date.
fn has_more(article: &ArticleEntry) -> bool {
    let beyond = Metadata {
        title: None,
        author: None,
        published: None,
        ..article.metadata.clone()
    };
    beyond != Metadata::default()
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, of) = match self.part {
            Part::Titles => ("the title", "articles"),
            Part::Dates => ("the date of publication", "articles"),
            Part::Metadata => ("address, tags and other metadata", "articles"),
            Part::Base => ("which was compared with which", "articles"),
            Part::Views => ("the labels", "views"),
            Part::Issues => ("who stands where", "issues"),
            Part::Kinds => ("the kind", "nodes"),
            Part::Texts => ("the words", "nodes"),
            Part::Places => ("span, line and heading", "nodes"),
            Part::Spans => ("span and heading", "nodes"),
            Part::Voices => ("who is quoted", "nodes"),
            Part::NodeViews => ("the view", "nodes"),
            Part::NodeConfidence => ("the confidence", "nodes"),
            Part::Supports => ("the whole", "supports"),
            Part::EdgesBeyond(_) => ("the whole", "edges, the least sure inside articles"),
            Part::EdgeConfidence => ("the confidence", "edges"),
            Part::InnerConfidence => ("the confidence", "edges inside articles"),
            Part::EdgeOrder => ("the order", "edges"),
            Part::Reasons => ("why they are there", "edges"),
            Part::EdgeIssues => ("the issue", "edges"),
            Part::Evidence => ("rules and matched words", "nodes and edges"),
            Part::RunnersUp => ("what came second", "nodes and edges"),
            Part::Reviews => ("an editor's decisions, notes and marks", "nodes and edges"),
            Part::InnerReviews => (
                "an editor's decisions, notes and marks",
                "edges inside articles",
            ),
        };
        write!(f, "{what} of {} {of}", self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::specimen;

    #[test]
    fn only_what_the_map_has_can_be_lost() {
        let map = specimen::night_markets();
        let told: Vec<String> = losses(&map, &[Part::Reviews, Part::Supports, Part::EdgeIssues])
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(told, ["the whole of 13 supports", "the issue of 4 edges"]);
    }
    #[test]
    fn only_metadata_that_is_there_is_lost() {
        let mut map = specimen::night_markets();
        let told = |map: &ArgumentMap| {
            let parts = [
                Part::Titles,
                Part::Dates,
                Part::Metadata,
                Part::InnerConfidence,
            ];
            let lost = losses(map, &parts).into_iter();
            lost.map(|loss| loss.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(
            told(&map)[2],
            "address, tags and other metadata of 2 articles"
        );
        for article in &mut map.articles {
            article.metadata.tags.clear();
            article.published = None;
        }
        assert_eq!(
            told(&map),
            [
                "the title of 2 articles",
                "the confidence of 13 edges inside articles"
            ]
        );
    }
}

//! The argument map: every component a node, every relation an edge, on petgraph.

mod bond;
mod build;
mod change;
mod edge_id;
mod edge_wording;
mod edited;
mod line;
mod matrix;
mod pairs;
mod queries;
mod quoting;
#[cfg(test)]
pub(crate) mod random;
mod review;
mod share;
#[cfg(test)]
pub(crate) mod specimen;
mod standing;
mod summary;
mod threshold;
mod told;

pub use bond::Bond;
pub use build::{Contribution, Legend, build};
pub use change::{Change, Turned};
pub use edge_id::{EdgeId, EdgeIds};
#[cfg(test)]
pub(crate) use line::width;
pub(crate) use line::width_of;
pub use line::{on_one_line, shortened};
pub use matrix::{Matrix, MatrixRow};
pub use pairs::IssuePairs;
pub use queries::EdgeView;
pub(crate) use quoting::quoting;
pub use review::{Correction, Decision, Review};
pub use share::{AuthorShare, ViewShare};
pub use summary::{AuthorSummary, KindCounts, MapSummary};
pub use threshold::Threshold;

use crate::argument::{
    ComponentKind, Confidence, KindRunnerUp, RelationKind, RelationRunnerUp, Voice,
};
use crate::article::{ArticleId, Block, Metadata, Published, Span, is_cjk, published};
use crate::rules::Evidence;
use petgraph::stable_graph::{NodeIndex, StableDiGraph};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Names a node: the article's id and the node's place in it, `A12`.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct NodeId(pub String);

/// Names an issue inside one map: `I1`, `I2`, … strongest first.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct IssueId(pub String);

/// An article as the map shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleEntry {
    /// Its name inside the map.
    pub id: ArticleId,
    /// The headline; the file name where the article has none.
    pub title: String,
    /// Who signs it; empty where unknown.
    pub author: String,
    /// The date of publication; empty where unknown.
    #[serde(with = "published::or_empty")]
    #[schemars(with = "String")]
    pub published: Option<Published>,
    /// The path it was read from.
    pub source: String,
    /// Everything else the file says about it.
    pub metadata: Metadata,
    /// Its own text, for exports that show the article itself. `map.json` quotes claims, not whole articles: a map read
    /// back from it has no text here.
    #[serde(skip)]
    pub text: Vec<Block>,
}

impl ArticleEntry {
    /// What a reader calls it: its author, or its title where nobody signs.
    pub fn byline(&self) -> &str {
        if self.author.trim().is_empty() {
            &self.title
        } else {
            &self.author
        }
    }

    /// Author and title, `江晚舟：夜市不是城市的麻烦`; the title alone where nobody signs.
    pub fn headline(&self) -> String {
        match self.author.trim() {
            "" => self.title.clone(),
            author if self.is_named_in_latin() => format!("{author}: {}", self.title),
            author => format!("{author}：{}", self.title),
        }
    }

    /// The date of publication as outputs show it, `2025-06-01` or as written; empty where unknown.
    pub fn date(&self) -> String {
        let published = self.published.as_ref();
        published.map(Published::to_string).unwrap_or_default()
    }

    /// A name of the article with a date behind it, `江晚舟：夜市不是城市的麻烦（2025-06-01）`.
    pub(crate) fn with_date(&self, name: &str, date: &str) -> String {
        match self.is_named_in_latin() {
            true => format!("{name} ({date})"),
            false => format!("{name}（{date}）"),
        }
    }

    /// Whether neither author nor title is Chinese, so that full-width marks between them would look wrong.
    fn is_named_in_latin(&self) -> bool {
        !self.author.chars().chain(self.title.chars()).any(is_cjk)
    }
}

/// A view that nodes can be filed under, as legends and tables name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ViewEntry {
    /// Its id in the view pack, `real_economy`; what [`Node::view`] holds.
    pub id: String,
    /// What an editor calls it, `真实经济`.
    pub label: String,
}

/// A claim or premise on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Node {
    /// Its name.
    pub id: NodeId,
    /// The article it stands in.
    pub article: ArticleId,
    /// What it is.
    pub kind: ComponentKind,
    /// Its visible text, cut from the source.
    pub text: String,
    /// Where it stands, in code points of the raw file.
    pub span: Span,
    /// 1-based line of the raw file.
    pub line: usize,
    /// The heading of the section it stands in.
    pub heading: Option<String>,
    /// Whose words they are.
    pub voice: Voice,
    /// The view it is filed under.
    pub view: Option<String>,
    /// How sure the kind is.
    pub confidence: Confidence,
    /// Why it is here.
    pub evidence: Vec<Evidence>,
    /// What it nearly was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<KindRunnerUp>,
    /// What an editor said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// A support or contradiction on the map. Across articles it is mutual and carries an issue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Edge {
    /// For or against.
    pub kind: RelationKind,
    /// How sure the relation is.
    pub confidence: Confidence,
    /// The issue, on edges across articles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<IssueId>,
    /// Why, in plain words.
    pub why: String,
    /// The rules behind it.
    pub evidence: Vec<Evidence>,
    /// What it nearly was; of an edge across always the other kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<RelationRunnerUp<NodeId>>,
    /// What an editor said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

impl Node {
    /// Whether an editor has rejected it.
    pub fn is_rejected(&self) -> bool {
        self.review.as_ref().is_some_and(Review::rejects)
    }
}

impl Edge {
    /// Whether an editor has rejected it.
    pub fn is_rejected(&self) -> bool {
        self.review.as_ref().is_some_and(Review::rejects)
    }
}

/// A question that the authors speak to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Issue {
    /// Its name inside the map.
    pub id: IssueId,
    /// A short label an editor can read, such as `外国用户会不会留下`.
    pub label: String,
    /// Who stands where.
    pub positions: Vec<Position>,
}

impl Issue {
    /// Where an article stands on it, if it speaks to it.
    pub fn position_of(&self, article: &ArticleId) -> Option<&Position> {
        let mut positions = self.positions.iter();
        positions.find(|position| &position.article == article)
    }

    /// The pole that an article takes on it, if it takes one.
    pub fn stance_of(&self, article: &ArticleId) -> Option<&str> {
        self.position_of(article)?.stance.as_deref()
    }
}

/// What one article says on an issue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// The article.
    pub article: ArticleId,
    /// The pole it takes in words (`留下`), or nothing where its claims take both or only touch the issue.
    pub stance: Option<String>,
    /// Both poles in words, where some of its claims take the one and some the other; else it is left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub torn_between: Vec<String>,
    /// Its nodes that speak to the issue, in reading order.
    pub nodes: Vec<NodeId>,
}

/// All articles, their components and relations, and the issues between them.
#[derive(Clone, Debug, Default)]
pub struct ArgumentMap {
    /// The articles in the order given.
    pub articles: Vec<ArticleEntry>,
    /// The article that each of the others was compared with, where those were not compared among themselves.
    pub base: Option<ArticleId>,
    /// The issues, strongest first.
    pub issues: Vec<Issue>,
    /// The views of the pack in use, in its order; a view keeps the colour of its place in every picture.
    pub views: Vec<ViewEntry>,
    graph: StableDiGraph<Node, Edge>,
    threshold: Option<Threshold>,
    /// Of a map from which edges were taken, where each stood before, by its index in the graph.
    places: Vec<usize>,
}

impl ArgumentMap {
    /// Adds a node; its id must not be in the map yet.
    pub fn add_node(&mut self, node: Node) -> NodeIndex {
        self.graph.add_node(node)
    }

    /// Adds an edge between two nodes of the map.
    pub fn add_edge(&mut self, source: NodeIndex, target: NodeIndex, edge: Edge) {
        self.graph.add_edge(source, target, edge);
    }

    /// What was left out of it for not being sure enough, if anything was.
    pub fn threshold(&self) -> Option<&Threshold> {
        self.threshold.as_ref()
    }

    /// Every node, to change; its id and article must stay.
    pub fn nodes_mut(&mut self) -> impl Iterator<Item = &mut Node> {
        self.graph.node_weights_mut()
    }

    /// The graph itself, to read.
    pub fn graph(&self) -> &StableDiGraph<Node, Edge> {
        &self.graph
    }
}

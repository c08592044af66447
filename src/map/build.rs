//! From several authors' arguments and the comparison between them to one [`ArgumentMap`].

use super::edge_wording::EdgeWording;
use super::{ArgumentMap, ArticleEntry, Edge, Issue, IssueId, Node, NodeId, Position, ViewEntry};
use crate::argument::{Alternative, Argument, Component, Relation, RelationRunnerUp};
use crate::article::{Article, BlockKind};
use crate::bilingual::Lang;
use crate::comparison::view::View;
use crate::comparison::{ComparedIssue, Comparison, ComponentRef};
use crate::language::Analysis;
use crate::rules::RulePack;
use petgraph::stable_graph::NodeIndex;

/// One article's share of a map in the making.
pub struct Contribution<'a> {
    /// The article and what its sentences say.
    pub analysis: &'a Analysis,
    /// Its author's argument; its evidence goes over into the map.
    pub argument: Argument,
    /// The view of every component, in the argument's order.
    pub views: Vec<Option<&'a View>>,
}

/// What turns the ids of rules and views into words.
pub struct Legend<'a> {
    /// The rules that judged the articles.
    pub pack: &'a RulePack,
    /// The views that nodes are filed under.
    pub views: &'a [View],
    /// The language of labels and reasons.
    pub lang: Lang,
}

/// Builds the map: every component a node, `A1`, `A2`, … in reading order, every relation an edge, first those inside
/// articles, then those across, the surest first.
pub fn build(
    mut contributions: Vec<Contribution<'_>>,
    comparison: &Comparison,
    legend: &Legend<'_>,
) -> ArgumentMap {
    let mut map = ArgumentMap {
        articles: contributions
            .iter()
            .map(|part| entry(&part.analysis.article))
            .collect(),
        views: legend
            .views
            .iter()
            .map(|view| view_entry(view, legend.lang))
            .collect(),
        issues: comparison
            .issues
            .iter()
            .enumerate()
            .map(|(place, issue)| issue_entry(place, issue, &contributions))
            .collect(),
        ..ArgumentMap::default()
    };
    let places: Vec<Vec<NodeIndex>> = contributions
        .iter_mut()
        .map(|part| add_nodes(&mut map, part))
        .collect();
    let wording = EdgeWording::of(legend);
    for (part, places) in contributions.iter_mut().zip(&places) {
        for relation in std::mem::take(&mut part.argument.relations) {
            let ends = [relation.source, relation.target].map(|end| places[end]);
            map.add_edge(ends[0], ends[1], inner_edge(relation, part, &wording));
        }
    }
    let place = |end: ComponentRef| places[end.article][end.component];
    for relation in &comparison.relations {
        let edge = Edge {
            kind: relation.kind,
            confidence: relation.confidence,
            issue: relation.issue.map(issue_id),
            why: relation.why.clone(),
            evidence: relation.evidence.clone(),
            runner_up: Some(RelationRunnerUp {
                alternative: Alternative::OtherKind {
                    kind: relation.kind.other(),
                },
                margin: relation.margin,
            }),
            review: None,
        };
        map.add_edge(place(relation.first), place(relation.second), edge);
    }
    map
}

fn entry(article: &Article) -> ArticleEntry {
    let metadata = article.metadata.clone();
    ArticleEntry {
        id: article.id.clone(),
        title: metadata
            .title
            .clone()
            .unwrap_or_else(|| file_name(&article.path)),
        author: metadata.author.clone().unwrap_or_default(),
        published: metadata.published.clone(),
        source: article.path.clone(),
        metadata,
        text: article.blocks.clone(),
    }
}

fn file_name(path: &str) -> String {
    std::path::Path::new(path).file_stem().map_or_else(
        || path.to_owned(),
        |stem| stem.to_string_lossy().into_owned(),
    )
}

fn view_entry(view: &View, lang: Lang) -> ViewEntry {
    ViewEntry {
        id: view.id.clone(),
        label: view.name.in_lang(lang).to_owned(),
    }
}

fn issue_entry(place: usize, issue: &ComparedIssue, parts: &[Contribution<'_>]) -> Issue {
    let positions = issue.positions.iter().map(|position| {
        let article = &parts[position.article].analysis.article;
        Position {
            article: article.id.clone(),
            stance: position.stance.clone(),
            torn_between: position.torn_between.clone(),
            nodes: position
                .components
                .iter()
                .map(|&component| node_id(article, component))
                .collect(),
        }
    });
    Issue {
        id: issue_id(place),
        label: issue.label.clone(),
        positions: positions.collect(),
    }
}

fn issue_id(place: usize) -> IssueId {
    IssueId(format!("I{}", place + 1))
}

fn node_id(article: &Article, component: usize) -> NodeId {
    // Beyond the letter Z an article's id ends in a digit itself: `A1` must stay apart from `A` and its node 1.
    let between = match article.id.as_str().len() {
        1 => "",
        _ => ".",
    };
    NodeId(format!("{}{between}{}", article.id, component + 1))
}

fn add_nodes(map: &mut ArgumentMap, part: &mut Contribution<'_>) -> Vec<NodeIndex> {
    let article = &part.analysis.article;
    let components = part.argument.components.iter_mut().enumerate();
    components
        .map(|(place, component)| {
            let view = part.views.get(place).copied().flatten();
            map.add_node(Node {
                id: node_id(article, place),
                article: article.id.clone(),
                kind: component.kind,
                text: std::mem::take(&mut component.text),
                span: component.span,
                line: article.source.line(component.span.start),
                heading: heading_above(part.analysis, component),
                voice: component.voice.clone(),
                view: view.map(|view| view.id.clone()),
                confidence: component.confidence,
                evidence: std::mem::take(&mut component.evidence),
                runner_up: component.runner_up,
                review: None,
            })
        })
        .collect()
}

/// The heading of the section that a component stands in; a heading stands in the section it opens.
fn heading_above(analysis: &Analysis, component: &Component) -> Option<String> {
    let block = analysis.sentences.get(component.sentence)?.block;
    let above = analysis.article.blocks.get(..=block)?;
    let heading = above
        .iter()
        .rev()
        .find(|block| matches!(block.kind, BlockKind::Heading(_)))?;
    let text: String = heading
        .sentences
        .iter()
        .map(|sentence| sentence.text.as_str())
        .collect();
    Some(text.trim().to_owned())
}

fn inner_edge(relation: Relation, part: &Contribution<'_>, wording: &EdgeWording<'_>) -> Edge {
    let name = |component| Some(node_id(&part.analysis.article, component));
    Edge {
        kind: relation.kind,
        confidence: relation.confidence,
        issue: None,
        why: wording.why(&relation, &part.argument),
        evidence: relation.evidence,
        runner_up: (relation.runner_up).and_then(|second| second.renamed(name)),
        review: None,
    }
}

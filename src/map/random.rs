//! Random maps for tests: small, and full of what formats stumble over.

use super::{
    ArgumentMap, Correction, Decision, Edge, Issue, IssueId, Node, NodeId, Position, Review,
    specimen,
};
use crate::argument::{
    Alternative, ComponentKind, Confidence, KindRunnerUp, RelationKind, RelationRunnerUp, Voice,
};
use crate::article::Span;
use crate::rules::{Evidence, MatchedWords};
use proptest::prelude::*;
use proptest::sample::select;

/// What texts are put together from: Chinese, markup of every format, formulas, other scripts, line ends.
const PIECES: &[&str] = &[
    "夜市",
    "留下来。",
    "“好”",
    "\"",
    "'",
    ",",
    "，",
    ";",
    "\t",
    "\n",
    "\r\n",
    " ",
    "  ",
    "😀",
    "👨‍👩‍👧",
    "𠮷",
    "שלום",
    "مرحبا",
    "=1+1",
    "+40",
    "-3%",
    "@x",
    "<b>",
    "&amp;",
    "]]>",
    "[A1]",
    "]",
    "{\"a\":1}",
    "}",
    "#tag",
    "\\",
    "*_`",
    "//",
    "===",
    "1. ",
    "--",
    "::",
    "%%",
    "_x0041_",
    "\u{1}",
    "\u{7f}",
    "\u{85}",
    "\u{feff}",
    "\u{ffff}",
    "null",
    "0012",
    "TRUE",
    "1e5",
    "http://a.b/c",
    "|",
    "$",
];

/// A text of up to seven pieces.
pub(crate) fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(select(PIECES), 0..8).prop_map(|pieces| pieces.concat())
}

/// A map of up to three authors with a handful of nodes each.
pub(crate) fn map() -> impl Strategy<Value = ArgumentMap> {
    let authors = proptest::collection::vec((text(), text(), 0_usize..5), 1..4);
    authors.prop_flat_map(|authors| {
        let total: usize = authors.iter().map(|(_, _, nodes)| nodes).sum();
        let nodes = proptest::collection::vec(node_parts(), total);
        let ends = (0..total.max(1), 0..total.max(1));
        let edges =
            proptest::collection::vec((ends, edge_parts()), 0..if total == 0 { 1 } else { 8 });
        (Just(authors), nodes, edges, text())
            .prop_map(|(authors, nodes, edges, label)| assemble(&authors, nodes, edges, &label))
    })
}

type NodeParts = (
    ComponentKind,
    [String; 3],
    Option<usize>,
    f64,
    Option<Review>,
    bool,
);
type EdgeParts = (RelationKind, String, bool, f64, Option<Review>);

fn node_parts() -> impl Strategy<Value = NodeParts> {
    let kinds = select(vec![
        ComponentKind::MajorClaim,
        ComponentKind::Claim,
        ComponentKind::Premise,
    ]);
    let texts = [text(), text(), text()];
    (
        kinds,
        texts,
        proptest::option::of(0..2_usize),
        0.0..1.0,
        review(),
        any::<bool>(),
    )
}

fn edge_parts() -> impl Strategy<Value = EdgeParts> {
    let kinds = select(vec![RelationKind::Support, RelationKind::Contradiction]);
    (kinds, text(), any::<bool>(), 0.0..1.0, review())
}

fn review() -> impl Strategy<Value = Option<Review>> {
    let decision = proptest::option::of(select(Decision::ALL.to_vec()));
    let corrected = proptest::sample::subsequence(Correction::ALL.to_vec(), 0..3);
    (decision, text(), corrected).prop_map(|(decision, note, corrected)| {
        let review = Review {
            decision,
            note,
            corrected,
        };
        review.unless_empty()
    })
}

fn assemble(
    authors: &[(String, String, usize)],
    nodes: Vec<NodeParts>,
    edges: Vec<((usize, usize), EdgeParts)>,
    label: &str,
) -> ArgumentMap {
    let mut map = ArgumentMap {
        views: vec![
            specimen::view("v0", label),
            specimen::view("v1", "城市负担"),
        ],
        ..ArgumentMap::default()
    };
    let mut parts = nodes.into_iter();
    let mut ids = Vec::new();
    for (place, (author, title, count)) in authors.iter().enumerate() {
        let article = specimen::article(place, author, title);
        for (number, parts) in parts.by_ref().take(*count).enumerate() {
            let id = NodeId(format!("{}{}", article.id, number + 1));
            ids.push(map.add_node(node(id, &article.id, parts)));
        }
        map.articles.push(article);
    }
    map.base = map.articles.get(2).map(|article| article.id.clone());
    let positions = map.articles.iter().map(|article| Position {
        article: article.id.clone(),
        stance: Some(label.to_owned()),
        torn_between: Vec::new(),
        nodes: map
            .nodes_of(&article.id)
            .map(|node| node.id.clone())
            .collect(),
    });
    map.issues = vec![Issue {
        id: IssueId("I1".to_owned()),
        label: label.to_owned(),
        positions: positions.collect(),
    }];
    let names: Vec<NodeId> = map.nodes().map(|node| node.id.clone()).collect();
    for ((source, target), parts) in edges {
        if source != target && source < ids.len() && target < ids.len() {
            map.add_edge(ids[source], ids[target], edge(parts, &names));
        }
    }
    map
}

fn evidence(words: &str, weight: f64) -> Vec<Evidence> {
    vec![Evidence {
        rule: "kind.assertion".to_owned(),
        case: String::new(),
        words: vec![MatchedWords {
            text: words.to_owned(),
            span: Span::new(3, 4),
        }],
        weight,
    }]
}

fn node(id: NodeId, article: &crate::article::ArticleId, parts: NodeParts) -> Node {
    let (kind, [text, heading, source], view, confidence, review, full) = parts;
    Node {
        id,
        article: article.clone(),
        kind,
        span: Span::new(5, 5 + text.chars().count()),
        line: 7,
        heading: full.then_some(heading),
        voice: if full {
            Voice::Quoted(source)
        } else {
            Voice::Author
        },
        view: view.map(|view| format!("v{view}")),
        confidence: Confidence::new(confidence),
        evidence: evidence(&text, confidence / 3.0),
        text,
        runner_up: full.then_some(KindRunnerUp {
            kind: None,
            confidence: Confidence::new(0.25),
            margin: confidence,
        }),
        review,
    }
}

fn edge(parts: EdgeParts, names: &[NodeId]) -> Edge {
    let (kind, why, full, confidence, review) = parts;
    let target = names[why.len() % names.len()].clone();
    Edge {
        kind,
        confidence: Confidence::new(confidence),
        issue: full.then(|| IssueId("I1".to_owned())),
        evidence: evidence(&why, -confidence),
        why,
        runner_up: full.then_some(RelationRunnerUp {
            alternative: Alternative::OtherTarget { target },
            margin: confidence,
        }),
        review,
    }
}

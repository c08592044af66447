//! The data from which the script tells why: the rules that spoke for every node and edge, the words that made them
//! speak, and what came second.

use super::pairs::edge_ids;
use super::text::Text;
use super::words;
use crate::argument::{Alternative, RelationKind, Voice};
use crate::explain::{Phrases, home};
use crate::export::Options;
use crate::map::{ArgumentMap, EdgeView, Node, on_one_line};
use crate::rules::{Evidence, LESS_THAN_USUAL};
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything the script needs that is not in the page itself.
#[derive(Serialize)]
pub(super) struct Grounds<'a> {
    words: &'a BTreeMap<&'static str, &'static str>,
    /// Every rule that spoke; witnesses name them by their place.
    rules: Vec<Told<'a>>,
    nodes: BTreeMap<&'a str, NodeGrounds<'a>>,
    edges: BTreeMap<String, EdgeGrounds<'a>>,
}

#[derive(Serialize)]
struct NodeGrounds<'a> {
    article: &'a str,
    byline: &'a str,
    kind: &'static str,
    view: &'a str,
    confidence: f64,
    /// Where it stands and whose words it is.
    place: String,
    nearly: Vec<String>,
    witnesses: Vec<Witness<'a>>,
}

#[derive(Serialize)]
struct EdgeGrounds<'a> {
    source: &'a str,
    target: &'a str,
    kind: &'static str,
    name: &'static str,
    confidence: f64,
    issue: &'a str,
    why: &'a str,
    nearly: Vec<String>,
    witnesses: Vec<Witness<'a>>,
}

/// A rule's name and reason, and whether it tells contradiction from support rather than who belongs together.
#[derive(Serialize)]
struct Told<'a>(&'a str, &'a str, bool);

/// A rule that spoke: its place among the rules, what it counted, its case, and its words.
#[derive(Serialize)]
struct Witness<'a>(usize, f64, &'a str, Vec<Words<'a>>);

/// Words of a node, by its name and their characters in it; as written where they stand in no node of the map.
#[derive(Serialize)]
#[serde(untagged)]
enum Words<'a> {
    InNode(&'a str, usize, usize),
    Elsewhere(&'a str),
}

/// Gives rules their places.
struct Rules<'a> {
    options: &'a Options,
    places: BTreeMap<&'a str, usize>,
    told: Vec<Told<'a>>,
}

impl<'a> Grounds<'a> {
    pub(super) fn of(
        map: &'a ArgumentMap,
        texts: &[Text<'a>],
        words: &'a BTreeMap<&'static str, &'static str>,
        options: &'a Options,
    ) -> Self {
        let mut rules = Rules {
            options,
            places: BTreeMap::new(),
            told: Vec::new(),
        };
        let nodes = map.nodes().map(|node| {
            let grounds = NodeGrounds {
                article: node.article.as_str(),
                byline: map.byline_of(node),
                kind: Phrases(options.lang).kind(Some(node.kind)),
                view: map.view_label(node),
                confidence: node.confidence.value(),
                place: place(node, options),
                nearly: node_nearly(node, options),
                witnesses: rules.witnesses(&node.evidence, &[node], texts),
            };
            (node.id.0.as_str(), grounds)
        });
        let nodes = nodes.collect();
        let ids = edge_ids(map);
        let edges = map.edges().filter_map(|edge| {
            let id = ids.get(&(&edge.source.id, &edge.target.id))?;
            let grounds = EdgeGrounds {
                source: &edge.source.id.0,
                target: &edge.target.id.0,
                kind: match edge.edge.kind {
                    RelationKind::Support => "support",
                    RelationKind::Contradiction => "contradiction",
                },
                name: words::relation(&edge, options.lang),
                confidence: edge.edge.confidence.value(),
                issue: map.issue_label(edge.edge),
                why: &edge.edge.why,
                nearly: edge_nearly(&edge, options),
                witnesses: rules.witnesses(&edge.edge.evidence, &[edge.source, edge.target], texts),
            };
            Some((id.clone(), grounds))
        });
        let edges = edges.collect();
        Self {
            words,
            rules: rules.told,
            nodes,
            edges,
        }
    }
}

impl<'a> Rules<'a> {
    fn witnesses(
        &mut self,
        evidence: &'a [Evidence],
        nodes: &[&'a Node],
        texts: &[Text<'a>],
    ) -> Vec<Witness<'a>> {
        evidence
            .iter()
            .map(|one| {
                let case = match one.case.as_str() {
                    LESS_THAN_USUAL => {
                        // Here it stands alone, not before the reason.
                        let told = Phrases(self.options.lang).less_than_usual();
                        told.trim_end_matches([':', '：', ' '])
                    }
                    other => other,
                };
                let weight = (one.weight * 100.0).round() / 100.0;
                let mut words = one.words.iter().map(|words| {
                    let placed = home(words, nodes).and_then(|node| {
                        let text = texts.iter().find(|text| text.holds(node))?;
                        let range = text.place_of(node, words)?;
                        Some(Words::InNode(&node.id.0, range.start, range.end))
                    });
                    placed.unwrap_or(Words::Elsewhere(&words.text))
                });
                Witness(
                    self.place(&one.rule),
                    weight,
                    case,
                    words.by_ref().collect(),
                )
            })
            .collect()
    }

    fn place(&mut self, rule: &'a str) -> usize {
        *self.places.entry(rule).or_insert_with(|| {
            let reason = self.options.reasons.of_rule(rule, self.options.lang);
            let on_kind = self.options.reasons.is_about_contradiction(rule);
            self.told
                .push(Told(rule, reason.unwrap_or_default(), on_kind));
            self.told.len() - 1
        })
    }
}

fn place(node: &Node, options: &Options) -> String {
    let line = words::line(node.line, options.lang);
    let mut parts = vec![line];
    parts.extend(
        (node.heading.as_deref())
            .map(on_one_line)
            .filter(|heading| !heading.is_empty()),
    );
    if let Voice::Quoted(source) = &node.voice {
        parts.push(words::quotes(&on_one_line(source), options.lang));
    }
    parts.join(" · ")
}

fn node_nearly(node: &Node, options: &Options) -> Vec<String> {
    let phrases = Phrases(options.lang);
    let Some(second) = &node.runner_up else {
        return Vec::new();
    };
    let other = phrases.kind(second.kind);
    let chosen = (phrases.kind(Some(node.kind)), node.confidence);
    vec![
        phrases.margin(other, second.margin),
        phrases.alone(chosen, (other, second.confidence)),
    ]
}

fn edge_nearly(edge: &EdgeView<'_>, options: &Options) -> Vec<String> {
    let phrases = Phrases(options.lang);
    let Some(second) = &edge.edge.runner_up else {
        return Vec::new();
    };
    let contradicts = edge.edge.kind == RelationKind::Contradiction;
    let other = match &second.alternative {
        Alternative::OtherTarget { target } => phrases.other_target(&target.0, contradicts),
        Alternative::NoEdge => phrases.no_edge().to_owned(),
        Alternative::OtherKind { kind } => phrases.other_kind(*kind, second.margin),
    };
    vec![phrases.margin(&other, second.margin)]
}

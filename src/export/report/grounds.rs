//! The data from which the script tells why: the rules that spoke for every node and edge, the words that made them
//! speak, and what came second.

use super::claim::kind;
use super::text::Text;
use super::wording::{Said, Wording};
use super::words;
use crate::argument::{Alternative, ComponentKind, RelationKind, Voice};
use crate::explain::{Phrases, home};
use crate::export::Options;
use crate::map::{ArgumentMap, EdgeView, IssueId, Node, NodeId, Review, ViewEntry, on_one_line};
use crate::rules::{Evidence, LESS_THAN_USUAL};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// Everything the script needs that is not in the page itself. Articles, kinds, views, issues, rules, texts and nodes
/// are named by their places; `script/data.js` spells them out.
#[derive(Serialize)]
pub(super) struct Grounds<'a> {
    words: &'a BTreeMap<&'static str, String>,
    /// Ids and authors.
    articles: Vec<(&'a str, &'a str)>,
    /// Names for styles and filters, and in words.
    kinds: [(&'static str, &'static str); 3],
    /// Ids and labels.
    views: Vec<(String, String)>,
    issues: Vec<&'a str>,
    rules: Vec<Told<'a>>,
    texts: Vec<String>,
    nodes: Vec<NodeGrounds<'a>>,
    /// What stands before the number in an edge's id.
    edge_prefix: String,
    /// In the order of their ids, `E1` first; nothing in the place of what an editor has rejected.
    edges: Vec<Option<EdgeGrounds<'a>>>,
}

const KINDS: [ComponentKind; 3] = [
    ComponentKind::MajorClaim,
    ComponentKind::Claim,
    ComponentKind::Premise,
];

/// A node: id, article, kind, view, confidence, where it stands, what came second, the rules that spoke, and what an
/// editor said.
#[derive(Serialize)]
struct NodeGrounds<'a>(
    &'a str,
    usize,
    usize,
    Option<usize>,
    f64,
    usize,
    Vec<Said>,
    Vec<Witness<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")] Option<usize>,
);

/// An edge: source, target, whether it is a contradiction, confidence, issue, why, what came second, the rules
/// that spoke, and what an editor said. Of a pair across articles the page itself says why.
#[derive(Serialize)]
struct EdgeGrounds<'a>(
    usize,
    usize,
    u8,
    f64,
    Option<usize>,
    usize,
    Vec<Said>,
    Vec<Witness<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")] Option<usize>,
);

/// A rule's name and reason, and whether it tells contradiction from support rather than who belongs together.
#[derive(Serialize)]
struct Told<'a>(&'a str, &'a str, u8);

/// A rule that spoke: its place among the rules, what it counted in hundredths, the place of its case among the texts,
/// and its words. What is empty at the end is left out.
#[derive(Serialize)]
struct Witness<'a>(Vec<Part<'a>>);

/// A number of a [`Witness`]; or words that stand in no node of the map, as they are written. Words of a node are three
/// numbers: which of the nodes concerned (an edge has its source and its target), and their characters in it.
#[derive(Serialize)]
#[serde(untagged)]
enum Part<'a> {
    Number(i64),
    Written(&'a str),
}

/// Gives rules and texts their places as they turn up, and knows those of views, issues and nodes.
struct Register<'a, 'b> {
    map: &'a ArgumentMap,
    options: &'a Options,
    articles: &'b [Text<'a>],
    views: Vec<ViewEntry>,
    issues: HashMap<&'a IssueId, usize>,
    nodes: HashMap<&'a NodeId, usize>,
    /// By name, and whether the rule is told of what is less than usual.
    rules: HashMap<(&'a str, bool), usize>,
    told: Vec<Told<'a>>,
    wording: Wording,
}

impl<'a> Grounds<'a> {
    pub(super) fn of(
        map: &'a ArgumentMap,
        articles: &[Text<'a>],
        words: &'a BTreeMap<&'static str, String>,
        options: &'a Options,
    ) -> Self {
        let mut register = Register {
            map,
            options,
            articles,
            views: map.all_views(),
            issues: places(map.issues.iter().map(|issue| &issue.id)),
            nodes: places(map.nodes().map(|node| &node.id)),
            rules: HashMap::new(),
            told: Vec::new(),
            wording: Wording::new(),
        };
        let nodes = map.nodes().map(|node| register.node(node)).collect();
        let mut edges = Vec::new();
        for edge in map.edges() {
            edges.resize_with(edge.place, || None);
            edges.push(Some(register.edge(&edge)));
        }
        let name = |kind_of| (kind(kind_of), Phrases(options.lang).kind(Some(kind_of)));
        let articles = map.articles.iter();
        let issues = map.issues.iter();
        let views = register.views.into_iter();
        Self {
            words,
            articles: articles
                .map(|article| (article.id.as_str(), article.byline()))
                .collect(),
            kinds: KINDS.map(name),
            views: views.map(|view| (view.id, view.label)).collect(),
            issues: issues.map(|issue| issue.label.as_str()).collect(),
            rules: register.told,
            texts: register.wording.into_texts(),
            nodes,
            edge_prefix: map.edge_ids().prefix().to_owned(),
            edges,
        }
    }
}

/// The places of things in their order.
fn places<Thing: Eq + Hash>(things: impl Iterator<Item = Thing>) -> HashMap<Thing, usize> {
    things
        .enumerate()
        .map(|(place, one)| (one, place))
        .collect()
}

impl<'a> Register<'a, '_> {
    fn node(&mut self, node: &'a Node) -> NodeGrounds<'a> {
        let mut articles = self.map.articles.iter();
        let article = articles.position(|entry| entry.id == node.article);
        let mut views = self.views.iter();
        NodeGrounds(
            &node.id.0,
            article.unwrap_or_default(),
            KINDS
                .iter()
                .position(|&kind| kind == node.kind)
                .unwrap_or_default(),
            views.position(|view| Some(&view.id) == node.view.as_ref()),
            node.confidence.value(),
            self.wording.place(&place(node, self.options)),
            self.say_all(&node_nearly(node, self.options)),
            self.witnesses(&node.evidence, &[node]),
            self.review(node.review.as_ref()),
        )
    }

    fn edge(&mut self, view: &EdgeView<'a>) -> EdgeGrounds<'a> {
        let place_of = |node: &Node| self.nodes.get(&node.id).copied().unwrap_or_default();
        let edge = view.edge;
        let issue = edge.issue.as_ref();
        let why = match view.is_cross() {
            true => "",
            false => &edge.why,
        };
        EdgeGrounds(
            place_of(view.source),
            place_of(view.target),
            u8::from(edge.kind == RelationKind::Contradiction),
            edge.confidence.value(),
            issue.and_then(|id| self.issues.get(id).copied()),
            self.wording.place(why),
            self.say_all(&edge_nearly(view, self.options)),
            self.witnesses(&edge.evidence, &[view.source, view.target]),
            self.review(edge.review.as_ref()),
        )
    }

    fn review(&mut self, review: Option<&Review>) -> Option<usize> {
        let told = Phrases(self.options.lang).review(review?);
        Some(self.wording.place(&told))
    }

    fn say_all(&mut self, texts: &[String]) -> Vec<Said> {
        texts.iter().map(|text| self.wording.say(text)).collect()
    }

    fn witnesses(&mut self, evidence: &'a [Evidence], nodes: &[&'a Node]) -> Vec<Witness<'a>> {
        evidence
            .iter()
            .map(|one| self.witness(one, nodes))
            .collect()
    }

    fn witness(&mut self, evidence: &'a Evidence, nodes: &[&'a Node]) -> Witness<'a> {
        // What is less than usual has a reason of its own.
        let less = evidence.case == LESS_THAN_USUAL;
        let case = if less { "" } else { evidence.case.as_str() };
        let number = |place: usize| Part::Number(i64::try_from(place).unwrap_or_default());
        let mut parts = vec![
            number(self.rule(evidence)),
            Part::Number((evidence.weight * 100.0).round() as i64),
        ];
        if !case.is_empty() || !evidence.words.is_empty() {
            parts.push(number(self.wording.place(case)));
        }
        for words in &evidence.words {
            let placed = home(words, nodes).and_then(|node| {
                let which = nodes.iter().position(|other| other.id == node.id)?;
                let text = self.articles.iter().find(|text| text.holds(node))?;
                let range = text.place_of(node, words)?;
                Some([which, range.start, range.end])
            });
            match placed {
                Some(place) => parts.extend(place.map(number)),
                None => parts.push(Part::Written(&words.text)),
            }
        }
        Witness(parts)
    }

    fn rule(&mut self, evidence: &'a Evidence) -> usize {
        let rule = evidence.rule.as_str();
        let less = evidence.case == LESS_THAN_USUAL;
        *self.rules.entry((rule, less)).or_insert_with(|| {
            let reason = self
                .options
                .reasons
                .of_evidence(evidence, self.options.lang);
            let on_kind = self.options.reasons.is_about_contradiction(rule);
            self.told
                .push(Told(rule, reason.unwrap_or_default(), on_kind.into()));
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
    vec![
        phrases.kind_margin(second.kind, second.margin),
        phrases.alone(node.kind, node.confidence, second),
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

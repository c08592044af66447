//! What goes out comes back: every format that is read gives the identical map, but for what it says it leaves behind.

use super::json::to_json;
use super::{EXCHANGE, Exchange, Options, Part};
use crate::argument::{Confidence, Voice};
use crate::article::{Metadata, Span};
use crate::map::{ArgumentMap, random, specimen};
use proptest::prelude::*;

fn there_and_back(exchange: &Exchange, map: &ArgumentMap) -> ArgumentMap {
    let bytes = (exchange.format.render)(map, &Options::default()).unwrap();
    let read = exchange.read.unwrap()(&bytes);
    let read = read.unwrap_or_else(|cause| {
        panic!("{cause}\n{}", String::from_utf8_lossy(&bytes));
    });
    assert_eq!(read.left_out, Vec::<String>::new());
    read.map
}

/// The map without the parts that a format leaves behind, in the state in which it comes back.
fn without(map: &ArgumentMap, parts: &[Part]) -> ArgumentMap {
    let lost = |part| parts.contains(&part);
    let mut left = ArgumentMap::default();
    left.articles = map.articles.clone();
    left.base = map.base.clone().filter(|_| !lost(Part::Base));
    left.issues = map.issues.clone();
    left.views = map.views.clone();
    for article in &mut left.articles {
        if lost(Part::Metadata) {
            article.metadata = Metadata::default();
        }
    }
    if lost(Part::Views) {
        left.views.clear();
    }
    if lost(Part::Issues) {
        left.issues.clear();
    }
    for node in map.nodes() {
        let mut node = node.clone();
        if lost(Part::Places) {
            (node.span, node.line, node.heading) = (Span::new(0, 0), 0, None);
        }
        if lost(Part::Voices) {
            node.voice = Voice::Author;
        }
        if lost(Part::Evidence) {
            node.evidence.clear();
        }
        if lost(Part::RunnersUp) {
            node.runner_up = None;
        }
        if lost(Part::Reviews) {
            node.review = None;
        }
        left.add_node(node);
    }
    let mut edges: Vec<_> = map.edges().collect();
    if lost(Part::EdgeOrder) {
        let place = |id| map.nodes().position(|node| &node.id == id);
        edges.sort_by_key(|edge| place(&edge.source.id));
    }
    for view in edges {
        let mut edge = view.edge.clone();
        if lost(Part::EdgeConfidence) {
            edge.confidence = Confidence::new(1.0);
        }
        if lost(Part::Reasons) {
            edge.why.clear();
        }
        if lost(Part::EdgeIssues) {
            edge.issue = None;
        }
        if lost(Part::Evidence) {
            edge.evidence.clear();
        }
        if lost(Part::RunnersUp) {
            edge.runner_up = None;
        }
        if lost(Part::Reviews) {
            edge.review = None;
        }
        let ends = [view.source, view.target].map(|node| left.index_of(&node.id).unwrap());
        left.add_edge(ends[0], ends[1], edge);
    }
    left
}

fn assert_round_trips(map: &ArgumentMap) {
    for exchange in EXCHANGE.iter().filter(|exchange| exchange.read.is_some()) {
        let back = to_json(&there_and_back(exchange, map)).unwrap();
        let expected = to_json(&without(map, exchange.left_behind)).unwrap();
        assert!(
            back == expected,
            "{}: {}",
            exchange.format.name,
            first_difference(&back, &expected)
        );
    }
}

fn first_difference(back: &str, expected: &str) -> String {
    let mut lines = back.lines().zip(expected.lines());
    let differing = lines.find(|(one, other)| one != other);
    format!("{differing:?}")
}

#[test]
fn whole_maps_come_back() {
    assert_round_trips(&specimen::night_markets());
    assert_round_trips(&specimen::crowded(10, 60));
    assert_round_trips(&ArgumentMap::default());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_maps_come_back(map in random::map()) {
        assert_round_trips(&map);
    }

    #[test]
    fn every_format_takes_any_map(map in random::map()) {
        for exchange in EXCHANGE {
            let bytes = (exchange.format.render)(&map, &Options::default()).unwrap();
            prop_assert!(std::str::from_utf8(&bytes).is_ok());
        }
    }
}

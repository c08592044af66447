//! What goes out comes back: every format that is read gives the identical map, but for what it says it leaves behind.

use super::json::to_json;
use super::{EXCHANGE, Exchange, FORMATS, Options, Part, svg};
use crate::argument::{Confidence, Voice};
use crate::article::{Metadata, Span};
use crate::map::{ArgumentMap, Edge, Node, random, specimen};
use proptest::prelude::*;

fn there_and_back(exchange: &Exchange, map: &ArgumentMap) -> ArgumentMap {
    let bytes = exchange.format.write(map, &Options::default()).unwrap();
    let read = exchange.read.unwrap()(&bytes);
    let read = read.unwrap_or_else(|cause| {
        panic!("{cause}\n{}", String::from_utf8_lossy(&bytes));
    });
    assert_eq!(read.left_out, Vec::<String>::new());
    read.map
}

/// The map without the parts that a format leaves behind, in the state in which it comes back.
fn without(map: &ArgumentMap, parts: &[Part]) -> ArgumentMap {
    let mut left = ArgumentMap::default();
    left.articles = map.articles.clone();
    left.base.clone_from(&map.base);
    left.issues = map.issues.clone();
    left.views = map.views.clone();
    let mut nodes: Vec<Node> = map.nodes().cloned().collect();
    let mut edges: Vec<(usize, usize, Edge)> = map
        .edges()
        .map(|view| {
            let place = |id| nodes.iter().position(|node| &node.id == id).unwrap();
            let (source, target) = (place(&view.source.id), place(&view.target.id));
            (source, target, view.edge.clone())
        })
        .collect();
    for part in parts {
        let (nodes, edges) = (nodes.iter_mut(), &mut edges);
        match part {
            Part::Metadata => {
                let articles = left.articles.iter_mut();
                articles.for_each(|article| article.metadata = Metadata::default());
            }
            Part::Base => left.base = None,
            Part::Views => left.views.clear(),
            Part::Issues => left.issues.clear(),
            Part::Places => nodes.for_each(|node| {
                (node.span, node.line, node.heading) = (Span::new(0, 0), 0, None);
            }),
            Part::Voices => nodes.for_each(|node| node.voice = Voice::Author),
            Part::EdgeConfidence => {
                (edges.iter_mut()).for_each(|(.., edge)| edge.confidence = Confidence::new(1.0));
            }
            Part::Reasons => edges.iter_mut().for_each(|(.., edge)| edge.why.clear()),
            Part::EdgeIssues => edges.iter_mut().for_each(|(.., edge)| edge.issue = None),
            Part::EdgeOrder => edges.sort_by_key(|(source, ..)| *source),
            Part::Evidence => {
                nodes.for_each(|node| node.evidence.clear());
                edges
                    .iter_mut()
                    .for_each(|(.., edge)| edge.evidence.clear());
            }
            Part::RunnersUp => {
                nodes.for_each(|node| node.runner_up = None);
                edges
                    .iter_mut()
                    .for_each(|(.., edge)| edge.runner_up = None);
            }
            Part::Reviews => {
                nodes.for_each(|node| node.review = None);
                edges.iter_mut().for_each(|(.., edge)| edge.review = None);
            }
            Part::Titles
            | Part::Dates
            | Part::Kinds
            | Part::Texts
            | Part::Spans
            | Part::NodeViews
            | Part::NodeConfidence
            | Part::Supports
            | Part::EdgesBeyond(_)
            | Part::InnerConfidence
            | Part::InnerReviews => {
                panic!(
                    "no format that is read leaves {part:?} behind; say here how a map comes back without"
                )
            }
        }
    }
    let places: Vec<_> = nodes.into_iter().map(|node| left.add_node(node)).collect();
    for (source, target, edge) in edges {
        left.add_edge(places[source], places[target], edge);
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
    fn every_format_of_exchange_takes_any_map(map in random::map()) {
        for exchange in EXCHANGE {
            let bytes = exchange.format.write(&map, &Options::default()).unwrap();
            prop_assert!(std::str::from_utf8(&bytes).is_ok());
        }
    }
}

proptest! {
    // Reports and workbooks take their time.
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_format_to_look_at_takes_any_map(map in random::map()) {
        // Graphviz, which draws the one left out, is a program of its own.
        for format in FORMATS.iter().filter(|format| format.name != svg::FORMAT.name) {
            let bytes = format.write(&map, &Options::default()).unwrap();
            prop_assert!(!bytes.is_empty(), "{}", format.name);
        }
    }
}

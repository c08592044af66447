//! What `dot` makes of our files, and what hostile texts cannot do to them.

use super::*;
use crate::argument::{ComponentKind, RelationKind};
use crate::export::json;
use crate::map::{Issue, IssueId, specimen};
use proptest::prelude::*;
use std::io::Write;
use std::process::{Command, Stdio};

/// Everything in one text that has ever ended a string, a label or a file before its time.
const HOSTILE: &str =
    "\"]; evil [label=\"\\N\\l\\\" &lt;b&gt; & <b>x</b> -->]]> \u{0}\u{1b}[2J\r\n\t\u{202e}\\";

/// What the `dot` program writes to its two outputs, or nothing where it is not installed.
fn run_dot(source: &str) -> Option<(String, String)> {
    let started = Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut dot) = started else {
        eprintln!("skipped: the dot program is not installed");
        return None;
    };
    let mut input = dot.stdin.take().unwrap();
    let source = source.to_owned();
    let feeder = std::thread::spawn(move || input.write_all(source.as_bytes()).unwrap());
    let output = dot.wait_with_output().unwrap();
    feeder.join().unwrap();
    assert!(output.status.success());
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    Some((out, err))
}

fn hostile_map(text: &str) -> ArgumentMap {
    let mut map = ArgumentMap::default();
    map.articles = vec![
        specimen::article(0, text, text),
        specimen::article(1, "", text),
    ];
    map.views = vec![specimen::view("v", text)];
    map.issues = vec![Issue {
        id: IssueId("I1".to_owned()),
        label: text.to_owned(),
        positions: Vec::new(),
    }];
    specimen::add_node(&mut map, 0, ComponentKind::MajorClaim, text, Some("v"));
    specimen::add_node(&mut map, 0, ComponentKind::Claim, text, Some(text));
    specimen::add_node(&mut map, 1, ComponentKind::Claim, text, None);
    specimen::add_edge(&mut map, ("A2", "A1"), RelationKind::Support, 0.5, None);
    specimen::add_edge(
        &mut map,
        ("A1", "B1"),
        RelationKind::Contradiction,
        0.5,
        Some("I1"),
    );
    map
}

#[test]
fn a_map_is_written_with_clusters_shapes_and_lines() {
    insta::assert_snapshot!(to_dot(&specimen::night_markets()));
}

#[test]
fn dot_loads_maps_of_every_size_without_a_warning() {
    let maps = [
        ArgumentMap::default(),
        specimen::night_markets(),
        specimen::crowded(1, 30),
        specimen::crowded(2, 60),
        specimen::crowded(4, 30),
        hostile_map(HOSTILE),
    ];
    for map in maps {
        let Some((picture, complaints)) = run_dot(&to_dot(&map)) else {
            return;
        };
        assert_eq!(complaints, "");
        assert!(picture.trim_end().ends_with("</svg>"));
    }
}

#[test]
fn a_hostile_text_is_drawn_as_it_is_written() {
    let Some((picture, _)) = run_dot(&to_dot(&hostile_map("a\\N &lt; <i> \"b\""))) else {
        return;
    };
    assert!(picture.contains("a\\N &amp;lt; &lt;i&gt;"), "{picture}");
}

#[test]
fn every_edge_of_the_map_is_drawn_from_its_source_to_its_target() {
    let map = specimen::crowded(3, 30);
    let text = to_dot(&map);
    for edge in map.edges() {
        let ends = format!(
            "\"{}\" -> \"{}\" [color=",
            edge.source.id.0, edge.target.id.0
        );
        assert!(text.contains(&ends), "{ends}");
    }
}

#[test]
fn grounds_that_run_in_a_circle_do_not_break_the_columns() {
    let mut map = specimen::night_markets();
    for ends in [("A1", "A4"), ("A4", "A6"), ("A2", "A2"), ("B1", "B8")] {
        specimen::add_edge(&mut map, ends, RelationKind::Support, 0.5, None);
    }
    if let Some((_, complaints)) = run_dot(&to_dot(&map)) {
        assert_eq!(complaints, "");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn hostile_texts_neither_break_the_graph_nor_the_round_trip(
        text in prop_oneof![any::<String>(), "[\"\\\\<>&;{}\\[\\]\\n\\r\\t\u{0}-\u{1f}夜市，。“”a-z]{0,60}"]
    ) {
        let map = hostile_map(&text);
        let parsed = graphviz_rust::parse(&to_dot(&map)).map_err(TestCaseError::fail)?;
        prop_assert_eq!(count(&parsed), count(&to_graph(&map)));
        let written = json::to_json(&map).unwrap();
        let back = json::from_json(&written).unwrap();
        prop_assert_eq!(json::to_json(&back).unwrap(), written);
    }
}

/// How many nodes, edges and clusters a graph has.
fn count(graph: &Graph) -> [usize; 3] {
    fn add(statements: &[Stmt], counts: &mut [usize; 3]) {
        for statement in statements {
            match statement {
                Stmt::Node(_) => counts[0] += 1,
                Stmt::Edge(_) => counts[1] += 1,
                Stmt::Subgraph(cluster) => {
                    counts[2] += 1;
                    add(&cluster.stmts, counts);
                }
                _ => {}
            }
        }
    }
    let mut counts = [0; 3];
    let (Graph::Graph { stmts, .. } | Graph::DiGraph { stmts, .. }) = graph;
    add(stmts, &mut counts);
    counts
}

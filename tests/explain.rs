//! `counterpoint explain`, and `--explain` of `compare` and `extract`: why is this here?

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use assert_cmd::Command;
use predicates::prelude::*;
use program::in_plain_locale;
use std::path::Path;

const MAP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/graphs/map.json");

fn counterpoint(arguments: &[&str]) -> Command {
    let mut program = in_plain_locale();
    program.args(arguments);
    program
}

fn told(arguments: &[&str]) -> String {
    let output = counterpoint(arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The ends of the first edge of the samples' map that joins, or does not join, two articles.
fn an_edge(across: bool) -> [String; 2] {
    let map: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(MAP).unwrap()).unwrap();
    let edges = map["edges"].as_array().unwrap();
    let ends = |edge: &serde_json::Value| {
        ["source", "target"].map(|end| edge[end].as_str().unwrap().to_owned())
    };
    let found = edges
        .iter()
        .map(ends)
        .find(|[source, target]| (source[..1] != target[..1]) == across);
    found.unwrap()
}

#[test]
fn a_node_is_explained_by_its_rules_its_runner_up_and_its_edges() {
    let chinese = told(&["explain", MAP, "A2"]);
    for part in [
        "A2  ",
        "把握",
        "第 10 行",
        "规则：",
        "其次的可能：",
        "它的边：",
    ] {
        assert!(chinese.contains(part), "{part} in {chinese}");
    }
    let english = told(&["explain", MAP, "a2", "--lang", "en"]);
    for part in [
        "A2  ",
        "confidence",
        "line 10",
        "What came second:",
        "Its edges:",
    ] {
        assert!(english.contains(part), "{part} in {english}");
    }
}

#[test]
fn an_edge_is_named_by_its_ends_in_either_order_or_by_its_id() {
    for across in [false, true] {
        let [source, target] = an_edge(across);
        let there = told(&["explain", MAP, &format!("{source}->{target}")]);
        let back = told(&["explain", MAP, &target, &source]);
        assert_eq!(there, back);
        assert!(there.contains("其次的可能"), "{there}");
        assert!(
            there.contains(&source) && there.contains(&target),
            "{there}"
        );
    }
    assert!(told(&["explain", MAP, "E1"]).contains("→"));
    let [first, second] = an_edge(true);
    let pair = told(&["explain", MAP, &first, &second]);
    for between in ["–", " ↔ ", "→", " – ", "—"] {
        let named = format!("{first}{between}{second}");
        assert_eq!(told(&["explain", MAP, &named]), pair, "{named}");
    }
}

#[test]
fn what_is_not_in_the_map_is_said_with_what_is() {
    let refused = |names: &[&str]| {
        let arguments = [&["explain", MAP], names].concat();
        counterpoint(&arguments).assert().code(1).stdout("")
    };
    let near = predicate::str::contains("no node is called A999")
        .and(predicate::str::contains("near it are"));
    refused(&["A999"]).stderr(near);
    let edges = predicate::str::contains("no edge is called e999; the edges are E1 to E");
    refused(&["e999"]).stderr(edges);
    refused(&["A1->A1"]).stderr(predicate::str::contains("no edge joins A1 and A1"));
    counterpoint(&["explain", MAP, "A1", "A2->A3"])
        .assert()
        .code(2);
    let missing = counterpoint(&["explain", "none.json", "A1"]).assert();
    missing
        .code(1)
        .stderr(predicate::str::contains("none.json"));
}

#[test]
fn rules_of_ones_own_say_why_in_their_own_words() {
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("mine");
    std::fs::create_dir_all(rules.join("weights")).unwrap();
    let rule = "[[component]]\nid = \"my-coffee\"\nwhen = { pattern = \"咖啡\" }\nvotes = \"claim\"\n\
                why = \"Whoever speaks of coffee here wants something.\"\nmatches = [\"咖啡好喝。\"]\nrejects = [\"茶好喝。\"]\n";
    std::fs::write(rules.join("own.toml"), rule).unwrap();
    let weights = "rule,none,major_claim,claim,premise\nmy-coffee,0,0,3,0\n";
    std::fs::write(rules.join("weights/component.csv"), weights).unwrap();
    let in_folder = |arguments: &[&str]| {
        let run = counterpoint(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(run.status.success(), "{run:?}");
        String::from_utf8(run.stdout).unwrap()
    };
    in_folder(&["compare", "--rules", "mine", "--formats", "json"]);
    let map = std::fs::read_to_string(folder.path().join("graphs/map.json")).unwrap();
    let map: serde_json::Value = serde_json::from_str(&map).unwrap();
    let nodes = map["nodes"].as_array().unwrap();
    let by_mine = |node: &&serde_json::Value| node["evidence"][0]["rule"] == "my-coffee";
    let node = nodes.iter().find(by_mine).unwrap()["id"].as_str().unwrap();
    let known = in_folder(&["explain", "graphs/map.json", node, "--rules", "mine"]);
    assert!(known.contains("【咖啡】"), "{known}");
    assert!(known.contains("Whoever speaks of coffee"), "{known}");
    let unknown = in_folder(&["explain", "graphs/map.json", node]);
    assert!(unknown.contains("--rules"), "{unknown}");
}

#[test]
fn a_structure_of_ones_own_changes_what_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let weights = folder.path().join("mine/weights");
    std::fs::create_dir_all(&weights).unwrap();
    std::fs::write(weights.join("structure.csv"), "name,value\ntheses,1\n").unwrap();
    let theses = |arguments: &[&str]| {
        let out = folder.path().join("map");
        let run = counterpoint(&["compare", "--formats", "json", "--out"])
            .arg(&out)
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(run.status.success(), "{run:?}");
        let map = std::fs::read_to_string(out.join("map.json")).unwrap();
        let map: serde_json::Value = serde_json::from_str(&map).unwrap();
        let nodes = map["nodes"].as_array().unwrap().iter();
        nodes.filter(|node| node["kind"] == "major_claim").count()
    };
    let usual = theses(&[]);
    let own = theses(&["--rules", "mine"]);
    assert!(own < usual, "{own} of {usual} theses");
}

#[test]
fn claim_words_of_ones_own_are_told_where_they_count() {
    let folder = tempfile::tempdir().unwrap();
    let words = folder.path().join("mine/words");
    std::fs::create_dir_all(&words).unwrap();
    std::fs::write(words.join("claim_words.csv"), "word,log_odds\n咖啡馆,2.5\n").unwrap();
    let mine = folder.path().join("mine");
    let explained = |rules: &[&str]| {
        let sample = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/data/samples/county_cafes_take_root.md"
        );
        told(&[&["extract", sample, "--explain", "--lang", "en"], rules].concat())
    };
    let rule = "words-of-claims-clearly";
    let told_by = |explained: &str| {
        let lines = explained.lines().filter(|line| line.contains(rule));
        lines.filter(|line| line.contains("【咖啡馆】")).count()
    };
    let with_mine = explained(&["--rules", mine.to_str().unwrap()]);
    assert!(
        told_by(&with_mine) > told_by(&explained(&[])),
        "{with_mine}"
    );
}

#[test]
fn compare_and_extract_explain_what_they_find() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let run = counterpoint(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(run.status.success(), "{run:?}");
        String::from_utf8(run.stdout).unwrap()
    };
    let strongest = run(&["compare", "--formats", "json", "--explain"]);
    assert!(
        strongest.contains("↔") && strongest.contains("议题"),
        "{strongest}"
    );
    let all = run(&["compare", "--formats", "json", "--explain=all"]);
    assert!(all.contains("→") && all.len() > 4 * strongest.len());

    let sample =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples/county_cafes_cool_off.md");
    let one = run(&[
        "extract",
        sample.to_str().unwrap(),
        "--explain",
        "--lang",
        "en",
    ]);
    assert!(one.contains("major claim  confidence"), "{one}");
    let quiet = ["compare", "--explain", "--quiet"];
    counterpoint(&quiet)
        .current_dir(folder.path())
        .assert()
        .code(2);
}

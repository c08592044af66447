//! `counterpoint eval` against the scorer that lies with the annotations: both must give the same figures. Needs the
//! annotations and Python: set COUNTERPOINT_SHARED to the folder.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use assert_cmd::Command;
use program::in_plain_locale;
use serde_json::Value;
use std::path::{Path, PathBuf};

#[test]
fn eval_gives_the_figures_of_the_scorer() {
    let Some(shared) = shared() else { return };
    for pair in ["S", "D1", "D2"] {
        let golds = [1, 2].map(|number| shared.join(format!("gold/{pair}.{number}.json")));
        let folder = tempfile::tempdir().unwrap();
        let map = folder.path().join("map.json");
        compare(&shared, &golds[0], folder.path());
        let told = eval(&map, &golds);
        let scored = score(&shared, &map, &golds);
        let mut compared = 0;
        for (name, figure) in &scored {
            if let Some(shares) = figure.as_object() {
                let numbers = ["p", "r", "f1"].map(|share| shares[share].as_f64().unwrap());
                let [p, r, f1] = numbers;
                let line = format!("{name:<26} P {p:.3}  R {r:.3}  F1 {f1:.3}\n");
                assert!(
                    told.contains(&line),
                    "{pair}: the scorer says\n{line}of\n{told}"
                );
                compared += 1;
            }
        }
        let furniture = scored["boilerplate_nodes"].as_f64().unwrap();
        let line = format!("{:<26} {furniture:.3}\n", "boilerplate_nodes");
        assert!(
            told.contains(&line),
            "{pair}: the scorer says\n{line}of\n{told}"
        );
        assert!(
            compared >= 10,
            "{pair}: only {compared} figures were compared"
        );
    }
}

#[test]
fn eval_counts_kinds_relations_and_rules() {
    let Some(shared) = shared() else { return };
    let golds = [1, 2].map(|number| shared.join(format!("gold/D1.{number}.json")));
    let folder = tempfile::tempdir().unwrap();
    compare(&shared, &golds[0], folder.path());
    let told = eval(&folder.path().join("map.json"), &golds);
    let numbers = |start: &str| -> Vec<f64> {
        let line = told.lines().rfind(|line| line.starts_with(start)).unwrap();
        let words = line[start.len()..].split_whitespace();
        words.map(|word| word.parse().unwrap()).collect()
    };
    // Means over two annotators are whole or half numbers.
    let claims = numbers("claim                     ");
    let is_whole = |sum: f64| (2.0 * sum).fract() == 0.0;
    assert!(
        claims.len() == 4 && claims.iter().sum::<f64>() > 10.0,
        "{claims:?}"
    );
    assert!(is_whole(claims.iter().sum()), "{claims:?}");
    let near = numbers("support, near, up to 1");
    assert!(near[0] <= near[1].min(near[2]), "{near:?}");
    for title in [
        "rule about kinds, worst first",
        "rule about relations, worst first",
    ] {
        assert!(told.contains(title), "{told}");
    }
}

fn shared() -> Option<PathBuf> {
    let shared = std::env::var_os("COUNTERPOINT_SHARED").map(PathBuf::from);
    if shared.is_none() {
        println!("skipped: COUNTERPOINT_SHARED does not name the folder of the annotations");
    }
    let python = std::process::Command::new("python3")
        .arg("--version")
        .output();
    if shared.is_some() && python.is_err() {
        println!("skipped: the scorer needs python3, which is not installed");
        return None;
    }
    shared
}

fn compare(shared: &Path, gold: &Path, folder: &Path) {
    let gold: Value = serde_json::from_str(&std::fs::read_to_string(gold).unwrap()).unwrap();
    let article = |side: &str| {
        let name = format!("{}.md", gold[side].as_str().unwrap());
        shared.join("articles").join(name)
    };
    let mut program = in_plain_locale();
    program.arg("compare").args([article("A"), article("B")]);
    program
        .args(["--formats", "json", "--quiet", "--out"])
        .arg(folder);
    program.assert().success();
}

fn eval(map: &Path, golds: &[PathBuf]) -> String {
    let mut program = in_plain_locale();
    program.arg("eval").arg(map).args(golds);
    let run = program.assert().success();
    String::from_utf8(run.get_output().stdout.clone()).unwrap()
}

fn score(shared: &Path, map: &Path, golds: &[PathBuf]) -> serde_json::Map<String, Value> {
    let mut scorer = Command::new("python3");
    scorer
        .arg(shared.join("bench/score.py"))
        .arg("map")
        .arg(map);
    scorer.args(golds).arg("--json");
    let output = scorer.assert().success().get_output().stdout.clone();
    serde_json::from_slice(&output).unwrap()
}

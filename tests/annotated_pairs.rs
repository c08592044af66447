//! The annotated pairs, judged by the scorer that lies with the annotations. Needs both: set COUNTERPOINT_SHARED to their folder.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use assert_cmd::Command;
use program::in_plain_locale;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// What the first pair, which the program was asked for, must at least reach; a figure is a F1, or a number by itself.
const FLOORS: &[(&str, f64)] = &[("argumentative", 0.88), ("claim", 0.60), ("relation", 0.25)];
const LEAST_VIEW_ACCURACY: f64 = 0.65;

/// The mean over the pairs that were annotated twice. One pair has some fifteen edges across, and one edge moves its
/// figure by several hundredths: by itself it says nothing.
const LEAST_CROSS_NEAR: f64 = 0.20;

/// The pairs that were annotated twice.
const PAIRS: [&str; 3] = ["S", "D1", "D2"];

#[test]
fn the_figures_of_the_annotated_pairs_hold() {
    let Some(shared) = shared() else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut cross_near = Vec::new();
    for (place, pair) in PAIRS.iter().enumerate() {
        let golds = [1, 2].map(|annotator| shared.join(format!("gold/{pair}.{annotator}.json")));
        let map = map_of(&shared, &golds[0], folder.path());
        let figures = score(&shared, "map", &[&map, &golds[0], &golds[1]]);
        assert_eq!(
            figures["boilerplate_nodes"], 0.0,
            "page furniture became a node"
        );
        cross_near.push(f1(&figures["cross_near"]));
        if place > 0 {
            continue;
        }
        for (name, least) in FLOORS {
            let reached = f1(&figures[*name]);
            assert!(reached >= *least, "{name} is {reached:.3}, below {least}");
        }
        let views = [&map, &golds[0], &shared.join("gold/S.views.json")];
        let accuracy = score(&shared, "views", &views.map(PathBuf::as_path))["accuracy"]
            .as_f64()
            .unwrap();
        assert!(
            accuracy >= LEAST_VIEW_ACCURACY,
            "views are {accuracy:.3} right, below {LEAST_VIEW_ACCURACY}"
        );
    }
    let mean = cross_near.iter().sum::<f64>() / PAIRS.len() as f64;
    assert!(
        mean >= LEAST_CROSS_NEAR,
        "cross_near is {mean:.3}, below {LEAST_CROSS_NEAR}: {cross_near:?}"
    );
}

/// The map that the program makes of an annotated pair.
fn map_of(shared: &Path, gold: &Path, folder: &Path) -> PathBuf {
    let annotation: Value = serde_json::from_slice(&std::fs::read(gold).unwrap()).unwrap();
    let article = |side: &str| {
        let name = annotation[side].as_str().unwrap();
        shared.join(format!("articles/{name}.md"))
    };
    let mut program = in_plain_locale();
    program
        .arg("compare")
        .args([article("A"), article("B")])
        .args(["--formats", "json", "--quiet", "--out"])
        .arg(folder);
    program.assert().success().stdout("").stderr("");
    folder.join("map.json")
}

fn f1(figure: &Value) -> f64 {
    figure["f1"].as_f64().or(figure.as_f64()).unwrap()
}

fn shared() -> Option<PathBuf> {
    let shared = std::env::var_os("COUNTERPOINT_SHARED").map(PathBuf::from);
    if shared.is_none() {
        println!("skipped: COUNTERPOINT_SHARED does not name the folder of the annotations");
    }
    shared
}

fn score(shared: &Path, sort: &str, files: &[&Path]) -> Value {
    let mut scorer = Command::new("python3");
    scorer
        .arg(shared.join("bench/score.py"))
        .arg(sort)
        .args(files)
        .arg("--json");
    let output = scorer.assert().success().get_output().stdout.clone();
    serde_json::from_slice(&output).unwrap()
}

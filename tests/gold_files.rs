//! What `eval` and `tune` say of annotations and maps that can't be used.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use assert_cmd::Command;
use predicates::prelude::*;
use program::in_plain_locale;
use serde_json::{Value, json};
use std::path::Path;

const FOR: &str = "---\ntitle: 夜市该留下\nauthor: 江晚舟\n---\n\n夜市应当留下来，它给老街带来了人气。\n\n摊主在夜市赚钱，租金也付得起。\n\n因为租金低，年轻人愿意长期留在这里摆摊。\n\n所以，夜市的机会才刚刚开始。\n";
const AGAINST: &str = "---\ntitle: 夜市该收场\nauthor: 石一鸣\n---\n\n夜市的热闹已经走到尽头，城市不该再为它让路。\n\n多数摊主都在亏损，这门生意难以回本。\n\n因为新鲜感一过，年轻人就会离开。\n\n可见，夜市留下的只是隐患。\n";

/// A unit: the sentence that begins so.
fn unit(id: usize, article: &str, begins: &str) -> Value {
    let before = article.split(begins).next().unwrap();
    let start = before.chars().count();
    let sentence = article[before.len()..].lines().next().unwrap();
    json!({"id": id, "start": start, "end": start + sentence.chars().count()})
}

/// Two articles, an annotation of them in `gold`, and the map of both.
fn annotated(folder: &Path) -> Value {
    for name in ["articles", "gold"] {
        std::fs::create_dir(folder.join(name)).unwrap();
    }
    std::fs::write(folder.join("articles/for.md"), FOR).unwrap();
    std::fs::write(folder.join("articles/against.md"), AGAINST).unwrap();
    let map = [
        "compare",
        "articles/for.md",
        "articles/against.md",
        "--formats",
        "json",
        "--quiet",
        "--out",
        ".",
    ];
    counterpoint(folder, &map).assert().success();
    json!({
        "A": "for", "B": "against",
        "units": {
            "A": [unit(1, FOR, "夜市应当"), unit(2, FOR, "因为租金低")],
            "B": [unit(1, AGAINST, "夜市的热闹"), unit(2, AGAINST, "因为新鲜感")],
        },
        "labels": {"A": {"1": "M", "2": "P"}, "B": {"1": "M", "2": "P"}},
        "relations": {"A": [[2, 1, "support"]], "B": [[2, 1, "support"]]},
        "cross": [["A:1", "B:1", "contradict", "该不该留"]],
    })
}

fn counterpoint(folder: &Path, arguments: &[&str]) -> Command {
    let mut program = in_plain_locale();
    program.current_dir(folder).args(arguments);
    program
}

fn write(folder: &Path, name: &str, gold: &Value) {
    std::fs::write(folder.join("gold").join(name), gold.to_string()).unwrap();
}

#[test]
fn a_mistake_in_an_annotation_is_named_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let good = annotated(folder.path());
    write(folder.path(), "N.1.json", &good);
    let eval = ["eval", "map.json", "gold/N.1.json"];
    counterpoint(folder.path(), &eval).assert().success();
    for (place, value, said) in [
        (
            "/relations/A/0/2",
            json!("backs"),
            "relations.A[0]: `backs` is no relation",
        ),
        (
            "/relations/B/0/1",
            json!(9),
            "relations.B[0]: there is no unit 9",
        ),
        (
            "/cross/0/2",
            json!("suport"),
            "cross[0]: `suport` is no relation",
        ),
        (
            "/cross/0/0",
            json!("B:1"),
            "cross[0]: `B:1` is no unit of A",
        ),
        (
            "/units/A/1/start",
            json!(900),
            "units.A[1]: starts at 900 and ends at",
        ),
        (
            "/units/B/1/end",
            json!(999),
            "units.B[1]: ends at 999, but the article has",
        ),
        (
            "/units/B/1/id",
            json!(1),
            "units.B[1]: another unit is called 1 already",
        ),
        (
            "/labels/A",
            json!({"7": "C"}),
            "labels.A: there is no unit 7",
        ),
    ] {
        let mut wrong = good.clone();
        *wrong.pointer_mut(place).unwrap() = value;
        write(folder.path(), "N.1.json", &wrong);
        let run = counterpoint(folder.path(), &eval).assert().code(1);
        run.stdout("").stderr(predicate::str::contains(said));
    }
}

#[test]
fn a_map_of_other_articles_is_not_judged() {
    let folder = tempfile::tempdir().unwrap();
    let mut gold = annotated(folder.path());
    std::fs::write(
        folder.path().join("articles/other.md"),
        "地铁票价不该再涨。工资没有涨，通勤的人负担不起。\n".repeat(6),
    )
    .unwrap();
    gold["A"] = json!("other");
    write(folder.path(), "N.1.json", &gold);
    let run = counterpoint(folder.path(), &["eval", "map.json", "gold/N.1.json"]).assert();
    let said = "article A of the map (articles/for.md) is not gold/../articles/other.md";
    run.code(1)
        .stdout("")
        .stderr(predicate::str::contains(said));
}

#[test]
fn files_that_are_no_annotations_are_skipped_or_explained() {
    let folder = tempfile::tempdir().unwrap();
    let gold = annotated(folder.path());
    write(folder.path(), "N.1.json", &gold);
    write(
        folder.path(),
        "N.views.json",
        &json!({"A": {"1": "vitality"}, "B": {}}),
    );
    let run = counterpoint(
        folder.path(),
        &["tune", "gold/N.1.json", "gold/N.views.json"],
    )
    .assert();
    // Nobody has annotated it a second time, so that there is no mean of such.
    let of_one = predicate::str::contains("mean, all pairs")
        .and(predicate::str::contains("annotated twice").not());
    run.success().stdout(of_one).stderr(
        "gold/N.views.json: skipped, it is no annotation of a pair (no `units` and `labels`)\n",
    );
    for command in [
        ["tune", "gold/N.views.json"].as_slice(),
        &["eval", "map.json", "gold/N.views.json"],
    ] {
        let run = counterpoint(folder.path(), command).assert().code(1);
        run.stderr(predicate::str::contains("annotation of a pair"));
    }
}

//! `counterpoint tune` on essays and reviews.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use predicates::prelude::*;
use program::in_plain_locale;
use std::path::Path;

/// An essay of two paragraphs: its thesis, a claim for it, and a reason for the claim.
fn essay(number: usize, subject: &str) -> String {
    let (thesis, claim) = (format!("{subject}应该保留"), format!("{subject}帮助了老人"));
    let reason = "他们每天走路就能到";
    let text = format!("我认为，{thesis}。\n首先，{claim}。因为{reason}。");
    let place = |words: &str| {
        let start = text[..text.find(words).unwrap()].chars().count();
        (start, start + words.chars().count())
    };
    let component = |kind: &str, words: &str| {
        let (start, end) = place(words);
        serde_json::json!({"kind": kind, "start": start, "end": end})
    };
    let row = serde_json::json!({
        "id": number,
        "text": text,
        "components": [
            component("major_claim", &thesis),
            component("claim", &claim),
            component("premise", reason),
        ],
        "relations": [
            {"source": 1, "target": "major_claim", "kind": "support"},
            {"source": 2, "target": 1, "kind": "support"},
        ],
    });
    row.to_string()
}

fn tune_in(folder: &Path, arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut program = in_plain_locale();
    program
        .current_dir(folder)
        .arg("tune")
        .args(arguments)
        .assert()
}

#[test]
fn essays_and_reviews_give_figures_and_tables() {
    let folder = tempfile::tempdir().unwrap();
    let subjects = [
        "夜校", "书店", "菜场", "公园", "澡堂", "戏台", "茶馆", "操场", "集市", "食堂",
    ];
    let essays: Vec<String> = (1..)
        .zip(subjects)
        .map(|(n, subject)| essay(n, subject))
        .collect();
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    put("essays.jsonl", &essays.join("\n"));
    let review = r#"{"id": 1, "text": "房间很大，早餐也好。", "components": [{"kind": "premise", "start": 0, "end": 4}], "relations": null}"#;
    put("reviews.jsonl", &format!("{review}\n\n{review}\n"));

    let both = [
        "--essays",
        "essays.jsonl",
        "--reviews",
        "reviews.jsonl",
        "--out",
        "w",
    ];
    let told = predicate::str::contains("essays.jsonl (10 texts)")
        .and(predicate::str::contains("relations "))
        .and(predicate::str::contains("reviews.jsonl (2 texts)"));
    tune_in(folder.path(), &both).success().stdout(told);
    let table = |name: &str| std::fs::read_to_string(folder.path().join("w").join(name));
    for name in [
        "clause.csv",
        "boundary.csv",
        "relation.csv",
        "structure.csv",
    ] {
        assert!(table(&format!("essay/{name}")).is_ok(), "{name}");
    }
    assert!(
        table("review/clause.csv")
            .unwrap()
            .starts_with("rule,case,none")
    );
    assert!(
        table("review/relation.csv").is_err(),
        "no relation is annotated in the reviews"
    );

    let first = table("essay/clause.csv").unwrap();
    tune_in(folder.path(), &both).success();
    assert_eq!(table("essay/clause.csv").unwrap(), first);
}

#[test]
fn what_is_no_annotated_text_is_named_by_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let put = |text: &str| std::fs::write(folder.path().join("e.jsonl"), text).unwrap();
    let refused = |words: &str| {
        let run = tune_in(folder.path(), &["--essays", "e.jsonl"])
            .code(1)
            .stdout("");
        run.stderr(
            predicate::str::contains("e.jsonl").and(predicate::str::contains(words.to_owned())),
        );
    };
    refused("check the path");
    put("\n");
    refused("no annotated text");
    put(&format!("{}\n{{\"text\": 3}}\n", essay(1, "夜校")));
    refused("line 2");
    put(r#"{"text": "夜校该留。", "components": [{"kind": "claim", "start": 0, "end": 9}]}"#);
    refused("0 to 9");
    put(
        r#"{"text": "夜校该留。", "components": [{"kind": "claim", "start": 0, "end": 4}], "relations": [{"source": 4, "target": 0, "kind": "support"}]}"#,
    );
    refused("beyond the 1");
}

#[test]
fn pairs_and_reviews_are_not_tuned_together() {
    let folder = tempfile::tempdir().unwrap();
    tune_in(folder.path(), &[]).code(2);
    tune_in(folder.path(), &["S.1.json", "--reviews", "r.jsonl"]).code(2);
}

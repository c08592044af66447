//! Rows of JSON: what `extract --jsonl` and `relate --jsonl` give for them, and what becomes of those that can't be used.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use assert_cmd::Command;
use predicates::prelude::*;
use program::in_plain_locale;
use std::path::Path;

fn counterpoint_in(folder: &Path) -> Command {
    let mut command = in_plain_locale();
    command.current_dir(folder);
    command
}

const OPINION: &str = "# 夜市应该留下来\n\n夜市让街道更热闹，所以它应该保留。因为很多家庭靠它生活。\n\n\
                       有人说夜市太吵。但是，噪音可以管理，关掉夜市并不能解决问题。\n\n总之，城市需要夜市。\n";

#[test]
fn rows_of_texts_give_rows_of_components_and_given_components_are_kept() {
    let given = r#"{"id":"x","text":"夜市应该保留。因为它养活了很多人。","components":[{"kind":"claim","start":0,"end":6},{"kind":"premise","start":9,"end":16}]}"#;
    let bare = serde_json::json!({"id": 7, "text": OPINION}).to_string();
    let mut run = in_plain_locale();
    run.args(["extract", "--jsonl", "-"])
        .write_stdin(format!("{given}\n\n{bare}\n"));
    let output = run.output().unwrap();
    let rows: Vec<serde_json::Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows[0]["components"][1]["end"], 16);
    let backs = serde_json::json!([{"source": 1, "target": 0, "kind": "support"}]);
    assert_eq!(rows[0]["relations"], backs);
    assert_eq!(rows[1]["id"], 7);
    assert!(!rows[1]["components"].as_array().unwrap().is_empty());
}

#[test]
fn a_wrong_row_is_named_by_file_and_line_and_costs_only_itself() {
    let folder = tempfile::tempdir().unwrap();
    let row = |id: &str| {
        serde_json::json!({"id": id, "text": OPINION, "a": "店开了。", "b": "店没有开。"})
            .to_string()
    };
    let rows = [
        &row("first"),
        "{\"id\": 2}",
        "店开了。",
        "[1, 2, 3]",
        "{\"id\": 5, \"text\": 1, \"a\": 1}",
        &row("last"),
    ];
    std::fs::write(folder.path().join("rows.jsonl"), rows.join("\n")).unwrap();
    let must = |subcommand: &str| match subcommand {
        "relate" => "each line must be {\"id\", \"a\", \"b\"}",
        _ => "each line must be {\"id\", \"text\"}",
    };
    for subcommand in ["extract", "relate"] {
        let run = counterpoint_in(folder.path())
            .args([subcommand, "--jsonl", "rows.jsonl", "--lang", "en"])
            .assert()
            .code(1);
        let output = run.get_output();
        let (done, told) = (
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        );
        assert_eq!(done.lines().count(), 2, "{done}");
        assert!(
            done.contains("\"first\"") && done.contains("\"last\""),
            "{done}"
        );
        for words in [
            "skipped: rows.jsonl, line 2: missing field",
            "line 3: is no JSON object",
            "line 4: is no JSON object",
            "line 5: invalid type: integer `1`, expected a string; ",
            must(subcommand),
            "error: rows.jsonl: 4 rows skipped",
        ] {
            assert!(told.contains(words), "`{words}` is missing in {told}");
        }
        assert!(
            !told.contains("column") && !told.contains("struct"),
            "{told}"
        );
        let mut run = in_plain_locale();
        let run = run.args([subcommand, "--jsonl", "-"]).write_stdin("{}\n");
        let told = "error: -: not one row could be used (1 row skipped)";
        run.assert().code(1).stderr(predicate::str::contains(told));
        let run = counterpoint_in(folder.path())
            .args([subcommand, "--jsonl", "none.jsonl"])
            .assert();
        run.code(1).stderr(predicate::str::contains("none.jsonl"));
    }
    let corpus = [
        "corpus",
        "extract",
        "rows.jsonl",
        "--out",
        "all.jsonl",
        "--lang",
        "zh",
    ];
    let run = counterpoint_in(folder.path()).args(corpus).assert();
    let told = predicate::str::contains("跳过：rows.jsonl 第 4 行：不是 JSON 对象；每行");
    run.success()
        .stderr(told.and(predicate::str::contains("column").not()));
}

#[test]
fn rows_may_begin_with_a_byte_order_mark() {
    let folder = tempfile::tempdir().unwrap();
    let row = serde_json::json!({"id": "夜", "text": OPINION, "a": "店开了。", "b": "店没有开。"});
    let marked = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), format!("\u{feff}{text}")).unwrap();
    };
    marked("rows.jsonl", &format!("{row}\r\n"));
    let run = |arguments: &[&str]| {
        let run = counterpoint_in(folder.path()).args(arguments).assert();
        run.success()
            .stderr(predicate::str::contains("skipped").not())
    };
    for subcommand in ["extract", "relate"] {
        run(&[subcommand, "--jsonl", "rows.jsonl"]).stdout(predicate::str::contains("夜"));
    }
    run(&["corpus", "extract", "rows.jsonl", "--out", "all.jsonl"]);
    let lines = std::fs::read_to_string(folder.path().join("all.jsonl")).unwrap();
    assert!(lines.contains("rows.jsonl#夜"), "{lines}");
    marked("all.jsonl", &lines);
    run(&["corpus", "tables", "all.jsonl", "--out", "t"]);
}

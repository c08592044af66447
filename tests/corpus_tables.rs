//! `corpus tables` from outside: the lines of an extraction in, tables out.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use predicates::str::contains;
use program::in_plain_locale;
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

const STAY: &str = "# 夜市应该留下来\n\n夜市让街道更热闹，所以它应该保留。因为很多家庭靠它生活。\n\n总之，城市需要夜市。\n";

fn run(folder: &Path, arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut program = in_plain_locale();
    program.current_dir(folder).arg("corpus");
    program.args(arguments).assert()
}

fn extracted() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.md"), STAY).unwrap();
    std::fs::write(folder.path().join("b.md"), STAY.replace("夜市", "=书店")).unwrap();
    run(
        folder.path(),
        &["extract", "a.md", "b.md", "--out", "all.jsonl"],
    )
    .success();
    folder
}

fn table(folder: &Path, name: &str) -> Vec<csv::StringRecord> {
    let text = std::fs::read_to_string(folder.join(name)).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap();
    assert!(text.ends_with("\r\n"));
    let rows = csv::Reader::from_reader(text.as_bytes()).into_records();
    rows.collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_file_of_lines_is_taken_once() {
    let folder = extracted();
    for again in ["all.jsonl", "./all.jsonl"] {
        let twice = ["tables", "all.jsonl", again, "--out", "t"];
        let told = run(folder.path(), &twice).code(1);
        told.stderr(contains(format!("{again}: is given twice")));
        assert!(!folder.path().join("t/articles.csv").exists());
    }
}

#[test]
fn lines_become_tables() {
    let folder = extracted();
    let told = run(folder.path(), &["tables", "all.jsonl", "--out", "t"]).success();
    told.stdout(contains("2 articles"));
    let chinese = ["tables", "all.jsonl", "--out", "t", "--lang", "zh"];
    run(folder.path(), &chinese)
        .success()
        .stdout(contains("2 篇文章"));
    let out = folder.path().join("t");
    let lines = std::fs::read_to_string(folder.path().join("all.jsonl")).unwrap();
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let articles = table(&out, "articles.csv");
    assert_eq!((&articles[0][0], &articles[1][0]), ("a.md", "b.md"));
    let nodes = table(&out, "nodes.csv");
    let expected: Vec<&Value> = lines
        .iter()
        .flat_map(|line| line["nodes"].as_array().unwrap())
        .collect();
    assert_eq!(nodes.len(), expected.len());
    for (row, node) in nodes.iter().zip(expected) {
        let text = node["text"].as_str().unwrap();
        assert_eq!(&row[1], node["id"].as_str().unwrap());
        assert_eq!(row[3].strip_prefix('\'').unwrap_or(&row[3]), text);
        assert!(!row[3].starts_with('='), "a cell that runs as a formula");
        assert_eq!(row[4], node["start"].to_string());
        assert_eq!(&row[8], "", "the author speaks");
    }
    let edges: usize = lines
        .iter()
        .map(|line| line["edges"].as_array().unwrap().len())
        .sum();
    assert_eq!(table(&out, "edges.csv").len(), edges);
}

#[test]
fn tables_for_editors_are_headed_in_chinese() {
    let folder = extracted();
    let arguments = ["tables", "all.jsonl", "--out", "t", "--headings", "zh"];
    run(folder.path(), &arguments).success();
    let heads = |name: &str| {
        let text = std::fs::read_to_string(folder.path().join("t").join(name)).unwrap();
        text.lines().next().unwrap().to_owned()
    };
    assert_eq!(
        heads("articles.csv"),
        "\u{feff}文章,标题,作者,发表日期,字数,总论点数,主张数,理由数,支持数,矛盾数"
    );
    assert_eq!(
        heads("edges.csv"),
        "\u{feff}文章,起点,终点,类别,把握,规则,理由"
    );
    let kinds = table(&folder.path().join("t"), "nodes.csv");
    assert!(
        kinds
            .iter()
            .all(|row| matches!(&row[2], "总论点" | "主张" | "理由"))
    );
}

#[test]
fn what_is_no_extraction_leaves_nothing() {
    let folder = extracted();
    let lines = std::fs::read_to_string(folder.path().join("all.jsonl")).unwrap();
    let torn = &lines[..lines.trim_end().rfind('\n').unwrap() + 20];
    std::fs::write(folder.path().join("torn.jsonl"), torn).unwrap();
    let refused = run(folder.path(), &["tables", "torn.jsonl", "--out", "t"]);
    refused.code(1).stderr(contains("torn.jsonl, line 2:"));
    assert_eq!(
        std::fs::read_dir(folder.path().join("t")).unwrap().count(),
        0
    );
    let endless = std::fs::File::create(folder.path().join("endless.jsonl")).unwrap();
    endless.set_len(1 << 32).unwrap();
    run(folder.path(), &["tables", "endless.jsonl", "--out", "t"])
        .code(1)
        .stderr(contains("the line is larger than 64 MB"));
    run(folder.path(), &["tables", "none.jsonl", "--out", "t"])
        .code(1)
        .stderr(contains("none.jsonl: can't be read"));
}

#[test]
#[cfg(not(feature = "parquet"))]
fn parquet_is_refused_before_any_work() {
    let folder = extracted();
    for arguments in [
        [
            "tables",
            "all.jsonl",
            "--out",
            "t",
            "--formats",
            "csv,parquet",
        ],
        ["compare", "a.md", "--out", "t", "--tables", "parquet"],
    ] {
        run(folder.path(), &arguments)
            .code(1)
            .stderr(contains("--features parquet"));
        assert!(!folder.path().join("t").exists());
    }
}

#[test]
#[cfg(feature = "parquet")]
fn the_same_lines_give_the_same_parquet() {
    let folder = extracted();
    for out in ["t", "u"] {
        run(
            folder.path(),
            &["tables", "all.jsonl", "--out", out, "--formats", "parquet"],
        )
        .success();
    }
    for name in ["articles.parquet", "nodes.parquet", "edges.parquet"] {
        let read = |out: &str| std::fs::read(folder.path().join(out).join(name)).unwrap();
        let bytes = read("t");
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
        assert_eq!(bytes, read("u"), "{name}");
    }
}

//! The program from outside: what it prints, where it writes, and with which exit code it ends.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use assert_cmd::Command;
use predicates::prelude::*;
use program::in_plain_locale;
use std::path::Path;

/// Runs in a fresh folder, so that nothing is found or left anywhere else.
fn counterpoint_in(folder: &Path) -> Command {
    let mut command = in_plain_locale();
    command.current_dir(folder);
    command
}

#[test]
fn without_a_subcommand_it_prints_help() {
    let help =
        predicate::str::contains("Usage: counterpoint").and(predicate::str::contains("compare"));
    in_plain_locale().assert().success().stdout(help);
}

#[test]
fn wrong_usage_ends_with_2() {
    let wrong: &[&[&str]] = &[
        &["compare", "a.md", "b.md"],
        &["compare", "a.md", "--out", "o"],
        &["compare", "-", "-", "--out", "o"],
        &["compare", "--formats", "png"],
        &["compare", "--min-confidence", "2"],
        &["compare", "--lang", "fr"],
        &["extract"],
        &["extract", "a.md", "--formats", "csv"],
        &["extract", "a.md", "--headings", "zh"],
        &["extract", "a.md", "--csv-dialect", "tsv"],
        &["extract", "a.md", "--no-bom"],
        &["relate", "只有一句"],
        &["relate", "", ""],
        &["rules", "mend"],
        &["draw"],
    ];
    for arguments in wrong {
        let run = in_plain_locale().args(*arguments).assert().code(2);
        run.stdout("").stderr(predicate::str::contains("--help"));
    }
}

#[test]
fn numbers_below_nothing_are_refused_for_what_they_are() {
    for (arguments, told) in [
        (
            &["compare", "--min-confidence", "-1"][..],
            "it must be a number from 0 to 1",
        ),
        (
            &["extract", "a.md", "--min-confidence", "-0.5"],
            "it must be a number from 0 to 1",
        ),
        (
            &["corpus", "compare", "in", "--out", "o", "--likeness", "-1"],
            "it must be a number from 0 to 1",
        ),
        (
            &[
                "corpus",
                "compare",
                "in",
                "--out",
                "o",
                "--group-size",
                "-1",
            ],
            "-1 is not in 2..=26",
        ),
        (
            &["render", "map.json", "--max-nodes", "-3"],
            "it must be a whole number, 0 or more",
        ),
        (
            &["eval", "map.json", "gold.json", "--worst", "-2"],
            "it must be a whole number, 0 or more",
        ),
    ] {
        let run = in_plain_locale().args(arguments).assert().code(2);
        let told = predicate::str::contains(told);
        run.stderr(told.and(predicate::str::contains("tip:").not()));
    }
}

#[test]
fn compare_without_files_compares_the_samples_into_graphs() {
    let folder = tempfile::tempdir().unwrap();
    let summary = predicate::str::contains("柳半斤")
        .and(predicate::str::contains("顾冷泉"))
        .and(predicate::str::contains("最明确的矛盾"))
        .and(predicate::str::contains("comparison.csv"));
    let run = counterpoint_in(folder.path()).arg("compare").assert();
    run.success().stdout(summary).stderr("");
    for name in [
        "map.json",
        "diagram.svg",
        "map.dot",
        "nodes.csv",
        "edges.csv",
        "comparison.csv",
        "report.html",
    ] {
        assert!(folder.path().join("graphs").join(name).is_file(), "{name}");
    }
}

#[test]
fn options_choose_what_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let options = [
        "compare",
        "--out",
        "o",
        "--formats",
        "csv,json",
        "--no-bom",
        "--quiet",
        "--lang",
        "en",
    ];
    let run = counterpoint_in(folder.path()).args(options).assert();
    run.success().stdout("").stderr("");
    let out = folder.path().join("o");
    assert!(!out.join("map.dot").exists());
    let table = std::fs::read_to_string(out.join("comparison.csv")).unwrap();
    assert!(table.starts_with("issue"), "{}", &table[..40]);
}

#[test]
fn without_graphviz_one_line_says_so_and_the_rest_is_written() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, said) in [
        (
            "zh",
            [
                "没有写出 graphs/map.svg：没有安装 Graphviz",
                "apt-get install graphviz",
            ],
        ),
        (
            "en",
            [
                "graphs/map.svg was left out: no picture",
                "apt-get install graphviz",
            ],
        ),
    ] {
        let left_out = predicate::str::contains(said[0]).and(predicate::str::contains(said[1]));
        let mut run = counterpoint_in(folder.path());
        run.env("PATH", folder.path())
            .args(["compare", "--lang", lang]);
        run.assert().success().stdout(left_out);
    }
    assert!(folder.path().join("graphs/map.dot").is_file());
    assert!(!folder.path().join("graphs/map.svg").exists());
}

#[test]
fn a_picture_asked_for_by_name_that_cannot_be_drawn_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    for quiet in [&[][..], &["--quiet"]] {
        let mut run = counterpoint_in(folder.path());
        run.env("PATH", folder.path())
            .args(["compare", "--formats", "svg,json"])
            .args(quiet);
        let told = predicate::str::contains("error: 没有写出 graphs/map.svg")
            .and(predicate::str::contains("Graphviz"));
        let run = run.assert().code(1).stderr(told);
        run.stdout(predicate::str::contains("没有写出").not());
        assert!(folder.path().join("graphs/map.json").is_file());
    }
}

#[test]
fn edges_below_the_confidence_asked_for_are_left_out() {
    let edges = |least: &str| {
        let folder = tempfile::tempdir().unwrap();
        let options = ["compare", "--formats", "json", "--min-confidence", least];
        counterpoint_in(folder.path())
            .args(options)
            .assert()
            .success();
        let text = std::fs::read_to_string(folder.path().join("graphs/map.json")).unwrap();
        let map: serde_json::Value = serde_json::from_str(&text).unwrap();
        map["edges"].as_array().unwrap().len()
    };
    let (all, sure, none) = (edges("0"), edges("0.4"), edges("1"));
    assert!(all > sure && sure > none, "{all}, {sure}, {none}");
}

#[test]
fn extract_prints_the_map_of_one_article_or_writes_its_files() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.md"), OPINION).unwrap();
    let from_file = counterpoint_in(folder.path())
        .args(["extract", "a.md"])
        .output()
        .unwrap();
    assert!(from_file.status.success());
    let map: serde_json::Value = serde_json::from_slice(&from_file.stdout).unwrap();
    assert_eq!(map["articles"][0]["source"], "a.md");
    assert!(map["nodes"].as_array().unwrap().len() > 2);

    let mut from_input = counterpoint_in(folder.path());
    from_input.args(["extract", "-"]).write_stdin(OPINION);
    from_input
        .assert()
        .success()
        .stdout(predicate::str::contains("\"source\": \"-\""));

    let options = ["extract", "a.md", "--out", "o", "--formats", "csv"];
    counterpoint_in(folder.path())
        .args(options)
        .assert()
        .success();
    assert!(folder.path().join("o/nodes.csv").is_file());
}

#[test]
fn relate_names_the_relation_and_the_reason() {
    let pair = ["relate", "咖啡馆带动了消费。", "咖啡馆没有带动消费。"];
    for (lang, label) in [("zh", "反驳  "), ("en", "contradict  ")] {
        let reason = predicate::str::starts_with(label).and(predicate::str::contains("没有"));
        let run = in_plain_locale().args(pair).args(["--lang", lang]).assert();
        run.success().stdout(reason);
    }
    let mut rows = in_plain_locale();
    rows.args(["relate", "--jsonl", "-"]);
    rows.write_stdin("{\"id\":\"p\",\"a\":\"店开了。\",\"b\":\"店没有开。\"}\n");
    let row =
        predicate::str::contains("\"id\":\"p\"").and(predicate::str::contains("\"because\":["));
    rows.assert().success().stdout(row);
}

#[test]
fn rules_for_essays_and_reviews_are_listed_shown_and_tested_like_the_others() {
    let listed = in_plain_locale().args(["rules", "list"]).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    for (sort, id) in [
        ("cut", "enumerative-lead"),
        ("clause", "paragraph"),
        ("essay", "essay-opens-example"),
        ("relation", "distance"),
    ] {
        let is_listed = |line: &str| {
            let mut words = line.split_whitespace();
            (words.next(), words.next()) == (Some(sort), Some(id))
        };
        assert!(listed.lines().any(is_listed), "{sort} {id}");
        let shown = in_plain_locale().args(["rules", "show", id]).assert();
        let head = format!("{sort} 规则 `{id}`");
        shown.success().stdout(predicate::str::contains(head));
    }
    let tested = in_plain_locale().args(["rules", "test"]).assert();
    let tested_sorts = [
        "furniture",
        "frame",
        "component",
        "relation",
        "cut",
        "clause",
        "essay",
    ];
    let sort = |line: &&str| {
        line.split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let count = listed
        .lines()
        .filter(|line| tested_sorts.contains(&sort(line).as_str()))
        .count();
    tested
        .success()
        .stdout(format!("all examples of {count} rules hold\n"));
}

#[test]
fn output_that_nobody_reads_is_no_error() {
    let script = format!(
        "'{}' rules list | head -n 1",
        env!("CARGO_BIN_EXE_counterpoint")
    );
    let run = Command::new("bash")
        .env("LC_ALL", "C")
        .args(["-c", &format!("set -o pipefail; {script}")])
        .assert();
    run.success().stderr("");
}

const OPINION: &str = "# 夜市应该留下来\n\n夜市让街道更热闹，所以它应该保留。因为很多家庭靠它生活。\n\n\
                       有人说夜市太吵。但是，噪音可以管理，关掉夜市并不能解决问题。\n\n总之，城市需要夜市。\n";

#[test]
fn render_draws_a_map_as_asked() {
    let folder = tempfile::tempdir().unwrap();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs/map.json");
    let run = |options: &[&str]| {
        let mut program = in_plain_locale();
        program.current_dir(folder.path()).arg("render").arg(&kept);
        program.args(options).assert()
    };
    run(&[])
        .success()
        .stdout(predicate::str::starts_with("<svg"));
    run(&["--detail", "thesis", "--out", "pictures/thesis.svg"]).success();
    assert!(folder.path().join("pictures/thesis.svg").is_file());
    let map: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&kept).unwrap()).unwrap();
    let issue = map["issues"][0]["label"].as_str().unwrap();
    run(&["--format", "dot", "--issue", issue])
        .success()
        .stdout(predicate::str::starts_with("digraph"));
    run(&["--view", "x"])
        .code(1)
        .stderr(predicate::str::contains("favourable, doubtful, advice"));
    run(&["--out", "picture.xyz"])
        .code(2)
        .stderr(predicate::str::contains("end it with .svg"));
}

#[cfg(not(feature = "pictures"))]
#[test]
fn a_build_without_pictures_says_how_to_get_them() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs/map.json");
    let mut program = in_plain_locale();
    program.arg("render").arg(kept).args(["--format", "png"]);
    program
        .assert()
        .code(1)
        .stderr(predicate::str::contains("--features pictures"));
}

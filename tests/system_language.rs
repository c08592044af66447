//! Errors, warnings and help are told in the language of the user's system, or in the one that `--lang` names.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use std::path::Path;

/// The program as one who works in that locale calls it.
fn counterpoint_in(locale: &str, folder: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_counterpoint"));
    program.env("LC_ALL", locale).current_dir(folder);
    program
}

const CHINESE: &str = "zh_CN.UTF-8";
const ENGLISH: &str = "C";

/// What is said on standard error, by a run that goes wrong.
fn told(locale: &str, folder: &Path, arguments: &[&str]) -> String {
    let mut program = counterpoint_in(locale, folder);
    let run = program.args(arguments).assert().failure();
    String::from_utf8(run.get_output().stderr.clone()).unwrap()
}

#[test]
fn a_missing_file_is_told_in_chinese() {
    let desk = tempfile::tempdir().unwrap();
    let extract = ["extract", "夜市.md"];
    assert_eq!(
        told(CHINESE, desk.path(), &extract),
        "错误：夜市.md：没有这个文件；请检查路径\n"
    );
    assert_eq!(
        told(ENGLISH, desk.path(), &extract),
        "error: 夜市.md: no such file; check the path\n"
    );
}

#[test]
fn the_option_goes_before_the_system() {
    let desk = tempfile::tempdir().unwrap();
    let english = told(
        CHINESE,
        desk.path(),
        &["extract", "夜市.md", "--lang", "en"],
    );
    assert!(english.starts_with("error: 夜市.md: no such file"));
    let chinese = told(ENGLISH, desk.path(), &["extract", "夜市.md", "--lang=zh"]);
    assert!(chinese.starts_with("错误：夜市.md：没有这个文件"));
}

#[test]
fn a_file_that_is_no_map_is_told_in_chinese() {
    let desk = tempfile::tempdir().unwrap();
    std::fs::write(desk.path().join("map.json"), "{\"夜市\": 1}").unwrap();
    let said = told(CHINESE, desk.path(), &["explain", "map.json", "A1"]);
    assert!(
        said.starts_with("错误：map.json：这不是 JSON 格式的图：缺少字段"),
        "{said}"
    );
    let said = told(ENGLISH, desk.path(), &["explain", "map.json", "A1"]);
    assert!(
        said.starts_with("error: map.json: this is not a map in JSON: missing field"),
        "{said}"
    );
}

#[test]
fn mistakes_in_rules_are_told_in_chinese_where_they_stand() {
    let desk = tempfile::tempdir().unwrap();
    let rule = "[[component]]\nid = \"turns\"\nwhy = \"A turn argues.\"\nvotes = \"claim\"\n\
        when = { opens_with = \"advrsative\" }\nmatches = []\nrejects = [\"夜市开了。\"]\n";
    std::fs::write(desk.path().join("own.toml"), rule).unwrap();
    let said = told(CHINESE, desk.path(), &["rules", "check", "own.toml"]);
    for line in [
        "错误：有 2 处错误要改",
        "own.toml:2:6：规则 `turns` 的 `matches` 和 `rejects` 里至少要各有一个例句",
        "own.toml:5:23：没有一张提示词表有类别 `advrsative`；是不是要写 adversative？",
        "5 | when = { opens_with = \"advrsative\" }",
    ] {
        assert!(said.lines().any(|told| told == line), "{said}");
    }
    let said = told(ENGLISH, desk.path(), &["rules", "check", "own.toml"]);
    assert!(said.starts_with("error: 2 mistakes to mend\n"), "{said}");
}

#[test]
fn wrong_usage_is_told_in_chinese() {
    let desk = tempfile::tempdir().unwrap();
    let said = told(CHINESE, desk.path(), &["compare", "--frmats", "csv"]);
    for words in [
        "错误：没有 '--frmats' 这个选项或参数\n",
        "  提示：有一个相近的选项：'--formats'\n",
        "用法：counterpoint compare",
        "更多说明请看 '--help'。\n",
    ] {
        assert!(said.contains(words), "{said}");
    }
    let said = told(
        CHINESE,
        desk.path(),
        &["compare", "夜市.md", "--out", "map"],
    );
    assert!(
        said.starts_with("错误：只有一篇文章，无从比较；请再加一篇，"),
        "{said}"
    );
}

#[test]
fn what_is_skipped_and_why_is_told_in_one_language() {
    let desk = tempfile::tempdir().unwrap();
    std::fs::write(desk.path().join("rows.jsonl"), "{\"id\": \"夜\"}\n").unwrap();
    for subcommand in ["extract", "relate"] {
        for locale in [CHINESE, ENGLISH] {
            let run = |arguments: &[&str]| {
                let arguments = [&[subcommand, "--jsonl", "rows.jsonl"], arguments].concat();
                told(locale, desk.path(), &arguments)
            };
            let chinese = run(&[]);
            assert!(
                chinese.starts_with("跳过：rows.jsonl 第 1 行：缺少字段 `"),
                "{chinese}"
            );
            let english = run(&["--lang", "en"]);
            assert!(
                english.starts_with("skipped: rows.jsonl, line 1: missing field `"),
                "{english}"
            );
        }
    }
}

#[test]
fn what_a_format_leaves_behind_is_told_in_chinese() {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs/map.json");
    let desk = tempfile::tempdir().unwrap();
    let run = |locale: &str| {
        let mut program = counterpoint_in(locale, desk.path());
        let program = program.arg("convert").arg(&map).args(["--to", "apx"]);
        program.assert().success()
    };
    let has_english = predicates::str::is_match("[a-z]{4}").unwrap();
    run(CHINESE).stderr(contains("apx 格式装不下：2 篇文章的标题\n").and(has_english.not()));
    run(ENGLISH).stderr(contains("not carried by apx: the title of 2 articles\n"));
}

#[test]
fn help_is_chinese_and_no_line_is_too_long() {
    let desk = tempfile::tempdir().unwrap();
    let help = |locale: &str, arguments: &[&str]| {
        let mut program = counterpoint_in(locale, desk.path());
        let run = program.args(arguments).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    for arguments in [
        &["compare", "--help"][..],
        &["compare", "-h"],
        &["help", "compare"],
    ] {
        let chinese = help(CHINESE, arguments);
        for words in [
            "比较两篇或更多文章",
            "用法：",
            "参数：",
            "选项：",
            "[默认：excel]",
        ] {
            assert!(chinese.contains(words), "{chinese}");
        }
        for line in chinese.lines() {
            let width = unicode_width::UnicodeWidthStr::width_cjk(line);
            assert!(width <= 100, "{line}");
        }
        let english = help(ENGLISH, arguments);
        assert!(english.starts_with("Compare two or more articles"));
    }
    for arguments in [&[][..], &["--help"]] {
        let chinese = help(CHINESE, arguments);
        assert!(
            chinese.contains("命令：\n  compare      比较两篇"),
            "{chinese}"
        );
    }
}

//! Maps out and back in through the command line: tables, the workbook, the formats of other programs.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use assert_cmd::Command;
use predicates::prelude::*;
use program::in_plain_locale;
use std::path::Path;

fn counterpoint(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = in_plain_locale();
    command.current_dir(folder).args(arguments);
    command
}

#[test]
fn tables_and_workbook_of_the_samples_come_back_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let formats = [
        "--formats",
        "json,csv,xlsx",
        "--csv-dialect",
        "tsv",
        "--quiet",
    ];
    counterpoint(place, &["compare"])
        .args(formats)
        .assert()
        .success();
    let map = std::fs::read(place.join("graphs/map.json")).unwrap();
    assert!(!place.join("graphs/nodes.csv").exists());
    for table in [
        "comparison.tsv",
        "nodes.tsv",
        "edges.tsv",
        "issues.tsv",
        "matrix.tsv",
        "authors.tsv",
        "map.xlsx",
    ] {
        let table = format!("graphs/{table}");
        let import = [
            "import",
            &table,
            "--map",
            "graphs/map.json",
            "--out",
            "back.json",
        ];
        let said = counterpoint(place, &import).assert().success();
        said.stdout("0 处已改\n0 处未采用\n");
        assert!(
            std::fs::read(place.join("back.json")).unwrap() == map,
            "{table}"
        );
    }
}

#[test]
fn an_edit_is_listed_and_lands_in_the_map() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    counterpoint(place, &["compare", "--formats", "json,csv", "--quiet"])
        .assert()
        .success();
    let table = std::fs::read_to_string(place.join("graphs/nodes.csv")).unwrap();
    let edited = table.replacen("A1,A,柳半斤,major_claim", "A1,A,柳半斤,claim", 1);
    std::fs::write(place.join("edited.csv"), edited).unwrap();
    let import = [
        "import",
        "edited.csv",
        "--map",
        "graphs/map.json",
        "--out",
        "graphs/map.json",
    ];
    let said = counterpoint(place, &import).assert().success();
    said.stdout("1 处已改\n  第 2 行，kind (D) 列：A1：类别“主张”\n0 处未采用\n");
    let mut english = counterpoint(place, &import);
    let said = english.args(["--lang", "en"]).assert().success();
    said.stdout("0 changed\n0 not taken up\n");
}

#[test]
fn convert_tells_what_a_format_leaves_behind() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    counterpoint(place, &["compare", "--formats", "json", "--quiet"])
        .assert()
        .success();
    let map = std::fs::read(place.join("graphs/map.json")).unwrap();
    for format in ["xaif", "graphml"] {
        let there = counterpoint(place, &["convert", "graphs/map.json", "--to", format]).assert();
        let there = there.success().stderr("").get_output().stdout.clone();
        let back = [
            "convert",
            "-",
            "--from",
            format,
            "--to",
            "json",
            "--out",
            "back.json",
        ];
        counterpoint(place, &back)
            .write_stdin(there)
            .assert()
            .success();
        assert!(
            std::fs::read(place.join("back.json")).unwrap() == map,
            "{format}"
        );
    }
    let lost = predicate::str::contains("not carried by apx: the whole of ");
    let apx = counterpoint(place, &["convert", "graphs/map.json", "--to", "apx"]).assert();
    apx.success()
        .stdout(predicate::str::starts_with("arg(a1).\n"))
        .stderr(lost);
}

#[test]
fn a_report_made_of_a_map_tells_the_reasons_in_the_language_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    counterpoint(place, &["compare", "--formats", "json", "--quiet"])
        .assert()
        .success();
    for (lang, told, other) in [
        (
            "zh",
            "两句用了同样的少见字眼",
            "They use the same rare words.",
        ),
        (
            "en",
            "They use the same rare words.",
            "两句用了同样的少见字眼",
        ),
    ] {
        let convert = ["convert", "graphs/map.json", "--to", "html", "--lang", lang];
        let page = counterpoint(place, &convert).assert().success();
        page.stdout(predicate::str::contains(told).and(predicate::str::contains(other).not()));
    }
    let convert = ["convert", "graphs/map.json", "--to", "nodes-csv"];
    let table = counterpoint(place, &convert)
        .args(["--headings", "zh"])
        .assert();
    table.success().stdout(predicate::str::contains("作者"));
}

#[test]
fn a_format_that_is_not_there_is_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, said) in [
        (
            ["convert", "map.json", "--to", "visio"],
            "the formats are json, xaif, argdown",
        ),
        (
            ["convert", "-", "--to=json", "--from=mermaid"],
            "the formats that are read are json, xaif, argdown, graphml",
        ),
        (
            ["convert", "map.txt", "--to", "json"],
            "the name tells no format",
        ),
    ] {
        let run = counterpoint(folder.path(), &arguments).assert();
        run.code(2).stderr(predicate::str::contains(said));
    }
}

#[test]
fn help_names_every_format_and_tables_come_back_by_import() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    counterpoint(place, &["compare", "--formats", "json", "--quiet"])
        .assert()
        .success();
    let help = counterpoint(place, &["convert", "--help"])
        .assert()
        .success();
    let help = String::from_utf8(help.get_output().stdout.clone()).unwrap();
    let wrong = counterpoint(place, &["convert", "graphs/map.json", "--to", "visio"])
        .assert()
        .code(2);
    let wrong = String::from_utf8(wrong.get_output().stderr.clone()).unwrap();
    let (_, names) = wrong.split_once("the formats are ").unwrap();
    for name in names.lines().next().unwrap().split(", ") {
        assert!(help.contains(name), "{name} in {help}");
    }
    for (format, said) in [
        ("comparison-csv", "`import` takes what is edited in it"),
        ("diagram", "diagram is to be looked at"),
    ] {
        let out = format!("{format}.out");
        let convert = ["convert", "graphs/map.json", "--to", format, "--out", &out];
        let told = counterpoint(place, &convert).assert().success();
        told.stderr(predicate::str::contains(said));
    }
}

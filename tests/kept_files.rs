//! What a run must not write over: its own inputs, and an editor's work.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use assert_cmd::assert::Assert;
use predicates::str::contains;
use program::in_plain_locale;
use std::path::Path;

const FOR: &str = "# 夜市该留下\n\n夜市应当留下来，它给老街带来了人气。\n\n摊主在夜市赚钱，租金也付得起。\n\n所以，夜市的机会才刚刚开始。\n";
const AGAINST: &str = "# 夜市该收场\n\n夜市的热闹已经走到尽头，城市不该再为它让路。\n\n多数摊主都在亏损，这门生意难以回本。\n";

fn run(folder: &Path, arguments: &[&str]) -> Assert {
    let mut program = in_plain_locale();
    program.current_dir(folder).args(arguments).assert()
}

/// A folder with two articles, and their map and tables in `o`.
fn compared() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.md"), FOR).unwrap();
    std::fs::write(folder.path().join("b.md"), AGAINST).unwrap();
    run(folder.path(), &COMPARE).success();
    folder
}

const COMPARE: [&str; 7] = [
    "compare",
    "a.md",
    "b.md",
    "--formats",
    "json,csv",
    "--out",
    "o",
];

/// A table in which an editor has filled in or changed one thing.
fn edited_table(folder: &Path, edited: &str) -> String {
    let map = std::fs::read_to_string(folder.join("o/map.json")).unwrap();
    let map: serde_json::Value = serde_json::from_str(&map).unwrap();
    let text = |what: &serde_json::Value| what.as_str().unwrap().to_owned();
    let node = text(&map["nodes"][0]["text"]);
    let [edge, source, target] = ["id", "source", "target"].map(|key| text(&map["edges"][0][key]));
    match edited {
        "a decision" => format!("id,text,decision,note\nA1,{node},reject,不是总论点\n"),
        "another kind" => format!("id,text,kind\nA1,{node},premise\n"),
        "another reason" => {
            format!("id,source,target,why\n{edge},{source},{target},编者看是这样\n")
        }
        other => panic!("{other}"),
    }
}

#[test]
fn what_an_editor_has_decided_is_not_replaced_unasked() {
    for edited in ["a decision", "another kind", "another reason"] {
        let folder = compared();
        let place = folder.path();
        // A map of the program's own is replaced as ever.
        run(place, &COMPARE).success();
        std::fs::write(place.join("t.csv"), edited_table(place, edited)).unwrap();
        let map = "o/map.json";
        run(place, &["import", "t.csv", "--map", map, "--out", map]).success();
        let kept = std::fs::read(place.join("o/map.json")).unwrap();
        let nodes = std::fs::read(place.join("o/nodes.csv")).unwrap();
        let told = "o/map.json: an editor has decided on or changed 1 of its nodes and edges, which would be lost; \
                    give --out another folder, or --overwrite";
        run(place, &COMPARE).code(1).stderr(contains(told));
        let extract = ["extract", "a.md", "--out", "o"];
        run(place, &extract).code(1).stderr(contains(told));
        assert_eq!(
            std::fs::read(place.join("o/map.json")).unwrap(),
            kept,
            "{edited}"
        );
        assert_eq!(std::fs::read(place.join("o/nodes.csv")).unwrap(), nodes);
        // Nothing of it is lost by a table beside it, nor in another folder.
        run(
            place,
            &["compare", "a.md", "b.md", "--formats", "csv", "--out", "o"],
        )
        .success();
        run(
            place,
            &["compare", "a.md", "b.md", "--formats", "json", "--out", "p"],
        )
        .success();
        // Damaged, it may still be mended.
        let torn = &kept[..kept.len() - 9];
        std::fs::write(place.join("o/map.json"), torn).unwrap();
        let told = "holds an editor's decisions or changes";
        run(place, &COMPARE).code(1).stderr(contains(told));
        std::fs::write(place.join("o/map.json"), &kept).unwrap();
        run(place, &[&COMPARE[..], &["--overwrite"]].concat()).success();
        assert_ne!(std::fs::read(place.join("o/map.json")).unwrap(), kept);
    }
}

/// Fills in the first row of a table.
fn fill_in(table: &Path, column: &str, cell: &str) {
    let bytes = std::fs::read(table).unwrap();
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes.as_slice())
        .into_records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect::<Vec<Vec<String>>>();
    let at = rows[0].iter().position(|name| name == column).unwrap();
    cell.clone_into(&mut rows[1][at]);
    let mut writer = csv::Writer::from_path(table).unwrap();
    rows.iter()
        .for_each(|row| writer.write_record(row).unwrap());
    writer.flush().unwrap();
}

#[test]
fn an_edited_table_that_is_not_imported_is_not_replaced_unasked() {
    for (table, column, cell) in [
        ("nodes.csv", "decision", "reject"),
        ("edges.csv", "note", "说的不是一回事"),
        ("comparison.csv", "why", "编者看是这样"),
    ] {
        let folder = compared();
        let place = folder.path();
        let path = place.join("o").join(table);
        fill_in(&path, column, cell);
        let kept = std::fs::read(&path).unwrap();
        let told = format!(
            "o/{table}: has 1 changes that o/map.json has not, which would be lost; take them in with \
             `counterpoint import o/{table} --map o/map.json --out o/map.json`"
        );
        run(place, &COMPARE).code(1).stderr(contains(told));
        assert_eq!(std::fs::read(&path).unwrap(), kept);
        // Where it is not to be written over, it is in nobody's way.
        run(
            place,
            &["compare", "a.md", "b.md", "--formats", "json", "--out", "o"],
        )
        .success();
        assert_eq!(std::fs::read(&path).unwrap(), kept);
        run(place, &[&COMPARE[..], &["--overwrite"]].concat()).success();
        assert_ne!(std::fs::read(&path).unwrap(), kept);
        run(place, &COMPARE).success();
    }
}

#[test]
fn an_edited_workbook_or_a_table_without_its_map_is_not_replaced_unasked() {
    let folder = compared();
    let place = folder.path();
    let tables = |formats| {
        [
            "compare",
            "a.md",
            "b.md",
            "--formats",
            formats,
            "--out",
            "t",
        ]
    };
    run(place, &tables("csv")).success();
    run(place, &tables("csv")).success();
    fill_in(&place.join("t/nodes.csv"), "decision", "accept");
    fill_in(&place.join("t/nodes.csv"), "note", "数字核过");
    let told = "t/nodes.csv: holds 2 decisions and notes of an editor, which would be lost; give --out another folder";
    run(place, &tables("csv")).code(1).stderr(contains(told));
    run(place, &tables("xlsx")).success();
    // The workbook of a map with a decision, beside a map without.
    let [map, decided] = ["o/map.json", "decided.json"];
    let table = "t/nodes.csv";
    run(place, &["import", table, "--map", map, "--out", decided]).success();
    run(
        place,
        &["convert", decided, "--to", "xlsx", "--out", "t/map.xlsx"],
    )
    .success();
    let told = "t/map.xlsx: holds 2 decisions and notes";
    run(place, &tables("xlsx")).code(1).stderr(contains(told));
}

#[test]
fn no_command_writes_over_what_it_reads() {
    let folder = compared();
    let place = folder.path();
    let copy = |from: &str, to: &str| {
        std::fs::create_dir_all(place.join(to).parent().unwrap()).unwrap();
        std::fs::copy(place.join(from), place.join(to)).unwrap();
    };
    // Articles, rows and rules under the names of results.
    copy("a.md", "d/map.dot");
    copy("o/nodes.csv", "t.csv");
    copy("o/map.json", "all.jsonl");
    copy("o/map.json", "l/nodes.csv");
    std::fs::create_dir_all(place.join("mine")).unwrap();
    std::fs::write(
        place.join("mine/nodes.csv"),
        "cue,class,place,note\n要怪只能怪,causal_reason,any,\n",
    )
    .unwrap();
    let map = "o/map.json";
    let lines = ["l/nodes.csv", "all.jsonl"];
    for (arguments, input) in [
        (
            &["compare", "mine/../mine/nodes.csv", "b.md", "--out", "mine"][..],
            "mine/../mine/nodes.csv",
        ),
        (
            &[
                "compare", "a.md", "b.md", "--rules", "mine", "--out", "./mine",
            ],
            "mine/nodes.csv",
        ),
        (&["extract", "d/map.dot", "--out", "d"], "d/map.dot"),
        (
            &["import", "t.csv", "--map", map, "--out", "./t.csv"],
            "t.csv",
        ),
        (
            &[
                "convert",
                map,
                "--to",
                "graphml",
                "--out",
                "o/../o/map.json",
            ],
            map,
        ),
        (
            &["render", map, "--format", "svg", "--out", "./o/map.json"],
            map,
        ),
        (
            &["corpus", "extract", "all.jsonl", "--out", "./all.jsonl"],
            "all.jsonl",
        ),
        (
            &["corpus", "tables", lines[0], lines[1], "--out", "l"],
            lines[0],
        ),
    ] {
        let told = format!("error: {input}: is named both as an input and by --out");
        let before = std::fs::read(place.join(input)).unwrap();
        run(place, arguments).code(1).stderr(contains(told));
        assert_eq!(
            std::fs::read(place.join(input)).unwrap(),
            before,
            "{arguments:?}"
        );
    }
    // The map that a table is taken into may be written over.
    run(place, &["import", "t.csv", "--map", map, "--out", map]).success();
}

#[cfg(unix)]
#[test]
fn a_link_to_an_input_is_that_input() {
    let folder = compared();
    let place = folder.path();
    std::os::unix::fs::symlink("o/map.json", place.join("link.svg")).unwrap();
    for arguments in [
        &["render", "o/map.json", "--out", "link.svg"][..],
        &["convert", "o/map.json", "--to", "xaif", "--out", "link.svg"],
    ] {
        let told = "error: o/map.json: is named both as an input and by --out";
        run(place, arguments).code(1).stderr(contains(told));
    }
    assert!(place.join("link.svg").is_symlink());
}

//! `corpus extract` from outside: many articles in, a line each out.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod desk;
#[cfg(unix)]
mod interrupted;
mod program;

use desk::{Desk, GO, STAY, tar_of, xz};
#[cfg(unix)]
use interrupted::interrupted;
use serde_json::Value;
use std::io::Write;

const VIEWS: &str = "name = \"own\"\n[[view]]\nid = \"good\"\nzh = \"看好\"\nen = \"good\"\nturned = \"bad\"\n\
    matches = [\"夜市有前景\"]\nrejects = [\"夜市在街上\"]\ncues = [{ words = [\"前景\"], weight = 1.5 }]\n\
    [[view]]\nid = \"bad\"\nzh = \"不看好\"\nen = \"bad\"\nturned = \"good\"\n\
    matches = [\"夜市会亏损\"]\nrejects = [\"夜市在街上\"]\ncues = [{ words = [\"亏损\"], weight = 1.5 }]\n";

#[test]
fn folders_archives_and_rows_are_read_in_a_stable_order() {
    let desk = Desk::new();
    desk.put("in/b.md", STAY);
    desk.put("in/a.md", GO);
    desk.put("in/notes.pdf", "%PDF");
    desk.put("in/sub/c.txt", STAY);
    desk.put(
        "x.tar.xz",
        xz(&tar_of(&[("n/1.md", STAY.as_bytes()), ("n/2.png", b"")])),
    );
    let row = serde_json::json!({"id": 7, "text": GO, "author": "江晚舟"});
    desk.put("rows.jsonl", format!("{row}\n\n"));
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("z.md", options).unwrap();
    zip.write_all(STAY.as_bytes()).unwrap();
    desk.put("y.zip", zip.finish().unwrap().into_inner());

    let (sources, told) = desk.extract(&["in", "x.tar.xz", "rows.jsonl", "y.zip", "in/*.md"]);
    let expected = [
        "in/a.md",
        "in/b.md",
        "in/sub/c.txt",
        "x.tar.xz!n/1.md",
        "rows.jsonl#7",
        "y.zip!z.md",
    ];
    assert_eq!(sources, expected, "{told}");
    let written = std::fs::read(desk.path().join("o.jsonl")).unwrap();
    assert!(String::from_utf8_lossy(&written).contains("江晚舟"));
    let mut one = desk.command(&[
        "in",
        "x.tar.xz",
        "rows.jsonl",
        "y.zip",
        "--out",
        "one.jsonl",
    ]);
    one.env("RAYON_NUM_THREADS", "1").assert().success();
    assert_eq!(
        written,
        std::fs::read(desk.path().join("one.jsonl")).unwrap()
    );
    assert_eq!(
        std::fs::read_dir(desk.path()).unwrap().count(),
        6,
        "nothing is left beside"
    );
}

#[test]
fn a_bad_article_costs_only_itself_unless_strict() {
    let desk = Desk::new();
    desk.put("in/a.md", STAY);
    desk.put("in/b.md", b"\x89PNG\r\n\x1a\n\0\0\0\r");
    desk.put("in/c.md", GO);
    desk.put("rows.jsonl", "{\"id\": 1}\n");
    let (sources, told) = desk.extract(&["in", "rows.jsonl", "--lang", "zh"]);
    assert_eq!(sources, ["in/a.md", "in/c.md"]);
    assert!(told.contains("跳过：in/b.md：不是文本文件"), "{told}");
    assert!(
        told.contains("跳过：rows.jsonl 第 1 行：缺少字段"),
        "{told}"
    );
    let strict = desk
        .command(&["in", "--out", "s.jsonl", "--strict"])
        .assert();
    strict.code(1).stderr(predicates::str::contains("in/b.md"));
    assert!(!desk.path().join("s.jsonl").exists());
    let nothing = desk.command(&["nowhere", "--out", "s.jsonl"]).assert();
    nothing
        .code(1)
        .stderr(predicates::str::contains("nowhere: no such file"));
}

#[test]
fn an_interrupted_run_is_gone_on_with() {
    let desk = Desk::new();
    for name in ["a", "b", "c"] {
        desk.put(
            &format!("in/{name}.md"),
            STAY.replace("夜市", &format!("夜市{name}")),
        );
    }
    desk.put("in/bad.md", b"");
    let (_, _) = desk.extract(&["in"]);
    let whole = std::fs::read_to_string(desk.path().join("o.jsonl")).unwrap();
    // `--strict` stops at bad.md once a.md, b.md and bad.md are entered; then the last line is torn.
    let strict = desk
        .command(&["in", "--out", "o.jsonl", "--strict"])
        .assert();
    strict.code(1);
    let partial = desk.path().join("o.jsonl.partial");
    let journal = desk.path().join("o.jsonl.counterpoint-journal");
    let entered = std::fs::read_to_string(&journal).unwrap();
    let kept: Vec<&str> = entered.lines().take(3).collect();
    std::fs::write(
        &journal,
        format!("{}\n{{\"source\": \"in/b", kept.join("\n")),
    )
    .unwrap();
    let lines = std::fs::read_to_string(&partial).unwrap();
    let torn: String = lines.chars().take(lines.chars().count() - 30).collect();
    std::fs::write(&partial, torn).unwrap();
    let run = desk.command(&["in", "--out", "o.jsonl"]).assert().success();
    run.stdout(predicates::str::contains(
        "2 articles were done before the interruption",
    ));
    assert_eq!(
        std::fs::read_to_string(desk.path().join("o.jsonl")).unwrap(),
        whole
    );
    assert!(!partial.exists() && !journal.exists());
}

#[test]
fn a_run_by_other_rules_is_not_gone_on_with() {
    let desk = Desk::new();
    desk.put("in/a.md", STAY);
    desk.put("in/bad.md", b"");
    let cues = |word: &str| format!("cue,class,place,note\n{word},causal_reason,any,\n");
    desk.put("own/cues.csv", cues("要怪只能怪"));
    desk.put(
        "own/weights/component.csv",
        "rule,none,major_claim,claim,premise\n",
    );
    desk.put("views.toml", VIEWS);
    let by = [
        "in",
        "--rules",
        "own",
        "--views",
        "views.toml",
        "--out",
        "o.jsonl",
    ];
    let interrupted = || {
        desk.command(&by).arg("--strict").assert().code(1);
    };
    let resumed = || {
        let run = desk.command(&by).assert().success();
        let told = String::from_utf8(run.get_output().stdout.clone()).unwrap();
        let resumed = told.contains("done before the interruption");
        assert_eq!(told.contains("not gone on with"), !resumed, "{told}");
        resumed
    };
    interrupted();
    assert!(resumed(), "nothing has changed");
    interrupted();
    desk.put("own/cues.csv", cues("根子就长在"));
    assert!(!resumed(), "a cue was edited");
    interrupted();
    desk.put(
        "own/weights/component.csv",
        "rule,none,major_claim,claim,premise\n(prior),0,0,0,0\n",
    );
    assert!(!resumed(), "a table in a folder was edited");
    interrupted();
    desk.put("views.toml", VIEWS.replace("夜市", "书店"));
    assert!(!resumed(), "the views were edited");
}

#[test]
fn rows_of_one_id_stay_apart() {
    let desk = Desk::new();
    let row = |id: Value, text: &str| format!("{}\n", serde_json::json!({"id": id, "text": text}));
    let rows = [
        row("r1".into(), "夜市应该留下来，因为很多家庭靠它生活。"),
        row("r1".into(), "夜市不该再为难街坊，因为噪音太大。"),
        row(Value::Null, "书店应该开到深夜，因为读者下班晚。"),
        row("r1 (2)".into(), "高铁应该降价，因为票价太高。"),
    ];
    desk.put("rows.jsonl", rows.concat());
    let expected = [
        "rows.jsonl#r1",
        "rows.jsonl#r1 (2)",
        "rows.jsonl#line 3",
        "rows.jsonl#r1 (2) (2)",
    ];
    let (sources, told) = desk.extract(&["rows.jsonl"]);
    assert_eq!(sources, expected, "{told}");
    let written = std::fs::read_to_string(desk.path().join("o.jsonl")).unwrap();
    for (line, title) in written.lines().zip(["r1", "r1 (2)", "line 3"]) {
        let row: Value = serde_json::from_str(line).unwrap();
        assert_eq!(row["title"], title);
    }
    desk.command(&["rows.jsonl", "--out", "maps"])
        .assert()
        .success();
    let files = std::fs::read_dir(desk.path().join("maps")).unwrap().count();
    assert_eq!(files, 4);
    // An archive to which a file was added twice.
    let twice = [("a.md", STAY.as_bytes()), ("a.md", GO.as_bytes())];
    desk.put("x.tar", tar_of(&twice));
    assert_eq!(desk.extract(&["x.tar"]).0, ["x.tar!a.md", "x.tar!a.md (2)"]);
}

#[test]
fn a_folder_gets_a_map_an_article() {
    let desk = Desk::new();
    desk.put("in/a.md", STAY);
    desk.put("in/sub/a.md", GO);
    desk.command(&["in", "--out", "maps"]).assert().success();
    let mut files = 0;
    for entry in std::fs::read_dir(desk.path().join("maps")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        counterpoint::export::json::from_json(&text).unwrap();
        files += 1;
    }
    assert_eq!(files, 2);
}

#[test]
fn a_name_that_is_no_folder_s_and_no_file_s_of_lines_is_refused() {
    let desk = Desk::new();
    desk.put("in/a.md", STAY);
    for name in ["all.json", "o.txt", "o.JSON"] {
        let run = desk.command(&["in", "--out", name]).assert().code(1);
        run.stderr(predicates::str::contains(format!("{name}: results are")))
            .stderr(predicates::str::contains("end a file's name with .jsonl"));
        assert!(!desk.path().join(name).exists());
    }
    for name in ["maps", "maps.2025", "by.desk/", "all.ndjson"] {
        desk.command(&["in", "--out", name]).assert().success();
    }
    assert!(desk.path().join("by.desk").is_dir());
    desk.command(&["in", "--out", "by.desk"]).assert().success();
}

#[test]
#[cfg(unix)]
fn pipes_and_devices_are_refused_and_links_followed() {
    let desk = Desk::new();
    desk.put("a.md", STAY);
    std::os::unix::fs::symlink("a.md", desk.path().join("link.md")).unwrap();
    std::os::unix::fs::symlink(".", desk.path().join("circle")).unwrap();
    let status = std::process::Command::new("mkfifo")
        .arg(desk.path().join("pipe.md"))
        .status();
    assert!(status.unwrap().success());
    let (sources, told) =
        desk.extract(&["a.md", "link.md", "pipe.md", "/dev/zero", "--lang", "en"]);
    assert_eq!(sources, ["a.md", "link.md"]);
    for name in ["pipe.md", "/dev/zero"] {
        assert!(
            told.contains(&format!("{name}: is a device, pipe or socket")),
            "{told}"
        );
    }
    desk.useless("/dev/zero", "save what it gives to a file and name that");
    // The second time what the first wrote lies there.
    for _ in 0..2 {
        let (sources, told) = desk.extract(&["."]);
        assert_eq!(sources.len(), 2, "{sources:?}");
        let skipped: Vec<&str> = told
            .lines()
            .filter(|line| line.starts_with("skipped"))
            .collect();
        assert_eq!(skipped.len(), 2, "the pipe and the circle: {told}");
    }
    let lost = desk.command(&["o.jsonl", "--out", "o.jsonl"]).assert();
    lost.code(1)
        .stderr(predicates::str::contains("both as an input and by --out"));
}

#[test]
fn articles_in_which_nothing_argues_are_named_where_they_are_few() {
    let desk = Desk::new();
    desk.put("in/a.md", STAY);
    let list = |number: usize| format!("# 购物清单{number}\n\n牛奶两瓶\n\n鸡蛋一打\n\n面包\n");
    desk.put("in/list.md", list(0));
    let told = || {
        let run = desk.command(&["in", "--out", "o.jsonl"]).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    let few = told();
    assert!(
        few.contains("1 article in which nothing argues\n          in/list.md\n"),
        "{few}"
    );
    for number in 1..11 {
        desk.put(&format!("in/list{number}.md"), list(number));
    }
    let many = told();
    assert!(
        many.contains("11 articles in which nothing argues\n") && !many.contains("list"),
        "{many}"
    );
}

#[test]
fn two_runs_do_not_write_into_one_place() {
    let desk = Desk::new();
    desk.put("in/a.md", STAY);
    std::fs::create_dir(desk.path().join("maps")).unwrap();
    let locked = |name: &str| {
        let file = std::fs::File::create(desk.path().join(name)).unwrap();
        file.lock().unwrap();
        file
    };
    for (journal, out) in [
        ("o.jsonl.counterpoint-journal", "o.jsonl"),
        ("maps/.counterpoint-journal", "maps"),
    ] {
        let other = locked(journal);
        let busy = desk.command(&["in", "--out", out]).assert().code(1);
        busy.stderr(predicates::str::contains("another run is writing there"));
        drop(other);
        desk.command(&["in", "--out", out]).assert().success();
    }
}

#[test]
#[cfg(unix)]
fn an_interrupt_leaves_nothing_torn() {
    let desk = Desk::new();
    let long = STAY.repeat(4);
    for number in 0..300 {
        desk.put(&format!("in/{number:03}.md"), format!("{long}{number}。"));
    }
    // It listens for interrupts before it opens its journal.
    let journal = "o.jsonl.counterpoint-journal";
    let extract = ["corpus", "extract", "in", "--out", "o.jsonl", "--quiet"];
    let (code, told) = interrupted(desk.path(), &extract, journal);
    assert_eq!(code, Some(1), "{told}");
    assert!(
        told.contains("the same command goes on where it stopped"),
        "{told}"
    );
    assert!(!desk.path().join("o.jsonl").exists());
    desk.command(&["in", "--out", "o.jsonl"]).assert().success();
    let lines = std::fs::read_to_string(desk.path().join("o.jsonl")).unwrap();
    let whole = |line: &str| serde_json::from_str::<Value>(line).is_ok();
    assert_eq!(lines.lines().filter(|line| whole(line)).count(), 300);
    assert!(!desk.path().join(journal).exists());
}

//! Files and folders that can't be used: each is told by name, with what to do, and nothing is written.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use predicates::prelude::*;
use program::in_plain_locale;
use std::path::Path;
use tempfile::TempDir;

/// A folder with one good article, `good.md`, and whatever a test adds.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        desk.put("good.md", GOOD.as_bytes());
        desk
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> assert_cmd::assert::Assert {
        let mut program = in_plain_locale();
        program.current_dir(self.path()).env("RUST_BACKTRACE", "1");
        program.args(arguments).assert()
    }

    /// `compare good.md <other>` fails, says `words`, and leaves no output folder.
    fn refuses(&self, other: &str, words: &[&str]) {
        let run = self.run(&["compare", "good.md", other, "--out", "o"]);
        let told = String::from_utf8(run.code(1).stdout("").get_output().stderr.clone()).unwrap();
        for word in words.iter().chain(&["error: "]) {
            assert!(told.contains(word), "`{word}` is missing in: {told}");
        }
        assert!(
            !told.contains("panicked") && !told.contains("backtrace"),
            "{told}"
        );
        assert!(!self.path().join("o").exists());
    }
}

const GOOD: &str = "# 夜市应该留下来\n\n夜市让街道更热闹，所以它应该保留。因为很多家庭靠它生活。\n\n\
                    但是，噪音可以管理，关掉夜市并不能解决问题。总之，城市需要夜市。\n";

#[test]
fn files_that_hold_no_text() {
    let desk = Desk::new();
    desk.refuses("none.md", &["none.md", "no such file"]);
    desk.put("empty.md", b"");
    desk.refuses("empty.md", &["empty.md", "empty"]);
    desk.put("blank.md", b" \n\n");
    desk.refuses("blank.md", &["blank.md", "empty"]);
    desk.put(
        "image.md",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06",
    );
    desk.refuses("image.md", &["image.md", "not a text file"]);
    std::fs::create_dir(desk.path().join("folder")).unwrap();
    desk.refuses("folder", &["folder", "is a folder"]);
    let undecodable = [GOOD.as_bytes(), b"\xff\xfe\xff\x81\x20\xff\xff"].concat();
    desk.put("broken.md", &undecodable);
    desk.refuses("broken.md", &["broken.md", "byte", "UTF-8"]);
}

#[test]
#[cfg(unix)]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.put("closed.md", GOOD.as_bytes());
    let closed = desk.path().join("closed.md");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&closed).is_ok() {
        println!("skipped: this user may read everything");
        return;
    }
    desk.refuses("closed.md", &["closed.md", "permissions"]);
}

#[test]
fn folders_where_a_map_or_a_table_is_asked_for() {
    let desk = Desk::new();
    desk.put("maps/notes.txt", b"");
    let graphs = Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs/map.json");
    let map = graphs.to_string_lossy();
    for arguments in [
        &["render", "maps"][..],
        &["explain", "maps", "A1"],
        &["convert", "maps", "--from", "json", "--to", "dot"],
        &["import", "maps", "--map", &map, "--out", "new.json"],
        &["import", "t.csv", "--map", "maps", "--out", "new.json"],
    ] {
        let told = desk.run(arguments).code(1).stdout("");
        told.stderr(predicate::str::contains(
            "maps: can't be read: it is a folder, not a file",
        ));
    }
    let told = desk.run(&["render", "good.md/map.json"]).code(1);
    let words =
        "good.md/map.json: can't be read: good.md is a file, not a folder; name the map.json";
    told.stderr(predicate::str::contains(words));
}

#[test]
fn a_file_without_an_argument() {
    let desk = Desk::new();
    desk.put(
        "list.md",
        "# 购物清单\n\n牛奶两瓶\n\n鸡蛋一打\n\n面包\n".as_bytes(),
    );
    desk.refuses("list.md", &["list.md", "no argument was found"]);
    desk.put(
        "contact.md",
        "客服电话：010-12345678\n\n地址：北京市朝阳区\n\n营业时间：9:00-18:00\n".as_bytes(),
    );
    desk.refuses("contact.md", &["contact.md", "no argument was found"]);
}

#[test]
fn an_article_of_one_breath() {
    let desk = Desk::new();
    let text = "# 书店别早关\n\n书店应该开到半夜，因为年轻人下班晚；关了门，他们就去别处了。\n";
    desk.put("short.md", text.as_bytes());
    desk.refuses(
        "short.md",
        &[
            "short.md",
            "no argument was found",
            "2 sentences",
            "counterpoint relate",
        ],
    );
}

#[test]
fn what_the_program_wrote_itself() {
    let desk = Desk::new();
    let formats = "json,diagram,dot,csv,xlsx";
    let written = desk.run(&["extract", "good.md", "--out", "w", "--formats", formats]);
    let told = String::from_utf8(written.success().get_output().stdout.clone()).unwrap();
    assert!(!told.contains("\n\n\n"), "{told}");
    for (name, words) in [
        ("w/map.json", ["JSON", "counterpoint explain"]),
        ("w/diagram.svg", ["a picture", "counterpoint render"]),
        ("w/map.dot", ["a drawing", "counterpoint render"]),
        ("w/nodes.csv", ["a table", "counterpoint import"]),
        ("w/map.xlsx", ["a table", "counterpoint import"]),
    ] {
        desk.refuses(name, &[name, "not an article", words[0], words[1]]);
    }
    for name in ["comparison.csv", "issues.csv", "matrix.csv"] {
        assert!(
            !desk.path().join("w").join(name).exists(),
            "{name} has nothing to say"
        );
    }
    let picture = std::fs::read(desk.path().join("w/diagram.svg")).unwrap();
    desk.put("picture.md", &picture);
    desk.refuses("picture.md", &["picture.md: is a picture"]);
}

#[test]
fn the_same_article_twice() {
    let desk = Desk::new();
    desk.refuses("good.md", &["good.md is given twice"]);
    desk.put("copy.txt", GOOD.replace('\n', "\r\n").as_bytes());
    desk.put("copy.md", GOOD.replace("夜市让", "**夜市**让").as_bytes());
    desk.refuses("copy.md", &["good.md and copy.md hold the same text"]);
}

#[test]
fn rule_packs_with_a_mistake() {
    let rule = "[[component]]\nid = \"mine\"\nwhen = { cue = \"no_such_class\" }\nvotes = \"claim\"\nwhy = \"-\"\nmatches = [\"好。\"]\nrejects = [\"坏。\"]\n";
    for (text, words) in [
        (rule, ["rules/mine.toml:3:16", "3 |", "^", "no_such_class"]),
        (
            "[[component]\nid = 1\n",
            ["rules/mine.toml:1:", "1 |", "^", "mine.toml"],
        ),
    ] {
        let desk = Desk::new();
        desk.put("other.md", GOOD.replace("夜市", "书店").as_bytes());
        desk.put("rules/mine.toml", text.as_bytes());
        let run = desk.run(&[
            "compare", "good.md", "other.md", "--out", "o", "--rules", "rules",
        ]);
        let run = words.iter().fold(run.code(1), |run, word| {
            run.stderr(predicate::str::contains(*word))
        });
        run.stdout("");
        let checked = desk.run(&["rules", "check", "rules/mine.toml"]);
        checked.code(1).stderr(predicate::str::contains(words[3]));
        assert!(!desk.path().join("o").exists());
    }
}

#[test]
fn weights_and_words_of_ones_own_with_a_mistake() {
    let signal = "[calibration]\nstart = 0\nslope = 1\n[start]\npairing = 0\ncontradiction = 0\n\
                  [[signal]]\nid = \"no_such_signal\"\npairing = 1\ncontradiction = 0\n";
    for (file, text, wrong) in [
        ("weights/cross.toml", signal, "no_such_signal"),
        ("words/claim_words.csv", "word,log_odds\n必然\n", "必然"),
    ] {
        let desk = Desk::new();
        desk.put(&format!("rules/{file}"), text.as_bytes());
        let run = desk.run(&["extract", "good.md", "--rules", "rules"]);
        let run = run.code(1).stderr(predicate::str::contains(file));
        run.stderr(predicate::str::contains(wrong)).stdout("");
    }
}

#[test]
fn views_and_rules_that_are_not_there() {
    let desk = Desk::new();
    for option in ["--rules", "--views"] {
        let run = desk.run(&["compare", option, "nowhere"]);
        run.code(1).stderr(predicate::str::contains("nowhere"));
    }
    desk.put("views.toml", b"name = \"x\"\n");
    let run = desk.run(&["compare", "--views", "views.toml"]);
    run.code(1).stderr(predicate::str::contains(
        "views.toml:1:1: missing field `view`",
    ));
    assert!(!desk.path().join("graphs").exists());
}

#[test]
fn output_folders_that_cannot_be_made() {
    let desk = Desk::new();
    let folders = ["good.md", "good.md/sub"];
    for folder in folders {
        let run = desk.run(&["compare", "--out", folder]);
        let told = predicate::str::contains("good.md").and(predicate::str::contains("--out"));
        run.code(1).stdout("").stderr(told);
    }
    assert_eq!(
        std::fs::read_to_string(desk.path().join("good.md")).unwrap(),
        GOOD
    );
}

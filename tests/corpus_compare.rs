//! `corpus compare` from outside: articles in, groups on one subject out.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

#[cfg(unix)]
mod interrupted;
mod program;

#[cfg(unix)]
use interrupted::interrupted;
use program::in_plain_locale;
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

const STAY: &str = "# 夜市该留下\n\n夜市应当留下来，它给老街带来了人气。\n\n小摊主靠夜市挣到了钱，摊主的生意是赚钱的。\n\n因为夜市租金低，年轻摊主愿意长期留在这里。\n";
const GO: &str = "# 夜市该收场\n\n夜市的热闹已经走到尽头，城市不该再为夜市让路。\n\n多数摊主都在亏损，摊主的生意难以回本。\n\n因为新鲜感一过，年轻人就会离开夜市。\n";
const TRAINS: &str =
    "# 高铁该降价\n\n高铁票价太高，高铁公司应该降低票价。\n\n因为票价降低以后，高铁乘客会更多。\n";
const FARES: &str = "# 高铁票价不必降\n\n高铁票价已经很低，票价不该再降。\n\n因为高铁建设花费巨大，低票价难以为继。高铁乘客并不少。\n";

fn articles() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("a.md", STAY),
        ("b.md", TRAINS),
        ("c.md", GO),
        ("d.md", FARES),
        ("e.md", &STAY.replace("# 夜市该留下", "# 留住夜市")),
    ] {
        std::fs::create_dir_all(folder.path().join("in")).unwrap();
        std::fs::write(folder.path().join("in").join(name), text).unwrap();
    }
    folder
}

fn compare(folder: &Path, arguments: &[&str]) -> String {
    let mut program = in_plain_locale();
    program
        .current_dir(folder)
        .env("LC_ALL", "zh_CN.UTF-8")
        .args(["corpus", "compare", "in"]);
    let run = program.args(arguments).assert().success();
    String::from_utf8(run.get_output().stdout.clone()).unwrap()
}

fn lines(file: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(file).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn a_subject_is_told_of_where_one_was_asked_for() {
    let folder = articles();
    let told = compare(folder.path(), &["--out", "o"]);
    assert!(
        told.contains("5 篇文章") && !told.contains("话题"),
        "{told}"
    );
    let told = compare(folder.path(), &["--out", "o", "--about", "高铁"]);
    assert!(told.contains("2 篇谈到这个话题"), "{told}");
    for empty in ["", "　"] {
        let mut program = in_plain_locale();
        program.current_dir(folder.path());
        let run = program.args(["corpus", "compare", "in", "--out", "p", "--about", empty]);
        let told = predicates::str::contains("it is empty; name a word");
        run.assert().code(2).stderr(told);
    }
    assert!(!folder.path().join("p").exists());
}

#[test]
fn articles_of_one_subject_are_compared() {
    let folder = articles();
    let out = folder.path().join("o");
    std::fs::create_dir_all(out.join("maps")).unwrap();
    std::fs::write(out.join("maps/G0099.json"), "of an earlier run").unwrap();
    std::fs::write(out.join("maps/mine.json"), "not ours").unwrap();
    let told = compare(folder.path(), &["--out", "o"]);
    assert!(
        told.contains("2 组") && told.contains("1 篇与另一篇重复"),
        "{told}"
    );
    let groups = lines(&out.join("groups.jsonl"));
    let sources = |group: &Value| -> Vec<String> {
        let articles = group["articles"].as_array().unwrap();
        articles
            .iter()
            .map(|one| one["source"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(sources(&groups[0]), ["in/a.md", "in/c.md"]);
    assert_eq!(groups[0]["articles"][0]["reprints"][0], "in/e.md");
    assert_eq!(sources(&groups[1]), ["in/b.md", "in/d.md"]);
    assert!(groups[0]["contradictions"].as_u64().unwrap() > 0);
    let pairs = lines(&out.join("pairs.jsonl"));
    let table = std::fs::read_to_string(out.join("pairs.csv")).unwrap();
    assert_eq!(table.lines().count(), pairs.len() + 1);
    // The letters that a reason calls the sides by stand in the row.
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let heading = rows.headers().unwrap().clone();
    let cell = |row: &csv::StringRecord, name: &str| {
        let place = heading.iter().position(|column| column == name).unwrap();
        row[place].to_owned()
    };
    let mut named = false;
    for row in rows.records().map(Result::unwrap) {
        for side in ["1", "2"] {
            let letter = cell(&row, &format!("article_{side}"));
            named |= cell(&row, "why").contains(&format!("{letter} 主张"));
            assert!(cell(&row, &format!("node_{side}")).starts_with(&letter));
        }
    }
    assert!(named, "a reason that names a side by its letter: {table}");
    for group in &groups {
        let map = std::fs::read_to_string(out.join(group["map"].as_str().unwrap())).unwrap();
        assert_eq!(
            counterpoint::export::json::from_json(&map)
                .unwrap()
                .articles
                .len(),
            2
        );
    }
    let mut left: Vec<_> = std::fs::read_dir(&out)
        .unwrap()
        .map(|one| one.unwrap().file_name())
        .collect();
    left.sort();
    assert_eq!(
        left,
        [
            "groups.csv",
            "groups.jsonl",
            "maps",
            "pairs.csv",
            "pairs.jsonl"
        ]
    );
    assert!(out.join("maps/mine.json").exists() && !out.join("maps/G0099.json").exists());
}

#[test]
fn tables_for_editors_are_headed_in_chinese() {
    let folder = articles();
    compare(folder.path(), &["--out", "o", "--headings", "zh"]);
    let table = |name: &str| {
        let text = std::fs::read_to_string(folder.path().join("o").join(name)).unwrap();
        text.trim_start_matches('\u{feff}').to_owned()
    };
    let groups = table("groups.csv");
    assert!(groups.starts_with("组,关键词,文章数,各篇标题,矛盾数,一致数,论证图\r\n"));
    let pairs = table("pairs.csv");
    let heads = "组,关系,把握,议题,作者1,主张1,作者2,主张2,理由,文件1,行1,文件2,行2,论证图,文章1,节点1,文章2,节点2\r\n";
    assert!(pairs.starts_with(heads), "{pairs}");
    assert!(pairs.contains(",矛盾,") && !pairs.contains(",contradiction,"));
}

#[test]
fn what_a_comparison_wrote_is_no_input_of_the_next() {
    let folder = articles();
    let (chinese, english) = (
        ["读取：100 %，5 篇，", "比较：100 %，4 篇，"],
        ["reading: 100 %, 5 articles", "comparing: 100 %, 4 articles"],
    );
    for (lang, stretches) in [("zh", chinese), ("en", english)] {
        let mut program = in_plain_locale();
        program.current_dir(folder.path());
        let run = program
            .args(["corpus", "compare", ".", "--out", "o", "--lang", lang])
            .assert();
        let told = String::from_utf8(run.success().get_output().stderr.clone()).unwrap();
        assert!(
            !told.contains("skipped") && !told.contains("跳过"),
            "{told}"
        );
        // Each stretch of work is told of by itself.
        for stretch in stretches {
            assert!(told.contains(stretch), "{told}");
        }
    }
    std::fs::write(folder.path().join("none.md"), "").unwrap();
    let mut program = in_plain_locale();
    program.current_dir(folder.path());
    let run = program
        .args(["corpus", "compare", "none.md", "--out", "n"])
        .assert();
    run.code(1).stderr(predicates::str::contains(
        "not one article could be used (1 skipped)",
    ));
}

#[test]
fn a_reprint_is_known_by_its_sentences() {
    let folder = articles();
    let body = "做小吃的摊主说夜市养活了一家人。\n\n夜市的摊位费不高，所以年轻人敢来试一试。\n\n老街的店铺也因为夜市多了客人。\n\n因此夜市应当继续办下去。\n";
    let first =
        format!("# 夜市该继续办\n\n编者按：老街的夜市办满了三年。\n\n## 摊主的账\n\n{body}");
    let other = format!(
        "# 给夜市算账\n\n三年过去，我们去问了摊主。\n\n## 01 摊主的账\n\n{}",
        body.replace('，', ", ")
    );
    std::fs::write(folder.path().join("in/f.md"), first).unwrap();
    std::fs::write(folder.path().join("in/g.md"), other).unwrap();
    // An article that quotes two sentences of another is none.
    let quoting = "# 夜市不必再办\n\n夜市的摊位费不高，所以年轻人敢来试一试。\n\n老街的店铺也因为夜市多了客人。\n\n可是夜市的噪音让街坊夜里睡不着。\n\n夜市的垃圾要到第二天中午才清得完。\n\n所以城市不该再为夜市让路。\n";
    std::fs::write(folder.path().join("in/h.md"), quoting).unwrap();
    let told = compare(folder.path(), &["--out", "o", "--lang", "en"]);
    assert!(told.contains("2 reprints of"), "{told}");
    let groups = std::fs::read_to_string(folder.path().join("o/groups.jsonl")).unwrap();
    assert!(groups.contains(r#""reprints":["in/g.md"]"#), "{groups}");
}

#[test]
fn a_name_written_apart_is_the_same_name() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("in")).unwrap();
    let stay = "# TikTok应该留下\n\nTikTok应当留下来，因为小店靠TikTok卖货。\n\n没有TikTok，手艺人的生意会更难。\n";
    let go = "# Tik Tok不必留下\n\nTik Tok不该留下来，因为Tik Tok的推荐让孩子上瘾。\n\n离开Tik Tok，家长会更放心。\n";
    std::fs::write(folder.path().join("in/a.md"), stay).unwrap();
    std::fs::write(folder.path().join("in/b.md"), go).unwrap();
    compare(folder.path(), &["--out", "o"]);
    let groups = lines(&folder.path().join("o/groups.jsonl"));
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0]["terms"][0], "tiktok");
}

#[test]
fn one_subject_may_be_asked_for_and_the_bytes_stay_the_same() {
    let folder = articles();
    compare(folder.path(), &["--out", "o", "--about", "高铁"]);
    let groups = lines(&folder.path().join("o/groups.jsonl"));
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0]["articles"][0]["source"], "in/b.md");
    compare(folder.path(), &["--out", "again", "--about", "高铁"]);
    for file in [
        "groups.jsonl",
        "pairs.jsonl",
        "groups.csv",
        "pairs.csv",
        "maps/G0001.json",
    ] {
        let read = |out: &str| std::fs::read(folder.path().join(out).join(file)).unwrap();
        assert_eq!(read("o"), read("again"), "{file}");
    }
}

#[test]
#[cfg(unix)]
fn an_interrupted_comparison_writes_nothing() {
    let folder = articles();
    for number in 0..300 {
        let text = format!("{}{number}。", STAY.replace("夜市", "书店").repeat(4));
        std::fs::write(folder.path().join(format!("in/{number:03}.md")), text).unwrap();
    }
    // It listens for interrupts before it takes its lock.
    let lock = "o/.counterpoint-lock";
    let compare = ["corpus", "compare", "in", "--out", "o", "--quiet"];
    let (code, told) = interrupted(folder.path(), &compare, lock);
    assert_eq!(code, Some(1), "{told}");
    assert!(
        told.contains("nothing was written: give the same command again"),
        "{told}"
    );
    assert_eq!(
        std::fs::read_dir(folder.path().join("o")).unwrap().count(),
        0
    );
}

#[test]
fn what_an_editor_has_decided_in_a_map_is_not_replaced_unasked() {
    let folder = articles();
    let place = folder.path();
    compare(place, &["--out", "o"]);
    let map: Value =
        serde_json::from_str(&std::fs::read_to_string(place.join("o/maps/G0001.json")).unwrap())
            .unwrap();
    let (id, text) = (&map["nodes"][0]["id"], &map["nodes"][0]["text"]);
    let table = format!(
        "id,text,decision\n{},{},reject\n",
        id.as_str().unwrap(),
        text.as_str().unwrap()
    );
    std::fs::write(place.join("t.csv"), table).unwrap();
    let map = "o/maps/G0001.json";
    let run = |arguments: &[&str]| {
        let mut program = in_plain_locale();
        program.current_dir(place).args(arguments).assert()
    };
    run(&["import", "t.csv", "--map", map, "--out", map]).success();
    let kept = std::fs::read(place.join(map)).unwrap();
    let again = ["corpus", "compare", "in", "--out", "o"];
    let told = "G0001.json: an editor has decided on or changed 1 of its nodes and edges, which would be lost";
    run(&again).code(1).stderr(predicates::str::contains(told));
    assert_eq!(std::fs::read(place.join(map)).unwrap(), kept);
    run(&[&again[..], &["--overwrite"]].concat()).success();
    assert_ne!(std::fs::read(place.join(map)).unwrap(), kept);
}

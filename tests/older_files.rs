//! Files of an earlier run in the folder that is written into, from outside.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use program::in_plain_locale;
use std::path::Path;

const FOR: &str = "---\ntitle: 夜市该留下\nauthor: 江晚舟\n---\n\n夜市应当留下来，它给老街带来了人气。\n\n摊主在夜市赚钱，租金也付得起。\n\n因为租金低，年轻人愿意长期留在这里摆摊。\n\n所以，夜市的机会才刚刚开始。\n";
const AGAINST: &str = "---\ntitle: 夜市该收场\nauthor: 石一鸣\n---\n\n夜市的热闹已经走到尽头，城市不该再为它让路。\n\n多数摊主都在亏损，这门生意难以回本。\n\n因为新鲜感一过，年轻人就会离开。\n\n可见，夜市留下的只是隐患。\n";

fn compare(folder: &Path, names: [&str; 2], options: &[&str]) -> String {
    let mut command = in_plain_locale();
    command.current_dir(folder).arg("compare").args(names);
    command.args(["--out", "o"]).args(options);
    let output = command.assert().success().get_output().stdout.clone();
    String::from_utf8(output).unwrap()
}

#[test]
fn what_an_earlier_run_left_of_other_articles_is_named_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let third = FOR.replace("老街", "新城").replace("江晚舟", "顾小满");
    for (name, text) in [("a.md", FOR), ("b.md", AGAINST), ("c.md", third.as_str())] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let told = compare(
        folder.path(),
        ["a.md", "b.md"],
        &["--formats", "json,html,csv"],
    );
    assert!(!told.contains("先前写的"), "{told}");
    let same = compare(folder.path(), ["a.md", "b.md"], &["--formats", "diagram"]);
    assert!(!same.contains("先前写的"), "of the same map: {same}");
    std::fs::write(folder.path().join("o/notes.txt"), "mine").unwrap();
    let options = ["--formats", "json,csv", "--csv-dialect", "tsv"];
    let other = compare(folder.path(), ["c.md", "b.md"], &options);
    let line = other.lines().last().unwrap_or_default();
    assert_eq!(
        line,
        "文件夹里还有先前写的，不是这次的结果：diagram.svg、nodes.csv、edges.csv、comparison.csv、issues.csv、matrix.csv、\
         authors.csv、report.html"
    );
    assert!(folder.path().join("o/report.html").is_file());
    let english = compare(
        folder.path(),
        ["a.md", "b.md"],
        &["--formats", "html", "--lang", "en"],
    );
    assert!(
        english.contains("Left from an earlier run, and not of this map: map.json"),
        "{english}"
    );
    let quiet = compare(
        folder.path(),
        ["a.md", "b.md"],
        &["--formats", "html", "-q"],
    );
    assert_eq!(quiet, "");
}

//! More than two articles, one base article, and one author at different dates, from outside.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use program::in_plain_locale;
use serde_json::Value;
use std::path::Path;

const FOR: &str = "---\ntitle: 夜市该留下\nauthor: 江晚舟\ndate: 2024-06-01\n---\n\n夜市应当留下来，它给老街带来了人气。\n\n摊主在夜市赚钱，租金也付得起。\n\n因为租金低，年轻人愿意长期留在这里摆摊。\n\n所以，夜市的机会才刚刚开始。\n";
const AGAINST: &str = "---\ntitle: 夜市该收场\nauthor: 石一鸣\ndate: 2024-07-01\n---\n\n夜市的热闹已经走到尽头，城市不该再为它让路。\n\n多数摊主都在亏损，这门生意难以回本。\n\n因为新鲜感一过，年轻人就会离开。\n\n可见，夜市留下的只是隐患。\n";
const BETWEEN: &str = "---\ntitle: 夜市要管好\nauthor: 白露\ndate: 2024-08-01\n---\n\n夜市可以留下，但必须有人来管。\n\n管得好的夜市，摊主能赚钱，居民也能安睡。\n\n因此，关键不在留不留，而在怎么管。\n";
const FOR_NO_MORE: &str = "---\ntitle: 我为什么不再看好夜市\nauthor: 江晚舟\ndate: 2025-06-01\n---\n\n夜市的机会已经走到尽头，我不再认为它应当留下来。\n\n小摊主今年都在亏损，这门生意难以回本。\n\n因为租金涨了，年轻人纷纷离开老街。\n";

fn compare(folder: &Path, articles: &[(&str, &str)], options: &[&str]) -> (String, Value) {
    for (name, text) in articles {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let mut command = in_plain_locale();
    let names = articles.iter().map(|(name, _)| name);
    command.current_dir(folder).arg("compare").args(names);
    command
        .args(["--formats", "json", "--out", "o"])
        .args(options);
    let output = command.assert().success().get_output().stdout.clone();
    let map = std::fs::read_to_string(folder.join("o/map.json")).unwrap();
    (
        String::from_utf8(output).unwrap(),
        serde_json::from_str(&map).unwrap(),
    )
}

/// The pairs of articles between which there is an edge.
fn compared(map: &Value) -> Vec<String> {
    let mut pairs: Vec<String> = map["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| {
            [&edge["source"], &edge["target"]].map(|id| id.as_str().unwrap()[..1].to_owned())
        })
        .filter(|[a, b]| a != b)
        .map(|ends| ends.concat())
        .collect();
    pairs.sort();
    pairs.dedup();
    pairs
}

#[test]
fn three_authors_are_told_who_agrees_with_whom() {
    let folder = tempfile::tempdir().unwrap();
    let articles = [("a.md", FOR), ("b.md", AGAINST), ("c.md", BETWEEN)];
    let (told, map) = compare(folder.path(), &articles, &[]);
    assert!(told.contains("谁与谁相近"), "{told}");
    assert!(told.contains("A 江晚舟 – B 石一鸣：相左"), "{told}");
    assert_eq!(compared(&map), ["AB", "AC", "BC"]);
}

#[test]
fn with_a_base_the_others_are_not_compared_among_themselves() {
    let folder = tempfile::tempdir().unwrap();
    let articles = [("a.md", FOR), ("b.md", AGAINST), ("c.md", BETWEEN)];
    let (told, map) = compare(folder.path(), &articles, &["--base", "b.md"]);
    assert_eq!(
        map["articles"][0]["author"], "石一鸣",
        "the base comes first"
    );
    assert_eq!(compared(&map), ["AB", "AC"]);
    assert_eq!(map["base"], "A");
    let between = told.lines().filter(|line| line.contains(" – "));
    for line in between {
        assert!(line.trim_start().starts_with("A 石一鸣 – "), "{told}");
    }
}

#[test]
fn an_author_who_changed_sides_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let articles = [("later.md", FOR_NO_MORE), ("earlier.md", FOR)];
    let (told, _) = compare(folder.path(), &articles, &[]);
    assert!(
        told.contains("江晚舟：从 B（2024-06-01）到 A（2025-06-01）"),
        "{told}"
    );
    assert!(told.contains("改变  "), "{told}");
}

#[test]
fn which_article_came_first_is_told_from_dates_in_any_form() {
    for (earlier, later, told_as) in [
        (
            "May 3, 2023",
            "2 April 2024",
            "从 B（2023-05-03）到 A（2024-04-02）",
        ),
        (
            "2025年3月8日",
            "2025年10月8日 09:30",
            "从 B（2025-03-08）到 A（2025-10-08）",
        ),
        (
            "2024年12月",
            "2025/1/2",
            "从 B（2024-12）到 A（2025-01-02）",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let first = FOR.replace("2024-06-01", earlier);
        let then = FOR_NO_MORE.replace("2025-06-01", later);
        let (told, _) = compare(
            folder.path(),
            &[("then.md", &then), ("first.md", &first)],
            &[],
        );
        assert!(told.contains(told_as), "{told}");
    }
}

#[test]
fn what_changed_is_not_told_where_nobody_knows_which_article_came_first() {
    for date in ["上周", "03/05/2023", "2025-06-01", "2025年6月"] {
        let folder = tempfile::tempdir().unwrap();
        let other = FOR.replace("2024-06-01", date);
        let articles = [("a.md", FOR_NO_MORE), ("b.md", &*other)];
        let (told, map) = compare(folder.path(), &articles, &[]);
        assert!(!told.contains("到 A") && !told.contains("到 B"), "{told}");
        let shown = match date {
            "2025年6月" => "2025-06",
            as_written => as_written,
        };
        assert_eq!(map["articles"][1]["published"], shown);
        assert_eq!(map["articles"][1]["metadata"]["published"], shown);
    }
}

#[test]
fn a_base_alone_is_wrong_usage() {
    let mut command = in_plain_locale();
    command.args(["compare", "--base", "a.md", "--out", "o"]);
    command.assert().code(2);
}

#[test]
fn every_edge_of_five_articles_can_be_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let of_another = FOR.replace("江晚舟", "顾小满").replace("老街", "新城");
    let articles = [
        ("a.md", FOR),
        ("b.md", AGAINST),
        ("c.md", BETWEEN),
        ("d.md", FOR_NO_MORE),
        ("e.md", &of_another),
    ];
    let (_, map) = compare(folder.path(), &articles, &[]);
    let ids = |list: &str| -> Vec<String> {
        let list = map[list].as_array().unwrap().iter();
        list.map(|one| one["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let nodes = ids("nodes");
    assert!(nodes.contains(&"E1".to_owned()), "the fifth article is E");
    let edges = ids("edges");
    assert!(edges.iter().all(|edge| !nodes.contains(edge)), "{edges:?}");
    let explained = |name: &str| {
        let mut command = in_plain_locale();
        command
            .current_dir(folder.path())
            .args(["explain", "o/map.json", name]);
        String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap()
    };
    assert!(explained("E1").starts_with("E1  "));
    assert!(explained(&edges[0]).contains('→'));
}

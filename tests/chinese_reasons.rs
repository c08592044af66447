//! Whoever asks why in Chinese is answered in Chinese, by every rule that comes with the program.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use counterpoint::{Bilingual, Counterpoint};
use program::in_plain_locale;
use std::path::Path;

fn told(arguments: &[&str]) -> String {
    let mut program = in_plain_locale();
    let run = program.args(arguments).output().unwrap();
    assert!(run.status.success(), "{run:?}");
    String::from_utf8(run.stdout).unwrap()
}

fn han(text: &str) -> usize {
    text.chars().filter(|c| ('一'..='龥').contains(c)).count()
}

fn latin(text: &str) -> usize {
    text.chars().filter(char::is_ascii_alphabetic).count()
}

#[test]
fn every_builtin_rule_says_why_in_both_languages() {
    for entry in Counterpoint::builtin().unwrap().rule_entries().unwrap() {
        let name = format!("{} {}", entry.sort, entry.id);
        let Bilingual {
            zh: chinese,
            en: english,
        } = entry.why;
        assert!(latin(&english) > han(&english), "{name}: {english}");
        match entry.sort {
            // What is said of two statements is put together, with a mark between.
            "pair" => assert!(han(&chinese) > 0, "{name}: {chinese}"),
            _ => {
                assert!(han(&chinese) > latin(&chinese), "{name}: {chinese}");
                let ends = [chinese.find('。'), chinese.rfind('。')];
                let last = chinese.len().checked_sub('。'.len_utf8());
                assert_eq!(ends, [last, last], "{name}: {chinese}");
            }
        }
        let blanks = chinese.contains("  ") || chinese.trim() != chinese;
        assert!(
            !blanks && !chinese.contains(['"', '「', ',', ';']),
            "{name}: {chinese}"
        );
    }
}

#[test]
fn rules_are_listed_in_the_language_asked_for() {
    for (id, chinese, english) in [
        (
            "date-alone",
            "独占一行的发布日期。",
            "The date of publication, alone on its line.",
        ),
        (
            "lead-label",
            "只标明这一段是导语。",
            "Says that the lead is a lead.",
        ),
        (
            "page-frame",
            "导航、侧栏和页脚。",
            "Navigation, side columns and the foot of the page.",
        ),
        (
            "example-lead",
            "“例如”预告例子。",
            "例如 announces the case.",
        ),
        (
            "mark",
            "冒号预告下文，逗号之后可能还没说完。",
            "A colon announces, a comma may go on.",
        ),
        (
            "essay-opens-similarity",
            "类比支持它前面的话。",
            "An analogy backs what stands before it.",
        ),
        (
            "frame.supply",
            "双方都谈到“供给够不够”：有需求，还要有供给。",
            "Supply is the other half of demand.",
        ),
    ] {
        for (lang, why) in [("zh", chinese), ("en", english)] {
            let list = told(&["rules", "list", "--lang", lang]);
            let line = list
                .lines()
                .find(|line| line.split_whitespace().nth(1) == Some(id));
            assert!(line.unwrap().ends_with(why), "{line:?}");
            assert!(told(&["rules", "show", id, "--lang", lang]).contains(why));
        }
    }
}

#[test]
fn a_rule_is_shown_in_the_language_asked_for() {
    let shown = |id: &str, lang: &str| told(&["rules", "show", id, "--lang", lang]);
    for (id, chinese, english) in [
        (
            "opens-adversative",
            ["votes    主张", "不算论证 "],
            ["votes    claim", "none "],
        ),
        (
            "distance",
            ["votes    前者针对后者", "counts"],
            ["votes    for a link", "counts"],
        ),
        (
            "says",
            ["分句里有某个词", "……另有 "],
            ["The clause holds", "… and "],
        ),
        (
            "terms.shared",
            ["两句用了", "less     两句共用"],
            ["They use", "less     They share"],
        ),
    ] {
        let (in_chinese, in_english) = (shown(id, "zh"), shown(id, "en"));
        assert!(
            chinese.iter().all(|part| in_chinese.contains(part)),
            "{in_chinese}"
        );
        assert!(
            english.iter().all(|part| in_english.contains(part)),
            "{in_english}"
        );
        assert!(
            in_chinese.contains(&format!(" 规则 `{id}`")),
            "{in_chinese}"
        );
        assert!(
            in_english.contains(&format!(" rule `{id}`")),
            "{in_english}"
        );
        assert!(
            !in_chinese.contains(english[0]) && !in_english.contains(chinese[0]),
            "{id}"
        );
    }
}

#[test]
fn rules_of_ones_own_need_no_chinese() {
    let folder = tempfile::tempdir().unwrap();
    let mine = folder.path().join("mine");
    std::fs::create_dir_all(&mine).unwrap();
    let furniture = |id: &str, more: &str| {
        format!(
            "[[rule]]\nid = \"{id}\"\nwhy = \"Printed by our site.\"\n{more}\npattern = '^街角评论网$'\n\
             matches = [\"街角评论网\\n\\n正文。\"]\nrejects = [\"正文。\"]\n"
        )
    };
    let both = furniture("our-name", "why_zh = \"本站页面上的字样。\"");
    let packs = [both, furniture("our-name-again", "")].concat();
    std::fs::write(mine.join("furniture.toml"), packs).unwrap();
    let frame = "[[frame]]\nid = \"brisk\"\nquestion = \"省不省时\"\nenglish = \"Quick?\"\nwhy = \"An hour lost is paid for.\"\n\
                 yes = { name = \"省时\", english = \"quick\", cues = [\"省时\"] }\n\
                 no = { name = \"费时\", english = \"slow\", cues = [\"费时\"] }\n\
                 matches = [[\"这道工序费时费力\", \"费时\"]]\nrejects = [\"店关了\"]\n";
    std::fs::write(mine.join("frames.toml"), frame).unwrap();
    let list = told(&["rules", "list", "--rules", mine.to_str().unwrap()]);
    let why = |id: &str| {
        let line = list
            .lines()
            .find(|line| line.split_whitespace().nth(1) == Some(id));
        line.unwrap()
            .split_once("  ")
            .unwrap()
            .1
            .rsplit("  ")
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(why("our-name"), "本站页面上的字样。");
    assert_eq!(why("our-name-again"), "Printed by our site.");
    assert_eq!(why("frame.brisk"), "双方都谈到“省不省时”。");
}

#[test]
fn a_pair_of_the_samples_is_explained_by_what_authors_part_over() {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs/map.json");
    let kept: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&map).unwrap()).unwrap();
    let by_frame = |edge: &&serde_json::Value| {
        let evidence = edge["evidence"].as_array().unwrap();
        evidence.iter().any(|one| one["rule"] == "frame.lasting")
    };
    let edges = kept["edges"].as_array().unwrap();
    let edge = edges.iter().find(by_frame).unwrap();
    let ends = ["source", "target"].map(|end| edge[end].as_str().unwrap());
    let explained = told(&["explain", map.to_str().unwrap(), ends[0], ends[1]]);
    let why = "双方都谈到“能不能长久”：一时的成功可能是趋势的开头，也可能是昙花一现。";
    assert!(explained.contains(why), "{explained}");
}

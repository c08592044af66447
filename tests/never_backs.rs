//! What a word or the layout says cannot back what stands before it looks for another target.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use counterpoint::Counterpoint;
use counterpoint::argument::RelationKind;
use std::sync::LazyLock;

static PROGRAM: LazyLock<Counterpoint> = LazyLock::new(|| Counterpoint::builtin().unwrap());

/// The opening words of both ends of every support inside an article.
fn supports(text: &str) -> Vec<(String, String)> {
    let article = PROGRAM.read_bytes("stadium.md", text.into()).unwrap();
    let argument = PROGRAM.extract(article).argument;
    let text = |component: usize| argument.components[component].text.clone();
    let relations = argument.relations.iter();
    relations
        .filter(|relation| relation.kind == RelationKind::Support)
        .map(|relation| (text(relation.source), text(relation.target)))
        .collect()
}

fn backs(supports: &[(String, String)], source: &str, target: &str) -> bool {
    supports
        .iter()
        .any(|(from, to)| from.starts_with(source) && to.starts_with(target))
}

#[test]
fn neither_turn_nor_result_nor_further_point_backs_the_sentence_before() {
    let supports = supports(
        "# 老城不该再建第二座体育馆\n\n\
         再建一座体育馆，有三个问题绕不过去。首先，维护费每年要花九百万元。其次，旧馆去年有二百多天没有开门。\
         此外，河西的居民大多已经搬走。\n\n\
         新馆的图纸画得很漂亮。但开不了门的场馆只会变成负担。\n\n\
         旧馆的座位去年只坐满了三成。因此，先把旧馆用满才是正经事。\n",
    );
    for (source, target) in [
        ("其次", "首先"),
        ("此外", "其次"),
        ("但开不了门", "新馆的图纸"),
        ("因此", "旧馆的座位"),
    ] {
        assert!(
            !backs(&supports, source, target),
            "{source} backs {target}: {supports:#?}"
        );
    }
    assert!(
        backs(&supports, "旧馆的座位", "因此"),
        "what a result follows from backs it: {supports:#?}"
    );
}

#[test]
fn a_heading_backs_not_the_end_of_the_section_before() {
    let supports = supports(
        "# 老城不该再建第二座体育馆\n\n## 一、旧馆还没有用满\n\n旧馆去年有二百多天没有开门，座位只坐满了三成。\
         空着的场馆只会变成负担。\n\n## 二、钱应当花在别处\n\n河西的小学至今没有操场，孩子们只能在停车场上跑步。\n",
    );
    assert!(!backs(&supports, "二、", "空着的场馆"), "{supports:#?}");
}

#[test]
fn a_sub_heading_backs_the_heading_above_it() {
    let supports = supports(
        "# 老城不该再建第二座体育馆\n\n## 一、旧馆还没有用满\n\n旧馆去年有二百多天没有开门。\n\n\
         ### 1. 座位只坐满了三成\n\n开门的日子里，三千个座位平均只坐了九百人。\n\n\
         ### 2. 周边球队不愿意来\n\n租一晚要八千元，邻县的球馆只收三千。\n\n\
         ## 二、钱应当花在别处\n\n河西的小学至今没有操场，孩子们只能在停车场上跑步。\n",
    );
    for heading in ["1.", "2."] {
        assert!(
            backs(&supports, heading, "一、"),
            "{heading}: {supports:#?}"
        );
    }
}

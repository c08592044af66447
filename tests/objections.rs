//! What an author grants before a turn, and what a turn answers, are contradictions inside the article.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use counterpoint::Counterpoint;
use counterpoint::argument::{Argument, RelationKind};
use std::sync::LazyLock;

static PROGRAM: LazyLock<Counterpoint> = LazyLock::new(|| Counterpoint::builtin().unwrap());

fn argument(text: &str) -> Argument {
    let article = PROGRAM.read_bytes("stadium.md", text.into()).unwrap();
    PROGRAM.extract(article).argument
}

/// The opening words of both ends of every contradiction inside the argument.
fn objections(argument: &Argument) -> Vec<(&str, &str)> {
    let text = |component: usize| argument.components[component].text.as_str();
    let relations = argument.relations.iter();
    relations
        .filter(|relation| relation.kind == RelationKind::Contradiction)
        .map(|relation| (text(relation.source), text(relation.target)))
        .collect()
}

const ARTICLE: &str = "# 老城不该再建第二座体育馆\n\n\
    市里打算在河西再建一座体育馆，这笔钱不该花。\n\n\
    大家都说，新馆会带来更多比赛和更好的名声。但比赛终究不是天天都有，空着的场馆只会变成负担。\n\n\
    去年旧馆有二百多天没有开门，维护费却花了九百万元。因此，先把旧馆用满，才是正经事。\n";

#[test]
fn what_is_granted_before_a_turn_speaks_against_the_turn() {
    let argument = argument(ARTICLE);
    let found = objections(&argument);
    assert!(
        found
            .iter()
            .any(|(source, target)| source.starts_with("大家都说")
                && target.starts_with("但比赛终究")),
        "{found:?}"
    );
}

#[test]
fn an_objection_names_the_rules_and_the_words_that_found_it() {
    let argument = argument(ARTICLE);
    let mut relations = argument.relations.iter();
    let objection = relations
        .find(|relation| relation.kind == RelationKind::Contradiction)
        .unwrap();
    let rules: Vec<&str> = (objection.evidence.iter())
        .filter(|evidence| evidence.weight > 0.0)
        .map(|evidence| evidence.rule.as_str())
        .collect();
    assert!(
        rules.contains(&"objection-before-turn") && rules.contains(&"objection-view-before-turn"),
        "{rules:?}"
    );
}

#[test]
fn without_a_turn_nothing_is_objected_to() {
    let argument = argument(&ARTICLE.replace("但比赛终究不是", "比赛多得"));
    assert_eq!(objections(&argument), Vec::<(&str, &str)>::new());
}

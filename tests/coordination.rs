//! The points of an enumeration argue about the same, however far behind the announcing sentence they stand.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use counterpoint::Counterpoint;
use counterpoint::argument::{Argument, Relation};

fn argument(text: &str) -> Argument {
    let program = Counterpoint::builtin().unwrap();
    let article = program.read_bytes("stadium.md", text.into()).unwrap();
    program.extract(article).argument
}

/// The relation of the component that begins so.
fn relation<'a>(argument: &'a Argument, source: &str) -> &'a Relation {
    let mut relations = argument.relations.iter();
    let relation = relations.find(|relation| {
        let text = &argument.components[relation.source].text;
        text.starts_with(source)
    });
    relation.unwrap_or_else(|| panic!("{source} has no target"))
}

/// What the component that begins so argues about.
fn target<'a>(argument: &'a Argument, source: &str) -> &'a str {
    &argument.components[relation(argument, source).target].text
}

const ENUMERATION: &str = "# 老城不该再建第二座体育馆\n\n\
     再建一座体育馆，有几个问题绕不过去。\n\n\
     第一，钱从哪里来还没有着落。维护费每年要花九百万元，账上却只有两百万元。财政局的人说，往后几年也不会多出一笔。\n\n\
     第二，旧馆远没有用满。去年有二百多天没有开门，看台上长了草。门卫说，一个月也难得响一次哨。\n\n\
     第三，住在附近的人已经搬走。河西的居民去年少了四成，公交车也停了两路。\n";

#[test]
fn all_points_share_their_target() {
    let argument = argument(ENUMERATION);
    let announced = target(&argument, "第一");
    assert!(!announced.starts_with("第"), "{announced}");
    assert_eq!(target(&argument, "第二"), announced);
    assert_eq!(target(&argument, "第三"), announced);
}

#[test]
fn the_edge_names_the_word_that_put_it_there() {
    let argument = argument(ENUMERATION);
    let mut evidence = relation(&argument, "第三").evidence.iter();
    let rule = evidence.find(|one| one.rule == "ordinal-beside-ordinal");
    assert_eq!(rule.unwrap().words[0].text, "第三，");
}

//! Runs the examples that furniture rules bring along: pieces of Markdown or HTML, each shown to the rules on a page of its
//! own.

use super::FurnitureRules;
use super::html::rules_that_drop;
use super::page::Page;
use super::{Article, ArticleId, SourceText};
use super::{front_matter, furniture, markdown, read_bytes, roles, teasers};
use crate::files::{ExampleFailure, broken_examples};

/// What `正文。` stands for in the examples.
const PROSE: &str = "咖啡馆开在县城，图的是房租便宜；可是便宜的房租背后，是一年只有两个月坐得满的座位，账要连着这两个月以外的日子一起算。";

/// What stands above an example that has no title of its own.
const TITLE: &str = "# 账还没有算完\n\n";

/// Every example of every furniture rule that does not hold, in the order of the rules.
pub fn check_furniture_examples(rules: &FurnitureRules) -> Vec<ExampleFailure> {
    let mut failures = Vec::new();
    let mut check = |id: &str, examples: [&[String]; 2], fired: &dyn Fn(&str) -> Vec<String>| {
        let [matches, rejects] = examples;
        let fires = |example: &str| Ok(fired(example).iter().any(|rule| rule == id));
        failures.extend(broken_examples(id, matches, rejects, fires));
    };
    for rule in rules.iter() {
        let fired = |example: &str| lines_set_aside(example, rules);
        check(&rule.id, [&rule.matches, &rule.rejects], &fired);
    }
    for rule in rules.elements() {
        let fired = |example: &str| rules_that_drop(&on_a_web_page(example), rules);
        check(&rule.id, [&rule.matches, &rule.rejects], &fired);
    }
    for rule in rules.labels() {
        let fired = |example: &str| labels_set_aside(example, rules);
        check(&rule.id, [&rule.matches, &rule.rejects], &fired);
    }
    failures
}

fn on_a_page(example: &str) -> String {
    let title = if example.starts_with("# ") { "" } else { TITLE };
    format!("{title}{}", example.replace("正文。", PROSE))
}

fn on_a_web_page(example: &str) -> String {
    let prose = format!("<p>{PROSE}</p>").repeat(3);
    format!("<body>{example}{prose}")
}

/// The rules that set a line of the example aside. The page is not read whole: what then remains may be no article.
fn lines_set_aside(example: &str, rules: &FurnitureRules) -> Vec<String> {
    let source = SourceText::new(on_a_page(example));
    let mut page = Page::default();
    let body = front_matter::split(&source, &mut page.metadata, &mut page.aside);
    for part in body.parts {
        markdown::read(&source, part, &mut page.passages, &mut page.aside);
    }
    teasers::mark(&mut page.passages);
    roles::name_title(&mut page, body.title);
    let (_, furniture) = furniture::set_aside(page.passages, rules);
    furniture.into_iter().map(|aside| aside.rule).collect()
}

fn labels_set_aside(example: &str, rules: &FurnitureRules) -> Vec<String> {
    let page = on_a_page(example).into_bytes();
    let read = read_bytes("example.md", page, ArticleId::at(0), rules);
    let furniture = read.map(|Article { furniture, .. }| furniture);
    let furniture = furniture.unwrap_or_default().into_iter();
    furniture.map(|aside| aside.rule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::ExampleFault;

    #[test]
    fn the_rules_of_the_program_hold_for_their_examples() {
        let failures = check_furniture_examples(&FurnitureRules::builtin().unwrap());
        let told: Vec<String> = failures.iter().map(ToString::to_string).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
    }

    #[test]
    fn an_example_that_does_not_hold_is_told() {
        let mut rules = FurnitureRules::builtin().unwrap();
        let own = "[[rule]]\nid = \"own\"\npattern = \"^转载须知\"\nwhy = \"Terms.\"\n\
                   matches = [\"正文。\\n\\n谢谢来信。\"]\nrejects = [\"正文。\\n\\n转载须知：来信说明。\"]\n\
                   [[label]]\nid = \"own-label\"\npattern = \"^按语：\"\nwhy = \"A label.\"\n\
                   matches = [\"> 正文。\"]\nrejects = [\"正文。\"]\n";
        let own = FurnitureRules::from_toml("own.toml", own);
        rules.merge(own.unwrap_or_else(|error| panic!("{error}")));
        let failures = check_furniture_examples(&rules);
        let told: Vec<_> = failures
            .iter()
            .map(|failure| (failure.rule.as_str(), failure.fault.clone()))
            .collect();
        let expected = [
            ("own", ExampleFault::Missed),
            ("own", ExampleFault::Taken),
            ("own-label", ExampleFault::Missed),
        ];
        assert_eq!(told, expected);
    }
}

//! Whatever a file holds, every node lies inside it, and the same file gives the same argument.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use counterpoint::Counterpoint;
use counterpoint::article::FurnitureRules;
use counterpoint::article::{Article, ArticleId, read_bytes};
use proptest::prelude::*;
use std::sync::LazyLock;

static RULES: LazyLock<FurnitureRules> = LazyLock::new(|| FurnitureRules::builtin().unwrap());
static PROGRAM: LazyLock<Counterpoint> = LazyLock::new(|| Counterpoint::builtin().unwrap());

/// Pieces of pages, sound and broken.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec![
            "夜市应该保留，因为很多家庭靠它生活。", "但是噪音不小！", "“摊主说：‘走吧。’”", "The rent went up.", "𠮷野家🍜",
            "\n\n", "\n", "\r\n", "\t", "# ", "## ", "> ", "- ", "1. ", "**", "*", "`", "```\n", "[", "](http://a.example)", "![",
            "<p>", "</p>", "<div>", "</div>", "<b>", "<!--", "-->", "&amp;", "&#x4e00;", "&", "<", "---\n", "|", "\\", "\u{feff}",
            "\u{200b}", "\u{3000}", "title: ", "{% raw %}",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn page() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 1..40).prop_map(|pieces| pieces.concat())
}

fn read(name: &str, text: &str) -> Option<Article> {
    read_bytes(name, text.as_bytes().to_vec(), ArticleId::at(0), &RULES).ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nodes_lie_in_the_file_and_come_out_the_same_twice(text in page()) {
        if let Some(article) = read("a.md", &text) {
            let characters = article.source.as_str().chars().count();
            let argue = || PROGRAM.extract(read("a.md", &text).unwrap()).argument;
            let argument = argue();
            for component in &argument.components {
                prop_assert!(component.span.start < component.span.end && component.span.end <= characters);
            }
            prop_assert_eq!(format!("{argument:?}"), format!("{:?}", argue()));
        }
    }
}

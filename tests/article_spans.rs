//! Whatever the file, every character of a sentence is found where its position says.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use counterpoint::article::FurnitureRules;
use counterpoint::article::{Article, ArticleId, read_bytes, read_text};
use proptest::prelude::*;
use std::sync::LazyLock;

static RULES: LazyLock<FurnitureRules> = LazyLock::new(|| FurnitureRules::builtin().unwrap());

/// Pieces of pages, whole and broken, in any order.
fn page() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "账还没算完。",
        "“先别签。”他说",
        "“不签！谁签？",
        "”",
        "（账呢？）",
        "要算的有，",
        "编辑导语：",
        "\\- ",
        "\\*",
        "查理. 芒格",
        "热闹不等于信任",
        "It rained. He left",
        "2*3*4",
        "**",
        "*",
        "__",
        "`a**b`",
        "# ",
        "## ",
        "\n",
        "\n\n",
        "\r\n",
        "> ",
        "- ",
        "1. ",
        "1\\. ",
        "[链接](https://a.example)",
        "![](a.png)",
        "[",
        "](b)",
        "<p>",
        "</p>",
        "<br>",
        "<div class='share'>",
        "<b>",
        "</b>",
        "<!-- ",
        " -->",
        "<a href='x'>",
        "</a>",
        "&nbsp;",
        "&hellip;",
        "&amp",
        "| a | b |\n|---|---|\n",
        "---\n",
        "+++\n",
        "title: 题\n",
        "{% hint %}\n",
        "{% endhint %}\n",
        "**Author:** 某\n",
        "　　",
        "\u{feff}",
        "\u{200b}",
        "𠮷",
        "；",
        "……",
        "（",
        "）",
        "》",
        "《",
        "”",
        "\"",
        "END\n",
        "    ",
        "\t",
        "~~",
        "\\",
        "```\n",
        "来源：某网\n",
        "（一）",
        "一、",
    ]);
    let free = "\\PC{0,6}";
    prop::collection::vec(
        prop_oneof![9 => piece.prop_map(str::to_owned), 1 => free],
        0..40,
    )
    .prop_map(|pieces| pieces.concat())
}

fn check(article: &Article, has_entities: bool) -> Result<(), TestCaseError> {
    let source: Vec<char> = article.source.as_str().chars().collect();
    for block in &article.blocks {
        prop_assert!(!block.sentences.is_empty());
        for sentence in &block.sentences {
            let text: Vec<char> = sentence.text.chars().collect();
            prop_assert_eq!(text.len(), sentence.positions.len());
            prop_assert!(sentence.positions.is_sorted_by(|left, right| left < right));
            prop_assert!(block.span.contains(sentence.span) && sentence.span.end <= source.len());
            prop_assert_eq!(sentence.positions.first(), Some(&sentence.span.start));
            prop_assert!(sentence.positions.last() < Some(&sentence.span.end));
            prop_assert!(
                sentence
                    .emphasis
                    .iter()
                    .all(|range| range.start < range.end && range.end <= text.len())
            );
            for (&character, &position) in text.iter().zip(&sentence.positions) {
                let written = source[position];
                let breaks = character == ' '
                    && (written.is_whitespace() || written == '|' || written == '<');
                prop_assert!(
                    has_entities || breaks || character == written,
                    "{character:?} is not {written:?}"
                );
            }
        }
    }
    for furniture in &article.furniture {
        prop_assert!(furniture.span.end <= source.len() && !furniture.rule.is_empty());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn positions_hold_in_every_format(text in page()) {
        for name in ["page.md", "page.html", "page.txt", "-"] {
            let read = read_bytes(name, text.clone().into_bytes(), ArticleId::at(0), &RULES);
            if let Ok(article) = read {
                check(&article, text.contains('&'))?;
            }
        }
        check(&read_text("row", &text, ArticleId::at(0)), false)?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for name in ["page.md", "-"] {
            if let Err(error) = read_bytes(name, bytes.clone(), ArticleId::at(0), &RULES) {
                prop_assert!(error.to_string().starts_with(name));
            }
        }
    }
}

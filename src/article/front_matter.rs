//! What a Markdown file says about itself before its text: YAML between `---`, TOML between `+++`, or a hint block of
//! `**Field:** value` lines.

use super::fields::{Field, Value};
use super::notation::Notation;
use super::page::{Glyph, Line, Passage};
use super::{BlockKind, Furniture, Metadata, SourceText};
use std::ops::Range;

/// The rule id under which these blocks stand among the furniture.
const RULE: &str = "metadata-block";

/// A hint block tells about the article only near the top; further down it is a box in the text.
const HINT_WITHIN_BYTES: usize = 4_000;

/// The bytes that are left to read as Markdown, in order.
pub(super) struct Body {
    pub parts: Vec<Range<usize>>,
    /// The title as the front matter prints it, for files that print it nowhere else.
    pub title: Option<Passage>,
}

/// Takes the metadata off the top of a Markdown file.
pub(super) fn split(
    source: &SourceText,
    metadata: &mut Metadata,
    aside: &mut Vec<Furniture>,
) -> Body {
    let text = source.as_str();
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let block = fenced(text, start, "---", &["---", "..."], Notation::Yaml)
        .or_else(|| fenced(text, start, "+++", &["+++"], Notation::Toml))
        .or_else(|| hint(text, start));
    let mut title = None;
    let mut rest = start;
    let mut parts = Vec::with_capacity(2);
    if let Some(block) = block {
        for (field, value) in block.fields {
            if let (Field::Title, Some(bytes)) = (field, &value.printed) {
                title = printed(source, &text[bytes.clone()], bytes.start);
            }
            field.set(metadata, value);
        }
        aside.push(Furniture {
            span: source.span_of_bytes(block.whole.clone()),
            rule: RULE.to_owned(),
        });
        parts.push(start..block.whole.start);
        rest = block.whole.end;
    }
    parts.push(rest..text.len());
    parts.retain(|part| !part.is_empty());
    Body { parts, title }
}

/// A metadata block: its bytes, fences included, and what it tells.
struct MetadataBlock {
    whole: Range<usize>,
    fields: Vec<(Field, Value)>,
}

/// A block between a fence on the very first line and the next one. A page that merely begins and goes on with a drawn rule
/// has no fields between the two.
fn fenced(
    text: &str,
    start: usize,
    open: &str,
    close: &[&str],
    notation: Notation,
) -> Option<MetadataBlock> {
    let mut lines = lines(text, start);
    let (first, _) = lines.next().filter(|(_, line)| line.trim_end() == open)?;
    let (last, _) = lines.find(|(_, line)| close.contains(&line.trim_end()))?;
    Some(MetadataBlock {
        whole: first.start..last.end,
        fields: notation.fields(text, first.end..last.start)?,
    })
}

/// A `{% hint %}` block whose lines are `**Field:** value`.
fn hint(text: &str, start: usize) -> Option<MetadataBlock> {
    let mut lines = lines(text, start).take_while(|(bytes, _)| bytes.start < HINT_WITHIN_BYTES);
    let (first, _) = lines.find(|(_, line)| line.trim_start().starts_with("{% hint"))?;
    let (last, _) = lines.find(|(_, line)| line.trim_start().starts_with("{% endhint"))?;
    Some(MetadataBlock {
        whole: first.start..last.end,
        fields: Notation::Hint.fields(text, first.end..last.start)?,
    })
}

/// The lines from `start`, each with its bytes, line break included.
pub(super) fn lines(text: &str, start: usize) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = start;
    text.get(start..)
        .unwrap_or_default()
        .split_inclusive('\n')
        .map(move |line| {
            let bytes = at..at + line.len();
            at = bytes.end;
            (bytes, line)
        })
}

/// A title printed in the metadata, as a passage.
fn printed(source: &SourceText, title: &str, byte: usize) -> Option<Passage> {
    let first = source.code_point_at(byte);
    let glyphs = title
        .chars()
        .enumerate()
        .map(|(index, character)| Glyph::new(character, first + index, 1));
    let mut line = Line {
        glyphs: glyphs.collect(),
        images: 0,
    };
    line.trim();
    Some(Passage {
        kind: BlockKind::Title,
        span: line.span()?,
        lines: vec![line],
        in_shared_link: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::FurnitureRules;
    use crate::article::{Article, ArticleId, Published, read_bytes};

    fn article(markdown: &str) -> Article {
        let read = read_bytes(
            "a.md",
            markdown.as_bytes().to_vec(),
            ArticleId::at(0),
            &FurnitureRules::builtin().unwrap(),
        );
        read.unwrap_or_else(|error| panic!("{error}"))
    }

    fn title_block(article: &Article) -> &str {
        let first = &article.blocks[0];
        assert_eq!(first.kind, BlockKind::Title);
        article.source.slice(first.span)
    }

    #[test]
    fn yaml_tells_about_the_article_and_prints_its_title() {
        let article = article(
            "---\ntitle: \"咖啡的账\"\nauthor: 顾冷泉\ndate: 2025-3-8\ntags:\n  - 县城\n  - 咖啡\ncategories: [评论, 社会]\nviews: 3390\n---\n\n账还没有算完。\n",
        );
        let metadata = &article.metadata;
        assert_eq!(metadata.title.as_deref(), Some("咖啡的账"));
        assert_eq!(metadata.author.as_deref(), Some("顾冷泉"));
        assert_eq!(metadata.published, Published::read("2025-03-08"));
        assert_eq!(metadata.tags, ["县城", "咖啡"]);
        assert_eq!(metadata.category.as_deref(), Some("评论"));
        assert_eq!(metadata.page_views, Some(3390));
        assert_eq!(title_block(&article), "咖啡的账");
        assert_eq!(article.blocks.len(), 2);
        assert_eq!(article.furniture[0].rule, "metadata-block");
    }

    #[test]
    fn toml_does_too_and_a_heading_in_the_text_is_the_title() {
        let article = article(
            "+++\ntitle = '咖啡的账'\ndate = 2025-03-08T09:30:00Z\n[taxonomies]\ntags = [\n  '县城',\n  '咖啡',\n]\n[extra]\nauthor = '顾冷泉'\n+++\n# 咖啡的账\n\n账还没有算完。",
        );
        assert_eq!(article.metadata.published, Published::read("2025-03-08"));
        assert_eq!(article.metadata.tags, ["县城", "咖啡"]);
        assert_eq!(article.metadata.author.as_deref(), Some("顾冷泉"));
        assert_eq!(title_block(&article), "咖啡的账");
        assert_eq!(
            article.blocks.len(),
            2,
            "the title stands once among the blocks"
        );
    }

    #[test]
    fn a_hint_block_below_the_title_does_too() {
        let article = article(
            "\u{feff}# 咖啡的账\n{% hint style=\"info\" %}\n**Author:** [顾冷泉](https://a.example/u/1)\n**Published:** 2025-03-08  \n**Stats:** 👁 12 views | 💬 3 comments\n**Tags:** `县城` `咖啡`\n**Original:** [View](https://a.example/7.html)\n{% endhint %}\n> 账还没有算完。\n\n正文。",
        );
        let metadata = &article.metadata;
        assert_eq!(metadata.title.as_deref(), Some("咖啡的账"));
        assert_eq!(metadata.author.as_deref(), Some("顾冷泉"));
        assert_eq!(metadata.url.as_deref(), Some("https://a.example/7.html"));
        assert_eq!((metadata.page_views, metadata.tags.len()), (Some(12), 2));
        assert_eq!(
            article.blocks[0].span.start, 3,
            "the byte order mark counts"
        );
        assert_eq!(article.blocks[1].kind, BlockKind::Lead);
    }

    #[test]
    fn a_drawn_rule_at_the_top_is_no_front_matter() {
        let ruled = article("---\n\n账还没有算完。\n\n---\n\n真的。");
        assert_eq!(ruled.blocks.len(), 2);
        assert!(ruled.furniture.is_empty());
        for line_end in ["\n", "\r\n"] {
            let lines = ["---", "", "账到12:30还没有算完。", "", "---", "", "真的。"];
            let timed = article(&lines.join(line_end));
            assert_eq!(timed.blocks.len(), 2, "{line_end:?}");
            assert!(timed.furniture.is_empty(), "{line_end:?}");
        }
    }

    #[test]
    fn an_escaped_title_is_read_and_one_in_another_field_is_not_taken_for_it() {
        let toml = article(
            r#"+++
slug = "咖啡的账"
title = "咖\"啡\"的账"
+++
账还没有算完。"#,
        );
        assert_eq!(toml.metadata.title.as_deref(), Some("咖\"啡\"的账"));
        let again = article("+++\nslug = '咖啡的账'\ntitle = '咖啡的账'\n+++\n账还没有算完。");
        assert_eq!(again.blocks[0].span.start, 27);
    }

    #[test]
    fn yaml_may_be_folded_commented_and_nested() {
        let yaml = article(
            "---\nlayout: post # 版式\ntitle: >-\n  咖啡的账\n  还没有算完\nauthor:\n  - name: 顾冷泉\n    url: https://a.example/u/1\n  - 佟海潮\ntags: [县城, '咖啡']\n---\n\n账还没有算完。\n",
        );
        let metadata = &yaml.metadata;
        assert_eq!(metadata.title.as_deref(), Some("咖啡的账 还没有算完"));
        assert_eq!(metadata.author.as_deref(), Some("顾冷泉、佟海潮"));
        assert_eq!(metadata.tags, ["县城", "咖啡"]);
        assert_eq!(yaml.blocks.len(), 1);
        let unquoted = article("---\ntitle: 咖啡: 一笔账\n---\n账还没有算完。");
        assert_eq!(unquoted.metadata.title.as_deref(), Some("咖啡: 一笔账"));
        assert_eq!(title_block(&unquoted), "咖啡: 一笔账");
        assert!(
            article("---\nlayout: post\n---\n账还没有算完。")
                .metadata
                .title
                .is_none()
        );
    }
}

//! Cuts off what is printed before the first words of a lead to name it: 编辑导语：.
//!
//! With the label in front, a sentence would be shown with it, and the rules would not see the words it opens with.

use super::furniture::is_prose;
use super::page::{Passage, is_blank};
use super::{BlockKind, Furniture, Span};
use crate::article::FurnitureRules;

/// How many lines of prose may stand above a label; further down, such a word is part of the text.
const PROSE_ABOVE: usize = 3;

/// Takes the labels off the lines near the top, and says what they were.
pub(super) fn cut_off(passages: &mut [Passage], rules: &FurnitureRules) -> Vec<Furniture> {
    let mut labels = Vec::new();
    let mut prose = 0;
    for passage in passages {
        let labelled = matches!(passage.kind, BlockKind::Paragraph | BlockKind::Quote);
        for line in &mut passage.lines {
            if prose > PROSE_ABOVE {
                return labels;
            }
            let text = line.text();
            let characters = text.chars().filter(|character| !is_blank(*character));
            prose += usize::from(is_prose(&text, characters.count()));
            let Some((rule, length)) = rules.recognise_label(&text).filter(|_| labelled) else {
                continue;
            };
            let cut = line.glyphs.drain(..length.min(line.glyphs.len()));
            let ends = cut.fold(None, |ends: Option<Span>, glyph| {
                let span = Span::new(glyph.at, glyph.end);
                Some(ends.map_or(span, |ends| ends.cover(span)))
            });
            labels.extend(ends.map(|span| Furniture {
                span,
                rule: rule.to_owned(),
            }));
            if line.glyphs.iter().all(|glyph| is_blank(glyph.character)) {
                line.glyphs.clear();
            }
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, BlockKind, read_bytes};

    #[test]
    fn a_sentence_begins_behind_its_label() {
        let page = "# 咖啡的账\n\n> **编辑导语：**一杯十八块，谁来买单？\n\n导读：\n账还没有算完。\n\n房租涨了。";
        let rules = FurnitureRules::builtin().unwrap();
        let article = read_bytes("a.md", page.into(), ArticleId::at(0), &rules);
        let article = article.unwrap_or_else(|error| panic!("{error}"));
        let printed: Vec<(BlockKind, &str)> = article
            .blocks
            .iter()
            .map(|block| (block.kind, article.source.slice(block.span)))
            .collect();
        assert_eq!(
            printed,
            [
                (BlockKind::Title, "咖啡的账"),
                (BlockKind::Lead, "一杯十八块，谁来买单？"),
                (BlockKind::Paragraph, "账还没有算完。"),
                (BlockKind::Paragraph, "房租涨了。"),
            ]
        );
        let labels: Vec<&str> = article
            .furniture
            .iter()
            .map(|label| article.source.slice(label.span))
            .collect();
        assert_eq!(labels, ["编辑导语：**", "导读："]);
    }
}

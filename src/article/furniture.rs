//! Sets page furniture aside: every printed line is shown to the rules, with what stands around it.

use super::bylines::names_author;
use super::page::{Line, Passage, is_blank, letters_of};
use super::{AboveTitle, BlockKind, Furniture, FurnitureRule, FurnitureRules, PrintedLine, Span};

use std::collections::HashSet;

/// A line this long with a final mark is prose.
const SHORTEST_PROSE: usize = 40;

/// How many lines of prose may still stand above the top of the text, or below its bottom.
const PROSE_AT_EDGE: usize = 3;

/// Shorter lines may be said twice without being a second printing.
const SHORTEST_REPEAT: usize = 16;

/// The last part of a page, in percent of its text. An end mark above it ends nothing.
const LAST_PART: usize = 33;

/// Parts the passages into the article's own and furniture.
pub(super) fn set_aside(
    passages: Vec<Passage>,
    rules: &FurnitureRules,
) -> (Vec<Passage>, Vec<Furniture>) {
    let contexts = contexts(&passages);
    let mut verdicts: Vec<Option<&str>> = Vec::with_capacity(contexts.len());
    let mut end = None;
    for (index, context) in contexts.iter().enumerate() {
        let rule = context.ask(rules, false);
        verdicts.push(rule.map(|rule| rule.id.as_str()));
        if end.is_none() && context.last_part && rule.is_some_and(|rule| rule.ends_article) {
            end = Some(index);
        }
    }
    let below_end = end.map_or(contexts.len(), |end| end + 1);
    for (verdict, context) in verdicts.iter_mut().zip(&contexts).skip(below_end) {
        *verdict = verdict.or_else(|| context.ask(rules, true).map(|rule| rule.id.as_str()));
    }
    let verdicts: Vec<Option<String>> = verdicts
        .into_iter()
        .map(|id| id.map(str::to_owned))
        .collect();
    part(passages, verdicts)
}

/// Whether the passage is what pages print above a title, as the rule that recognises it says. No other rule looks at what
/// stands in a title's place.
pub(super) fn is_above_title(passage: &Passage, rules: &FurnitureRules) -> bool {
    let contexts = contexts(std::slice::from_ref(passage));
    let [line] = &contexts[..] else {
        return false;
    };
    let rule = line.ask(rules, false);
    match rule.map_or(AboveTitle::Never, |rule| rule.above_title) {
        AboveTitle::Never => false,
        AboveTitle::Always => true,
        AboveTitle::WithYear => tells_year(&line.text),
        AboveTitle::NamingAuthor => names_author(&line.text),
    }
}

fn tells_year(line: &str) -> bool {
    let mut figures = line.split(|it: char| !it.is_ascii_digit());
    figures.any(|figures| figures.len() == 4)
}

/// A line and what stands around it.
struct LineContext {
    text: String,
    kind: BlockKind,
    characters: usize,
    linked: usize,
    emphasised: usize,
    images: usize,
    below_image: bool,
    repeated: bool,
    in_shared_link: bool,
    last_part: bool,
    prose_above: usize,
    prose_below: usize,
}

impl LineContext {
    fn ask<'r>(&self, rules: &'r FurnitureRules, below_end: bool) -> Option<&'r FurnitureRule> {
        if self.kind == BlockKind::Title || self.characters == 0 {
            return None;
        }
        rules.recognise(&PrintedLine {
            text: &self.text,
            kind: self.kind,
            characters: self.characters,
            linked: self.linked,
            emphasised: self.emphasised,
            images: self.images,
            top: self.prose_above <= PROSE_AT_EDGE,
            bottom: self.prose_below <= PROSE_AT_EDGE,
            last_part: self.last_part,
            below_image: self.below_image,
            repeated: self.repeated,
            in_shared_link: self.in_shared_link,
            below_end,
        })
    }

    fn is_prose(&self) -> bool {
        !self.in_shared_link && is_prose(&self.text, self.characters)
    }
}

/// Whether a line of so many characters, blanks not counted, is long enough for prose and has a mark that ends a sentence.
pub(super) fn is_prose(line: &str, characters: usize) -> bool {
    characters >= SHORTEST_PROSE && line.contains(['。', '！', '？', '；', '.'])
}

/// One context a line, in reading order.
fn contexts(passages: &[Passage]) -> Vec<LineContext> {
    let mut contexts = Vec::new();
    let mut printed = HashSet::new();
    let mut below_image = false;
    for passage in passages {
        let whole = letters_of(&passage.text());
        let again = is_repeat(&mut printed, whole, passage.kind);
        let several = passage.lines.len() > 1;
        for line in &passage.lines {
            let text = line.text();
            let count = |wanted: fn(&super::page::Glyph) -> bool| {
                line.glyphs
                    .iter()
                    .filter(|glyph| wanted(glyph) && !is_blank(glyph.character))
                    .count()
            };
            let repeated =
                again || several && is_repeat(&mut printed, letters_of(&text), passage.kind);
            contexts.push(LineContext {
                characters: count(|_| true),
                linked: count(|glyph| glyph.linked),
                emphasised: count(|glyph| glyph.emphasised),
                kind: passage.kind,
                images: line.images,
                below_image,
                repeated,
                in_shared_link: passage.in_shared_link,
                last_part: false,
                prose_above: 0,
                prose_below: 0,
                text,
            });
            below_image = line.images > 0;
        }
    }
    count_prose(&mut contexts);
    contexts
}

/// Notes `words` as printed and says whether they were before. Short ones count only as a title or a set-off lead.
fn is_repeat(printed: &mut HashSet<String>, words: String, kind: BlockKind) -> bool {
    let shortest = match kind {
        BlockKind::Title => 1,
        BlockKind::Quote => SHORTEST_REPEAT / 2,
        _ => SHORTEST_REPEAT,
    };
    match words.chars().count() {
        0 => false,
        length if length >= shortest => !printed.insert(words),
        _ => printed.contains(&words),
    }
}

/// Notes for every line how much stands above and below it.
fn count_prose(contexts: &mut [LineContext]) {
    let mut above = 0;
    for context in contexts.iter_mut() {
        context.prose_above = above;
        above += usize::from(context.is_prose() && !context.repeated);
    }
    let total: usize = contexts.iter().map(|context| context.characters).sum();
    let (mut below, mut characters) = (0, 0);
    for context in contexts.iter_mut().rev() {
        context.prose_below = below;
        context.last_part = characters * 100 <= total * LAST_PART;
        below += usize::from(context.is_prose());
        characters += context.characters;
    }
}

/// Keeps the lines without a verdict; passages that lose all their lines become furniture whole.
fn part(passages: Vec<Passage>, verdicts: Vec<Option<String>>) -> (Vec<Passage>, Vec<Furniture>) {
    let mut kept = Vec::with_capacity(passages.len());
    let mut furniture = Vec::new();
    let mut verdicts = verdicts.into_iter();
    for mut passage in passages {
        let mut own: Vec<Line> = Vec::new();
        let mut dropped: Vec<(Option<Span>, String)> = Vec::new();
        for line in passage.lines.drain(..) {
            match verdicts.next().flatten() {
                Some(rule) => dropped.push((line.span(), rule)),
                None if line.glyphs.is_empty() => {}
                None => own.push(line),
            }
        }
        if own.is_empty() {
            if let Some((_, rule)) = dropped.into_iter().next() {
                furniture.push(Furniture {
                    span: passage.span,
                    rule,
                });
            }
            continue;
        }
        let lines = dropped
            .into_iter()
            .filter_map(|(span, rule)| Some(Furniture { span: span?, rule }));
        furniture.extend(lines);
        passage.lines = own;
        kept.push(passage);
    }
    (kept, furniture)
}

#[cfg(test)]
mod tests {
    use crate::article::{ArticleId, FurnitureRules, Published, read_bytes};

    #[test]
    fn what_is_printed_above_a_title_is_not_taken_for_it() {
        let rules = FurnitureRules::builtin().unwrap();
        let read = |text: &str| {
            let read = read_bytes("a.txt", text.into(), ArticleId::at(0), &rules);
            let article = read.unwrap_or_else(|error| panic!("{error}"));
            let blocks = article.blocks.iter();
            let printed: Vec<String> = blocks
                .map(|block| article.source.slice(block.span).to_owned())
                .collect();
            (article.metadata, printed)
        };
        let body = "夜市该不该关，街坊们吵了一年。\n\n我认为不该关。\n";
        let (metadata, blocks) = read(&format!("2025-02-21\n\n{body}"));
        assert_eq!(metadata.title, None);
        assert_eq!(metadata.published, Published::read("2025-02-21"));
        assert_eq!(blocks[0], "夜市该不该关，街坊们吵了一年。");
        let (metadata, blocks) = read(&format!(
            "来源：街角评论网\n作者：顾冷泉\n2025年2月21日\n夜市的未来\n{body}"
        ));
        assert_eq!(metadata.title.as_deref(), Some("夜市的未来"));
        assert_eq!(metadata.author.as_deref(), Some("顾冷泉"));
        assert_eq!(blocks[0], "夜市的未来");
        for title in [
            "2025年2月21日的夜市",
            "编辑：一个要消失的行当",
            "今天",
            "By Design",
        ] {
            let (metadata, _) = read(&format!("{title}\n\n{body}"));
            assert_eq!(metadata.title.as_deref(), Some(title));
        }
    }

    #[test]
    fn a_line_of_prose_about_furniture_words_stays() {
        let rules = FurnitureRules::builtin().unwrap();
        for prose in [
            "店主说，关注公众号的人里，真正来喝咖啡的不到一成，剩下的都是为了那张优惠券。",
            "转载这件事，平台从来没有认真管过，因为抄袭带来的流量也是流量。",
            "广告主比谁都清楚，热闹和信任不是一回事。",
        ] {
            let page = format!("# 账还没有算完\n\n{prose}").into_bytes();
            let article = read_bytes("a.md", page, ArticleId::at(0), &rules);
            assert!(
                article.is_ok_and(|article| article.furniture.is_empty()),
                "{prose}"
            );
        }
    }
}

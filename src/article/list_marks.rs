//! List entries that are only printed as such.
//!
//! Exports escape the mark (`\- 先算房租`) or leave out the space behind it (`-先算房租`), and Markdown then reads a paragraph. To
//! a reader it is a list, and the mark is no part of the sentence.

use super::page::{Line, Passage, is_blank};
use super::{BlockKind, Span};

/// Makes list entries of lines that begin with a mark, and takes the mark off. A single starred line is a note, and stays
/// a paragraph.
pub(super) fn name_list_items(passages: Vec<Passage>) -> Vec<Passage> {
    let mut named: Vec<Passage> = passages.into_iter().flat_map(apart).collect();
    let marks: Vec<Option<Mark>> = named.iter().map(marked).collect();
    for (index, passage) in named.iter_mut().enumerate() {
        let Some(mark) = marks[index] else { continue };
        let same = |other: Option<&Option<Mark>>| {
            other.is_some_and(|other| other.is_some_and(|other| other.sign == mark.sign))
        };
        let beside = same(marks.get(index + 1)) || same(index.checked_sub(1).map(|i| &marks[i]));
        if let Some(line) = passage.lines.first_mut() {
            line.glyphs.drain(..mark.length.min(line.glyphs.len()));
        }
        if beside || mark.sign == '-' {
            passage.kind = BlockKind::ListItem;
        }
    }
    named
}

/// A mark at the front of a line.
#[derive(Clone, Copy)]
struct Mark {
    sign: char,
    /// In characters, with the blanks behind it.
    length: usize,
}

fn marked(passage: &Passage) -> Option<Mark> {
    let line = passage.lines.first()?;
    may_be_list(passage).then(|| mark(line))?
}

fn may_be_list(passage: &Passage) -> bool {
    matches!(passage.kind, BlockKind::Paragraph | BlockKind::ListItem)
}

fn mark(line: &Line) -> Option<Mark> {
    let mut characters = line.glyphs.iter().map(|glyph| glyph.character);
    let sign = characters.next().filter(|sign| matches!(sign, '-' | '*'))?;
    let blanks = characters
        .clone()
        .take_while(|character| is_blank(*character))
        .count();
    let first = characters.nth(blanks)?;
    // -5℃ is a figure, -> an arrow, and *…* was meant for emphasis.
    let worded = first.is_alphabetic()
        || first.is_ascii_digit() && blanks > 0
        || "“「《【（(".contains(first);
    let again = sign == '*' && characters.any(|character| character == sign);
    (worded && !again).then_some(Mark {
        sign,
        length: blanks + 1,
    })
}

/// The passage with every marked line in a passage of its own.
fn apart(passage: Passage) -> Vec<Passage> {
    let several = passage.lines.len() > 1 && may_be_list(&passage);
    if !(several && passage.lines.iter().any(|line| mark(line).is_some())) {
        return vec![passage];
    }
    let mut parts: Vec<Passage> = Vec::new();
    let mut goes_on = false;
    for line in passage.lines {
        let span = line
            .span()
            .unwrap_or(Span::new(passage.span.end, passage.span.end));
        let item = mark(&line).is_some();
        match parts.last_mut().filter(|_| goes_on && !item) {
            Some(part) => {
                part.span = part.span.cover(span);
                part.lines.push(line);
            }
            None => parts.push(Passage {
                kind: passage.kind,
                span,
                lines: vec![line],
                in_shared_link: passage.in_shared_link,
            }),
        }
        goes_on = !item;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::BlockKind::{ListItem, Paragraph};
    use crate::article::FurnitureRules;
    use crate::article::{ArticleId, BlockKind, read_bytes};

    fn printed(body: &str) -> Vec<(BlockKind, String)> {
        let page = format!("# 账还没有算完\n\n{body}");
        let rules = FurnitureRules::builtin().unwrap();
        let article = read_bytes("a.md", page.into(), ArticleId::at(0), &rules);
        let article = article.unwrap_or_else(|error| panic!("{error}"));
        let blocks = article.blocks.iter().skip(1);
        blocks
            .map(|block| (block.kind, article.source.slice(block.span).to_owned()))
            .collect()
    }

    fn expect(body: &str, expected: &[(BlockKind, &str)]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(kind, text)| (*kind, (*text).to_owned()))
            .collect();
        assert_eq!(printed(body), expected);
    }

    #[test]
    fn marked_lines_are_list_entries_without_their_mark() {
        expect(
            "要算的有三笔：\n\\-房租一年一涨\n\\- 人工留不住\n账还没算完。\n\n\\*豆子\n\n\\*牛奶",
            &[
                (Paragraph, "要算的有三笔："),
                (ListItem, "房租一年一涨"),
                (ListItem, "人工留不住"),
                (Paragraph, "账还没算完。"),
                (ListItem, "豆子"),
                (ListItem, "牛奶"),
            ],
        );
    }

    #[test]
    fn figures_arrows_and_single_notes_are_no_lists() {
        expect(
            "\\-5℃的冬天没有客人。\n\n\\-> 然后关门\n\n\\*房租按平方米计。",
            &[
                (Paragraph, "-5℃的冬天没有客人。"),
                (Paragraph, "-> 然后关门"),
                (Paragraph, "房租按平方米计。"),
            ],
        );
    }
}

//! Joins a sentence that breaks off at a comma with the line that goes on with it.
//!
//! Writers for small screens set clauses as lines: `所以，这批店主，` and below it, a blank line between, what they did. Read by
//! itself, such a line says nothing, and the next one lacks its subject.

use super::page::{Line, Passage, is_blank};
use super::{BlockKind, SourceText, Span};

/// Longer beginnings are left as they are: a line that runs on for ever is no sentence that broke off.
const LONGEST_BEGINNING: usize = 120;

/// Joins the paragraphs of the article's own text where only white space and emphasis stand between their lines.
pub(super) fn join(passages: Vec<Passage>, source: &SourceText) -> Vec<Passage> {
    let mut joined: Vec<Passage> = Vec::with_capacity(passages.len());
    for mut passage in passages {
        passage.lines = join_lines(std::mem::take(&mut passage.lines), passage.kind, source);
        let open = joined
            .last_mut()
            .filter(|above| both_paragraphs(above, &passage));
        let goes_on = open.and_then(|above| {
            let (last, first) = (above.lines.last_mut()?, passage.lines.first()?);
            goes_on(last, first, source).then_some(above)
        });
        match goes_on {
            Some(above) => append(above, passage),
            None => joined.push(passage),
        }
    }
    joined
}

fn both_paragraphs(above: &Passage, below: &Passage) -> bool {
    [above.kind, below.kind] == [BlockKind::Paragraph; 2]
}

/// Puts the lines below behind the last line above.
fn append(above: &mut Passage, below: Passage) {
    above.span = above.span.cover(below.span);
    let mut lines = below.lines.into_iter();
    if let (Some(last), Some(first)) = (above.lines.last_mut(), lines.next()) {
        last.append(first);
    }
    above.lines.extend(lines);
}

fn join_lines(lines: Vec<Line>, kind: BlockKind, source: &SourceText) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        match joined.last_mut() {
            Some(last) if kind == BlockKind::Paragraph && goes_on(last, &line, source) => {
                last.append(line);
            }
            _ => joined.push(line),
        }
    }
    joined
}

/// Whether the line breaks off, and the one below goes on with it.
fn goes_on(line: &Line, below: &Line, source: &SourceText) -> bool {
    let (Some(last), Some(first)) = (line.glyphs.last(), below.glyphs.first()) else {
        return false;
    };
    let sentence = line.glyphs.iter().rev().take(LONGEST_BEGINNING + 1);
    let beginning = sentence
        .take_while(|glyph| !matches!(glyph.character, '。' | '！' | '？' | '；' | '：'))
        .count();
    let between = source.slice(Span::new(last.end, first.at));
    matches!(last.character, '，' | '、')
        && beginning <= LONGEST_BEGINNING
        && between
            .chars()
            .all(|it| is_blank(it) || "*_\\".contains(it))
        && ![line, below].into_iter().any(starts_anew)
}

/// Longer numbers count no entries of a list, in characters with the marks around them.
const LONGEST_NUMBER: usize = 12;

/// Whether the line is an entry of a list or begins a part: 1、 a. （一） ① 第一 ·.
fn starts_anew(line: &Line) -> bool {
    let opening = line.glyphs.iter().take(LONGEST_NUMBER);
    let opening: String = opening.map(|glyph| glyph.character).collect();
    let text = opening.trim_start_matches(['（', '(', '【', '“']);
    let number = text
        .trim_start_matches(|it: char| it.is_ascii_digit() || "一二三四五六七八九十".contains(it));
    let behind = if number.len() < text.len() {
        number
    } else {
        text.strip_prefix(|it: char| it.is_ascii_alphabetic())
            .unwrap_or(text)
    };
    let numbered =
        behind.len() < text.len() && behind.starts_with(['、', '.', '．', ')', '）', ':', '：']);
    let counted = matches!(
        text.chars().next(),
        Some('①'..='⑳' | '•' | '·' | '-' | '*' | '—' | '●' | '■' | '◆')
    );
    let ordinal = text
        .strip_prefix('第')
        .is_some_and(|behind| behind.starts_with(|it: char| "一二三四五六七八九十".contains(it)));
    numbered || counted || ordinal
}

#[cfg(test)]
mod tests {
    use crate::article::FurnitureRules;
    use crate::article::{ArticleId, read_bytes};

    fn sentences(body: &str) -> Vec<String> {
        let page = format!("# 账还没有算完\n\n{body}");
        let rules = FurnitureRules::builtin().unwrap();
        let article = read_bytes("a.md", page.into(), ArticleId::at(0), &rules);
        let article = article.unwrap_or_else(|error| panic!("{error}"));
        let sentences = article.blocks.iter().flat_map(|block| &block.sentences);
        sentences.map(|it| it.text.clone()).skip(1).collect()
    }

    #[test]
    fn what_breaks_off_at_a_comma_goes_on_below() {
        assert_eq!(
            sentences("客人走了。所以，这批店主，\n\n**只好关门。** 房租照付。\n\n账还没算完。"),
            [
                "客人走了。",
                "所以，这批店主，只好关门。",
                "房租照付。",
                "账还没算完。"
            ]
        );
        assert_eq!(
            sentences("冬天没有客人，  \n夏天客人坐不下，\n\n账算不平。"),
            ["冬天没有客人，夏天客人坐不下，账算不平。"]
        );
    }

    #[test]
    fn lists_headings_and_pictures_stand_between() {
        for body in [
            "要算的有，\n\n1、房租",
            "要算的有，\n\n- 房租",
            "要算的有，\n\n## 房租",
            "要算的有，\n\n![](a.png)\n\n房租涨了。",
            "A、房租一年一涨，\n\n人工留不住。",
            "要算的有，\n\n第一是房租。",
        ] {
            assert_eq!(sentences(body).len(), 2, "{body}");
        }
    }
}

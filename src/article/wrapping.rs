//! Whether a line break means something or only keeps the file narrow.
//!
//! Chinese writers break a line to set a statement off: each line is its own. A break between two lines of Latin words is
//! where an editor wrapped the text, and so is a break in a paragraph whose Chinese lines all run to the same width.

use super::page::{Glyph, Line, is_cjk};
use unicode_width::UnicodeWidthChar;

/// Lines with fewer columns than this are short on purpose.
const NARROWEST_WRAP: usize = 40;

/// Joins lines that were only wrapped. Each line comes with the code point of the break before it, `None` where the page
/// prints that break.
pub(super) fn join_wrapped(lines: Vec<(Line, Option<usize>)>) -> Vec<Line> {
    let filled = filled_width(&lines);
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut last = LineLook::default();
    for (line, break_at) in lines {
        let printed = LineLook::of(&line);
        let before = joined.last().and_then(|before| before.glyphs.last());
        let glue = before.and_then(|before| glue(before, last, &line, printed, filled));
        match (glue, joined.last_mut(), break_at) {
            (Some(glue), Some(before), Some(at)) => {
                if glue == Glue::Space {
                    before.glyphs.push(Glyph::new(' ', at, 1));
                }
                before.append(line);
            }
            _ => joined.push(line),
        }
        last = printed;
    }
    joined
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Glue {
    Space,
    Nothing,
}

/// What to put in place of the break between a line and the one whose last character is `before`, `None` where it stays.
fn glue(
    before: &Glyph,
    last: LineLook,
    line: &Line,
    printed: LineLook,
    filled: Option<usize>,
) -> Option<Glue> {
    let left = before.character;
    let right = line.glyphs.first()?.character;
    let full = filled.is_some_and(|width| last.columns + 2 >= width);
    if ends_sentence(left) || !full && (last.has_chinese || printed.has_chinese) {
        return None;
    }
    match left.is_ascii() && right.is_ascii() {
        true => Some(Glue::Space),
        false => full.then_some(Glue::Nothing),
    }
}

/// What a line of the file looks like.
#[derive(Clone, Copy, Default)]
struct LineLook {
    columns: usize,
    has_chinese: bool,
}

impl LineLook {
    fn of(line: &Line) -> Self {
        Self {
            columns: columns(line),
            has_chinese: line.glyphs.iter().any(|glyph| is_cjk(glyph.character)),
        }
    }
}

/// The width that all lines but the last fill, where the paragraph is wrapped at one.
fn filled_width(lines: &[(Line, Option<usize>)]) -> Option<usize> {
    let (_, body) = lines.split_last()?;
    let width = body.iter().map(|(line, _)| columns(line)).max()?;
    let even = body.iter().all(|(line, _)| columns(line) + 2 >= width);
    (body.len() >= 2 && even && width >= NARROWEST_WRAP).then_some(width)
}

/// Printed width: a Chinese character or full-width mark takes two columns.
pub(super) fn columns(line: &Line) -> usize {
    let width = |glyph: &Glyph| glyph.character.width().unwrap_or(0);
    line.glyphs.iter().map(width).sum()
}

fn ends_sentence(character: char) -> bool {
    matches!(
        character,
        '。' | '！' | '？' | '；' | '…' | '.' | '!' | '?' | ';' | ':' | '：'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> Vec<String> {
        let mut at = 0;
        let lines = text.split('\n').map(|written| {
            let start = at;
            let glyphs = written.chars().map(|character| {
                at += 1;
                Glyph::new(character, at - 1, 1)
            });
            let line = Line {
                glyphs: glyphs.collect(),
                images: 0,
            };
            at += 1;
            (line, start.checked_sub(1))
        });
        join_wrapped(lines.collect())
            .iter()
            .map(Line::text)
            .collect()
    }

    #[test]
    fn a_break_between_latin_words_is_a_space_and_one_between_statements_stays() {
        assert_eq!(
            joined("the rent went\nup again"),
            ["the rent went up again"]
        );
        assert_eq!(
            joined("右边是流量\n左边是房租"),
            ["右边是流量", "左边是房租"]
        );
        assert_eq!(
            joined("一杯咖啡只能涨到20\n3年以后再看"),
            ["一杯咖啡只能涨到20", "3年以后再看"]
        );
        assert_eq!(joined("It is over.\nOr is it"), ["It is over.", "Or is it"]);
    }

    #[test]
    fn chinese_wrapped_at_one_width_is_one_line() {
        let text = "咖啡馆开在县城里图的是房租便宜可是便宜的房租背后是一\n年只有两个月坐得满的座位账要连着这两个月以外的日子一\n起算才算得清楚。";
        assert_eq!(joined(text), [text.replace('\n', "")]);
    }
}

//! Where a sentence ends.
//!
//! A line of Chinese is cut after 。！？； and their closing quotes and brackets. Quotes decide most hard cases: a short one
//! is not cut inside ([`held_together`]), and is part of its sentence when what follows leans on it ([`joins_back`]).

use super::enclosure::{held_together, straight_quotes};
use super::full_stop::FullStops;
use super::joining::joins_back;
use super::page::{Glyph, Line, is_blank, is_cjk, is_lettered};
use super::{Sentence, Span};
use std::ops::Range;

/// Cuts a line into its sentences.
pub(super) fn cut(line: &Line) -> Vec<Sentence> {
    pieces(&line.glyphs)
        .into_iter()
        .filter_map(|piece| sentence(&line.glyphs[piece]))
        .filter(|sentence| sentence.text.contains(is_lettered))
        .collect()
}

/// A sentence of these characters, blanks at both ends left off; `None` where nothing is left.
fn sentence(glyphs: &[Glyph]) -> Option<Sentence> {
    let start = glyphs.iter().position(|glyph| !is_blank(glyph.character))?;
    let end = glyphs
        .iter()
        .rposition(|glyph| !is_blank(glyph.character))?
        + 1;
    let glyphs = &glyphs[start..end];
    let mut emphasis: Vec<Range<usize>> = Vec::new();
    for (index, _) in glyphs
        .iter()
        .enumerate()
        .filter(|(_, glyph)| glyph.emphasised)
    {
        match emphasis.last_mut() {
            Some(last) if last.end == index => last.end += 1,
            _ => emphasis.push(index..index + 1),
        }
    }
    Some(Sentence {
        span: Span::new(glyphs.first()?.at, glyphs.last()?.end),
        text: glyphs.iter().map(|glyph| glyph.character).collect(),
        positions: glyphs.iter().map(|glyph| glyph.at).collect(),
        emphasis,
    })
}

/// The stretches of the line, in order and without a gap.
fn pieces(glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let text: Vec<char> = glyphs.iter().map(|glyph| glyph.character).collect();
    let held = held_together(&text);
    let full_stops = FullStops::of(&text);
    let quoted = straight_quotes(&text);
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut worded = false;
    let mut at = 0;
    while at < text.len() {
        let mark = text[at];
        if held[at] || !ends_sentence(&text, at, &full_stops) {
            worded |= is_lettered(mark);
            at += 1;
            continue;
        }
        let marks_end = run_end(&text, at + 1, is_final);
        let end = closing_end(&text, marks_end, &quoted);
        let closed = end > marks_end;
        worded |= has_words(&text[at..end]);
        at = end;
        let goes_on = || mark == '…' && !closed || joins_back(&text, end, mark, closed);
        if end < text.len() && worded && !goes_on() {
            pieces.push(start..end);
            start = end;
            worded = false;
        }
    }
    if has_words(&text[start..]) || pieces.is_empty() {
        pieces.push(start..text.len());
    } else if let Some(last) = pieces.last_mut() {
        last.end = text.len();
    }
    pieces
}

fn is_final(mark: char) -> bool {
    matches!(mark, '。' | '！' | '？' | '!' | '?' | '；' | '…' | '｡')
}

/// Whether the mark at `at` ends a sentence, closing quotes aside.
fn ends_sentence(text: &[char], at: usize, full_stops: &FullStops) -> bool {
    let before = at.checked_sub(1).map(|index| text[index]);
    let after = text.get(at + 1).copied();
    match text[at] {
        '。' | '！' | '？' | '；' | '…' | '｡' => true,
        '!' | '?' => {
            !after.is_some_and(|after| after.is_ascii_alphanumeric() || "=&/#_".contains(after))
        }
        ';' => before.is_some_and(is_wide),
        '.' => full_stops.ends_sentence(text, at),
        _ => false,
    }
}

/// Past the marks that go on after `from`.
fn run_end(text: &[char], from: usize, wanted: fn(char) -> bool) -> usize {
    text[from..]
        .iter()
        .position(|mark| !wanted(*mark))
        .map_or(text.len(), |length| from + length)
}

/// Past the closing quotes and brackets behind the final marks.
fn closing_end(text: &[char], marks_end: usize, quoted: &[bool]) -> usize {
    let mut end = marks_end;
    while let Some(&mark) = text.get(end) {
        let closes = if mark == '"' {
            quoted[end]
        } else {
            is_closing(mark)
        };
        let final_after_close = end > marks_end && is_final(mark);
        if !(closes || final_after_close) {
            break;
        }
        end += 1;
    }
    end
}

pub(super) fn is_closing(mark: char) -> bool {
    matches!(
        mark,
        '”' | '’' | '」' | '』' | '）' | ')' | '】' | '》' | '〉' | ']' | '"'
    )
}

fn is_wide(character: char) -> bool {
    is_cjk(character) || is_closing(character)
}

/// Whether anything but punctuation stands there.
fn has_words(text: &[char]) -> bool {
    text.iter().any(|&character| is_lettered(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_text(text: &str) -> Vec<String> {
        let glyphs = text
            .chars()
            .enumerate()
            .map(|(at, character)| Glyph::new(character, at, 1));
        let line = Line {
            glyphs: glyphs.collect(),
            images: 0,
        };
        cut(&line)
            .into_iter()
            .map(|sentence| sentence.text)
            .collect()
    }

    #[test]
    fn chinese_is_cut_after_final_marks() {
        assert_eq!(
            cut_text("账还没算完。谁来买单？！房东；店主也是"),
            ["账还没算完。", "谁来买单？！", "房东；", "店主也是"]
        );
        assert_eq!(
            cut_text("他想了很久……还是开了店。"),
            ["他想了很久……还是开了店。"]
        );
        assert_eq!(
            cut_text("读过《咖啡！咖啡？》的人不多。"),
            ["读过《咖啡！咖啡？》的人不多。"]
        );
        assert_eq!(cut_text("！！！真的吗？？"), ["！！！真的吗？？"]);
        assert!(cut_text("……").is_empty());
    }

    #[test]
    fn a_quotation_stands_alone_unless_the_sentence_leans_on_it() {
        assert_eq!(
            cut_text("“我都想关了。”老佟说。"),
            ["“我都想关了。”老佟说。"]
        );
        assert_eq!(
            cut_text("“我都想关了！”的念头，他有过。"),
            ["“我都想关了！”的念头，他有过。"]
        );
        assert_eq!(
            cut_text("“关不关？”、“卖不卖？”这类话天天有人问。"),
            ["“关不关？”、“卖不卖？”这类话天天有人问。"]
        );
        assert_eq!(
            cut_text("他说：“先别签。等一年再看。”然后走了。"),
            ["他说：“先别签。等一年再看。”", "然后走了。"]
        );
        assert_eq!(
            cut_text("“租金涨了。”“又涨？”"),
            ["“租金涨了。”", "“又涨？”"]
        );
        assert_eq!(
            cut_text("他说\"不干了。\"就走了。"),
            ["他说\"不干了。\"", "就走了。"]
        );
    }

    #[test]
    fn english_full_stops_end_sentences_and_nothing_else() {
        assert_eq!(
            cut_text(
                "Dr. Smith paid $3.50 at a.example. He left at 5 p.m. on Sunday. \"Why?\" she asked. It rained."
            ),
            [
                "Dr. Smith paid $3.50 at a.example.",
                "He left at 5 p.m. on Sunday.",
                "\"Why?\"",
                "she asked.",
                "It rained."
            ]
        );
        assert_eq!(
            cut_text("增长了3.5%.这不算多。"),
            ["增长了3.5%.", "这不算多。"]
        );
        assert_eq!(
            cut_text("两个理由：1. 房租；2. 人工。"),
            ["两个理由：1. 房租；", "2. 人工。"]
        );
        assert_eq!(
            cut_text("a. 房租太贵。b. 人手不够。"),
            ["a. 房租太贵。", "b. 人手不够。"]
        );
        assert_eq!(cut_text("2.1. 房租太贵。"), ["2.1. 房租太贵。"]);
        assert_eq!(
            cut_text("查理.芒格和N.W. Ayer都说过。原因有1. 房租；2. 人工。"),
            [
                "查理.芒格和N.W. Ayer都说过。",
                "原因有1. 房租；",
                "2. 人工。"
            ]
        );
        assert_eq!(
            cut_text("MO&Co.的店关了.人也走了"),
            ["MO&Co.的店关了.", "人也走了"]
        );
        assert_eq!(
            cut_text("见 https://a.example/q?x=1!2 一文。"),
            ["见 https://a.example/q?x=1!2 一文。"]
        );
    }

    #[test]
    fn a_sentence_knows_where_its_characters_stand() {
        let glyphs = "  热闹 不等于信任。 "
            .chars()
            .enumerate()
            .map(|(at, character)| Glyph::new(character, at + 10, 1));
        let line = Line {
            glyphs: glyphs.collect(),
            images: 0,
        };
        let sentences = cut(&line);
        assert_eq!(sentences.len(), 1);
        assert_eq!(sentences[0].text, "热闹 不等于信任。");
        assert_eq!(sentences[0].span, Span::new(12, 21));
        assert_eq!(sentences[0].positions, (12..21).collect::<Vec<_>>());
    }
}

//! Which of a passage's characters are emphasised, and which `*` are marks rather than text.
//!
//! CommonMark's rules for `**` look at punctuation as Western typography places it: `**…。**但` does not close there,
//! and the next `**` then opens where the author closed. Chinese authors see the marks as pairs; so they are paired
//! anew here, in the order they stand, whatever the Markdown parser made of them.

use super::page::{Glyph, Line, is_blank, is_invisible};

/// What a format reader finds on its way through a passage.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece {
    /// A visible character.
    Text { glyph: Glyph, written: Written },
    /// A mark that opens or closes emphasis and ends at `end`; `unpaired` is what it prints where it has no partner.
    Mark {
        end: usize,
        strong: bool,
        unpaired: Option<Glyph>,
    },
    /// A line break at a code point, which may only keep the file narrow.
    Break { at: usize },
    /// A line break that the page prints.
    HardBreak,
    /// A picture.
    Image,
}

/// How a character stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// As itself.
    Plain,
    /// Behind a backslash. Exports escape `**` where the page printed it, though the author meant a mark.
    Escaped,
    /// As code, or in a format that has its own marks.
    Verbatim,
}

/// Longer runs of stars are ornaments.
const LONGEST_RUN: usize = 16;

/// The lines of a passage, marks taken out and their effect noted on the characters.
pub(super) fn set_lines(pieces: Vec<Piece>) -> Vec<Line> {
    let mut pieces = marks_from_text(pieces);
    pair(&mut pieces, true);
    pair(&mut pieces, false);
    cut_lines(pieces)
}

/// Turns runs of `*` and `__` that a parser left in the text into marks.
fn marks_from_text(pieces: Vec<Piece>) -> Vec<Piece> {
    let escaped = escaped_pairs(&pieces);
    let mut found = Vec::with_capacity(pieces.len());
    let mut index = 0;
    while index < pieces.len() {
        let run = run_length(&pieces[index..]).max(1);
        let before = found.last().and_then(visible);
        let after = pieces.get(index + run).and_then(visible);
        match star(&pieces[index]) {
            Some((_, Written::Escaped)) if run == 2 && escaped => {
                found.push(strong(&pieces[index + 1]));
            }
            Some((glyph, Written::Plain))
                if run == 1 && is_single_mark(glyph.character, before, after) =>
            {
                found.push(Piece::Mark {
                    end: glyph.end,
                    strong: false,
                    unpaired: Some(glyph),
                });
            }
            Some((glyph, Written::Plain))
                if is_strong_mark(glyph.character, run, before, after) =>
            {
                found.extend(
                    pieces[index..index + run]
                        .chunks_exact(2)
                        .map(|pair| strong(&pair[1])),
                );
            }
            _ => found.extend_from_slice(&pieces[index..index + run]),
        }
        index += run;
    }
    found
}

/// A strong mark whose last star is `last`.
fn strong(last: &Piece) -> Piece {
    let end = star(last).map_or(0, |(glyph, _)| glyph.end);
    Piece::Mark {
        end,
        strong: true,
        unpaired: None,
    }
}

/// A character that may be part of a mark.
fn star(piece: &Piece) -> Option<(Glyph, Written)> {
    match piece {
        Piece::Text {
            glyph,
            written: Written::Plain,
        } if matches!(glyph.character, '*' | '_') => Some((*glyph, Written::Plain)),
        Piece::Text {
            glyph,
            written: Written::Escaped,
        } if glyph.character == '*' => Some((*glyph, Written::Escaped)),
        _ => None,
    }
}

/// How many equal, adjoining stars stand at the front.
fn run_length(pieces: &[Piece]) -> usize {
    let Some((first, written)) = pieces.first().and_then(star) else {
        return 0;
    };
    let step = if written == Written::Escaped { 2 } else { 1 };
    let follows = |(offset, piece): &(usize, &Piece)| {
        star(piece).is_some_and(|(glyph, how)| {
            (glyph.character, how, glyph.at) == (first.character, written, first.at + offset * step)
        })
    };
    pieces.iter().enumerate().take_while(follows).count()
}

/// Whether the escaped `**` of the passage come in pairs; a single one hides a word.
fn escaped_pairs(pieces: &[Piece]) -> bool {
    let mut count = 0;
    let mut index = 0;
    while index < pieces.len() {
        let run = run_length(&pieces[index..]).max(1);
        let escaped = matches!(star(&pieces[index]), Some((_, Written::Escaped)));
        count += usize::from(escaped && run == 2);
        index += run;
    }
    count > 0 && count % 2 == 0
}

/// An even run of stars closes and opens; between figures (`138****0000`) it hides others.
fn is_strong_mark(character: char, run: usize, before: Option<char>, after: Option<char>) -> bool {
    let between_words = is_word(before) && is_word(after);
    match character {
        '*' => run.is_multiple_of(2) && run <= LONGEST_RUN && !between_words,
        _ => run == 2 && !between_words,
    }
}

/// One star is a mark where it does not multiply.
fn is_single_mark(character: char, before: Option<char>, after: Option<char>) -> bool {
    let opens = !is_word(before) && after.is_some_and(|after| !is_blank(after));
    character == '*' && (opens || before.is_some_and(is_sentence_mark))
}

fn is_word(side: Option<char>) -> bool {
    side.is_some_and(|side| side.is_ascii_alphanumeric())
}

fn is_sentence_mark(character: char) -> bool {
    matches!(character, '。' | '！' | '？' | '”' | '，' | '；' | '：')
}

fn visible(piece: &Piece) -> Option<char> {
    match piece {
        Piece::Text { glyph, .. } => Some(glyph.character),
        _ => None,
    }
}

/// Pairs the marks of one strength in order and notes the characters between.
///
/// Where their number is odd, one is a stray: a closing mark with nothing open, or an opening mark that another one at
/// the start of a line leaves behind.
fn pair(pieces: &mut [Piece], strong: bool) {
    let of_strength =
        |piece: &Piece| matches!(piece, Piece::Mark { strong: this, .. } if *this == strong);
    let has_stray = pieces.iter().filter(|piece| of_strength(piece)).count() % 2 == 1;
    let mut open: Option<usize> = None;
    for index in 0..pieces.len() {
        if !of_strength(&pieces[index]) {
            continue;
        }
        let before = pieces[..index].iter().rev().find_map(neighbour);
        let after = pieces[index + 1..].iter().find_map(neighbour);
        if !strong && is_word(before) && is_word(after) {
            continue; // a sign of multiplication
        }
        let (before, after) = (before.is_none_or(is_blank), after.is_none_or(is_blank));
        open = match open {
            Some(start) if before && !after && !opens_loosely(pieces, start) => Some(index),
            Some(start) => {
                emphasise(pieces, start, index);
                None
            }
            None if has_stray && after && !before => None,
            None => Some(index),
        };
    }
}

/// Notes the characters between a pair of marks as emphasised; the marks themselves print nothing.
fn emphasise(pieces: &mut [Piece], start: usize, end: usize) {
    for piece in &mut pieces[start..end] {
        if let Piece::Text { glyph, .. } = piece {
            glyph.emphasised = true;
        }
    }
    close(pieces, end);
    for mark in [start, end] {
        if let Piece::Mark { unpaired, .. } = &mut pieces[mark] {
            *unpaired = None;
        }
    }
}

/// Whether white space follows the opening mark, as in `** 这样 **`.
fn opens_loosely(pieces: &[Piece], start: usize) -> bool {
    pieces[start + 1..]
        .iter()
        .find_map(neighbour)
        .is_none_or(is_blank)
}

/// What stands beside a mark: a character, or a break; other marks are looked through.
fn neighbour(piece: &Piece) -> Option<char> {
    match piece {
        Piece::Text { glyph, .. } => Some(glyph.character),
        Piece::Break { .. } | Piece::HardBreak | Piece::Image => Some('\n'),
        Piece::Mark { .. } => None,
    }
}

/// Lets the last character before a closing mark reach to the end of the mark.
fn close(pieces: &mut [Piece], index: usize) {
    let Piece::Mark { end, .. } = pieces[index] else {
        return;
    };
    for piece in pieces[..index].iter_mut().rev() {
        match piece {
            Piece::Text { glyph, .. } => {
                glyph.end = glyph.end.max(end);
                return;
            }
            Piece::Mark { .. } => {}
            _ => return,
        }
    }
}

/// Cuts at the breaks, joins what was only wrapped, and drops lines with nothing in them.
fn cut_lines(pieces: Vec<Piece>) -> Vec<Line> {
    let mut lines = vec![(Line::default(), None)];
    for piece in pieces {
        let Some((line, _)) = lines.last_mut() else {
            break;
        };
        match piece {
            Piece::Text { glyph, .. } if is_invisible(glyph.character) => {}
            Piece::Text { glyph, .. } => line.glyphs.push(glyph),
            Piece::Image => line.images += 1,
            Piece::Mark { unpaired, .. } => line.glyphs.extend(unpaired),
            Piece::Break { at } => lines.push((Line::default(), Some(at))),
            Piece::HardBreak => lines.push((Line::default(), None)),
        }
    }
    for (line, _) in &mut lines {
        line.trim();
    }
    super::wrapping::join_wrapped(lines)
        .into_iter()
        .filter(|line| !line.glyphs.is_empty() || line.images > 0)
        .collect()
}

#[cfg(test)]
mod tests {

    /// The visible lines, emphasised stretches in brackets.
    fn printed(markdown: &str) -> String {
        let source = crate::article::SourceText::new(markdown.to_owned());
        let (mut passages, mut aside) = (Vec::new(), Vec::new());
        crate::article::markdown::read(&source, 0..markdown.len(), &mut passages, &mut aside);
        let mut text = String::new();
        for line in passages.iter().flat_map(|passage| &passage.lines) {
            let mut inside = false;
            for glyph in &line.glyphs {
                if glyph.emphasised != inside {
                    text.push(if inside { ']' } else { '[' });
                    inside = glyph.emphasised;
                }
                text.push(glyph.character);
            }
            text.push_str(if inside { "]/" } else { "/" });
        }
        text
    }

    #[test]
    fn bold_closed_by_chinese_punctuation_is_bold() {
        assert_eq!(
            printed("**账没算完。**但店开了。"),
            "[账没算完。]但店开了。/"
        );
        assert_eq!(
            printed("**一句。**但**二句。**然后"),
            "[一句。]但[二句。]然后/"
        );
        assert_eq!(
            printed("他说，**“先别签。”**我信。"),
            "他说，[“先别签。”]我信。/"
        );
        assert_eq!(printed("**甲。****乙。**丙"), "[甲。乙。]丙/");
        assert_eq!(printed("他** 松开写 **也算"), "他[ 松开写 ]也算/");
    }

    #[test]
    fn marks_without_a_partner_and_stars_that_are_text() {
        assert_eq!(printed("**只有开头。"), "只有开头。/");
        assert_eq!(printed("2*3*4 等于 24"), "2*3*4 等于 24/");
        assert_eq!(printed("拨打138****0000"), "拨打138****0000/");
        assert_eq!(printed("\\*注：估算"), "*注：估算/");
        assert_eq!(printed("\\*\\*印出来的。\\*\\*但是"), "[印出来的。]但是/");
        assert_eq!(printed("`a**b**c`"), "a**b**c/");
        assert_eq!(
            printed("变量 snake__case__name 不动"),
            "变量 snake__case__name 不动/"
        );
    }

    #[test]
    fn a_closing_mark_belongs_to_the_character_before_it() {
        let source = crate::article::SourceText::new("**账。**好".to_owned());
        let (mut passages, mut aside) = (Vec::new(), Vec::new());
        crate::article::markdown::read(
            &source,
            0..source.as_str().len(),
            &mut passages,
            &mut aside,
        );
        let ends: Vec<_> = passages[0].lines[0]
            .glyphs
            .iter()
            .map(|glyph| (glyph.at, glyph.end))
            .collect();
        assert_eq!(ends, [(2, 3), (3, 6), (6, 7)]);
    }
}

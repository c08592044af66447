//! Which of a passage's characters are emphasised, and which `*` are marks rather than text.
//!
//! CommonMark's rules for `**` look at punctuation as Western typography places it: `**…。**但` does not close there,
//! and the next `**` then opens where the author closed. Chinese authors see the marks as pairs; so they are paired
//! anew here, in the order they stand, whatever the Markdown parser made of them.

use super::page::{Glyph, Line, is_blank, is_invisible};

/// What a format reader finds on its way through a passage.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece {
    /// A visible character. `literal` ones (escaped, or in a code span) are never marks.
    Text { glyph: Glyph, literal: bool },
    /// A mark that opens or closes emphasis, over `at..end`.
    Mark { end: usize, strong: bool },
    /// A line break of the source at a code point.
    Break { at: usize },
    /// A picture.
    Image,
}

/// The lines of a passage, marks taken out and their effect noted on the characters.
pub(super) fn set_lines(pieces: Vec<Piece>) -> Vec<Line> {
    let mut pieces = marks_from_text(pieces);
    pair(&mut pieces, true);
    pair(&mut pieces, false);
    cut_lines(pieces)
}

/// Turns runs of `*` and `__` that a parser left in the text into marks.
fn marks_from_text(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut found = Vec::with_capacity(pieces.len());
    let mut index = 0;
    while index < pieces.len() {
        let run = run_length(&pieces[index..]);
        let before = found.last().and_then(visible);
        let after = pieces.get(index + run).and_then(visible);
        match (run, pieces[index]) {
            (0, piece) => {
                found.push(piece);
                index += 1;
                continue;
            }
            (_, Piece::Text { glyph, .. }) if is_mark(glyph.character, run, before, after) => {
                let width = run.min(2);
                for start in (0..run).step_by(width) {
                    let at = glyph.at + start;
                    found.push(Piece::Mark {
                        end: at + width,
                        strong: width == 2,
                    });
                }
            }
            _ => found.extend_from_slice(&pieces[index..index + run]),
        }
        index += run;
    }
    found
}

/// How many equal, adjoining `*` or `_` stand at the front; 0 where none does.
fn run_length(pieces: &[Piece]) -> usize {
    let star = |piece: &Piece| match piece {
        Piece::Text {
            glyph,
            literal: false,
        } if matches!(glyph.character, '*' | '_') => Some(*glyph),
        _ => None,
    };
    let Some(first) = pieces.first().and_then(star) else {
        return 0;
    };
    let follows = |(offset, piece): &(usize, &Piece)| {
        star(piece).is_some_and(|glyph| {
            glyph.character == first.character && glyph.at == first.at + offset
        })
    };
    pieces.iter().enumerate().take_while(follows).count()
}

/// Two or four stars are marks; one is where it does not multiply or point to a footnote; longer runs hide a word.
fn is_mark(character: char, run: usize, before: Option<char>, after: Option<char>) -> bool {
    let word = |side: Option<char>| side.is_some_and(|side| side.is_ascii_alphanumeric());
    match (character, run) {
        ('*', 2 | 4) => !(word(before) && word(after)),
        ('_', 2) => !word(before) || !word(after),
        ('*', 1) => {
            !word(before) && after.is_some_and(|after| !is_blank(after))
                || before.is_some_and(is_sentence_mark)
        }
        _ => false,
    }
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

/// Pairs the marks of one strength in order and marks the characters between.
///
/// An opening mark at the start of a line while another is still open shows the earlier one to be a stray.
fn pair(pieces: &mut [Piece], strong: bool) {
    let mut open: Option<usize> = None;
    for index in 0..pieces.len() {
        if !matches!(pieces[index], Piece::Mark { strong: this, .. } if this == strong) {
            continue;
        }
        let before = pieces[..index]
            .iter()
            .rev()
            .find_map(neighbour)
            .unwrap_or('\n');
        let after = pieces[index + 1..]
            .iter()
            .find_map(neighbour)
            .unwrap_or('\n');
        match open {
            Some(start) if !is_blank(before) || is_blank(after) || opens_loosely(pieces, start) => {
                for piece in &mut pieces[start..index] {
                    if let Piece::Text { glyph, .. } = piece {
                        glyph.emphasised = true;
                    }
                }
                close(pieces, index);
                open = None;
            }
            None if is_blank(after) && !is_blank(before) => {} // a stray closing mark
            _ => open = Some(index),
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
        Piece::Break { .. } | Piece::Image => Some('\n'),
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
    let mut lines = vec![(Line::default(), 0)];
    for piece in pieces {
        let Some((line, _)) = lines.last_mut() else {
            break;
        };
        match piece {
            Piece::Text { glyph, .. } if is_invisible(glyph.character) => {}
            Piece::Text { glyph, .. } => line.glyphs.push(glyph),
            Piece::Image => line.images += 1,
            Piece::Mark { .. } => {}
            Piece::Break { at } => lines.push((Line::default(), at)),
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

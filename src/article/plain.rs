//! Plain text becomes passages.
//!
//! In Chinese text every line is a paragraph. Where lines are only wrapped to a width, as in English text and mail, a
//! paragraph ends at the blank line.

use super::page::{Glyph, Line, Passage, is_invisible};
use super::wrapping::join_wrapped;
use super::{BlockKind, SourceText};

/// Reads a text whose lines may be wrapped.
pub(super) fn read(source: &SourceText) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut paragraph: Vec<(Line, Option<usize>)> = Vec::new();
    for (line, break_at) in lines(source) {
        if line.glyphs.is_empty() {
            passages.extend(
                join_wrapped(std::mem::take(&mut paragraph))
                    .into_iter()
                    .filter_map(passage),
            );
        } else {
            paragraph.push((line, break_at));
        }
    }
    passages.extend(join_wrapped(paragraph).into_iter().filter_map(passage));
    passages
}

/// Reads a text whose every line is a paragraph.
pub(super) fn read_lines(source: &SourceText) -> Vec<Passage> {
    lines(source)
        .filter_map(|(line, _)| passage(line))
        .collect()
}

fn passage(line: Line) -> Option<Passage> {
    let span = line.span()?;
    Some(Passage {
        kind: BlockKind::Paragraph,
        span,
        lines: vec![line],
        in_shared_link: false,
    })
}

/// The lines, each with the code point of the break before it.
fn lines(source: &SourceText) -> impl Iterator<Item = (Line, Option<usize>)> {
    let mut at = 0;
    let end = if source.as_str().contains('\n') {
        '\n'
    } else {
        '\r'
    };
    source.as_str().split_inclusive(end).map(move |written| {
        let start = at;
        let mut line = Line::default();
        for character in written.chars() {
            if !is_invisible(character) {
                line.glyphs.push(Glyph::new(character, at, 1));
            }
            at += 1;
        }
        line.trim();
        (line, start.checked_sub(1))
    })
}

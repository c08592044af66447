//! The characters of a run of HTML text, entities read, each with its place in the raw file.

use crate::article::SourceText;
use crate::article::page::Glyph;
use html5gum::{Token, Tokenizer};
use std::ops::Range;

/// No entity is longer.
const LONGEST_ENTITY: usize = 34;

/// Reads the text of `bytes`.
pub(super) fn glyphs(source: &SourceText, bytes: Range<usize>) -> Vec<Glyph> {
    let written = source.as_str().get(bytes.clone()).unwrap_or_default();
    let mut at = source.code_point_at(bytes.start);
    let mut glyphs = Vec::with_capacity(written.len() / 2);
    let mut rest = written;
    while let Some(character) = rest.chars().next() {
        if let Some((length, meaning)) = (character == '&').then(|| entity(rest)).flatten() {
            glyphs.extend(
                meaning
                    .chars()
                    .take(length)
                    .enumerate()
                    .map(|(index, character)| Glyph::new(character, at + index, length - index)),
            );
            at += length;
            rest = &rest[length..];
        } else {
            glyphs.push(Glyph::new(character, at, 1));
            at += 1;
            rest = &rest[character.len_utf8()..];
        }
    }
    glyphs
}

/// The text of `bytes`, entities read.
pub(super) fn plain(text: &str, bytes: Range<usize>) -> String {
    let written = text.get(bytes).unwrap_or_default();
    if !written.contains('&') {
        return written.to_owned();
    }
    let mut rest = written;
    let mut read = String::with_capacity(written.len());
    while let Some(character) = rest.chars().next() {
        match (character == '&').then(|| entity(rest)).flatten() {
            Some((length, meaning)) => {
                read.push_str(&meaning);
                rest = &rest[length..];
            }
            None => {
                read.push(character);
                rest = &rest[character.len_utf8()..];
            }
        }
    }
    read
}

/// The length and the meaning of the entity at the front.
fn entity(text: &str) -> Option<(usize, String)> {
    let name = text[1..]
        .find(|character: char| !(character.is_ascii_alphanumeric() || character == '#'))?;
    let length = name + 2;
    if name == 0 || length > LONGEST_ENTITY || !text[name + 1..].starts_with(';') {
        return None;
    }
    let mut meaning = String::new();
    for token in Tokenizer::new(&text[..length]) {
        let Ok(token) = token;
        if let Token::String(run) = token {
            meaning.push_str(&String::from_utf8_lossy(&run));
        }
    }
    (meaning != text[..length]).then_some((length, meaning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_keep_their_place() {
        let source = SourceText::new("甲&hellip;乙 &#20013;&nbsp;&无; A&amp;B".to_owned());
        let read = glyphs(&source, 0..source.as_str().len());
        let text: String = read.iter().map(|glyph| glyph.character).collect();
        assert_eq!(text, "甲…乙 中\u{a0}&无; A&B");
        assert_eq!((read[1].at, read[1].end, read[2].at), (1, 9, 9));
        assert_eq!(plain(source.as_str(), 0..source.as_str().len()), text);
    }
}

//! What a format reader hands on: the passages of a page in reading order, nothing judged yet.
//!
//! Markdown, HTML and plain text differ only up to here. Deciding what is furniture and cutting sentences work on
//! passages alone.

use super::{BlockKind, Furniture, Metadata, Span};

/// A file read by its format.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub metadata: Metadata,
    pub passages: Vec<Passage>,
    /// What the format itself already shows not to be text: metadata blocks, code, navigation.
    pub aside: Vec<Furniture>,
}

/// A stretch of the page between two breaks.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    pub kind: BlockKind,
    /// In the raw source, markup included.
    pub span: Span,
    pub lines: Vec<Line>,
    /// Whether it lies with others inside one link, as the teasers of advertisements do.
    pub in_shared_link: bool,
}

/// One printed line of a passage.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pub glyphs: Vec<Glyph>,
    /// Pictures that stand in the line.
    pub images: usize,
}

/// A visible character and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Glyph {
    pub character: char,
    /// Its code point in the raw source.
    pub at: usize,
    /// One past its last code point, closing emphasis marks behind it included.
    pub end: usize,
    pub emphasised: bool,
    pub linked: bool,
}

impl Glyph {
    /// A plain character that takes `width` code points of the source.
    pub fn new(character: char, at: usize, width: usize) -> Self {
        Self {
            character,
            at,
            end: at + width.max(1),
            emphasised: false,
            linked: false,
        }
    }
}

impl Line {
    /// The visible text.
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.character).collect()
    }

    /// From the first to the last visible character; `None` where nothing is visible.
    pub fn span(&self) -> Option<Span> {
        Some(Span::new(self.glyphs.first()?.at, self.glyphs.last()?.end))
    }

    /// Goes on with another line.
    pub fn append(&mut self, rest: Line) {
        self.glyphs.extend(rest.glyphs);
        self.images += rest.images;
    }

    /// Takes white space and invisible characters off both ends.
    pub fn trim(&mut self) {
        let kept = |glyph: &Glyph| !is_blank(glyph.character);
        let end = self
            .glyphs
            .iter()
            .rposition(kept)
            .map_or(0, |last| last + 1);
        self.glyphs.truncate(end);
        let start = self.glyphs.iter().position(kept).unwrap_or(0);
        self.glyphs.drain(..start);
    }
}

impl Passage {
    /// The visible text, one line break between lines.
    pub fn text(&self) -> String {
        let lines: Vec<String> = self.lines.iter().map(Line::text).collect();
        lines.join("\n")
    }
}

/// White space in the wide sense: also byte order marks, joiners and other characters that print nothing.
pub(crate) fn is_blank(character: char) -> bool {
    character.is_whitespace() || is_invisible(character)
}

/// Characters that print nothing and carry no break.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}')
        || (character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
}

/// Chinese characters and the Japanese syllabaries: scripts that write no space between words.
pub(crate) fn is_cjk(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3fffd}')
}

/// Whether two neighbouring characters stand in one word or number of Latin letters and figures, as `e` and `m` in `email`.
pub(crate) fn join_in_latin(left: Option<char>, right: Option<char>) -> bool {
    let is_latin = |side: Option<char>| side.is_some_and(|side| side.is_ascii_alphanumeric());
    is_latin(left) && is_latin(right)
}

/// Letters and figures of any script. Most are Chinese characters, which are told at once; the tables of all scripts, which
/// the standard library asks, take ten times as long, and every character of an article is asked several times.
pub(crate) fn is_lettered(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}') || character.is_alphanumeric()
}

/// The letters and figures of a text alone: two printings may differ in marks and spaces.
pub(super) fn letters_of(text: &str) -> String {
    text.chars().filter(|&it| is_lettered(it)).collect()
}

/// Whether a text begins with these words.
pub(crate) fn starts_with(text: &[char], words: &str) -> bool {
    let mut characters = text.iter();
    words
        .chars()
        .all(|wanted| characters.next() == Some(&wanted))
}

#[cfg(test)]
mod tests {
    use super::is_lettered;

    #[test]
    fn letters_and_figures_are_those_of_the_standard_library() {
        assert!((char::MIN..=char::MAX).all(|it| is_lettered(it) == it.is_alphanumeric()));
    }
}

//! Markdown becomes passages, every character with its place in the raw source.

use super::emphasis::{Piece, Written, set_lines};
use super::page::{Glyph, Passage, is_cjk};
use super::{BlockKind, Furniture, SourceText, Span};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Lines underlined with `---` are headings only up to this length: writers also draw a rule right below a paragraph.
const LONGEST_UNDERLINED_HEADING: usize = 40;

/// Reads `bytes` of the source, adding to `passages` and, for code, to `aside`.
pub(super) fn read(
    source: &SourceText,
    bytes: Range<usize>,
    passages: &mut Vec<Passage>,
    aside: &mut Vec<Furniture>,
) {
    let Some(text) = source.as_str().get(bytes.clone()) else {
        return;
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    let mut reader = Reader {
        source,
        passages,
        aside,
        draft: None,
        quotes: 0,
        items: 0,
        images: 0,
        links: 0,
        code: Code::None,
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(event, range.start + bytes.start..range.end + bytes.start);
    }
    reader.finish();
}

struct Reader<'a> {
    source: &'a SourceText,
    passages: &'a mut Vec<Passage>,
    aside: &'a mut Vec<Furniture>,
    draft: Option<Draft>,
    /// How many quotations, list entries, pictures and links are open.
    quotes: usize,
    items: usize,
    images: usize,
    links: usize,
    code: Code,
}

/// A passage being read.
struct Draft {
    kind: BlockKind,
    bytes: Range<usize>,
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Code {
    None,
    /// Indented text is code to Markdown; to a Chinese writer it is the first line of a paragraph.
    Indented,
    Fenced,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, range),
            Event::End(tag) => self.close(tag, range),
            Event::Text(text) => self.text(&text, range, false),
            Event::Code(text) => self.text(&text, range, true),
            Event::SoftBreak => self.line_break(range.start),
            Event::HardBreak => self.push(Piece::HardBreak),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.push(Piece::HardBreak),
            Event::InlineHtml(tag) if tag.starts_with("<img") => self.push(Piece::Image),
            _ => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin(self.kind(), range),
            Tag::Heading { level, .. } => self.begin(self.heading(level as u8, &range), range),
            Tag::BlockQuote(_) => {
                self.finish();
                self.quotes += 1;
            }
            Tag::List(_) => self.finish(),
            Tag::Item => {
                self.finish();
                self.items += 1;
            }
            Tag::TableHead | Tag::TableRow => self.begin(BlockKind::ListItem, range),
            Tag::TableCell => self.space(range.start),
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.code = Code::Indented;
                self.begin(self.kind(), range);
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                self.code = Code::Fenced;
                self.begin(self.kind(), range);
            }
            Tag::HtmlBlock => self.html_block(range),
            Tag::Strong => self.mark(range.start, true),
            Tag::Emphasis => self.mark(range.start, false),
            Tag::Link { .. } => self.links += 1,
            Tag::Image { .. } => {
                self.begin_if_none(range);
                self.push(Piece::Image);
                self.images += 1;
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::TableRow => {
                self.finish()
            }
            TagEnd::BlockQuote(_) => {
                self.finish();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                self.finish();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.finish();
                self.code = Code::None;
            }
            TagEnd::Strong => self.mark(range.end.saturating_sub(2), true),
            TagEnd::Emphasis => self.mark(range.end.saturating_sub(1), false),
            TagEnd::Link => self.links = self.links.saturating_sub(1),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            _ => {}
        }
    }

    /// What a run of text is where no heading or table says otherwise.
    fn kind(&self) -> BlockKind {
        if self.quotes > 0 {
            BlockKind::Quote
        } else if self.items > 0 {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        }
    }

    fn heading(&self, level: u8, range: &Range<usize>) -> BlockKind {
        let text = self.source.as_str().get(range.clone()).unwrap_or_default();
        let first_line = text
            .trim_start()
            .lines()
            .next()
            .unwrap_or_default()
            .trim_end();
        let underlined = !first_line.starts_with('#');
        let sentence = first_line.ends_with(['。', '！', '？', '；', '，', '”']);
        if underlined && (sentence || first_line.chars().count() > LONGEST_UNDERLINED_HEADING) {
            return self.kind();
        }
        BlockKind::Heading(level)
    }

    fn begin(&mut self, kind: BlockKind, bytes: Range<usize>) {
        self.finish();
        self.draft = Some(Draft {
            kind,
            bytes,
            pieces: Vec::new(),
        });
    }

    /// Entries of tight lists hold their text without a paragraph around it.
    fn begin_if_none(&mut self, range: Range<usize>) {
        match &mut self.draft {
            Some(draft) => draft.bytes.end = draft.bytes.end.max(range.end),
            None => self.begin(self.kind(), range),
        }
    }

    fn push(&mut self, piece: Piece) {
        if let Some(draft) = &mut self.draft {
            draft.pieces.push(piece);
        }
    }

    fn line_break(&mut self, byte: usize) {
        let at = self.source.code_point_at(byte);
        self.push(Piece::Break { at });
    }

    fn mark(&mut self, byte: usize, strong: bool) {
        self.begin_if_none(byte..byte);
        let at = self.source.code_point_at(byte);
        let end = at + if strong { 2 } else { 1 };
        // The parser takes 2*3*4 for emphasis.
        let star = self.source.as_str().as_bytes().get(byte) == Some(&b'*');
        let unpaired = (star && !strong).then(|| Glyph::new('*', at, 1));
        self.push(Piece::Mark {
            end,
            strong,
            unpaired,
        });
    }

    /// Cells of a table row are told apart by a space.
    fn space(&mut self, byte: usize) {
        let empty = self
            .draft
            .as_ref()
            .is_none_or(|draft| draft.pieces.is_empty());
        if !empty && byte > 0 {
            let glyph = Glyph::new(' ', self.source.code_point_at(byte - 1), 1);
            self.push(Piece::Text {
                glyph,
                written: Written::Verbatim,
            });
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>, code_span: bool) {
        if self.images > 0 {
            return; // a picture's description is not printed
        }
        self.begin_if_none(range.clone());
        let linked = self.links > 0;
        let before = range
            .start
            .checked_sub(1)
            .and_then(|byte| self.source.as_str().as_bytes().get(byte));
        let escaped = before == Some(&b'\\');
        let written = match () {
            () if code_span || self.code != Code::None => Written::Verbatim,
            () if escaped => Written::Escaped,
            () => Written::Plain,
        };
        for mut glyph in glyphs(self.source, text, range) {
            if glyph.character == '\n' {
                self.push(Piece::Break { at: glyph.at });
            } else {
                glyph.linked = linked;
                self.push(Piece::Text { glyph, written });
            }
        }
    }

    /// Markup written as HTML among Markdown.
    fn html_block(&mut self, range: Range<usize>) {
        self.finish();
        super::html::read_fragment(self.source, range, self.passages);
    }

    fn finish(&mut self) {
        let Some(draft) = self.draft.take() else {
            return;
        };
        let span = self.source.span_of_bytes(draft.bytes);
        let lines = set_lines(draft.pieces);
        if lines.is_empty() {
            return;
        }
        if self.code == Code::Fenced
            && !lines
                .iter()
                .any(|line| line.glyphs.iter().any(|glyph| is_cjk(glyph.character)))
        {
            self.aside.push(Furniture {
                span,
                rule: "code-block".to_owned(),
            });
            return;
        }
        self.passages.push(Passage {
            kind: draft.kind,
            span,
            lines,
            in_shared_link: false,
        });
    }
}

/// The characters of `text`, which the parser cut from the bytes `range`.
///
/// Mostly the two are the same. A code span has its marks and line breaks around the text; an entity (`&hellip;`) reads
/// otherwise than it is written.
fn glyphs(source: &SourceText, text: &str, range: Range<usize>) -> Vec<Glyph> {
    let written = source.as_str().get(range.clone()).unwrap_or_default();
    let whole = source.span_of_bytes(range);
    if written.starts_with('&') && written != text {
        return spread(text, whole);
    }
    let mut glyphs = Vec::with_capacity(text.len() / 2);
    let mut places = written.chars().zip(whole.start..);
    for character in text.chars() {
        let same = |&(found, _): &(char, usize)| {
            found == character || character == ' ' && found.is_whitespace()
        };
        let Some((_, at)) = places.find(same) else {
            break;
        };
        glyphs.push(Glyph::new(character, at, 1));
    }
    glyphs
}

/// Lays characters over a span that is written otherwise: one place each, the last one reaching to the end.
fn spread(text: &str, whole: Span) -> Vec<Glyph> {
    let places = text.chars().zip(whole.start..whole.end);
    let mut glyphs: Vec<Glyph> = places
        .map(|(character, at)| Glyph::new(character, at, 1))
        .collect();
    if let Some(last) = glyphs.last_mut() {
        last.end = whole.end;
    }
    glyphs
}

//! Lays the text of an element out in passages, as a browser would print them.

use super::content::Dropped;
use super::text::glyphs;
use super::tree::{Child, Tree};
use crate::article::emphasis::{Piece, Written, set_lines};
use crate::article::page::{Line, Page, Passage, is_cjk};
use crate::article::{BlockKind, Furniture, SourceText};
use std::ops::Range;

/// Adds the passages of `node` to the page, and its dropped parts to what is aside.
pub(super) fn lay_out(
    tree: &Tree,
    node: usize,
    source: &SourceText,
    dropped: &Dropped,
    page: &mut Page,
) {
    let mut flow = Flow {
        tree,
        source,
        dropped,
        page,
        style: Style::default(),
        draft: None,
    };
    flow.element(node);
    flow.finish();
}

/// The text of one element as a single line.
pub(super) fn line_of(tree: &Tree, node: usize, source: &SourceText) -> Option<Line> {
    let mut page = Page::default();
    lay_out(tree, node, source, &Dropped::default(), &mut page);
    page.passages
        .into_iter()
        .flat_map(|passage| passage.lines)
        .find(|line| !line.glyphs.is_empty())
}

/// A line as the title of the article.
pub(super) fn title(line: Line) -> Option<Passage> {
    Some(Passage {
        kind: BlockKind::Title,
        span: line.span()?,
        lines: vec![line],
        in_shared_link: false,
    })
}

struct Flow<'a> {
    tree: &'a Tree,
    source: &'a SourceText,
    dropped: &'a Dropped,
    page: &'a mut Page,
    style: Style,
    draft: Option<Draft>,
}

/// What the elements around the text say about it.
#[derive(Clone, Copy, Default)]
struct Style {
    linked: bool,
    emphasised: bool,
    preformatted: bool,
    quoted: bool,
    listed: bool,
    heading: Option<u8>,
}

/// A passage being laid out.
struct Draft {
    kind: BlockKind,
    bytes: Range<usize>,
    pieces: Vec<Piece>,
    /// The last piece is a break: another one ends the passage.
    broken: bool,
}

impl Flow<'_> {
    /// Recursion is as deep as the tree, which has a bound.
    fn element(&mut self, index: usize) {
        let tree = self.tree;
        let node = tree.node(index);
        if let Some(rule) = self.dropped.rule(index) {
            let span = self.source.span_of_bytes(node.bytes.clone());
            self.page.aside.push(Furniture {
                span,
                rule: rule.to_owned(),
            });
            return;
        }
        match node.name.as_str() {
            "br" => return self.line_break(),
            "img" | "picture" | "video" | "svg" => return self.image(node.bytes.clone()),
            "script" | "style" | "noscript" | "template" | "head" if index != Tree::ROOT => return,
            "td" | "th" => self.cell(node.bytes.start),
            _ => {}
        }
        let outer = self.style;
        let own_lines = node.is_block() && !matches!(node.name.as_str(), "td" | "th");
        if own_lines {
            self.finish();
        }
        self.enter(&node.name);
        let first = self.page.passages.len();
        for child in &node.children {
            match child {
                Child::Element(child) => self.element(*child),
                Child::Text(bytes) => self.text(bytes.clone()),
            }
        }
        if own_lines {
            self.finish();
        }
        if node.name == "a" {
            self.close_link(first);
        }
        self.style = outer;
    }

    fn enter(&mut self, name: &str) {
        match name {
            "a" => self.style.linked = true,
            "strong" | "b" | "em" | "i" | "mark" => self.style.emphasised = true,
            "pre" => self.style.preformatted = true,
            "blockquote" => self.style.quoted = true,
            "li" | "dd" | "dt" | "tr" => self.style.listed = true,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.style.heading = name.as_bytes().get(1).map(|digit| digit - b'0');
            }
            _ => {}
        }
    }

    /// A link around several passages is a teaser.
    fn close_link(&mut self, first: usize) {
        let open = usize::from(self.draft.is_some());
        if self.page.passages.len() + open >= first + 2 {
            self.finish();
            self.page.passages[first..]
                .iter_mut()
                .for_each(|passage| passage.in_shared_link = true);
        }
    }

    fn text(&mut self, bytes: Range<usize>) {
        let style = self.style;
        for mut glyph in glyphs(self.source, bytes.clone()) {
            let blank = matches!(glyph.character, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if blank && style.preformatted && glyph.character == '\n' {
                self.push(Piece::Break { at: glyph.at }, bytes.clone());
            } else if blank {
                let (at, newline) = (glyph.at, glyph.character == '\n' || glyph.character == '\r');
                self.blank(at, newline);
            } else {
                glyph.linked = style.linked;
                glyph.emphasised = style.emphasised;
                self.push(
                    Piece::Text {
                        glyph,
                        written: Written::Verbatim,
                    },
                    bytes.clone(),
                );
            }
        }
    }

    /// White space prints as one space, and as nothing where a line of Chinese is only wrapped.
    fn blank(&mut self, at: usize, newline: bool) {
        let Some(draft) = &mut self.draft else {
            return;
        };
        if let Some(Piece::Text { glyph, .. }) = draft.pieces.last()
            && glyph.character != ' '
            && !(newline && is_cjk(glyph.character))
        {
            let glyph = crate::article::page::Glyph {
                character: ' ',
                at,
                end: at + 1,
                ..*glyph
            };
            draft.pieces.push(Piece::Text {
                glyph,
                written: Written::Verbatim,
            });
        }
    }

    /// One `<br>` breaks the line, two end the paragraph.
    fn line_break(&mut self) {
        match &mut self.draft {
            Some(draft) if draft.broken => self.finish(),
            Some(draft) => {
                draft.pieces.push(Piece::HardBreak);
                draft.broken = true;
            }
            None => {}
        }
    }

    fn image(&mut self, bytes: Range<usize>) {
        self.push(Piece::Image, bytes);
    }

    fn cell(&mut self, byte: usize) {
        let at = self.source.code_point_at(byte);
        self.blank(at, false);
    }

    fn push(&mut self, piece: Piece, bytes: Range<usize>) {
        let kind = self.kind();
        let draft = self.draft.get_or_insert_with(|| Draft {
            kind,
            bytes: bytes.clone(),
            pieces: Vec::new(),
            broken: false,
        });
        draft.bytes.end = draft.bytes.end.max(bytes.end);
        draft.broken = false;
        draft.pieces.push(piece);
    }

    fn kind(&self) -> BlockKind {
        match self.style {
            Style {
                heading: Some(level),
                ..
            } => BlockKind::Heading(level),
            Style { quoted: true, .. } => BlockKind::Quote,
            Style { listed: true, .. } => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        }
    }

    fn finish(&mut self) {
        let Some(draft) = self.draft.take() else {
            return;
        };
        let lines = set_lines(draft.pieces);
        if !lines.is_empty() {
            let span = self.source.span_of_bytes(draft.bytes);
            self.page.passages.push(Passage {
                kind: draft.kind,
                span,
                lines,
                in_shared_link: false,
            });
        }
    }
}

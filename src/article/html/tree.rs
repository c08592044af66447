//! A light tree of elements and text, enough to find and lay out the main content.
//!
//! It knows void elements, the end tags that HTML lets authors leave out, and elements that print nothing. What is not
//! closed properly is closed by its parent.

use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use std::ops::Range;

/// Elements nested deeper than this are laid side by side: no article needs more.
const DEEPEST: usize = 400;

pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// An element.
pub(super) struct Node {
    pub name: String,
    pub parent: usize,
    pub children: Vec<Child>,
    /// In the raw file, tags included.
    pub bytes: Range<usize>,
    /// In lower case names, values without entities.
    pub attributes: Vec<(String, String)>,
}

pub(super) enum Child {
    Element(usize),
    /// Bytes of text, entities not yet read.
    Text(Range<usize>),
}

impl Node {
    /// The value of an attribute, empty where there is none.
    pub fn attribute(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// Class and id, as one string.
    pub fn names(&self) -> String {
        format!("{} {}", self.attribute("class"), self.attribute("id"))
    }

    pub fn is_block(&self) -> bool {
        BLOCKS.contains(&self.name.as_str())
    }
}

impl Tree {
    /// The node that holds all others.
    pub const ROOT: usize = 0;

    /// Reads the `bytes` of `text`.
    pub fn parse(text: &str, bytes: Range<usize>) -> Self {
        let mut builder = Builder {
            nodes: vec![Node {
                name: String::new(),
                parent: 0,
                children: Vec::new(),
                bytes: bytes.clone(),
                attributes: Vec::new(),
            }],
            open: vec![0],
            at: bytes.start,
        };
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let input = text.get(bytes.clone()).unwrap_or_default();
        for token in Tokenizer::new_with_emitter(input, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => builder.start(tag, bytes.start),
                Token::EndTag(tag) => {
                    builder.end(
                        &String::from_utf8_lossy(&tag.name),
                        tag.span.end + bytes.start,
                    );
                }
                Token::String(run) => {
                    builder.text(run.span.start + bytes.start..run.span.end + bytes.start);
                }
                _ => {}
            }
        }
        builder.finish(bytes.end)
    }

    pub fn node(&self, index: usize) -> &Node {
        &self.nodes[index]
    }

    /// All elements, in the order of the page.
    pub fn elements(&self) -> std::ops::Range<usize> {
        1..self.nodes.len()
    }

    /// Whether `node` is `ancestor` or lies in it.
    pub fn is_inside(&self, node: usize, ancestor: usize) -> bool {
        let (inner, outer) = (&self.nodes[node].bytes, &self.nodes[ancestor].bytes);
        outer.start <= inner.start && inner.end <= outer.end
    }
}

struct Builder {
    nodes: Vec<Node>,
    /// The elements that are open, the root first.
    open: Vec<usize>,
    /// Where the last token ended.
    at: usize,
}

impl Builder {
    fn start(&mut self, tag: StartTag<usize>, offset: usize) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let bytes = tag.span.start + offset..tag.span.end + offset;
        self.at = bytes.end;
        self.close_implied(&name, bytes.start);
        let parent = self.open.last().copied().unwrap_or(Tree::ROOT);
        let index = self.nodes.len();
        let readable = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        self.nodes.push(Node {
            parent,
            children: Vec::new(),
            bytes: bytes.clone(),
            attributes: tag
                .attributes
                .iter()
                .map(|(name, value)| (readable(name), readable(value)))
                .collect(),
            name,
        });
        self.nodes[parent].children.push(Child::Element(index));
        let stays_open = !VOID.contains(&self.nodes[index].name.as_str()) && !tag.self_closing;
        if stays_open && self.open.len() < DEEPEST {
            self.open.push(index);
        }
    }

    fn end(&mut self, name: &str, byte: usize) {
        self.at = byte;
        let found = self
            .open
            .iter()
            .rposition(|&index| self.nodes[index].name == name);
        if let Some(position) = found.filter(|position| *position > 0) {
            self.close_from(position, byte);
        }
    }

    fn text(&mut self, bytes: Range<usize>) {
        self.at = bytes.end;
        let parent = self.open.last().copied().unwrap_or(Tree::ROOT);
        self.nodes[parent].children.push(Child::Text(bytes));
    }

    /// Closes what the start of `name` closes without saying so.
    fn close_implied(&mut self, name: &str, byte: usize) {
        let closes: &[&str] = match name {
            "li" => &["li"],
            "dt" | "dd" => &["dt", "dd"],
            "tr" => &["tr", "td", "th"],
            "td" | "th" => &["td", "th"],
            "option" => &["option"],
            _ if BLOCKS.contains(&name) => &["p"],
            _ => return,
        };
        let limits: &[&str] = match name {
            "li" => &["ul", "ol", "menu"],
            "tr" | "td" | "th" => &["table"],
            _ => &[
                "div",
                "section",
                "article",
                "td",
                "li",
                "blockquote",
                "button",
                "body",
            ],
        };
        let mut found = None;
        for (position, &index) in self.open.iter().enumerate().rev() {
            let open = self.nodes[index].name.as_str();
            if closes.contains(&open) {
                found = Some(position);
            } else if limits.contains(&open) {
                break;
            }
        }
        if let Some(position) = found.filter(|position| *position > 0) {
            self.close_from(position, byte);
        }
    }

    fn close_from(&mut self, position: usize, byte: usize) {
        for index in self.open.drain(position..) {
            self.nodes[index].bytes.end = byte;
        }
    }

    fn finish(mut self, end: usize) -> Tree {
        self.close_from(0, end);
        Tree { nodes: self.nodes }
    }
}

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements that begin on a line of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

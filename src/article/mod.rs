//! A file becomes an [`Article`]: its raw source, what it says about itself, and its own text in blocks and
//! sentences. Page furniture (navigation, advertisements, author boxes, share links) is told apart and kept aside.

mod bylines;
mod dates;
mod emphasis;
mod enclosure;
mod encoding;
mod error;
mod fields;
mod foreign;
mod format;
mod front_matter;
mod full_stop;
mod furniture;
mod furniture_examples;
mod furniture_rules;
mod html;
mod joining;
mod labels;
mod list_marks;
mod markdown;
mod notation;
mod page;
mod plain;
pub(crate) mod published;
mod read;
mod roles;
mod sentences;
mod source;
mod span;
mod teasers;
mod unfinished;
mod wrapping;

pub(crate) use encoding::of_names;
pub use error::ArticleError;
pub(crate) use foreign::MARKDOWN_MARK;
pub use furniture_examples::check_furniture_examples;
pub use furniture_rules::{
    AboveTitle, ElementRule, FurnitureRule, FurnitureRuleError, FurnitureRules, LabelRule,
    PrintedElement, PrintedLine,
};
pub(crate) use page::{is_cjk, is_lettered, join_in_latin, starts_with};
pub use published::{CalendarDate, Published};
pub use read::{LARGEST_FILE, read_bytes, read_file, read_path, read_text};
pub use source::SourceText;
pub use span::Span;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Names an article inside one map: `A`, `B`, … in the order given; `A1` and so on beyond `Z`.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct ArticleId(String);

impl ArticleId {
    /// The id of the article at `position`, counted from 0.
    pub fn at(position: usize) -> Self {
        let letter = char::from(b'A' + (position % 26) as u8);
        match position / 26 {
            0 => Self(letter.to_string()),
            round => Self(format!("{letter}{round}")),
        }
    }

    /// The id as it stands in the outputs.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ArticleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the file says about the article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// Who signs it.
    pub author: Option<String>,
    /// The date of publication as written, `2025-01-18` where the file allows.
    #[schemars(with = "Option<String>")]
    pub published: Option<Published>,
    /// The category or column it stands in.
    pub category: Option<String>,
    /// Subject tags.
    pub tags: Vec<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// How often it was read. Maps of earlier versions call it `views`, which are something else here.
    #[serde(alias = "views")]
    pub page_views: Option<u64>,
}

/// One text with its author.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its name inside a map.
    pub id: ArticleId,
    /// The path it was read from, as given, or `-` for standard input.
    pub path: String,
    /// The raw file; every span points into it.
    pub source: SourceText,
    /// What the file says about the article.
    pub metadata: Metadata,
    /// The article's own text, in reading order. Repeated printings of title and lead are furniture.
    pub blocks: Vec<Block>,
    /// What is not the article, and which rule says so, in reading order.
    pub furniture: Vec<Furniture>,
}

/// What a block of text is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The headline, its first printing.
    Title,
    /// The summary printed before the text.
    Lead,
    /// A section heading; 1 is the highest level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// One entry of a list.
    ListItem,
    /// A quotation set off from the text.
    Quote,
}

/// A stretch of text between two breaks of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is on the page.
    pub kind: BlockKind,
    /// From its first sentence to its last.
    pub span: Span,
    /// Its sentences, at least one.
    pub sentences: Vec<Sentence>,
}

/// One sentence, heading or quoted line: what a reader sees of it, and where each character comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last visible character, closing marks (quotes, brackets, `**`) included.
    pub span: Span,
    /// The visible text: the source without its markup.
    pub text: String,
    /// For every character of `text`, its code point in the raw source. Same length as `text` has characters.
    pub positions: Vec<usize>,
    /// Stretches of `text` that the author set in bold or italics, in characters of `text`, in order.
    pub emphasis: Vec<std::ops::Range<usize>>,
}

impl Sentence {
    /// The words that a range of characters of `text` holds, as a reader sees them.
    pub fn words(&self, characters: std::ops::Range<usize>) -> String {
        let visible = self.text.chars().skip(characters.start);
        visible.take(characters.len()).collect()
    }

    /// The span in the raw source of a range of characters of `text`.
    pub fn span_of(&self, characters: std::ops::Range<usize>) -> Span {
        let start = self
            .positions
            .get(characters.start)
            .copied()
            .unwrap_or(self.span.end);
        let end = match characters.end {
            0 => start,
            end => self
                .positions
                .get(end - 1)
                .map_or(self.span.end, |last| last + 1),
        };
        Span::new(start, end)
    }
}

/// A stretch of the page that is not the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// Where it stands.
    pub span: Span,
    /// The id of the rule that recognised it.
    pub rule: String,
}

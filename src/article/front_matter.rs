//! What a Markdown file says about itself before its text: YAML between `---`, TOML between `+++`, or a hint block of
//! `**Field:** value` lines.

use super::page::{Glyph, Line, Passage};
use super::{BlockKind, Furniture, Metadata, SourceText};
use std::ops::Range;

/// The rule id under which these blocks stand among the furniture.
const RULE: &str = "metadata-block";

/// A hint block tells about the article only near the top; further down it is a box in the text.
const HINT_WITHIN_BYTES: usize = 4_000;

/// The bytes that are left to read as Markdown, in order.
pub(super) struct Body {
    pub parts: Vec<Range<usize>>,
    /// The title as the front matter prints it, for files that print it nowhere else.
    pub title: Option<Passage>,
}

/// Takes the metadata off the top of a Markdown file.
pub(super) fn split(
    source: &SourceText,
    metadata: &mut Metadata,
    aside: &mut Vec<Furniture>,
) -> Body {
    let text = source.as_str();
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut body = Body {
        parts: std::iter::once(start..text.len()).collect(),
        title: None,
    };
    let block = fenced(text, start, "---", &["---", "..."])
        .map(|block| (block, Notation::Yaml))
        .or_else(|| fenced(text, start, "+++", &["+++"]).map(|block| (block, Notation::Toml)))
        .or_else(|| hint(text, start).map(|block| (block, Notation::Hint)));
    let Some((block, notation)) = block else {
        return body;
    };
    for (field, value) in notation.fields(text, block.inside.clone()) {
        if field == Field::Title {
            body.title = printed(source, &text[value.bytes.clone()], value.bytes.start);
        }
        field.set(metadata, value);
    }
    aside.push(Furniture {
        span: source.span_of_bytes(block.whole.clone()),
        rule: RULE.to_owned(),
    });
    body.parts = vec![start..block.whole.start, block.whole.end..text.len()];
    body.parts.retain(|part| !part.is_empty());
    body
}

/// A metadata block: with its fences, and without.
struct MetadataBlock {
    whole: Range<usize>,
    inside: Range<usize>,
}

/// A block between a fence on the very first line and the next one.
fn fenced(text: &str, start: usize, open: &str, close: &[&str]) -> Option<MetadataBlock> {
    let mut lines = lines(text, start);
    let (first, _) = lines.next().filter(|(_, line)| line.trim_end() == open)?;
    let (last, _) = lines.find(|(_, line)| close.contains(&line.trim_end()))?;
    let block = MetadataBlock {
        whole: first.start..last.end,
        inside: first.end..last.start,
    };
    // A page that merely begins and goes on with a drawn rule has no `key: value` between the two.
    let says_something = text[block.inside.clone()]
        .lines()
        .any(|line| line.contains([':', '=']));
    (says_something && !text[block.inside.clone()].contains("\n\n\n")).then_some(block)
}

/// A `{% hint %}` block whose lines are `**Field:** value`.
fn hint(text: &str, start: usize) -> Option<MetadataBlock> {
    let mut lines = lines(text, start).take_while(|(bytes, _)| bytes.start < HINT_WITHIN_BYTES);
    let (first, _) = lines.find(|(_, line)| line.trim_start().starts_with("{% hint"))?;
    let (last, _) = lines.find(|(_, line)| line.trim_start().starts_with("{% endhint"))?;
    let block = MetadataBlock {
        whole: first.start..last.end,
        inside: first.end..last.start,
    };
    let fields = Notation::Hint.fields(text, block.inside.clone());
    (!fields.is_empty()).then_some(block)
}

/// The lines from `start`, each with its bytes, line break included.
fn lines(text: &str, start: usize) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = start;
    text.get(start..)
        .unwrap_or_default()
        .split_inclusive('\n')
        .map(move |line| {
            let bytes = at..at + line.len();
            at = bytes.end;
            (bytes, line)
        })
}

#[derive(Clone, Copy)]
enum Notation {
    Yaml,
    Toml,
    Hint,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Author,
    Published,
    Category,
    Tags,
    Url,
    Views,
}

/// What stands behind a field's name, and where.
struct Value {
    bytes: Range<usize>,
    items: Vec<String>,
}

impl Notation {
    fn fields(self, text: &str, inside: Range<usize>) -> Vec<(Field, Value)> {
        let mut fields: Vec<(Option<Field>, Value)> = Vec::new();
        let block = text.get(..inside.end).unwrap_or_default();
        for (bytes, line) in lines(block, inside.start) {
            if let Some((name, rest)) = self.split_line(line) {
                let start = bytes.start + (line.len() - rest.len());
                fields.push((Field::named(name), self.value(rest, start)));
            } else if let Some(entry) = line.trim().strip_prefix("- ")
                && let Some((_, value)) = fields.last_mut()
            {
                value.items.push(unquote(entry).to_owned());
            }
        }
        fields
            .into_iter()
            .filter_map(|(field, value)| Some((field?, value)))
            .collect()
    }

    /// `name` and what follows it, where the line has that form.
    fn split_line(self, line: &str) -> Option<(&str, &str)> {
        match self {
            Self::Yaml if line.starts_with([' ', '\t', '#', '-']) => None,
            Self::Yaml => line.split_once(':'),
            Self::Toml => line.split_once('='),
            Self::Hint => line.trim_start().strip_prefix("**")?.split_once(":**"),
        }
    }

    fn value(self, rest: &str, start: usize) -> Value {
        let lead = rest.len() - rest.trim_start().len();
        let trimmed = rest.trim();
        let bare = unquote(trimmed);
        let quote = usize::from(bare.len() < trimmed.len());
        let from = start + lead + quote;
        let items = match self {
            Self::Hint if trimmed.starts_with('`') => trimmed.split('`').collect(),
            _ if trimmed.starts_with('[') && trimmed.ends_with(']') => {
                trimmed.trim_matches(['[', ']']).split(',').collect()
            }
            _ => vec![bare],
        };
        let items = items
            .into_iter()
            .map(|item| unquote(item.trim()).to_owned());
        Value {
            bytes: from..from + bare.len(),
            items: items.filter(|item| !item.is_empty()).collect(),
        }
    }
}

impl Field {
    fn named(name: &str) -> Option<Self> {
        Some(match name.trim().to_lowercase().as_str() {
            "title" | "标题" => Self::Title,
            "author" | "authors" | "作者" => Self::Author,
            "date" | "published" | "pubdate" | "publishdate" | "日期" | "发布时间" => {
                Self::Published
            }
            "category" | "categories" | "section" | "column" | "分类" | "栏目" => {
                Self::Category
            }
            "tags" | "keywords" | "标签" | "关键词" => Self::Tags,
            "url" | "link" | "permalink" | "canonical" | "source" | "original" | "原文"
            | "原文链接" => Self::Url,
            "views" | "stats" | "阅读" => Self::Views,
            _ => return None,
        })
    }

    fn set(self, metadata: &mut Metadata, value: Value) {
        let first = value.items.first().cloned();
        match self {
            Self::Title => metadata.title = first,
            Self::Author => {
                metadata.author = Some(value.items.join("、")).map(|it| link(&it).0.to_owned())
            }
            Self::Published => metadata.published = first.map(|date| super::dates::day(&date)),
            Self::Category => metadata.category = first,
            Self::Tags => metadata.tags = value.items,
            Self::Url => {
                metadata.url = first
                    .map(|url| link(&url).1.to_owned())
                    .filter(|url| url.contains('/'))
            }
            Self::Views => metadata.views = first.as_deref().and_then(views),
        }
        for text in [
            &mut metadata.title,
            &mut metadata.author,
            &mut metadata.category,
            &mut metadata.published,
        ] {
            text.take_if(|text| text.is_empty());
        }
    }
}

/// The words and the target of `[words](target)`; the text itself for both where it is no link.
fn link(text: &str) -> (&str, &str) {
    let parts = text
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]("))
        .and_then(|(words, target)| Some((words, target.strip_suffix(')')?)));
    parts.unwrap_or((text, text))
}

/// `👁️ 5184 views | 💬 6 comments`, or a bare number.
fn views(text: &str) -> Option<u64> {
    let field = text
        .split('|')
        .find(|part| part.contains("view"))
        .unwrap_or(text);
    let digits: String = field.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn unquote(text: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(inner) = text
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote))
        {
            return inner;
        }
    }
    text
}

/// A title printed in the metadata, as a passage.
fn printed(source: &SourceText, title: &str, byte: usize) -> Option<Passage> {
    let first = source.code_point_at(byte);
    let glyphs = title
        .chars()
        .enumerate()
        .map(|(index, character)| Glyph::new(character, first + index, 1));
    let mut line = Line {
        glyphs: glyphs.collect(),
        images: 0,
    };
    line.trim();
    Some(Passage {
        kind: BlockKind::Title,
        span: line.span()?,
        lines: vec![line],
        in_shared_link: false,
    })
}

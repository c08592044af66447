//! The fields of a metadata block: what they are called, how they are written, and where they go.

use super::Metadata;
use super::front_matter::lines;
use std::ops::Range;

/// How the fields are written.
#[derive(Clone, Copy)]
pub(super) enum Notation {
    /// `field: value`, lists as `[a, b]` or lines of `- a`.
    Yaml,
    Toml,
    /// `**Field:** value`, lists as `` `a` `b` ``.
    Hint,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Author,
    Published,
    Category,
    Tags,
    Url,
    Views,
}

/// What stands behind a field's name, and where.
pub(super) struct Value {
    pub bytes: Range<usize>,
    pub items: Vec<String>,
}

impl Notation {
    /// The known fields in the bytes `inside` of `text`.
    pub fn fields(self, text: &str, inside: Range<usize>) -> Vec<(Field, Value)> {
        if let Self::Toml = self {
            return toml_fields(text, inside);
        }
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
            Self::Toml => None,
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

    /// Writes the value into the metadata.
    pub fn set(self, metadata: &mut Metadata, value: Value) {
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

/// The fields of a TOML block, those in its tables (`[taxonomies]`, `[extra]`) included.
fn toml_fields(text: &str, inside: Range<usize>) -> Vec<(Field, Value)> {
    let block = text.get(inside.clone()).unwrap_or_default();
    let Ok(table) = block.parse::<toml::Table>() else {
        return Vec::new();
    };
    let nested = table.values().filter_map(toml::Value::as_table).flatten();
    let fields = table.iter().chain(nested).filter_map(|(name, value)| {
        let items: Vec<String> = match value {
            toml::Value::Array(items) => items.iter().map(written).collect(),
            toml::Value::Table(_) => return None,
            value => vec![written(value)],
        };
        let first = items.first()?;
        let start = inside.start + block.find(first.as_str()).unwrap_or(0);
        let bytes = start..(start + first.len()).min(inside.end);
        Some((Field::named(name)?, Value { bytes, items }))
    });
    fields.collect()
}

fn written(value: &toml::Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

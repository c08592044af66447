//! The fields of a metadata block: what they are called and where they go.

use super::{Metadata, Published};
use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Author,
    Published,
    Category,
    Tags,
    Url,
    Views,
}

/// What stands behind a field's name.
#[derive(Debug, Default)]
pub(super) struct Value {
    /// One, or each of a list; none is empty.
    pub items: Vec<String>,
    /// The bytes of the file that hold the first item as it is; none where escapes or line breaks were resolved.
    pub printed: Option<Range<usize>>,
}

impl Field {
    pub fn named(name: &str) -> Option<Self> {
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
            Self::Published => metadata.published = first.and_then(|date| Published::read(&date)),
            Self::Category => metadata.category = first,
            Self::Tags => metadata.tags = value.items,
            Self::Url => {
                metadata.url = first
                    .map(|url| link(&url).1.to_owned())
                    .filter(|url| url.contains('/'))
            }
            Self::Views => metadata.page_views = first.as_deref().and_then(views),
        }
        for text in [
            &mut metadata.title,
            &mut metadata.author,
            &mut metadata.category,
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

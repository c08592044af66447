//! Author and date from the lines around the text, for files that have no metadata.

use super::dates::day;
use super::page::is_blank;
use super::{Furniture, Metadata, SourceText};

/// Longer lines are no bylines, in characters.
const LONGEST_LINE: usize = 90;

/// Longer names are no names, in characters.
const LONGEST_NAME: usize = 24;

/// What stands before an author's name.
const LABELS: &[&str] = &[
    "本文作者",
    "原作者",
    "作者",
    "撰文",
    "采写",
    "文",
    "By",
    "Author",
    "Written by",
];

/// What stands between the label and the name.
const SEPARATORS: &[char] = &[':', '：', '|', '｜', '丨', '∣', '/', '／'];

/// Fills in what the metadata lacks from the lines that were set aside.
pub(super) fn fill(metadata: &mut Metadata, aside: &[Furniture], source: &SourceText) {
    for furniture in aside
        .iter()
        .filter(|furniture| furniture.span.len() <= LONGEST_LINE)
    {
        let line = source
            .slice(furniture.span)
            .trim_matches(|character: char| is_blank(character) || "（(【*".contains(character));
        if metadata.author.is_none() {
            metadata.author = LABELS.iter().find_map(|label| named(line, label));
        }
        if metadata.published.is_none() {
            metadata.published = dated(line);
        }
    }
}

/// The name behind a label at the start of the line or of a word.
fn named(line: &str, label: &str) -> Option<String> {
    let at = line.find(label)?;
    if !(at == 0 || line[..at].ends_with(is_blank)) {
        return None;
    }
    let english = label.is_ascii();
    let name = behind_label(&line[at + label.len()..], english)?;
    let ends = |character: char| {
        "；;，,、。|｜丨（(）)【@".contains(character) || (!english && is_blank(character))
    };
    let name = name.split(ends).next()?.trim();
    (!name.is_empty() && name.chars().count() <= LONGEST_NAME).then(|| name.to_owned())
}

/// What stands behind a label and what separates it from the name; only an English label needs no more than a blank.
fn behind_label(rest: &str, english: bool) -> Option<&str> {
    let after = rest.trim_start_matches(is_blank);
    let name = after.trim_start_matches(SEPARATORS);
    let separated = name.len() < after.len() || (english && after.len() < rest.len());
    separated.then(|| name.trim_start_matches(is_blank))
}

/// A printed name without the label that it may begin with.
pub(super) fn without_label(name: &str) -> &str {
    let name = name.trim();
    let behind = LABELS.iter().find_map(|label| {
        let (start, rest) = name.split_at_checked(label.len())?;
        let is_label = start.eq_ignore_ascii_case(label);
        is_label.then(|| behind_label(rest, label.is_ascii()))?
    });
    behind.unwrap_or(name)
}

/// The date that a line begins with, a label aside.
fn dated(line: &str) -> Option<String> {
    let start = line.find("20").or_else(|| line.find("19"))?;
    day(&line[start..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Span;

    fn filled(line: &str) -> (Option<String>, Option<String>) {
        let source = SourceText::new(line.to_owned());
        let aside = [Furniture {
            span: Span::new(0, source.len()),
            rule: "byline".to_owned(),
        }];
        let mut metadata = Metadata::default();
        fill(&mut metadata, &aside, &source);
        (metadata.author, metadata.published)
    }

    #[test]
    fn bylines_name_author_and_date() {
        let name = |name: &str| Some(name.to_owned());
        assert_eq!(
            filled("作者：顾冷泉 专栏：冷泉算账"),
            (name("顾冷泉"), None)
        );
        assert_eq!(filled("文｜顾冷泉 编辑｜老佟"), (name("顾冷泉"), None));
        assert_eq!(
            filled("2025年03月28日 09:30　来源：街角网　作者：冷泉"),
            (name("冷泉"), name("2025-03-28"))
        );
        assert_eq!(filled("By Jane Roe"), (name("Jane Roe"), None));
        assert_eq!(filled("文化馆供图"), (None, None));
    }
}

//! Author and date from the lines around the text, for files that have no metadata.

use super::page::is_blank;
use super::{Furniture, Metadata, Published, SourceText, dates};

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

/// What may go on behind an author's name in the same line, a colon behind it.
const NEXT_LABELS: &[&str] = &[
    "Date",
    "Published",
    "Posted",
    "Updated",
    "Time",
    "Source",
    "Editor",
    "Category",
    "Tags",
    "发布时间",
    "时间",
    "日期",
    "来源",
    "编辑",
    "栏目",
    "专栏",
];

/// What stands between the label and the name.
const SEPARATORS: &[char] = &[':', '：', '|', '｜', '丨', '∣', '/', '／'];

/// Fills in what the metadata lacks from the lines that were set aside.
pub(super) fn fill(metadata: &mut Metadata, aside: &[Furniture], source: &SourceText) {
    for furniture in aside
        .iter()
        .filter(|furniture| furniture.span.len() <= LONGEST_LINE)
    {
        let line = unmarked(source.slice(furniture.span));
        let line =
            line.trim_matches(|character: char| is_blank(character) || "（(【".contains(character));
        if metadata.author.is_none() {
            metadata.author = LABELS.iter().find_map(|label| named(line, label));
        }
        if metadata.published.is_none() {
            metadata.published = dates::within(line).map(Published::On);
        }
    }
}

/// The line without the marks of bold, italics and code, which may stand around a label, its colon or a name.
fn unmarked(line: &str) -> String {
    let characters: Vec<char> = line.chars().collect();
    let in_word = |at: Option<usize>| {
        at.and_then(|at| characters.get(at))
            .is_some_and(|character| character.is_alphanumeric())
    };
    let shown = |at: usize| match characters[at] {
        '*' | '`' => false,
        // As in a user's name.
        '_' => in_word(at.checked_sub(1)) && in_word(Some(at + 1)),
        _ => true,
    };
    (0..characters.len())
        .filter(|at| shown(*at))
        .map(|at| characters[at])
        .collect()
}

/// Whether the line names who wrote the text.
pub(super) fn names_author(line: &str) -> bool {
    LABELS.iter().any(|label| named(line, label).is_some())
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
    let name = before_next_label(name.split(ends).next()?).trim();
    (!name.is_empty() && name.chars().count() <= LONGEST_NAME).then(|| name.to_owned())
}

/// The name without another label that goes on in the line, as of `Jane Roe Date: 2025`.
fn before_next_label(name: &str) -> &str {
    let Some(colon) = name.find([':', '：']) else {
        return name;
    };
    let before = name[..colon].trim_end_matches(is_blank);
    let next = NEXT_LABELS
        .iter()
        .find_map(|label| before.strip_suffix(label))
        .filter(|name| name.ends_with(is_blank));
    next.unwrap_or(name)
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
        let published = metadata.published.map(|published| published.to_string());
        (metadata.author, published)
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
        assert_eq!(
            filled("By Jane Roe, May 3, 2023 | Opinion"),
            (name("Jane Roe"), name("2023-05-03"))
        );
        assert_eq!(
            filled("第20期 发布时间：2025年3月8日"),
            (None, name("2025-03-08"))
        );
        assert_eq!(filled("文化馆供图"), (None, None));
    }

    #[test]
    fn marks_of_emphasis_are_no_part_of_a_name() {
        let name = Some("顾冷泉".to_owned());
        for line in [
            "**Author:** 顾冷泉",
            "**作者：**顾冷泉",
            "作者：**顾冷泉**",
            "**作者**：顾冷泉",
            "__作者：__ *顾冷泉*",
            "`作者`：`顾冷泉`",
        ] {
            assert_eq!(filled(line), (name.clone(), None), "{line}");
        }
        let date = Some("2025-03-28".to_owned());
        let line = "**作者：** 顾冷泉 **日期：** 2025-03-28";
        assert_eq!(filled(line), (name, date.clone()));
        let line = "**Author:** Jane Roe **Date:** 2025-03-28";
        assert_eq!(filled(line), (Some("Jane Roe".to_owned()), date));
        let user = Some("gu_lengquan".to_owned());
        assert_eq!(filled("**作者：** gu_lengquan"), (user, None));
    }
}

//! Advertisements in Markdown: a link whose words run over several blocks.
//!
//! Markdown knows no such link, so a page exported with one leaves its two halves in the text: a paragraph that opens
//! with `[` and a picture, then title and teaser, then a paragraph that closes with `](https://…)`.

use super::page::Passage;

/// A teaser is shorter than this, in passages and in visible characters.
const MOST_PASSAGES: usize = 12;
const MOST_CHARACTERS: usize = 800;

/// Marks the passages that lie inside one link.
pub(super) fn mark(passages: &mut [Passage]) {
    let mut start = 0;
    while start < passages.len() {
        let end = opens(&passages[start])
            .then(|| close(&passages[start + 1..]))
            .flatten();
        let next = end.map_or(start + 1, |length| start + length + 1);
        if end.is_some() {
            passages[start..next]
                .iter_mut()
                .for_each(|passage| passage.in_shared_link = true);
        }
        start = next;
    }
}

/// Whether a bracket opens at the front and does not close in the passage.
fn opens(passage: &Passage) -> bool {
    let text = passage.text();
    let pictured = passage.lines.first().is_some_and(|line| line.images > 0);
    text.starts_with('[') && !text.contains(']') && (pictured || text.len() == 1)
}

/// How many passages it takes to the closing half.
fn close(following: &[Passage]) -> Option<usize> {
    let mut characters = 0;
    for (index, passage) in following.iter().take(MOST_PASSAGES).enumerate() {
        let text = passage.text();
        if text.ends_with(')') && text.contains("](") && !text[..text.find("](")?].contains('[') {
            return Some(index + 1);
        }
        characters += text.chars().count();
        if opens(passage) || characters > MOST_CHARACTERS {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{SourceText, markdown};

    fn marked(text: &str) -> Vec<bool> {
        let source = SourceText::new(text.to_owned());
        let (mut passages, mut aside) = (Vec::new(), Vec::new());
        markdown::read(&source, 0..text.len(), &mut passages, &mut aside);
        mark(&mut passages);
        passages
            .iter()
            .map(|passage| passage.in_shared_link)
            .collect()
    }

    #[test]
    fn a_link_over_several_blocks_is_a_teaser() {
        let teaser = "[![](a.png)\n\n十天学会记账\n\n查看详情 >\n\n](https://a.example)";
        assert_eq!(
            marked(&format!("甲。\n\n{teaser}\n\n乙。")),
            [false, true, true, true, true, false]
        );
    }

    #[test]
    fn brackets_that_never_close_are_text() {
        assert_eq!(marked("[![](a.png)\n\n甲。\n\n乙。"), [false, false, false]);
        assert_eq!(marked("[甲\n\n乙](https://a.example)"), [false, false]);
    }
}

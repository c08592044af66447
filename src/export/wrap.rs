//! Lines for the boxes of a picture, broken as Chinese typesetting asks.
//!
//! No line begins with a closing mark (`，。！？；：、）”’》】` and their like), none ends with an opening one
//! (`（“《`), and a Latin word or a number stays whole unless it is longer than a line. The general rules of Unicode
//! (UAX 14) treat `“` and `”` alike and would tie a quotation to the words before it, hence rules of our own.

use crate::map::{on_one_line, width_of};

/// Breaks `text` into lines of at most `columns` columns, a Chinese character counting two. White space and control
/// characters become single spaces. A text that needs more than `max_lines` is cut, and its last line ends with `…`.
pub fn wrap(text: &str, columns: usize, max_lines: usize) -> Vec<String> {
    wrap_measured(text, columns.max(2), max_lines, &width_of)
}

/// The same for lines at most `room` wide, by a measure of its own for every character.
pub(super) fn wrap_measured(
    text: &str,
    room: usize,
    max_lines: usize,
    measure: &dyn Fn(char) -> usize,
) -> Vec<String> {
    let text = on_one_line(text);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for piece in pieces(&text, room, measure) {
        let needed = sum(piece.trim_end(), measure);
        if used + needed > room && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if lines.len() >= max_lines {
            break;
        }
        line.push_str(piece);
        used += sum(piece, measure);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    let cut = lines.iter().map(String::len).sum::<usize>() < text.len();
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    if let Some(last) = lines.last_mut().filter(|_| cut) {
        leave_out_the_rest(last, room, measure);
    }
    lines
}

fn sum(text: &str, measure: &dyn Fn(char) -> usize) -> usize {
    text.chars().map(measure).sum()
}

/// The stretches of `text` that must not be broken, each with the space after it.
fn pieces<'text>(
    text: &'text str,
    room: usize,
    measure: &dyn Fn(char) -> usize,
) -> Vec<&'text str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut used = 0;
    let mut before: Option<char> = None;
    for (at, character) in text.char_indices() {
        if let Some(before) = before {
            let too_long = used + measure(character) > room;
            if (may_break(before, character) || too_long) && character != ' ' {
                pieces.push(&text[start..at]);
                start = at;
                used = 0;
            }
        }
        used += measure(character);
        before = Some(character);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if closes(after) || opens(before) {
        return false;
    }
    let tied = |character: char| {
        character.is_alphanumeric() && width_of(character) == 1 || is_ascii_sign(character)
    };
    before == ' ' || !(tied(before) && tied(after))
}

/// Signs inside words, numbers and addresses: `3.5`, `Wi-Fi`, `a_b`, `40%`.
fn is_ascii_sign(character: char) -> bool {
    character.is_ascii_punctuation()
}

/// Marks that belong to what stands before them.
fn closes(character: char) -> bool {
    "，。！？；：、）”’》】〉」』〕］｝…—～·‰％℃,.!?;:)]}%".contains(character)
}

/// Marks that belong to what comes after them.
fn opens(character: char) -> bool {
    "（“‘《【〈「『〔［｛([{".contains(character)
}

/// Ends the line with `…`, in place of its last characters where it is full.
fn leave_out_the_rest(line: &mut String, room: usize, measure: &dyn Fn(char) -> usize) {
    while sum(line, measure) + measure('…') > room
        || line.ends_with(|last| opens(last) || closes(last))
    {
        if line.pop().is_none() {
            break;
        }
    }
    line.push('…');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::width;
    use proptest::prelude::*;

    fn lines(text: &str, columns: usize) -> Vec<String> {
        wrap(text, columns, usize::MAX)
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        assert_eq!(
            lines("夜市的热闹是真的，生意也是真的。", 16),
            ["夜市的热闹是真", "的，生意也是真", "的。"]
        );
        assert_eq!(
            lines("他们把它叫做“烟火气”。", 14),
            ["他们把它叫做", "“烟火气”。"]
        );
        assert_eq!(
            lines("街坊都在说《夜市》这本书", 12),
            ["街坊都在说", "《夜市》这本", "书"]
        );
    }

    #[test]
    fn words_and_numbers_stay_whole() {
        assert_eq!(
            lines("摊主说 Wi-Fi 比水电贵 3.5% 左右", 12),
            ["摊主说 Wi-Fi", "比水电贵", "3.5% 左右"]
        );
        assert_eq!(
            lines("the night market stays", 12),
            ["the night", "market stays"]
        );
        assert_eq!(lines("abcdefghijklmnop", 8), ["abcdefgh", "ijklmnop"]);
    }

    #[test]
    fn a_text_too_long_for_its_box_says_so() {
        assert_eq!(
            wrap("夜市养活了摊主，也养活了街坊。", 12, 2),
            ["夜市养活了摊", "主，也养活…"]
        );
        assert_eq!(wrap("夜市", 12, 2), ["夜市"]);
        assert!(wrap(" \n ", 12, 2).is_empty());
    }

    proptest! {
        #[test]
        fn every_line_fits_and_nothing_is_lost(text in "[夜市灯火人间，。！？“”（）《》a-z0-9 .-]{0,80}", columns in 8_usize..40) {
            let lines = lines(&text, columns);
            for line in &lines {
                prop_assert!(width(line) <= columns, "{line}");
            }
            let bare = |text: &str| text.replace(' ', "");
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
        }

        #[test]
        fn ordinary_chinese_keeps_the_rules(clauses in prop::collection::vec("[“（《]?[夜市灯火人间]{1,12}[”）》]?[，。！？；：、]", 1..8)) {
            for line in lines(&clauses.concat(), 32).iter() {
                prop_assert!(!line.starts_with(closes), "{line}");
                prop_assert!(!line.ends_with(opens), "{line}");
            }
        }
    }
}

//! A text on one line of a limited width: what terminals, tooltips and picture labels show of a claim.

use unicode_width::UnicodeWidthChar;

/// `text` on one line: runs of white space and control characters become one space, so that no text of an article
/// can move a terminal's cursor or break a file.
pub fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if !(character.is_whitespace() || is_unprintable(character)) {
            line.push(character);
        } else if !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// `text` on one line of at most `columns` columns, a Chinese character counting two; `…` stands for what is left out.
pub fn shortened(text: &str, columns: usize) -> String {
    let line = on_one_line(text);
    if width(&line) <= columns {
        return line;
    }
    let mut kept = String::new();
    let mut room = columns.saturating_sub(width("…"));
    for character in line.chars() {
        let Some(left) = room.checked_sub(width_of(character)) else {
            break;
        };
        room = left;
        kept.push(character);
    }
    kept.truncate(kept.trim_end().len());
    kept + "…"
}

/// Columns that `text` takes.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(width_of).sum()
}

/// Columns that a character takes between Chinese ones: quotation marks and dashes, whose width Unicode leaves to
/// the script around them, count two.
pub(crate) fn width_of(character: char) -> usize {
    character.width_cjk().unwrap_or(0)
}

/// Control characters, marks that reorder the line, and code points that no XML file may hold.
fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(character, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_and_controls_become_one_space() {
        assert_eq!(
            on_one_line(" 夜市\r\n\t要\u{1b}[31m开\u{0} "),
            "夜市 要 [31m开"
        );
    }

    #[test]
    fn a_shortened_text_keeps_to_its_columns() {
        assert_eq!(shortened("夜市养活了摊主", 14), "夜市养活了摊主");
        assert_eq!(shortened("夜市养活了摊主", 12), "夜市养活了…");
        assert_eq!(shortened("night market", 8), "night…");
        assert_eq!(shortened("夜市", 0), "…");
    }
}

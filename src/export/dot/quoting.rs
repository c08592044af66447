//! Texts of strangers inside the DOT language: quoted so that they end where they should and mean only themselves.
//!
//! Three readers follow each other: the parser (`"`, `\`), the escapes of labels (`\N`, `\l`, `\\`) and the HTML
//! entities that `dot` resolves in them (`&lt;`). Control characters, which no SVG may hold, are gone beforehand.

use crate::map::{on_one_line, shortened};
use graphviz_rust::dot_structures::{Attribute, Id};

/// The name of a node or a cluster.
pub(super) fn name(text: &str) -> Id {
    quoted(escaped(text))
}

/// An attribute whose value is our own and needs only quotes.
pub(super) fn attribute(key: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(key.to_owned()), quoted(escaped(value)))
}

/// A label of centred lines.
pub(super) fn label<Line: AsRef<str>>(lines: &[Line]) -> Id {
    let lines: Vec<_> = lines.iter().map(|line| escaped(line.as_ref())).collect();
    quoted(lines.join("\\n"))
}

/// A label of lines that begin at the left edge.
pub(super) fn left_aligned<Line: AsRef<str>>(lines: &[Line]) -> Id {
    quoted(
        lines
            .iter()
            .map(|line| escaped(line.as_ref()) + "\\l")
            .collect(),
    )
}

/// `dot` reads no string above 16,384 bytes; a Chinese character takes three of them and two columns.
const TOOLTIP_COLUMNS: usize = 8000;

/// A text that appears when the pointer rests on a thing. An empty one would show the thing's own label.
pub(super) fn tooltip(text: &str) -> Id {
    match escaped(&shortened(text, TOOLTIP_COLUMNS)) {
        empty if empty.is_empty() => quoted(" ".to_owned()),
        text => quoted(text),
    }
}

fn quoted(escaped: String) -> Id {
    Id::Escaped(format!("\"{escaped}\""))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in on_one_line(text).chars() {
        match character {
            '\\' => escaped.push_str("\\\\"),
            '"' => escaped.push_str("\\\""),
            '&' => escaped.push_str("&amp;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(id: Id) -> String {
        match id {
            Id::Escaped(text) => text,
            other => panic!("{other}"),
        }
    }

    #[test]
    fn no_tooltip_is_longer_than_dot_reads() {
        let quoted = text(tooltip(&"夜".repeat(9000)));
        assert!(quoted.len() < 16_384, "{}", quoted.len());
    }

    #[test]
    fn quotes_backslashes_entities_and_line_ends_mean_themselves() {
        assert_eq!(text(name("A\"1\\")), r#""A\"1\\""#);
        assert_eq!(
            text(label(&["a\\N", "&lt;\n<b>"])),
            r#""a\\N\n&amp;lt; <b>""#
        );
        assert_eq!(text(left_aligned(&["一", "二"])), r#""一\l二\l""#);
        assert_eq!(text(tooltip("\u{0}\u{7}")), "\" \"");
    }
}

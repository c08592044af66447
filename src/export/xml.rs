//! Text that XML 1.0 can hold, for GraphML and GEXF.

use std::borrow::Cow;

/// Escapes text for content and attributes alike. Line ends and tabs go by number, because readers of XML change them
/// otherwise; a character that XML has no way to write becomes U+FFFD.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let plain =
        |c: char| !matches!(c, '&' | '<' | '>' | '"' | '\'' | '\t' | '\n' | '\r') && is_legal(c);
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            _ if is_legal(character) => out.push(character),
            _ => out.push('\u{fffd}'),
        }
    }
    Cow::Owned(out)
}

/// The text as it comes out of XML again.
pub(super) fn legal(text: &str) -> Cow<'_, str> {
    match text.chars().all(is_legal) {
        true => Cow::Borrowed(text),
        false => {
            let held = |c| if is_legal(c) { c } else { '\u{fffd}' };
            Cow::Owned(text.chars().map(held).collect())
        }
    }
}

/// Whether XML 1.0 has a way to write the character.
fn is_legal(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// JSON in which every character beyond ASCII's printable ones is written by number where XML cannot hold it.
pub(super) fn json_for_xml(value: &impl serde::Serialize) -> Result<String, serde_json::Error> {
    let text = serde_json::to_string(value)?;
    // serde_json writes the control characters below U+0020 by number already; these two are left.
    Ok(text
        .replace('\u{fffe}', "\\ufffe")
        .replace('\u{ffff}', "\\uffff"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_reads_as_markup_or_not_at_all_is_escaped() {
        assert_eq!(
            escaped("a<b & \"c\"\r\n"),
            "a&lt;b &amp; &quot;c&quot;&#13;&#10;"
        );
        assert_eq!(escaped("\u{1}好\u{ffff}😀"), "\u{fffd}好\u{fffd}😀");
        assert_eq!(
            json_for_xml(&"\u{1}\u{ffff}").unwrap(),
            "\"\\u0001\\uffff\""
        );
    }
}

//! What keeps an article from running as script: the page's content security policy, and the data and characters that
//! are safe to stand in it.

use crate::argument::RelationKind;
use crate::export::palette::{Shade, TINTS, ink};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The style sheet, with the colours of the pictures on paper and on a dark screen.
pub(super) fn style() -> String {
    let light = colours(|shade| shade.light);
    let dark = colours(|shade| shade.dark);
    let sheet = include_str!("report.css");
    format!("{light}@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n{sheet}")
}

fn colours(of: impl Fn(Shade) -> &'static str) -> String {
    let tints = TINTS.iter().enumerate();
    let mut named: Vec<_> = tints
        .map(|(place, tint)| (format!("tint-{place}"), of(*tint)))
        .collect();
    named.push(("support".to_owned(), of(ink(RelationKind::Support))));
    named.push((
        "contradiction".to_owned(),
        of(ink(RelationKind::Contradiction)),
    ));
    let lines = named.iter();
    let lines: String = lines
        .map(|(name, colour)| format!("  --{name}: {colour};\n"))
        .collect();
    format!(":root {{\n{lines}}}\n")
}

/// Admits the script and the style sheets of the page, each by its hash, and nothing else: no network, no frames, no
/// forms, no inline handlers.
pub(super) fn policy(script: &str, style: &str, diagram: Option<&str>) -> String {
    let styles: Vec<String> = std::iter::once(style)
        .chain(diagram.into_iter().flat_map(style_elements))
        .map(hash)
        .collect();
    format!(
        "default-src 'none'; script-src {}; style-src {}; base-uri 'none'; form-action 'none'",
        hash(script),
        styles.join(" ")
    )
}

/// The contents of the `<style>` elements of a picture.
fn style_elements(svg: &str) -> impl Iterator<Item = &str> {
    svg.split("<style").skip(1).filter_map(|rest| {
        let (_, content) = rest.split_once('>')?;
        Some(content.split_once("</style>")?.0)
    })
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// JSON that can stand inside a script element: nothing in it ends the element or opens another.
pub(super) fn embedded(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            // Outside strings JSON has none of them.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            other => safe.push(other),
        }
    }
    safe
}

/// The character that stands for `character` in the page, always one for one, so that places in a text hold: marks that
/// would reorder the text around them become invisible, and what no page may hold becomes `�`.
pub(super) fn printable(character: char) -> char {
    match character {
        '\u{200e}'
        | '\u{200f}'
        | '\u{61c}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => '\u{2060}',
        '\n' | '\t' => character,
        '\r' => ' ',
        '\u{fdd0}'..='\u{fdef}' => char::REPLACEMENT_CHARACTER,
        _ if character.is_control() || u32::from(character) & 0xfffe == 0xfffe => {
            char::REPLACEMENT_CHARACTER
        }
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_has_the_form_that_browsers_compare() {
        let empty = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        assert_eq!(hash(""), empty);
    }

    #[test]
    fn the_style_elements_of_a_diagram_are_admitted_too() {
        let diagram = "<svg><style type=\"text/css\">text{}</style><text>夜市</text></svg>";
        let policy = policy("a", "b", Some(diagram));
        assert!(policy.contains(&format!("style-src {} {};", hash("b"), hash("text{}"))));
    }

    #[test]
    fn data_can_not_leave_its_element() {
        let json = serde_json::to_string("</script><!--\u{2028}&").unwrap();
        let safe = embedded(&json);
        assert!(!safe.contains(['<', '>', '&', '\u{2028}']), "{safe}");
        let back: String = serde_json::from_str(&safe).unwrap();
        assert_eq!(back, "</script><!--\u{2028}&");
    }

    #[test]
    fn marks_that_reorder_and_control_characters_print_nothing_harmful() {
        let shown: String = "夜\u{202e}市\u{0}\r\n\u{ffff}"
            .chars()
            .map(printable)
            .collect();
        assert_eq!(shown, "夜\u{2060}市\u{fffd} \n\u{fffd}");
    }
}

//! One spelling for matching: Traditional to Simplified, full-width Latin to half-width, capitals to small letters,
//! typographic apostrophes to plain ones.
//!
//! Character for character, so that a range in the normalised text is a range in the text as written.

/// `text` in the spelling of the lexicons, with as many characters as before.
pub(crate) fn normalised(text: &str) -> String {
    let simplified = fast2s::convert(text);
    let same_length = simplified == text || simplified.chars().count() == text.chars().count();
    let simplified = if same_length { &simplified } else { text };
    let mut normal = String::with_capacity(text.len());
    let mut characters = simplified.chars().peekable();
    let mut before = ' ';
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        let is_apostrophe =
            character == '’' && before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
        normal.push(if is_apostrophe {
            '\''
        } else {
            plain(character)
        });
        before = character;
    }
    normal
}

/// One character in plain Latin. Chinese punctuation stays, because it is wider in meaning too: ： and ， split clauses.
fn plain(character: char) -> char {
    let half_width = match character {
        // Chinese characters, which most are, have no small letters to be looked up.
        '\u{4e00}'..='\u{9fff}' => return character,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '＋' | '－' | '．' | '＄' => {
            char::from_u32(character as u32 - 0xFEE0).unwrap_or(character)
        }
        other => other,
    };
    let mut small = half_width.to_lowercase();
    match (small.next(), small.next()) {
        (Some(only), None) => only,
        _ => half_width,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_for_all() {
        for (written, normal) in [
            ("書店的利潤不斷縮水", "书店的利润不断缩水"),
            ("ＡＢＣ１２３％", "abc123%"),
            ("However, it isn’t True", "however, it isn't true"),
            ("他说：“好，走。”", "他说：“好，走。”"),
        ] {
            assert_eq!(normalised(written), normal);
        }
    }
}

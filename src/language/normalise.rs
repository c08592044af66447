//! One spelling for matching: Traditional to Simplified, full-width Latin to half-width, capitals to small letters.
//!
//! Character for character, so that a range in the normalised text is a range in the text as written.

/// `text` in the spelling of the lexicons, with as many characters as before.
pub(crate) fn normalised(text: &str) -> String {
    let simplified = fast2s::convert(text);
    if simplified.chars().count() == text.chars().count() {
        simplified.chars().map(plain).collect()
    } else {
        text.chars().map(plain).collect()
    }
}

/// One character in plain Latin. Chinese punctuation stays, because it is wider in meaning too: ： and ， split clauses.
fn plain(character: char) -> char {
    let half_width = match character {
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

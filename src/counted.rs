//! How many of a thing, in English: `1 cue`, `2 cues`.

/// The number and the thing, which takes an `s` where it is several.
pub(crate) fn counted(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        _ => format!("{count} {thing}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn one_of_a_kind_is_singular() {
        let told = [0, 1, 2].map(|count| counted(count, "cue"));
        assert_eq!(told, ["0 cues", "1 cue", "2 cues"]);
    }
}

//! File names from the names of articles, sound on every system, and fingerprints of bytes.

/// The fingerprint of bytes (FNV-1a, 64 bits): the same on every machine and in every release.
pub(crate) fn fingerprint(bytes: &[u8]) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    bytes.iter().fold(OFFSET, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(PRIME)
    })
}

/// Characters of the article's own name that its file name keeps.
const KEPT: usize = 40;

/// `it-1a2b3c4d5e6f7081.json` for `articles.tar.xz!news/it.md`. The fingerprint keeps articles of one name apart, and the
/// file from being called like a device of Windows (`con`, `nul`).
pub(super) fn file_name(source: &str) -> String {
    let last = source.rsplit(['/', '\\', '!']).next().unwrap_or(source);
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let safe = |character: char| match character {
        _ if character.is_alphanumeric() => character,
        '-' | '_' | '.' => character,
        _ => '_',
    };
    let stem: String = stem.chars().take(KEPT).map(safe).collect();
    let stem = stem.trim_start_matches('.');
    format!("{stem}-{:016x}.json", fingerprint(source.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_sound_and_apart() {
        let name = file_name("a.tar.xz!it/con.md");
        assert!(
            name.starts_with("con-") && name.ends_with(".json"),
            "{name}"
        );
        assert_ne!(name, file_name("a.tar.xz!pd/con.md"));
        for source in [
            "rows.jsonl#../../etc",
            "夜市:*?<>|.md",
            "",
            "...",
            "a/b\\c d",
        ] {
            let name = file_name(source);
            assert!(
                !name.starts_with('.') && !name.contains(['/', '\\', ':', '*', ' ']),
                "{name}"
            );
        }
    }

    #[test]
    fn a_fingerprint_is_the_published_one() {
        assert_eq!(fingerprint(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fingerprint(b"foobar"), 0x8594_4171_f739_67e8);
    }
}

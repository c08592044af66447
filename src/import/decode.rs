//! The bytes of a CSV file become text: UTF-8, UTF-16, or the GB18030 that Excel and WPS save in China.

use super::ImportError;
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

/// The text, and whether its encoding has not all characters.
pub(super) fn decode(name: &str, bytes: &[u8]) -> Result<(String, bool), ImportError> {
    let wrong = |line| ImportError::Encoding {
        name: name.to_owned(),
        line,
    };
    for (mark, encoding) in [(&[0xff, 0xfe], UTF_16LE), (&[0xfe, 0xff], UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
            return text
                .map(|text| (text.into_owned(), false))
                .ok_or_else(|| wrong(1));
        }
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((text.to_owned(), false)),
        Err(error) => error,
    };
    let line = bytes[..error.valid_up_to()]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
        + 1;
    if is_broken_utf8(bytes) {
        return Err(wrong(line));
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(|text| (text.into_owned(), true))
        .ok_or_else(|| wrong(line))
}

/// Whether most of what is not ASCII is UTF-8: then the file is broken, and read as GB18030 it would be gibberish.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        // GB18030 rarely looks like the three bytes of a Chinese character in UTF-8.
        sound += chunk.valid().chars().filter(|c| c.len_utf8() >= 3).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > broken
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "id,text\nA1,夜市的热闹能不能长久\n";

    #[test]
    fn what_spreadsheets_save_is_read() {
        let utf16: Vec<u8> = std::iter::once(0xfeff)
            .chain(TEXT.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode("t", &utf16).unwrap(), (TEXT.to_owned(), false));
        assert_eq!(
            decode("t", TEXT.as_bytes()).unwrap(),
            (TEXT.to_owned(), false)
        );
        assert_eq!(
            decode("t", &GB18030.encode(TEXT).0).unwrap(),
            (TEXT.to_owned(), true)
        );
    }

    #[test]
    fn broken_utf8_is_refused_with_its_line() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.remove(14);
        let told = decode("t.csv", &bytes).unwrap_err().to_string();
        assert!(
            told.starts_with("t.csv, line 2: the bytes are neither UTF-8"),
            "{told}"
        );
    }
}

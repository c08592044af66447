//! The bytes of a CSV file become text: UTF-8, UTF-16, or the GB18030 that Excel and WPS save in China.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

/// A file's text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// Without its byte order mark.
    pub(crate) text: String,
    /// Whether its encoding has not all characters.
    pub(crate) is_lossy: bool,
}

/// Bytes that no known encoding has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: the bytes are neither UTF-8 nor UTF-16 nor GB18030; save the file as UTF-8")]
pub(crate) struct BrokenEncoding {
    /// 1-based.
    pub(crate) line: usize,
}

/// The text of a file.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, BrokenEncoding> {
    let whole = |text: &str| Decoded {
        text: text.to_owned(),
        is_lossy: false,
    };
    for (mark, encoding) in [(&[0xff, 0xfe], UTF_16LE), (&[0xfe, 0xff], UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
            return text
                .map(|text| whole(&text))
                .ok_or(BrokenEncoding { line: 1 });
        }
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(whole(text)),
        Err(error) => error,
    };
    let before = bytes[..error.valid_up_to()].iter();
    let broken = BrokenEncoding {
        line: before.filter(|byte| **byte == b'\n').count() + 1,
    };
    if is_broken_utf8(bytes) {
        return Err(broken);
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(|text| Decoded {
        text: text.into_owned(),
        is_lossy: true,
    })
    .ok_or(broken)
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
        let decoded = |is_lossy| {
            Ok(Decoded {
                text: TEXT.to_owned(),
                is_lossy,
            })
        };
        assert_eq!(decode(&utf16), decoded(false));
        assert_eq!(decode(TEXT.as_bytes()), decoded(false));
        assert_eq!(decode(&GB18030.encode(TEXT).0), decoded(true));
    }

    #[test]
    fn broken_utf8_is_refused_with_its_line() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.remove(14);
        assert_eq!(decode(&bytes), Err(BrokenEncoding { line: 2 }));
    }
}

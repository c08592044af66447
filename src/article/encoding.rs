//! Bytes become text: UTF-8, UTF-16 and GB18030 are told apart by what the bytes say.
//!
//! The text comes out exactly as written, byte order mark and carriage returns included, because every span counts its
//! code points.

use super::ArticleError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_16BE, UTF_16LE};

/// A file with a broken byte here and there is still read; one in every thousand bytes is too much.
const BYTES_PER_BROKEN_BYTE: usize = 1_000;

/// A single-byte encoding reads anything. It is believed only where most bytes are ASCII; this many percent may not be.
const MOST_FOREIGN_BYTES: usize = 30;

/// A file with a control character in fewer bytes is no text.
const BYTES_PER_CONTROL: usize = 100;

/// Decodes a file. `name` is for messages.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<String, ArticleError> {
    if bytes.is_empty() {
        return Err(ArticleError::Empty {
            name: name.to_owned(),
        });
    }
    if let Some(encoding) = utf16(&bytes) {
        return decode_as(name, &bytes, encoding);
    }
    if let Some(cause) = binary(&bytes) {
        return Err(ArticleError::Binary {
            name: name.to_owned(),
            cause,
        });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let byte = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            if let Some(text) = nearly_utf8(&bytes) {
                return Ok(text);
            }
            if is_common_chinese(&bytes) {
                return decode_as(name, &bytes, GB18030);
            }
            match guess(&bytes) {
                Some(encoding) => decode_as(name, &bytes, encoding),
                None => Err(ArticleError::Undecodable {
                    name: name.to_owned(),
                    tried: "UTF-8",
                    byte,
                }),
            }
        }
    }
}

/// The encoding of several bytes a character that names are written in, Chinese before all others; nothing where one byte
/// is a character.
pub(crate) fn of_names(bytes: &[u8]) -> Option<&'static Encoding> {
    match is_common_chinese(bytes) {
        true => Some(GB18030),
        false => guess(bytes).filter(|encoding| !encoding.is_single_byte()),
    }
}

fn decode_as(
    name: &str,
    bytes: &[u8],
    encoding: &'static Encoding,
) -> Result<String, ArticleError> {
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok(text.into_owned()),
        None => Err(ArticleError::Undecodable {
            name: name.to_owned(),
            tried: encoding.name(),
            byte: first_broken(bytes, encoding),
        }),
    }
}

/// The first byte that the encoding cannot read.
fn first_broken(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() * 3 + 16);
    let (_, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    read.saturating_sub(1)
}

/// UTF-16, by its byte order mark or, where it has none, by the characters it would make.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] => None, // UTF-32, which no editor writes
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ if bytes.len() % 2 == 1
            || std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0')) =>
        {
            None
        }
        _ => [UTF_16LE, UTF_16BE]
            .into_iter()
            .find(|encoding| reads_well(bytes, encoding)),
    }
}

/// Whether nearly every unit is a character that Chinese or English text has.
fn reads_well(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let unit = |pair: &[u8]| match pair {
        [first, second] if encoding == UTF_16LE => u16::from_le_bytes([*first, *second]),
        [first, second] => u16::from_be_bytes([*first, *second]),
        _ => 0,
    };
    let usual = |unit: u16| {
        matches!(unit, 0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0xa0..=0xff | 0x2010..=0x203a | 0x3000..=0x30ff
            | 0x4e00..=0x9fff | 0xff00..=0xff5e)
    };
    let count = bytes
        .chunks_exact(2)
        .filter(|pair| usual(unit(pair)))
        .count();
    count * 2 * 20 >= bytes.len() * 19
}

/// What shows the bytes to be no text, if anything does.
fn binary(bytes: &[u8]) -> Option<String> {
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Some(format!("a zero byte at {at}"));
    }
    let control = |byte: &&u8| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    let controls = bytes.iter().filter(control).count();
    (controls * BYTES_PER_CONTROL > bytes.len()).then(|| format!("{controls} control characters"))
}

/// UTF-8 with a few broken bytes, each read as U+FFFD.
fn nearly_utf8(bytes: &[u8]) -> Option<String> {
    let (mut broken, mut long) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        broken += usize::from(!chunk.invalid().is_empty());
        long += chunk
            .valid()
            .chars()
            .filter(|character| !character.is_ascii())
            .count();
    }
    let readable = long > 0 && broken * BYTES_PER_BROKEN_BYTE <= bytes.len() && broken * 10 <= long;
    readable.then(|| String::from_utf8_lossy(bytes).into_owned())
}

/// Whether the bytes are GB18030 of everyday Chinese: valid, and mostly of the 3,755 most used characters.
fn is_common_chinese(bytes: &[u8]) -> bool {
    let (mut pairs, mut common) = (0_usize, 0_usize);
    let mut at = 0;
    while let Some(&lead) = bytes.get(at) {
        if lead < 0x80 {
            at += 1;
            continue;
        }
        let trail = bytes.get(at + 1).copied().unwrap_or(0);
        pairs += 1;
        common += usize::from(matches!(
            (lead, trail),
            (0xa1 | 0xa3 | 0xb0..=0xd7, 0xa1..=0xfe)
        ));
        at += if matches!(trail, 0x30..=0x39) { 4 } else { 2 };
    }
    common * 4 >= pairs * 3
        && GB18030
            .decode_without_bom_handling_and_without_replacement(bytes)
            .is_some()
}

/// Another encoding of the web that reads the bytes without a fault.
fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let guess = if guess == GBK { GB18030 } else { guess };
    let foreign = bytes.iter().filter(|byte| **byte >= 0x80).count();
    if guess.is_single_byte() && foreign * 100 > bytes.len() * MOST_FOREIGN_BYTES {
        return None;
    }
    guess
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(|_| guess)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "县城的咖啡馆能不能活下去？\r\n我看未必，账还没有算完。\n";

    fn read(bytes: &[u8]) -> String {
        decode("test", bytes.to_vec()).unwrap_or_else(|error| error.to_string())
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let bytes = |unit: u16| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let marked = format!("\u{feff}{TEXT}");
        assert_eq!(read(TEXT.as_bytes()), TEXT);
        assert_eq!(read(marked.as_bytes()), marked, "the byte order mark stays");
        for big in [false, true] {
            assert_eq!(read(&utf16(TEXT, big)), TEXT);
            assert_eq!(read(&utf16(&marked, big)), marked);
        }
        assert_eq!(read(&GB18030.encode(TEXT).0), TEXT);
        assert_eq!(
            read(&GB18030.encode("好𠮷。日子过得𠮷，也算吉利").0),
            "好𠮷。日子过得𠮷，也算吉利"
        );
    }

    #[test]
    fn a_broken_byte_in_a_long_text_is_borne_and_in_a_short_one_is_not() {
        let mut long = "热闹不等于信任。".repeat(200).into_bytes();
        long.insert(24, 0xff);
        assert!(read(&long).starts_with("热闹不等于信任。\u{fffd}热闹"));
        let mut short = "热闹不等于信任。".as_bytes().to_vec();
        short.insert(3, 0xff);
        assert!(decode("short", short).is_err());
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_name() {
        let png = [
            0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R',
        ];
        assert!(read(&png).starts_with("test: is not a text file (a zero byte at 8)"));
        assert!(read(&[1, 2, 3, 4, 5, 6]).contains("6 control characters"));
        assert!(read(&[]).contains("the file is empty"));
        assert!(read(&[0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]).contains("UTF-16LE"));
    }
}

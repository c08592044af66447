//! How wide letters are, without looking at a font.
//!
//! A picture must be the same bytes on every machine, whatever fonts it has, and is looked at on yet another. That
//! costs nothing for Chinese: in every Chinese font a character and a full-width mark are one em wide. What differs is
//! Latin, so the letters of ASCII are measured once, in Noto Sans CJK, and widened a little for wider fonts; a test
//! measures them again where that font is installed (`apt-get install fonts-noto-cjk`).

use crate::export::wrap::wrap_measured;
use unicode_width::UnicodeWidthChar;

/// Fonts with Chinese letters on Linux, Windows and macOS.
pub(super) const FONTS: &str =
    "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif";

/// Thousandths of an em.
const EM: usize = 1000;
/// Advances of the letters from the space to the tilde in Noto Sans CJK SC Regular, thousandths of an em.
const ASCII: [u16; 95] = [
    224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555,
    555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589,
    552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573,
    531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552,
    284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
];
/// Lines of a pole.
const STANCE_LINES: usize = 2;
/// What stands between the poles of an author on both sides.
const BETWEEN_POLES: &str = " / ";
/// What a wider font, or a bold one, may need beyond the table, in hundredths.
const SLACK: usize = 106;

/// How wide a text is, pixels, in letters of `size` pixels.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<usize>() as f64 * size / EM as f64
}

/// Lines at most `room` pixels wide; what does not fit `max_lines` is cut, with `…` at the end.
pub(super) fn lines(text: &str, size: f64, room: f64, max_lines: usize) -> Vec<String> {
    let room = (room * EM as f64 / size).max(EM as f64 * 2.0) as usize;
    let lines = wrap_measured(text, room, max_lines, &advance);
    let last = lines
        .last()
        .map_or(0, |line| line.chars().map(advance).sum());
    if lines.len() < 2 || last >= 3 * EM || room < 8 * EM {
        return lines;
    }
    // A character or two alone on the last line look lost; a little less on the others keeps them company.
    let narrower = wrap_measured(text, room - 2 * EM, max_lines, &advance);
    match narrower.len() == lines.len() && narrower.concat() == lines.concat() {
        true => narrower,
        false => lines,
    }
}

/// The lines of a stance: of two poles (`留下 / 离开`) that one line has no room for each begins its own, and only one that
/// is longer than a line is broken inside.
pub(super) fn stance(text: &str, size: f64, room: f64) -> Vec<String> {
    let whole = lines(text, size, room, STANCE_LINES);
    if whole.len() < 2 {
        return whole;
    }
    let poles = text.split_inclusive(BETWEEN_POLES);
    let of_poles = poles.flat_map(|pole| lines(pole, size, room, STANCE_LINES));
    let of_poles: Vec<String> = of_poles.collect();
    match of_poles.len() <= 2 * STANCE_LINES {
        true => of_poles,
        false => whole,
    }
}

/// One line at most `room` pixels wide.
pub(super) fn line(text: &str, size: f64, room: f64) -> String {
    lines(text, size, room, 1).pop().unwrap_or_default()
}

fn advance(character: char) -> usize {
    let ascii = (character as usize).checked_sub(' ' as usize);
    match ascii.and_then(|place| ASCII.get(place)) {
        Some(&width) => usize::from(width) * SLACK / 100,
        None => match character.width_cjk() {
            Some(0) | None => 0,
            // Greek, Cyrillic and half-width signs are at most as wide as a Chinese character.
            Some(_) => EM,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_one_em_wide_and_latin_about_half() {
        assert_eq!(width("夜市，“真”的……", 10.0), 90.0);
        let latin = width("night market", 10.0);
        assert!((55.0..70.0).contains(&latin), "{latin}");
        assert_eq!(width("", 10.0), 0.0);
    }

    #[test]
    fn lines_fit_their_room_and_keep_the_rules() {
        let text = "摊主说 Wi-Fi 的价钱比水电贵，“热闹”不等于收入。";
        let broken = lines(text, 14.0, 140.0, 9);
        for line in &broken {
            assert!(width(line, 14.0) <= 140.0, "{line}");
            assert!(!line.starts_with(['，', '。', '”']), "{line}");
        }
        assert_eq!(lines(text, 14.0, 140.0, 1).len(), 1);
        assert!(line(text, 14.0, 140.0).ends_with('…'));
    }

    #[test]
    fn a_stance_is_broken_between_its_poles() {
        let told = |text, room| stance(text, 10.0, room).join("|");
        assert_eq!(told("买账 / 不买账", 80.0), "买账 / 不买账");
        assert_eq!(told("街坊买账 / 街坊不买账", 80.0), "街坊买账 /|街坊不买账");
        assert_eq!(
            told("买账 / 街坊多半不买账", 60.0),
            "买账 /|街坊多半不买|账"
        );
        assert_eq!(told("街坊多半不买账", 60.0), "街坊多半不买|账");
    }

    #[test]
    fn the_table_is_that_of_noto_sans_cjk() {
        let file = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
        let Ok(bytes) = std::fs::read(file) else {
            eprintln!("skipped: {file} is missing; apt-get install fonts-noto-cjk");
            return;
        };
        // The third face of the collection is the one for simplified Chinese.
        let face = ttf_parser::Face::parse(&bytes, 2).unwrap();
        let thousandths = |letter: char| {
            let advance = face
                .glyph_hor_advance(face.glyph_index(letter).unwrap())
                .unwrap();
            usize::from(advance) * EM / usize::from(face.units_per_em())
        };
        for (letter, &width) in (' '..='~').zip(&ASCII) {
            assert_eq!(thousandths(letter), usize::from(width), "{letter}");
        }
        for letter in "夜市，。“”、《》！？：；（）…".chars() {
            assert_eq!(thousandths(letter), advance(letter), "{letter}");
        }
    }
}

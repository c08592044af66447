//! Numbers as they are written: 3,000, 1.5亿, 三十万, 两三, 数千, 10w.

/// A number at some place of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// Where it ends.
    pub end: usize,
    /// Its value; none for an indefinite number such as 数千 or 两三.
    pub value: Option<f64>,
    /// Whether it is written with Chinese characters.
    pub chinese: bool,
    /// Its digits where it is nothing but digits, as a year is (2025, 二〇二五).
    pub digits: usize,
}

/// The number that begins at `start`, if one does.
pub(super) fn numeral_at(text: &[char], start: usize) -> Option<Numeral> {
    if text.get(start)?.is_ascii_digit() {
        arabic(text, start)
    } else {
        chinese(text, start)
    }
}

/// Whether a number may begin with the character.
pub(super) fn opens_numeral(character: char) -> bool {
    character.is_ascii_digit()
        || matches!(character, '几' | '数')
        || digit(character).is_some()
        || multiplier(character).is_some()
}

/// Arabic digits, with the Chinese multipliers that may follow.
fn arabic(text: &[char], start: usize) -> Option<Numeral> {
    let mut end = start;
    let mut written = String::new();
    while let Some(&character) = text.get(end) {
        let digit_follows = text.get(end + 1).is_some_and(char::is_ascii_digit);
        match character {
            '0'..='9' => written.push(character),
            '.' if digit_follows && !written.contains('.') => written.push('.'),
            ',' if digit_follows && is_group(text, end + 1) => {}
            _ => break,
        }
        end += 1;
    }
    let plain = written.bytes().all(|byte| byte.is_ascii_digit());
    let mut number = Numeral {
        end,
        value: written.parse().ok(),
        chinese: false,
        digits: if plain { written.len() } else { 0 },
    };
    multiply(text, &mut number);
    Some(number)
}

/// Whether exactly three digits stand at `start`, as behind a comma in 3,000.
fn is_group(text: &[char], start: usize) -> bool {
    let digits = text[start..]
        .iter()
        .take_while(|c| c.is_ascii_digit())
        .count();
    digits == 3
}

/// Takes 多, 余 and the multipliers 十 to 亿, w and k behind a number into it.
fn multiply(text: &[char], number: &mut Numeral) {
    let about = |at: usize| matches!(text.get(at), Some('多' | '余' | '几'));
    loop {
        let skip = usize::from(about(number.end));
        let Some(factor) = text.get(number.end + skip).and_then(|c| multiplier(*c)) else {
            break;
        };
        number.end += skip + 1;
        number.value = number.value.map(|value| value * factor);
        number.digits = 0;
    }
    if let Some(hundreds) = shortened(text, number.end) {
        number.end += 1;
        number.value = number.value.map(|value| value + hundreds);
    }
    let letter_factor = match text.get(number.end) {
        Some('w') => Some(1e4),
        Some('k') => Some(1e3),
        _ => None,
    };
    let word_goes_on = text
        .get(number.end + 1)
        .is_some_and(char::is_ascii_alphanumeric);
    if let (Some(factor), false) = (letter_factor, word_goes_on) {
        number.end += 1;
        number.value = number.value.map(|value| value * factor);
        number.digits = 0;
    }
}

/// What the digit at `at` adds behind a multiplier: 5 in 1万5 and 五 in 一万五, shortened from 1万5千 and 一万五千.
fn shortened(text: &[char], at: usize) -> Option<f64> {
    let before = at.checked_sub(1)?;
    let factor = multiplier(*text.get(before)?).filter(|factor| *factor >= 100.0)?;
    let written = *text.get(at)?;
    let arabic = written.to_digit(10).map(f64::from);
    // Only Chinese speakers leave out the 十 of 一百五十; 1百5 is no number.
    let digit = match arabic {
        Some(_) if factor < 1e3 => return None,
        Some(value) => value,
        None => digit(written)?,
    };
    let goes_on = text
        .get(at + 1)
        .is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | '%') || multiplier(*c).is_some());
    (!goes_on).then_some(digit * factor / 10.0)
}

/// Chinese numerals: positional (三十二万), digit by digit (二〇二五) or indefinite (两三百, 数千, 上百).
fn chinese(text: &[char], start: usize) -> Option<Numeral> {
    let mut end = start;
    let mut read = Tally::default();
    while let Some(&character) = text.get(end) {
        let multiplied = text.get(end + 1).is_some_and(|c| multiplier(*c).is_some());
        if let Some(value) = digit(character) {
            read.add_digit(value);
        } else if matches!(character, '几' | '数') {
            // 数 is also "to count" and "number": it is a numeral only before a multiplier.
            let is_word = character == '数' && !multiplied;
            if end > start && !read.has_more_than_digits || is_word {
                break;
            }
            read.add_some();
        } else if let Some(factor) = multiplier(character) {
            if end == start && !may_lead(text, start) {
                return None;
            }
            read.multiply(factor);
        } else if matches!(character, '多' | '余') && multiplied && end > start {
            // 十多万: about; the value stays the round number.
            read.side_by_side = 0;
        } else {
            break;
        }
        end += 1;
    }
    if end == start {
        return None;
    }
    let follows = read.side_by_side == 1 && read.has_more_than_digits;
    if let (true, Some(hundreds)) = (follows, shortened(text, end - 1)) {
        read.pending = Some(hundreds);
    }
    let by_digit = !read.has_more_than_digits && read.digits > 2;
    let value = match by_digit {
        true => text[start..end]
            .iter()
            .filter_map(|c| digit(*c))
            .fold(0.0, |value, digit| value * 10.0 + digit),
        false => read.total + read.section + read.pending.unwrap_or(0.0),
    };
    Some(Numeral {
        end,
        value: (!read.is_indefinite || by_digit).then_some(value),
        chinese: true,
        digits: match read.has_more_than_digits {
            true => 0,
            false => read.digits,
        },
    })
}

/// Whether the multiplier at `start` may begin a numeral: 十, 上百, 近千.
fn may_lead(text: &[char], start: usize) -> bool {
    let before = start.checked_sub(1).map(|before| text[before]);
    text[start] == '十' || matches!(before, Some('上' | '近'))
}

/// A Chinese numeral as far as it is read.
#[derive(Default)]
struct Tally {
    /// What 万 and 亿 have closed.
    total: f64,
    /// What the smaller multipliers have made since.
    section: f64,
    /// The last digit, where no multiplier has taken it yet.
    pending: Option<f64>,
    digits: usize,
    /// Of these the last, with nothing between them.
    side_by_side: usize,
    is_indefinite: bool,
    has_more_than_digits: bool,
}

impl Tally {
    fn add_digit(&mut self, value: f64) {
        self.digits += 1;
        self.side_by_side += 1;
        // 三四十; three and more are written digit by digit.
        if self.pending.is_some_and(|earlier| earlier != 0.0) && self.side_by_side < 3 {
            self.is_indefinite = true;
        }
        self.pending = Some(value);
    }

    /// 几 and 数.
    fn add_some(&mut self) {
        self.is_indefinite = true;
        self.pending = Some(1.0);
        self.has_more_than_digits = true;
        self.side_by_side = 0;
    }

    fn multiply(&mut self, factor: f64) {
        self.has_more_than_digits = true;
        self.side_by_side = 0;
        if factor < 1e4 {
            self.section += self.pending.take().unwrap_or(1.0) * factor;
            return;
        }
        let part = self.section + self.pending.take().unwrap_or(0.0);
        self.section = 0.0;
        // 三万亿: what 万 has closed is multiplied once more.
        if factor > 1e4 {
            self.total = (self.total + part).max(1.0) * factor;
        } else {
            self.total += part.max(1.0) * factor;
        }
    }
}

/// The value of a Chinese digit.
fn digit(character: char) -> Option<f64> {
    let value = match character {
        '〇' | '零' => 0.0,
        '一' => 1.0,
        '二' | '两' => 2.0,
        '三' => 3.0,
        '四' => 4.0,
        '五' => 5.0,
        '六' => 6.0,
        '七' => 7.0,
        '八' => 8.0,
        '九' => 9.0,
        _ => return None,
    };
    Some(value)
}

/// The value of a Chinese multiplier.
fn multiplier(character: char) -> Option<f64> {
    let factor = match character {
        '十' => 10.0,
        '百' => 100.0,
        '千' => 1e3,
        '万' => 1e4,
        '亿' => 1e8,
        _ => return None,
    };
    Some(factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(usize, Option<f64>)> {
        let characters: Vec<char> = text.chars().collect();
        numeral_at(&characters, 0).map(|number| (number.end, number.value))
    }

    #[test]
    fn numbers_have_their_value() {
        for (text, value) in [
            ("3,000", 3000.0),
            ("1.5亿", 1.5e8),
            ("300多万", 3e6),
            ("10w", 1e5),
            ("1万5", 15_000.0),
            ("一万五", 15_000.0),
            ("三千五", 3500.0),
            ("一百五", 150.0),
            ("三百零五", 305.0),
            ("四十五", 45.0),
            ("三十二万", 320_000.0),
            ("二〇二五", 2025.0),
            ("十五", 15.0),
            ("一百零八", 108.0),
            ("三亿五千万", 350_000_000.0),
        ] {
            assert_eq!(
                read(text),
                Some((text.chars().count(), Some(value))),
                "{text}"
            );
        }
    }

    #[test]
    fn indefinite_numbers_have_none() {
        for text in [
            "两三",
            "数千",
            "几十万",
            "十几",
            "三十五六",
            "一百二三十",
            "三四百",
        ] {
            assert_eq!(read(text), Some((text.chars().count(), None)), "{text}");
        }
    }

    #[test]
    fn a_bare_multiplier_is_no_number() {
        assert_eq!(read("千万"), None);
        assert_eq!(read("万一"), None);
        assert_eq!(read("数据"), None);
    }
}

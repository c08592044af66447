//! Dates as pages print them: `2025年3月8日`, `2025-03-08`, `2025/3/8`, `March 8, 2025`, `8 March 2025`.

use super::CalendarDate;
use super::page::is_blank;

/// The day that a text begins with, whatever stands behind it.
pub(super) fn beginning(text: &str) -> Option<CalendarDate> {
    day(text).map(|(day, _)| day)
}

/// The first day that stands in a line.
pub(super) fn within(line: &str) -> Option<CalendarDate> {
    let mut before = None;
    line.char_indices().find_map(|(at, character)| {
        // Neither in a number nor in a word.
        let begins = match character.is_ascii_digit() {
            true => !before.is_some_and(|before: char| before.is_ascii_digit()),
            false => !before.is_some_and(|before: char| before.is_ascii_alphanumeric()),
        };
        before = Some(character);
        begins.then(|| beginning(&line[at..]))?
    })
}

/// The day, month or year that a text is.
pub(super) fn whole(text: &str) -> Option<CalendarDate> {
    let text = text.trim();
    let found = day(text).or_else(|| month(text)).or_else(|| year(text));
    found.and_then(|(date, rest)| rest.is_empty().then_some(date))
}

/// A day at the beginning of a text, and what stands behind it.
fn day(text: &str) -> Option<(CalendarDate, &str)> {
    day_in_figures(text)
        .or_else(|| day_behind_month(text))
        .or_else(|| day_before_month(text))
}

/// 2025年3月8日, 2025-03-08.
fn day_in_figures(text: &str) -> Option<(CalendarDate, &str)> {
    let (year, rest) = four_digits(text)?;
    let (month, rest) = one_or_two_digits(behind_mark(rest, '年')?)?;
    let (day, rest) = one_or_two_digits(behind_mark(rest, '月')?)?;
    let date = CalendarDate::of(year, Some(month), Some(day))?;
    Some((
        date,
        behind_blanks(rest)
            .strip_prefix(['日', '号'])
            .unwrap_or(rest),
    ))
}

/// May 3, 2023; a weekday may stand before it.
fn day_behind_month(text: &str) -> Option<(CalendarDate, &str)> {
    let (month, rest) = month_name(behind_weekday(text))?;
    let (day, rest) = ordinal(between(rest)?)?;
    let (year, rest) = four_digits(between(rest)?)?;
    Some((CalendarDate::of(year, Some(month), Some(day))?, rest))
}

/// 3 May 2023, 3rd of May, 2023; a weekday may stand before it.
fn day_before_month(text: &str) -> Option<(CalendarDate, &str)> {
    let (day, rest) = ordinal(behind_weekday(text))?;
    let rest = between(rest)?;
    let (month, rest) = month_name(rest.strip_prefix("of ").unwrap_or(rest))?;
    let (year, rest) = four_digits(between(rest)?)?;
    Some((CalendarDate::of(year, Some(month), Some(day))?, rest))
}

/// 2025年3月, 2025-03, March 2025.
fn month(text: &str) -> Option<(CalendarDate, &str)> {
    let in_figures = || {
        let (year, rest) = four_digits(text)?;
        let (month, rest) = one_or_two_digits(behind_mark(rest, '年')?)?;
        let rest = behind_blanks(rest).strip_prefix('月').unwrap_or(rest);
        Some((year, month, rest))
    };
    let in_english = || {
        let (month, rest) = month_name(text)?;
        let (year, rest) = four_digits(between(rest)?)?;
        Some((year, month, rest))
    };
    let (year, month, rest) = in_figures().or_else(in_english)?;
    Some((CalendarDate::of(year, Some(month), None)?, rest))
}

/// 2025, 2025年.
fn year(text: &str) -> Option<(CalendarDate, &str)> {
    let (year, rest) = four_digits(text)?;
    let rest = behind_blanks(rest).strip_prefix('年').unwrap_or(rest);
    Some((CalendarDate::of(year, None, None)?, rest))
}

/// What stands behind the mark between two figures of a date: the Chinese word, a hyphen, a slash, a full stop or blanks.
fn behind_mark(text: &str, word: char) -> Option<&str> {
    let rest = behind_blanks(text);
    let marks = ['-', '‐', '‑', '–', '/', '／', '.', '．', word];
    let rest = behind_blanks(rest.strip_prefix(marks).unwrap_or(rest));
    (rest.len() < text.len()).then_some(rest)
}

/// What stands behind the blanks, commas, full stops and hyphens between two words of an English date.
fn between(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| is_blank(c) || matches!(c, ',' | '.' | '-'));
    (rest.len() < text.len()).then_some(rest)
}

fn behind_weekday(text: &str) -> &str {
    const DAYS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let behind = || {
        let (_, rest) = name_among(DAYS, text)?;
        between(rest)
    };
    behind().unwrap_or(text)
}

fn month_name(text: &str) -> Option<(u8, &str)> {
    const MONTHS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let (place, rest) = name_among(MONTHS, text)?;
    Some((u8::try_from(place + 1).ok()?, rest))
}

/// Which of the names a text begins with, in full or shortened to three letters or more: Sept.
fn name_among<'text>(names: &[&str], text: &'text str) -> Option<(usize, &'text str)> {
    let end = text.find(|c: char| !c.is_ascii_alphabetic());
    let (word, rest) = text.split_at(end.unwrap_or(text.len()));
    let word = word.to_ascii_lowercase();
    let place = names.iter().position(|name| name.starts_with(&word))?;
    (word.len() >= 3).then_some((place, rest))
}

/// 3, 03 or 3rd.
fn ordinal(text: &str) -> Option<(u8, &str)> {
    let (number, rest) = one_or_two_digits(text)?;
    let suffix = ["st", "nd", "rd", "th"].iter();
    let behind = suffix.copied().find_map(|suffix| rest.strip_prefix(suffix));
    Some((number, behind.unwrap_or(rest)))
}

fn four_digits(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = digits(text);
    (digits.len() == 4).then_some((digits.parse().ok()?, rest))
}

fn one_or_two_digits(text: &str) -> Option<(u8, &str)> {
    let (digits, rest) = digits(text);
    (digits.len() <= 2).then_some((digits.parse().ok()?, rest))
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit());
    text.split_at(end.unwrap_or(text.len()))
}

fn behind_blanks(text: &str) -> &str {
    text.trim_start_matches(is_blank)
}

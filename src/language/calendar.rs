//! Dates as they are written.

use super::numeral::{Numeral, numeral_at};
use super::quantity::{Quantity, QuantityKind::Date};

/// Dates with their parts: 2025年1月13日, 1月13日, 三月, 13日, 2025-01-13, 2024年底.
pub(super) fn calendar_date(text: &[char], at: usize) -> Option<Quantity> {
    let first = numeral_at(text, at)?;
    let date = |end: usize, value: Option<f64>| {
        Some(Quantity {
            range: at..end,
            kind: Date,
            value,
        })
    };
    let is_year = first.digits == 4
        && first
            .value
            .is_some_and(|year| (1000.0..2200.0).contains(&year));
    if is_year
        && matches!(text.get(first.end), Some('-' | '/' | '.'))
        && let Some(end) = written_out(text, first.end)
    {
        return date(end, None);
    }
    if is_year && text.get(first.end) == Some(&'年') && text.get(first.end + 1) != Some(&'代') {
        let year_end = first.end + 1;
        return match month_and_day(text, year_end) {
            Some(end) => date(end, None),
            None => date(year_end, first.value),
        };
    }
    month_and_day(text, at).and_then(|end| date(end, None))
}

/// The end of `-01-13` behind a year.
fn written_out(text: &[char], mut at: usize) -> Option<usize> {
    let separator = text[at];
    for _ in 0..2 {
        if text.get(at) != Some(&separator) {
            return None;
        }
        let part = numeral_at(text, at + 1).filter(|part| (1..=2).contains(&part.digits))?;
        at = part.end;
    }
    Some(at)
}

/// The end of 1月13日, 三月, 13日 or 5号 at `at`.
fn month_and_day(text: &[char], at: usize) -> Option<usize> {
    let first = numeral_at(text, at)?;
    let within = |number: &Numeral, last: f64| {
        number
            .value
            .is_some_and(|value| value.fract() == 0.0 && (1.0..=last).contains(&value))
    };
    match text.get(first.end)? {
        '月' if within(&first, 12.0) => {
            let month_end = first.end + 1;
            let day = numeral_at(text, month_end)
                .filter(|day| within(day, 31.0) && matches!(text.get(day.end), Some('日' | '号')));
            Some(day.map_or(month_end, |day| day.end + 1))
        }
        // 一日 is more often "one day" and 一号 a name.
        '日' | '号' if within(&first, 31.0) && !first.chinese => Some(first.end + 1),
        _ => None,
    }
}

//! Dates as pages print them, brought to one form.

/// `2025-01-18` for a date that begins with year, month and day in figures.
pub(super) fn day(written: &str) -> Option<String> {
    let written = written.trim();
    let mut numbers = Vec::new();
    for part in written.split(|character: char| !character.is_ascii_digit()) {
        match part.len() {
            0 => {}
            1 | 2 | 4 => numbers.push(part),
            _ => return None,
        }
        if numbers.len() == 3 {
            break;
        }
    }
    let [year, month, day] = numbers[..] else {
        return None;
    };
    let in_order = year.len() == 4 && month.len() <= 2 && day.len() <= 2;
    (in_order && written.starts_with(year)).then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

/// The same, and other dates as they are written.
pub(super) fn day_or_as_written(written: &str) -> String {
    day(written).unwrap_or_else(|| written.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::day_or_as_written as day;

    #[test]
    fn dates_in_figures_take_one_form() {
        assert_eq!(day("2025年3月8日 09:30"), "2025-03-08");
        assert_eq!(day("2025-03-28T10:00:00+08:00"), "2025-03-28");
        assert_eq!(day("2025/3/28"), "2025-03-28");
        assert_eq!(day("March 8, 2025"), "March 8, 2025");
        assert_eq!(day("昨天"), "昨天");
    }
}

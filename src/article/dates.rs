//! Dates as pages print them, brought to one form.

/// `2025-01-18` for dates that begin with year, month and day in figures; others are kept as written.
pub(super) fn day(written: &str) -> String {
    let written = written.trim();
    let mut numbers = Vec::new();
    for part in written.split(|character: char| !character.is_ascii_digit()) {
        match part.len() {
            0 => {}
            1 | 2 | 4 => numbers.push(part),
            _ => return written.to_owned(),
        }
        if numbers.len() == 3 {
            break;
        }
    }
    match numbers[..] {
        [year, month, day]
            if year.len() == 4
                && month.len() <= 2
                && day.len() <= 2
                && written.starts_with(year) =>
        {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn dates_in_figures_take_one_form() {
        assert_eq!(day("2025年3月8日 09:30"), "2025-03-08");
        assert_eq!(day("2025-03-28T10:00:00+08:00"), "2025-03-28");
        assert_eq!(day("2025/3/28"), "2025-03-28");
        assert_eq!(day("March 8, 2025"), "March 8, 2025");
        assert_eq!(day("昨天"), "昨天");
    }
}

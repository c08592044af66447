//! Whether a cell says what the export said, whatever spreadsheet programs do to cells on the way.

use super::sheet::Sheet;
use crate::article::CalendarDate;
use crate::export::csv::{fitting, without_mark};
use crate::map::on_one_line;
use std::borrow::Cow;

impl Sheet {
    /// Whether a cell as read says the same as the map: line ends, white space, unprintable characters, the ways to
    /// write a number and the mark before a formula aside.
    pub(super) fn same(&self, exported: &str, read: &str) -> bool {
        let wanted = shown(fitting(exported));
        let reads = [shown(read), shown(&Self::unmarked(read))];
        reads.iter().any(|read| {
            *read == wanted
                || same_number(&wanted, read)
                || same_day(&wanted, read)
                || (self.lossy && same_but_for_question_marks(&wanted, read))
                || (exported.len() > 32_000
                    && read.len() > 32_000
                    && wanted.starts_with(read.as_str()))
        })
    }

    /// The cell as an editor meant it: line ends as one, and without the mark before what looks like a formula.
    pub(super) fn unmarked(cell: &str) -> Cow<'_, str> {
        let cell = without_mark(cell);
        match cell.contains('\r') {
            true => Cow::Owned(cell.replace("\r\n", "\n").replace('\r', "\n")),
            false => Cow::Borrowed(cell),
        }
    }
}

/// What of a text survives any program: no unprintable characters, no noncharacters, runs of white space as one space.
fn shown(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|c| !matches!(c, '\u{fffd}'..='\u{ffff}'));
    let kept: String = kept
        .filter(|c| c.is_whitespace() || !c.is_control())
        .collect();
    on_one_line(&kept)
}

fn same_number(one: &str, other: &str) -> bool {
    let number = |text: &str| text.replace(',', ".").parse::<f64>().ok();
    match (number(one), number(other)) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        _ => false,
    }
}

/// Whether the one is a date and the other the number that spreadsheets keep for it: days since 30 December 1899.
fn same_day(wanted: &str, read: &str) -> bool {
    let Some((year, month, day)) = CalendarDate::read(wanted).and_then(CalendarDate::day) else {
        return false;
    };
    if year < 1900 {
        return false;
    }
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    // Years that begin in March end with the day that leap years add.
    let (march_year, march_month) = match month {
        1 | 2 => (year - 1, month + 9),
        _ => (year, month - 3),
    };
    let before = 365 * march_year + march_year / 4 - march_year / 100 + march_year / 400;
    let serial = before + (153 * march_month + 2) / 5 + day - 693_900;
    read.parse::<f64>()
        .is_ok_and(|number| number == serial as f64)
}

/// Whether the two differ only where an encoding had no character and wrote `?`, once or twice.
fn same_but_for_question_marks(wanted: &str, read: &str) -> bool {
    let mut left = read.chars().peekable();
    for character in wanted.chars() {
        match left.next() {
            Some(same) if same == character => {}
            Some('?') if !character.is_ascii() => {
                if character.len_utf16() == 2 && left.peek() == Some(&'?') {
                    left.next();
                }
            }
            _ => return false,
        }
    }
    left.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(lossy: bool) -> Sheet {
        Sheet::of(None, Vec::new()).out_of_text(lossy)
    }

    #[test]
    fn what_programs_do_to_cells_is_no_edit() {
        let csv = sheet(false);
        assert!(csv.same("一\r\n二", "一\n二 "));
        assert!(csv.same("0.5", "0.50"));
        assert!(csv.same("=1", "'=1") && csv.same("'=1", "''=1"));
        assert!(!csv.same("能", "不能"));
        assert!(sheet(true).same("😀好𠮷", "??好?"));
        assert!(!csv.same("😀好", "??好"));
        assert!(csv.same("2025-01-02", "45659") && csv.same("1900-03-01", "61"));
        assert!(csv.same("2023年5月3日", "45049") && csv.same("May 3, 2023", "45049"));
        assert!(!csv.same("2025-01-02", "45660"));
        assert!(!csv.same("2025-01-02 起免租", "45659"));
    }
}

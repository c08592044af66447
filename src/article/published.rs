//! When an article was published: a date of the calendar, or whatever else stands where one should.

use super::dates;
use serde::{Deserialize, Serialize};
use std::fmt;

/// When an article was published. Files hold it as the text it is shown as.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Published {
    /// On a date of the calendar, in whatever form it was written: `2025年3月8日` is shown as `2025-03-08`.
    On(CalendarDate),
    /// At a time that no calendar tells, as it was written: `昨天`, `03/08/2025`.
    AsWritten(String),
}

/// A day of the calendar, or a month or a year where no more is known.
///
/// They are sorted by year, month and day, a year ahead of its months and a month ahead of its days; whether one is the
/// earlier of two, [`CalendarDate::is_before`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarDate {
    year: u16,
    month: Option<u8>,
    /// None without a month.
    day: Option<u8>,
}

impl Published {
    /// What a page or a file gives as the date: Chinese (`2025年3月8日 09:30`), ISO (`2025-03-08T09:30`), slashed
    /// (`2025/3/8`) and English (`March 8, 2025`, `8 March 2025`) dates are told; what goes on behind a day, such as the
    /// hour, is left out. Nothing where nothing is written.
    pub fn read(written: &str) -> Option<Self> {
        let written = written.trim();
        let date = dates::beginning(written).or_else(|| CalendarDate::read(written));
        let as_written = || (!written.is_empty()).then(|| Self::AsWritten(written.to_owned()));
        date.map(Self::On).or_else(as_written)
    }

    /// The date, where it is one of the calendar.
    pub fn date(&self) -> Option<CalendarDate> {
        match self {
            Self::On(date) => Some(*date),
            Self::AsWritten(_) => None,
        }
    }
}

impl CalendarDate {
    /// The date that a text is, if it is nothing else: `2025年3月8日`, `March 2025`, `2025`.
    pub fn read(written: &str) -> Option<Self> {
        dates::whole(written)
    }

    /// A date that the calendar has.
    pub(super) fn of(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let is_leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            None => 0,
            Some(2) if is_leap => 29,
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            Some(1..=12) => 31,
            Some(_) => return None,
        };
        let has_day = day.is_none_or(|day| (1..=last).contains(&day));
        (year > 0 && has_day).then_some(Self { year, month, day })
    }

    /// Year, month and day, where the day is known.
    pub fn day(self) -> Option<(u16, u8, u8)> {
        Some((self.year, self.month?, self.day?))
    }

    /// Whether it is surely the earlier one. Of a month and a day in it neither is.
    pub fn is_before(self, other: Self) -> bool {
        let (months, days) = (self.month.zip(other.month), self.day.zip(other.day));
        let months = months.map_or(std::cmp::Ordering::Equal, |(one, other)| one.cmp(&other));
        let days = days.map_or(std::cmp::Ordering::Equal, |(one, other)| one.cmp(&other));
        self.year.cmp(&other.year).then(months).then(days).is_lt()
    }
}

impl fmt::Display for CalendarDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        let parts = [self.month, self.day];
        parts
            .iter()
            .flatten()
            .try_for_each(|part| write!(f, "-{part:02}"))
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => date.fmt(f),
            Self::AsWritten(written) => f.write_str(written),
        }
    }
}

impl From<String> for Published {
    fn from(written: String) -> Self {
        Self::read(&written).unwrap_or(Self::AsWritten(written))
    }
}

impl From<Published> for String {
    fn from(published: Published) -> Self {
        published.to_string()
    }
}

/// In files that hold an empty text where nothing is known.
pub(crate) mod or_empty {
    use super::Published;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(
        published: &Option<Published>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match published {
            Some(published) => serializer.collect_str(published),
            None => serializer.serialize_str(""),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Published>, D::Error> {
        Ok(Published::read(&String::deserialize(deserializer)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_calendar_take_one_form() {
        for (written, shown) in [
            ("2025年3月8日 09:30", "2025-03-08"),
            ("2025 年 3 月 8 日", "2025-03-08"),
            ("2025-03-28T10:00:00+08:00", "2025-03-28"),
            ("2025/3/28", "2025-03-28"),
            ("2025.3.28", "2025-03-28"),
            ("May 3, 2023", "2023-05-03"),
            ("Sept. 3rd, 2023, 10:15 a.m.", "2023-09-03"),
            ("3 May 2023", "2023-05-03"),
            ("the 3rd of May, 2023", "the 3rd of May, 2023"),
            ("3rd of May, 2023", "2023-05-03"),
            ("03-May-2023", "2023-05-03"),
            ("Wed, 03 May 2023 08:00:00 GMT", "2023-05-03"),
            ("Wednesday, May 3, 2023", "2023-05-03"),
            ("2025年3月", "2025-03"),
            ("2025-3", "2025-03"),
            ("March 2025", "2025-03"),
            ("2025年", "2025"),
        ] {
            let published = Published::read(written).map(|published| published.to_string());
            assert_eq!(published.as_deref(), Some(shown), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_of_the_calendar_stays_as_written() {
        for written in [
            "昨天",
            "03/05/2023",
            "2025-02-29",
            "2025-13-01",
            "2025年春",
            "2025—2026",
            "2025年3家店和8个人",
            "Maybe 3, 2023",
            "May 3",
            "Spring 2023",
            "20250308",
        ] {
            let published = Some(Published::AsWritten(written.to_owned()));
            assert_eq!(Published::read(written), published);
        }
        assert_eq!(Published::read(" \n"), None);
    }

    #[test]
    fn a_date_is_before_another_where_that_is_sure() {
        let is_before = |one: &str, other: &str| {
            let date = |written: &str| CalendarDate::read(written).unwrap();
            date(one).is_before(date(other))
        };
        assert!(is_before("May 3, 2023", "April 2, 2024"));
        assert!(is_before("2025年3月8日", "2025年10月8日"));
        assert!(is_before("2024年12月", "2025-01-01") && is_before("2024", "2025-01"));
        for (one, other) in [("2025-03", "2025-03-08"), ("2025", "2025-03")] {
            assert!(!is_before(one, other) && !is_before(other, one));
        }
    }
}

//! Days of the civil (proleptic Gregorian) calendar, without time zone and without clock.

mod parse;

pub use parse::{DateOptions, DayOrder, ParsedDate, SerialEpoch, TimeOfDay, parse_date};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// Days in 400 Gregorian years.
const DAYS_PER_ERA: i64 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const EPOCH_SHIFT: i64 = 719_468;

/// A day between 0001-01-01 and 9999-12-31; text form `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct LocalDate {
    year: i32,
    month: u8,
    day: u8,
}

/// Not a day of the calendar, or not the form `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a calendar day")]
pub struct BadDate;

impl LocalDate {
    /// 1970-01-01.
    pub const EPOCH: Self = Self { year: 1970, month: 1, day: 1 };

    /// The day, if the calendar has it.
    #[must_use]
    pub const fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month) {
            return None;
        }
        Some(Self { year, month, day })
    }

    /// Year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// Month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01, negative before. Algorithm: H. Hinnant, `days_from_civil`.
    #[must_use]
    pub const fn days_since_epoch(self) -> i64 {
        // The year begins in March, so the leap day is its last.
        let year = self.year as i64 - (self.month <= 2) as i64;
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (self.month as i64 + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + self.day as i64 - 1;
        era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
            - EPOCH_SHIFT
    }

    /// The day this many days after 1970-01-01, within the years 1 to 9999.
    #[must_use]
    pub fn from_days(days: i64) -> Option<Self> {
        let shifted = days.checked_add(EPOCH_SHIFT)?;
        let era = shifted.div_euclid(DAYS_PER_ERA);
        let day_of_era = shifted.rem_euclid(DAYS_PER_ERA);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The day of a Unix time in milliseconds at this offset from UTC, in minutes (China: 480).
    #[must_use]
    pub fn from_unix_ms(ms: i64, offset_minutes: i32) -> Option<Self> {
        let local = ms.checked_add(i64::from(offset_minutes) * 60_000)?;
        Self::from_days(local.div_euclid(86_400_000))
    }

    /// So many days later, or earlier when negative.
    #[must_use]
    pub fn add_days(self, days: i64) -> Option<Self> {
        self.days_since_epoch().checked_add(days).and_then(Self::from_days)
    }

    /// So many months later; a day the month lacks becomes its last (31 January + 1 month = 28 or 29 February).
    #[must_use]
    pub fn add_months(self, months: i32) -> Option<Self> {
        let count = self.year.checked_mul(12)?.checked_add(i32::from(self.month) - 1)?.checked_add(months)?;
        let year = count.div_euclid(12);
        let month = u8::try_from(count.rem_euclid(12) + 1).ok()?;
        Self::new(year, month, self.day.min(days_in_month(year, month)))
    }

    /// Days from this day to the other, negative when that one is earlier.
    #[must_use]
    pub const fn days_until(self, other: Self) -> i64 {
        other.days_since_epoch() - self.days_since_epoch()
    }

    /// 1 Monday … 7 Sunday (ISO 8601).
    #[must_use]
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        u8::try_from((self.days_since_epoch() + 3).rem_euclid(7) + 1).unwrap_or(1)
    }

    /// Completed years from this birth date; a 29 February birthday is completed on 1 March in common years.
    #[must_use]
    pub fn age_on(self, today: Self) -> i32 {
        let before_birthday = (today.month, today.day) < (self.month, self.day);
        today.year - self.year - i32::from(before_birthday)
    }
}

/// Whether February has 29 days.
#[must_use]
pub const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days of a month, 0 for a month outside 1 to 12.
#[must_use]
pub const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

impl std::fmt::Display for LocalDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl std::str::FromStr for LocalDate {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        let digits = |range: std::ops::Range<usize>| -> Option<u16> {
            let part = text.get(range)?;
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten()
        };
        let dash = |at: usize| text.as_bytes().get(at) == Some(&b'-');
        if text.len() != 10 || !dash(4) || !dash(7) {
            return Err(BadDate);
        }
        let day = || {
            let [year, month, day] = [digits(0..4)?, digits(5..7)?, digits(8..10)?];
            Self::new(i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        };
        day().ok_or(BadDate)
    }
}

impl Serialize for LocalDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LocalDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> LocalDate {
        text.parse().unwrap()
    }

    #[test]
    fn known_days() {
        assert_eq!(day("1970-01-01").days_since_epoch(), 0);
        assert_eq!(day("2000-03-01").days_since_epoch(), 11_017);
        assert_eq!(day("1900-01-01").days_since_epoch(), -25_567);
        assert_eq!(day("2025-10-09").weekday(), 4);
        assert_eq!(day("1969-12-28").weekday(), 7);
        assert_eq!(LocalDate::from_unix_ms(-1, 0), Some(day("1969-12-31")));
        assert_eq!(LocalDate::from_unix_ms(1_735_660_800_000, 480), Some(day("2025-01-01")));
    }

    #[test]
    fn leap_years() {
        assert!(is_leap(2000) && is_leap(1888) && !is_leap(1900) && !is_leap(1885));
        assert_eq!(LocalDate::new(1885, 2, 29), None);
        assert_eq!(day("2024-01-31").add_months(1), Some(day("2024-02-29")));
        assert_eq!(day("2023-12-31").add_months(2), Some(day("2024-02-29")));
        assert_eq!(day("2024-02-29").add_months(-12), Some(day("2023-02-28")));
        assert_eq!(day("2024-02-28").add_days(2), Some(day("2024-03-01")));
        assert_eq!(day("2012-02-29").age_on(day("2026-02-28")), 13);
        assert_eq!(day("2012-02-29").age_on(day("2026-03-01")), 14);
    }

    #[test]
    fn text_is_strict() {
        for bad in ["2025-1-5", "2025-02-30", "0000-01-01", "2025-01-0五", "+025-01-01", "2025/01/05", ""] {
            assert_eq!(bad.parse::<LocalDate>(), Err(BadDate), "{bad}");
        }
    }

    #[test]
    fn edges_of_the_range() {
        assert_eq!(day("9999-12-31").add_days(1), None);
        assert_eq!(day("0001-01-01").add_days(-1), None);
        assert_eq!(day("9999-12-31").add_months(1), None);
        assert_eq!(day("2025-01-01").add_days(i64::MAX), None);
        assert_eq!(day("2025-01-01").add_months(i32::MAX), None);
    }

    proptest! {
        #[test]
        fn days_round_trip(days in -719_162_i64..2_932_896) {
            let date = LocalDate::from_days(days).unwrap();
            prop_assert_eq!(date.days_since_epoch(), days);
            prop_assert_eq!(date.to_string().parse(), Ok(date));
            prop_assert_eq!(date.add_days(1).map(|next| next > date), Some(true));
        }
    }
}

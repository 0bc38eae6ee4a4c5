//! The calendar of a vault: days and instants at its offset from UTC.

use vault_domain::date::LocalDate;

use crate::core::Core;
use crate::session::Session;

const MINUTE_MS: i64 = 60_000;

/// Today in the vault's calendar.
pub(crate) fn today(core: &Core, session: &Session) -> LocalDate {
    day_of(core.host.clock.wall_ms(), session.settings.utc_offset_min)
}

/// The day of an instant; the first day of the epoch for instants no clock gives.
pub(crate) fn day_of(at_ms: i64, offset_min: i32) -> LocalDate {
    LocalDate::from_unix_ms(at_ms, offset_min).unwrap_or(LocalDate::EPOCH)
}

/// An instant as the directory counts local time: milliseconds of the local calendar.
pub(crate) fn local_ms(at_ms: i64, offset_min: i32) -> i64 {
    at_ms + i64::from(offset_min) * MINUTE_MS
}

/// The instant at which the local calendar shows `local_ms`.
pub(crate) fn instant_of(local_ms: i64, offset_min: i32) -> i64 {
    local_ms - i64::from(offset_min) * MINUTE_MS
}

/// `2026-11-30 14:08` in the calendar at this offset.
pub(crate) fn minute_text(at_ms: i64, offset_min: i32) -> String {
    let minutes = local_ms(at_ms, offset_min).div_euclid(MINUTE_MS);
    let (hour, minute) = (minutes.div_euclid(60).rem_euclid(24), minutes.rem_euclid(60));
    format!("{} {hour:02}:{minute:02}", day_of(at_ms, offset_min))
}

/// `2026-Q4`.
pub(crate) fn quarter_text(day: LocalDate) -> String {
    format!("{}-Q{}", day.year(), day.month().div_ceil(3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_and_quarters_are_those_of_the_vaults_calendar() {
        let new_year = 1_767_196_800_000; // 2025-12-31T16:00Z
        assert_eq!(minute_text(new_year, 480), "2026-01-01 00:00");
        assert_eq!(minute_text(new_year - 60_000, 480), "2025-12-31 23:59");
        assert_eq!(quarter_text(day_of(new_year, 480)), "2026-Q1");
        assert_eq!(quarter_text(day_of(new_year, 0)), "2025-Q4");
    }

    #[test]
    fn half_past_nine_in_china_is_half_past_one_in_utc() {
        let written = 9 * 3_600_000 + 30 * MINUTE_MS;
        assert_eq!(instant_of(written, 480), 3_600_000 + 30 * MINUTE_MS);
        assert_eq!(local_ms(instant_of(written, 480), 480), written);
    }
}

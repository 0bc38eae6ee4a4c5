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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_past_nine_in_china_is_half_past_one_in_utc() {
        let written = 9 * 3_600_000 + 30 * MINUTE_MS;
        assert_eq!(instant_of(written, 480), 3_600_000 + 30 * MINUTE_MS);
        assert_eq!(local_ms(instant_of(written, 480), 480), written);
    }
}

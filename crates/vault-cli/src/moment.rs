//! Moments in the vault's calendar, as they are typed and shown.

use std::str::FromStr;

use vault_domain::date::LocalDate;

/// Minutes the calendar is ahead of UTC.
const OFFSET_MIN: i32 = 480;
const MINUTE_MS: i64 = 60_000;
const MINUTES_A_DAY: i64 = 1_440;

/// A minute of the calendar, in milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment(pub i64);

impl FromStr for Moment {
    type Err = &'static str;

    /// `2026-12-31T18:30`, or `2026-12-31` for the first minute of the day.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = "YYYY-MM-DD or YYYY-MM-DDTHH:MM";
        let (day, minute) = text.split_once('T').map_or((text, Some(0)), |(day, time)| (day, minute(time)));
        let (Ok(day), Some(minute)) = (day.parse::<LocalDate>(), minute) else { return Err(wrong) };
        let local = day.days_since_epoch() * MINUTES_A_DAY + minute;
        Ok(Self((local - i64::from(OFFSET_MIN)) * MINUTE_MS))
    }
}

/// The minute of the day `HH:MM` names.
fn minute(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once(':')?;
    let number = |digits: &str, below: i64| -> Option<i64> {
        let two = digits.len() == 2 && digits.bytes().all(|digit| digit.is_ascii_digit());
        digits.parse().ok().filter(|number| two && *number < below)
    };
    Some(number(hour, 24)? * 60 + number(minute, 60)?)
}

impl std::fmt::Display for Moment {
    /// `2026-12-31 18:30`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Some(day) = LocalDate::from_unix_ms(self.0, OFFSET_MIN) else { return f.write_str("-") };
        let minute = (self.0.div_euclid(MINUTE_MS) + i64::from(OFFSET_MIN)).rem_euclid(MINUTES_A_DAY);
        write!(f, "{day} {:02}:{:02}", minute / 60, minute % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn a_minute_is_read_and_shown_in_the_vaults_calendar() {
        let half_past_six = Moment(1_798_713_000_000); // 2026-12-31T10:30Z
        assert_eq!("2026-12-31T18:30".parse(), Ok(half_past_six));
        assert_eq!(half_past_six.to_string(), "2026-12-31 18:30");
        let midnight: Moment = "2027-01-01".parse().unwrap();
        assert_eq!((midnight.0, midnight.to_string().as_str()), (1_798_732_800_000, "2027-01-01 00:00"));
        assert_eq!(Moment(midnight.0 - 1).to_string(), "2026-12-31 23:59");
        assert_eq!(Moment(i64::MAX).to_string(), "-");
    }

    #[test]
    fn what_no_calendar_has_is_refused() {
        for bad in [
            "",
            "2026-02-30",
            "2026-2-3",
            "2026-12-31T",
            "2026-12-31T24:00",
            "2026-12-31T12:60",
            "2026-12-31T1:05",
            "2026-12-31T+1:05",
            "2026-12-31 12:00",
            "2026-12-31T12:00:00",
            "tomorrow",
        ] {
            assert!(bad.parse::<Moment>().is_err(), "{bad}");
        }
    }
}

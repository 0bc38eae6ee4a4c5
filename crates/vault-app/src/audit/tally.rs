//! Counting entries by day and by hour in the vault's calendar.

use vault_domain::date::LocalDate;

use super::groups;
use crate::calendar::{day_of, local_ms};
use crate::contract::ledger::{ActionGroup, LedgerDay};

/// Days in the charts.
pub(super) const DAYS: i64 = 30;

const DAY_MS: i64 = 86_400_000;
const HOUR_MS: i64 = 3_600_000;

/// Counters over the last thirty days.
pub(super) struct Tally {
    today: LocalDate,
    offset_min: i32,
    /// Today last.
    days: Vec<LedgerDay>,
    /// Monday first.
    hours: [[u32; 24]; 7],
}

impl Tally {
    pub fn new(today: LocalDate, offset_min: i32) -> Self {
        let day = |ago: i64| LedgerDay {
            day: today.add_days(-ago).unwrap_or(today).to_string(),
            views: 0,
            copies: 0,
            changes: 0,
            imports: 0,
            exports: 0,
            logins: 0,
            rights: 0,
            others: 0,
        };
        Self { today, offset_min, days: (0..DAYS).rev().map(day).collect(), hours: [[0; 24]; 7] }
    }

    /// First instant that counts: midnight thirty days ago, today included.
    pub fn since_ms(&self) -> i64 {
        let first = self.today.days_since_epoch() - (DAYS - 1);
        first * DAY_MS - local_ms(0, self.offset_min)
    }

    /// Counts one entry; instants outside the window, such as of a clock that was wrong, do not count.
    pub fn add(&mut self, at_ms: i64, action: &str) -> bool {
        let day = day_of(at_ms, self.offset_min);
        let ago = day.days_until(self.today);
        if !(0..DAYS).contains(&ago) {
            return false;
        }
        let (weekday, hour) = hour_of_week(at_ms, self.offset_min);
        if let Some(count) = self.hours.get_mut(weekday).and_then(|hours| hours.get_mut(hour)) {
            *count = count.saturating_add(1);
        }
        let position = usize::try_from(DAYS - 1 - ago).ok();
        if let Some(day) = position.and_then(|position| self.days.get_mut(position)) {
            let count = match groups::group_of(action) {
                Some(ActionGroup::View) => &mut day.views,
                Some(ActionGroup::Copy) => &mut day.copies,
                Some(ActionGroup::Change) => &mut day.changes,
                Some(ActionGroup::Import) => &mut day.imports,
                Some(ActionGroup::Export) => &mut day.exports,
                Some(ActionGroup::Login) => &mut day.logins,
                Some(ActionGroup::Rights) => &mut day.rights,
                Some(ActionGroup::Settings | ActionGroup::Check) | None => &mut day.others,
            };
            *count = count.saturating_add(1);
        }
        true
    }

    /// The days, oldest first, and the hours of the week.
    pub fn finish(self) -> (Vec<LedgerDay>, Vec<[u32; 24]>) {
        (self.days, self.hours.to_vec())
    }
}

/// Weekday (Monday is 0) and hour of an instant in the vault's calendar.
pub(super) fn hour_of_week(at_ms: i64, offset_min: i32) -> (usize, usize) {
    // Counted, not looked up in a calendar: a filter asks this of every entry. 1970-01-01 was a Thursday.
    let hours = local_ms(at_ms, offset_min).div_euclid(HOUR_MS);
    let weekday = (hours.div_euclid(24) + 3).rem_euclid(7);
    (usize::try_from(weekday).unwrap_or(0), usize::try_from(hours.rem_euclid(24)).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// China: eight hours ahead of UTC.
    const CHINA: i32 = 480;

    fn at(day: &str, hour: i64, minute: i64) -> i64 {
        let day: LocalDate = day.parse().unwrap();
        day.days_since_epoch() * DAY_MS + hour * HOUR_MS + minute * 60_000 - 8 * HOUR_MS
    }

    fn tally() -> Tally {
        // A Monday.
        Tally::new("2026-03-02".parse().unwrap(), CHINA)
    }

    #[test]
    fn days_begin_at_midnight_of_the_vault() {
        let mut tally = tally();
        tally.add(at("2026-03-02", 0, 0), "customer.open");
        tally.add(at("2026-03-01", 23, 59), "customer.open");
        tally.add(at("2026-03-01", 12, 0), "field.copy");
        tally.add(at("2026-03-01", 12, 0), "customer.update");
        tally.add(at("2026-03-01", 12, 0), "import.finish");
        tally.add(at("2026-03-01", 12, 0), "session.login");
        assert!(tally.add(at("2026-02-01", 0, 0), "draft.save"));
        assert!(!tally.add(at("2026-01-31", 23, 59), "draft.save"));
        let (days, _) = tally.finish();
        let counts: Vec<_> = days
            .iter()
            .map(|day| {
                (day.day.as_str(), day.views, day.copies, day.changes + day.imports, day.logins, day.others)
            })
            .filter(|(_, views, copies, changes, logins, others)| {
                views + copies + changes + logins + others > 0
            })
            .collect();
        assert_eq!(
            counts,
            [("2026-02-01", 0, 0, 0, 0, 1), ("2026-03-01", 1, 1, 2, 1, 0), ("2026-03-02", 1, 0, 0, 0, 0)]
        );
        assert_eq!(
            (days.len(), days[0].day.as_str(), days[29].day.as_str()),
            (30, "2026-02-01", "2026-03-02")
        );
    }

    #[test]
    fn hours_are_local_and_monday_is_first() {
        let mut tally = tally();
        tally.add(at("2026-03-02", 0, 0), "customer.open");
        tally.add(at("2026-03-01", 23, 59), "customer.open");
        tally.add(at("2026-02-01", 21, 30), "field.reveal");
        let (_, hours) = tally.finish();
        assert_eq!((hours[0][0], hours[6][23], hours[6][21]), (1, 1, 1));
        assert_eq!(hours.iter().flatten().sum::<u32>(), 3);
    }

    #[test]
    fn only_thirty_days_count() {
        let mut tally = tally();
        let first = tally.since_ms();
        assert_eq!(first, at("2026-02-01", 0, 0));
        tally.add(first - 1, "customer.open");
        tally.add(at("2026-03-03", 0, 0), "customer.open");
        tally.add(first, "customer.open");
        let (_, hours) = tally.finish();
        assert_eq!(hours.iter().flatten().sum::<u32>(), 1);
    }
}

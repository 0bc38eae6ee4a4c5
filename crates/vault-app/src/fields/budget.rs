//! How many values one person may look at in an hour and in a day. Locking does not give the budget back: a session
//! begins with what the ledger remembers.

use std::collections::VecDeque;

use vault_domain::action::Action;
use vault_domain::grant::Grant;
use vault_ledger::entry::Outcome;
use vault_store::clock::Clock;
use vault_store::{LedgerQuery, OpenVault};

use crate::error::AppError;
use crate::settings::Looks;

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;
/// More looks that somebody else's consent gives, for an hour.
const MORE: usize = 30;
/// Entries read back at a login; refusals are among them.
const REMEMBERED: u32 = 400;

/// What is left of one kind of look.
pub(crate) struct Budget {
    /// When the looks of the last day were, on the monotonic clock; before zero for those of an earlier boot.
    looks: VecDeque<i64>,
    /// When somebody else agreed to more.
    agreed: Vec<i64>,
}

impl Budget {
    /// The budget as the ledger leaves it: looks are the person's own entries with one of these actions.
    ///
    /// # Errors
    /// `vault_damaged` when entries cannot be read.
    pub fn remembered(
        vault: &OpenVault,
        grant: &Grant<impl Action>,
        clock: &dyn Clock,
        actions: &[&'static str],
    ) -> Result<Self, AppError> {
        let (wall, mono) = (clock.wall_ms(), at(clock.mono_ms()));
        let query = LedgerQuery {
            actions: actions.to_vec(),
            from_ms: Some(wall - DAY_MS),
            people: vec![vault.keys().person],
            limit: REMEMBERED,
            ..LedgerQuery::default()
        };
        let mut looks: Vec<i64> = vault
            .ledger(grant, &query)?
            .iter()
            .filter(|logged| logged.entry.result == Outcome::Done)
            // An entry from the future means that the clock was set back: it counts as if made now.
            .map(|logged| mono - (wall - logged.entry.wall_ms).max(0))
            .collect();
        looks.sort_unstable();
        Ok(Self { looks: looks.into(), agreed: Vec::new() })
    }

    /// Seconds until there is room for one more; `None` when there is.
    pub fn wait_s(&mut self, mono_ms: u64, limits: Looks) -> Option<u64> {
        let now = at(mono_ms);
        while self.looks.front().is_some_and(|look| now - look > DAY_MS) {
            self.looks.pop_front();
        }
        self.agreed.retain(|at| now - *at <= HOUR_MS);
        let more = self.agreed.len() * MORE;
        let full =
            [(HOUR_MS, usize::from(limits.per_hour) + more), (DAY_MS, usize::from(limits.per_day) + more)];
        let (span, _) = full.into_iter().find(|(span, limit)| self.within(now, *span) >= *limit)?;
        let oldest = self.looks.iter().find(|look| now - **look <= span)?;
        u64::try_from(span - (now - oldest)).ok().map(|wait_ms| wait_ms.div_ceil(1_000))
    }

    /// Somebody else agreed to more looks for an hour.
    pub fn agree(&mut self, mono_ms: u64) {
        self.agreed.push(at(mono_ms));
    }

    /// One more look. Gives the number of the last hour, this one included.
    pub fn spend(&mut self, mono_ms: u64) -> usize {
        let now = at(mono_ms);
        self.looks.push_back(now);
        self.within(now, HOUR_MS)
    }

    fn within(&self, now: i64, span: i64) -> usize {
        self.looks.iter().filter(|look| now - **look <= span).count()
    }
}

fn at(mono_ms: u64) -> i64 {
    i64::try_from(mono_ms).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: Looks = Looks { soft_per_hour: 30, per_hour: 60, per_day: 120 };

    fn empty() -> Budget {
        Budget { looks: VecDeque::new(), agreed: Vec::new() }
    }

    #[test]
    fn an_hour_and_a_day_have_their_limits() {
        let mut budget = empty();
        let hour = 3_600_000;
        assert_eq!((1..=60).map(|_| budget.spend(1_000)).last(), Some(60));
        assert_eq!(budget.wait_s(1_000, USUAL), Some(3_600));
        assert_eq!(budget.wait_s(hour + 1_000, USUAL), Some(0));
        assert_eq!(budget.wait_s(hour + 1_001, USUAL), None);
        assert_eq!((1..=60).map(|_| budget.spend(2 * hour)).last(), Some(60));
        assert_eq!(budget.wait_s(4 * hour, USUAL), Some(20 * 3_600 + 1));
        assert_eq!(budget.wait_s(24 * hour + 1_001, USUAL), None);
    }

    #[test]
    fn consent_gives_thirty_more_for_an_hour() {
        let mut budget = empty();
        let narrow = Looks { soft_per_hour: 1, per_hour: 2, per_day: 2 };
        budget.spend(0);
        budget.spend(0);
        assert!(budget.wait_s(0, narrow).is_some());
        budget.agree(0);
        for _ in 0..MORE {
            assert_eq!(budget.wait_s(0, narrow), None);
            budget.spend(0);
        }
        assert!(budget.wait_s(0, narrow).is_some());
        assert!(budget.wait_s(3_600_001, narrow).is_some(), "the day is full");
    }

    #[test]
    fn looks_of_an_earlier_boot_lie_before_zero() {
        let mut budget = Budget { looks: [-7_200_000; 60].into(), ..empty() };
        assert_eq!(budget.wait_s(1_000, USUAL), None);
        assert_eq!(budget.spend(1_000), 1);
    }
}

//! When an alert is raised: numbers of the policy, with what they are when nobody has changed them.

use minicbor::{Decode, Encode};

use crate::contract::watch::AlertRules;

/// The numbers of [`AlertRules`], as the sheet keeps them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Alerts {
    #[n(0)]
    failed_unlocks: u8,
    #[n(1)]
    median_times: u8,
    #[n(2)]
    hours_from: u8,
    #[n(3)]
    hours_until: u8,
    #[n(4)]
    leaver_days: u8,
    #[n(5)]
    foreign_customers: u8,
    #[n(6)]
    clock_back_min: u8,
    #[n(7)]
    due_days: u8,
}

impl Default for Alerts {
    fn default() -> Self {
        Self {
            failed_unlocks: 5,
            median_times: 3,
            hours_from: 8,
            hours_until: 20,
            leaver_days: 30,
            foreign_customers: 20,
            clock_back_min: 10,
            due_days: 7,
        }
    }
}

impl Alerts {
    /// As the contract has them.
    #[must_use]
    pub const fn visible(self) -> AlertRules {
        let Self {
            failed_unlocks,
            median_times,
            hours_from,
            hours_until,
            leaver_days,
            foreign_customers,
            clock_back_min,
            due_days,
        } = self;
        AlertRules {
            failed_unlocks,
            median_times,
            hours_from,
            hours_until,
            leaver_days,
            foreign_customers,
            clock_back_min,
            due_days,
        }
    }

    /// From the contract's numbers; `None` for numbers outside their bounds.
    #[must_use]
    pub fn checked(wanted: AlertRules) -> Option<Self> {
        let AlertRules {
            failed_unlocks,
            median_times,
            hours_from,
            hours_until,
            leaver_days,
            foreign_customers,
            clock_back_min,
            due_days,
        } = wanted;
        let sound = (3..=20).contains(&failed_unlocks)
            && (2..=10).contains(&median_times)
            && hours_from < hours_until
            && hours_until <= 24
            && (7..=90).contains(&leaver_days)
            && (5..=200).contains(&foreign_customers)
            && (5..=120).contains(&clock_back_min)
            && (1..=30).contains(&due_days);
        sound.then_some(Self {
            failed_unlocks,
            median_times,
            hours_from,
            hours_until,
            leaver_days,
            foreign_customers,
            clock_back_min,
            due_days,
        })
    }
}

/// Each rule's name in the ledger with its old and new number, and whether the new one raises fewer alerts.
pub(super) fn differences(old: AlertRules, new: AlertRules) -> [(&'static str, String, String, bool); 7] {
    let hours = |rules: AlertRules| format!("{}-{}", rules.hours_from, rules.hours_until);
    let wider = new.hours_from < old.hours_from || new.hours_until > old.hours_until;
    let of = |name, old: u8, new: u8, weaker| (name, old.to_string(), new.to_string(), weaker);
    [
        of(
            "alert_failed_unlocks",
            old.failed_unlocks,
            new.failed_unlocks,
            new.failed_unlocks > old.failed_unlocks,
        ),
        of("alert_median_times", old.median_times, new.median_times, new.median_times > old.median_times),
        ("alert_hours", hours(old), hours(new), wider),
        of("alert_leaver_days", old.leaver_days, new.leaver_days, new.leaver_days < old.leaver_days),
        of(
            "alert_foreign_customers",
            old.foreign_customers,
            new.foreign_customers,
            new.foreign_customers > old.foreign_customers,
        ),
        of(
            "alert_clock_back_min",
            old.clock_back_min,
            new.clock_back_min,
            new.clock_back_min > old.clock_back_min,
        ),
        of("alert_due_days", old.due_days, new.due_days, new.due_days > old.due_days),
    ]
}

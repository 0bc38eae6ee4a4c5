//! What some entries say openly, in their public part, so that it can be followed without the keys of details: never
//! customer data. Canonical CBOR; `vault-ledger/FORMAT.md` leaves these to the program.

use vault_domain::ids::PersonId;
use vault_ledger::cbor::{CborError, Reader, Writer};

use crate::contract::watch::{AlertRule, ReviewVerdict};

/// `session.login_failed`: how many wrong passwords in a row, and whose.
pub(crate) fn failed_logins(count: u32) -> Vec<u8> {
    let mut w = Writer::default();
    w.uint(u64::from(count));
    w.finish()
}

/// The number in [`failed_logins`].
pub(super) fn read_failed_logins(bytes: &[u8]) -> Option<u64> {
    whole(bytes, |r| r.uint())
}

/// `customer.open` of somebody else's customer.
pub(crate) fn foreign() -> Vec<u8> {
    failed_logins(1)
}

/// `approval.give`: to whom.
pub(crate) fn approved_for(person: PersonId) -> Vec<u8> {
    let mut w = Writer::default();
    w.bytes(person.as_bytes());
    w.finish()
}

pub(super) fn read_approved_for(bytes: &[u8]) -> Option<PersonId> {
    whole(bytes, |r| r.fixed().map(PersonId::from_bytes))
}

/// `alert.review`: which alert, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    pub rule: AlertRule,
    pub seq: u64,
    pub verdict: ReviewVerdict,
}

impl Verdict {
    pub fn encode(self) -> Vec<u8> {
        let mut w = Writer::default();
        w.array(3).text(rule_word(self.rule)).uint(self.seq).text(verdict_word(self.verdict));
        w.finish()
    }

    pub fn decode(bytes: &[u8]) -> Option<Self> {
        whole(bytes, |r| {
            r.array_of(3)?;
            let rule = r.text(32)?;
            let rule = RULES.into_iter().find(|known| rule_word(*known) == rule);
            let seq = r.uint()?;
            let verdict = r.text(32)?;
            let verdict = VERDICTS.into_iter().find(|known| verdict_word(*known) == verdict);
            match (rule, verdict) {
                (Some(rule), Some(verdict)) => Ok(Self { rule, seq, verdict }),
                _ => Err(CborError::NotCanonical),
            }
        })
    }
}

/// `day.review`: which day, as days since 1970-01-01, and up to which entry the reviewer had seen it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SeenDay {
    pub day: i64,
    pub until_seq: u64,
}

impl SeenDay {
    pub fn encode(self) -> Vec<u8> {
        let mut w = Writer::default();
        w.array(2).int(self.day).uint(self.until_seq);
        w.finish()
    }

    pub fn decode(bytes: &[u8]) -> Option<Self> {
        whole(bytes, |r| {
            r.array_of(2)?;
            Ok(Self { day: r.int()?, until_seq: r.uint()? })
        })
    }
}

/// Every rule, in the order of the contract.
pub(super) const RULES: [AlertRule; 9] = [
    AlertRule::FailedUnlocks,
    AlertRule::AboveMedian,
    AlertRule::CoreOutsideHours,
    AlertRule::ExportBeforeLeaving,
    AlertRule::NewDevice,
    AlertRule::ForeignCustomers,
    AlertRule::ClockBack,
    AlertRule::Gap,
    AlertRule::Stopped,
];

const VERDICTS: [ReviewVerdict; 3] =
    [ReviewVerdict::Explained, ReviewVerdict::Acted, ReviewVerdict::Incident];

/// The rule's name, as on the wire.
pub(super) const fn rule_word(rule: AlertRule) -> &'static str {
    match rule {
        AlertRule::FailedUnlocks => "failed_unlocks",
        AlertRule::AboveMedian => "above_median",
        AlertRule::CoreOutsideHours => "core_outside_hours",
        AlertRule::ExportBeforeLeaving => "export_before_leaving",
        AlertRule::NewDevice => "new_device",
        AlertRule::ForeignCustomers => "foreign_customers",
        AlertRule::ClockBack => "clock_back",
        AlertRule::Gap => "gap",
        AlertRule::Stopped => "stopped",
    }
}

/// The verdict's name, as on the wire.
pub(super) const fn verdict_word(verdict: ReviewVerdict) -> &'static str {
    match verdict {
        ReviewVerdict::Explained => "explained",
        ReviewVerdict::Acted => "acted",
        ReviewVerdict::Incident => "incident",
    }
}

fn whole<T>(bytes: &[u8], read: impl FnOnce(&mut Reader<'_>) -> Result<T, CborError>) -> Option<T> {
    let mut reader = Reader::new(bytes);
    let value = read(&mut reader).ok()?;
    reader.end().ok()?;
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let verdict = Verdict { rule: AlertRule::Gap, seq: 900, verdict: ReviewVerdict::Acted };
        assert_eq!(Verdict::decode(&verdict.encode()), Some(verdict));
        let day = SeenDay { day: 20_788, until_seq: 12 };
        assert_eq!(SeenDay::decode(&day.encode()), Some(day));
        let person = PersonId::from_bytes([7; 16]);
        assert_eq!(read_approved_for(&approved_for(person)), Some(person));
        assert_eq!(read_failed_logins(&failed_logins(6)), Some(6));
        for other in [&b""[..], b"\x83", &[&verdict.encode()[..], b"\x00"].concat()] {
            assert_eq!(Verdict::decode(other), None);
            assert_eq!(read_approved_for(other), None);
        }
    }

    #[test]
    fn names_are_those_of_the_wire() {
        for rule in RULES {
            assert_eq!(serde_json::to_value(rule).unwrap(), rule_word(rule));
        }
        for verdict in VERDICTS {
            assert_eq!(serde_json::to_value(verdict).unwrap(), verdict_word(verdict));
        }
    }
}

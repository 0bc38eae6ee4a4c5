//! The life of a request as types: what is not approved has no `run`, what was used has nothing any more.
//!
//! The ledger holds what happened; this decides what follows from it. Time comes from outside, in Unix milliseconds.

use crate::ids::PersonId;

/// Milliseconds of a day: an approved request is executed within one, or not at all.
pub const DAY_MS: i64 = 86_400_000;

/// Why a step of a request's life does not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nobody agrees to what he asked for himself.
    #[error("requester and approver are one person")]
    SamePerson,
    /// One person signs once.
    #[error("signed already")]
    AlreadySigned,
    /// Frozen, gone, or without the right.
    #[error("may not agree")]
    Unfit,
    /// The signature is about another request.
    #[error("another request")]
    OtherRequest,
    /// Its time is over.
    #[error("expired")]
    Expired,
    /// It has no effect yet.
    #[error("too early")]
    TooEarly,
    /// It was made after the moment it is judged at, or the clock stands before the last entry.
    #[error("the clock was set back")]
    ClockBack,
    /// The last signer writes why.
    #[error("a reason is needed")]
    ReasonMissing,
    /// Everybody has agreed already.
    #[error("nobody else is needed")]
    NotNeeded,
}

/// What was asked for, as far as its life depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Hash of the signed request: what every signature is about.
    pub request: [u8; 32],
    /// Who asks.
    pub requester: PersonId,
    /// Signatures of others that are needed.
    pub approvals: u8,
    /// Time between the last signature and the run.
    pub cooling_off_ms: u64,
    /// Whether the last signer writes a reason.
    pub written_reason: bool,
    /// When it was made.
    pub made_ms: i64,
    /// After this moment nothing happens with it.
    pub not_after_ms: i64,
}

/// Somebody else's signature under a request. That it verifies is decided where the keys are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent {
    /// Hash of the request it is about.
    pub request: [u8; 32],
    /// Who signed.
    pub approver: PersonId,
    /// When.
    pub given_ms: i64,
    /// Until when it may be used.
    pub not_after_ms: i64,
    /// Whether the signer wrote why.
    pub with_reason: bool,
    /// Whether the signer is a member now, not frozen, and has the right for this request.
    pub fit: bool,
}

/// Waits for signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    terms: Terms,
    consents: Vec<Consent>,
}

/// Everybody has agreed: may run once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approved {
    terms: Terms,
    since_ms: i64,
    not_after_ms: i64,
}

/// Was executed. There is nothing to be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Used {
    /// Hash of the request.
    pub request: [u8; 32],
}

/// Where a request stands after a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// Somebody's signature is missing.
    Pending(Pending),
    /// Nobody's is.
    Approved(Approved),
}

impl Progress {
    /// A request that was just made.
    #[must_use]
    pub fn begin(terms: Terms) -> Self {
        Pending { terms, consents: Vec::new() }.settle()
    }
}

impl Pending {
    /// Signatures so far.
    #[must_use]
    pub fn consents(&self) -> &[Consent] {
        &self.consents
    }

    /// How many are missing.
    #[must_use]
    pub fn missing(&self) -> u8 {
        let given = u8::try_from(self.consents.len()).unwrap_or(u8::MAX);
        self.terms.approvals.saturating_sub(given)
    }

    /// Takes one more signature, judged at `now_ms`.
    ///
    /// # Errors
    /// [`Refused`]; the request is then as it was.
    pub fn consent(&self, consent: Consent, now_ms: i64) -> Result<Progress, Refused> {
        if consent.request != self.terms.request {
            return Err(Refused::OtherRequest);
        }
        if consent.approver == self.terms.requester {
            return Err(Refused::SamePerson);
        }
        if self.consents.iter().any(|known| known.approver == consent.approver) {
            return Err(Refused::AlreadySigned);
        }
        if !consent.fit {
            return Err(Refused::Unfit);
        }
        if consent.given_ms < self.terms.made_ms || consent.given_ms > now_ms {
            return Err(Refused::ClockBack);
        }
        if now_ms > self.terms.not_after_ms || now_ms > consent.not_after_ms {
            return Err(Refused::Expired);
        }
        if self.terms.written_reason && self.missing() == 1 && !consent.with_reason {
            return Err(Refused::ReasonMissing);
        }
        let mut next = self.clone();
        next.consents.push(consent);
        Ok(next.settle())
    }

    fn settle(self) -> Progress {
        if self.missing() > 0 {
            return Progress::Pending(self);
        }
        let last = self.consents.iter().map(|consent| consent.given_ms).max().unwrap_or(self.terms.made_ms);
        let soonest = self.consents.iter().map(|consent| consent.not_after_ms).min();
        let within = last.saturating_add(DAY_MS).min(self.terms.not_after_ms);
        Progress::Approved(Approved {
            terms: self.terms,
            since_ms: last,
            not_after_ms: soonest.map_or(within, |soonest| soonest.min(within)),
        })
    }
}

impl Approved {
    /// Since when.
    #[must_use]
    pub const fn since_ms(&self) -> i64 {
        self.since_ms
    }

    /// The first moment at which it may run.
    #[must_use]
    pub fn ready_ms(&self) -> i64 {
        let cooling_off = i64::try_from(self.terms.cooling_off_ms).unwrap_or(i64::MAX);
        self.since_ms.saturating_add(cooling_off)
    }

    /// The last one.
    #[must_use]
    pub const fn not_after_ms(&self) -> i64 {
        self.not_after_ms
    }

    /// Uses it up. `last_entry_ms` is the newest moment the ledger knows: a clock that stands before it was set back.
    ///
    /// # Errors
    /// [`Refused`]; it is then still to be used.
    pub fn run(&self, now_ms: i64, last_entry_ms: i64) -> Result<Used, Refused> {
        if now_ms < last_entry_ms || now_ms < self.since_ms {
            return Err(Refused::ClockBack);
        }
        if now_ms > self.not_after_ms {
            return Err(Refused::Expired);
        }
        if now_ms < self.ready_ms() {
            return Err(Refused::TooEarly);
        }
        Ok(Used { request: self.terms.request })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REQUESTER: PersonId = PersonId::from_bytes([1; 16]);
    const FIRST: PersonId = PersonId::from_bytes([2; 16]);
    const SECOND: PersonId = PersonId::from_bytes([3; 16]);
    const MADE: i64 = 1_000;

    const TERMS: Terms = Terms {
        request: [7; 32],
        requester: REQUESTER,
        approvals: 2,
        cooling_off_ms: 0,
        written_reason: false,
        made_ms: MADE,
        not_after_ms: MADE + 7 * DAY_MS,
    };

    const YES: Consent = Consent {
        request: [7; 32],
        approver: FIRST,
        given_ms: MADE + 10,
        not_after_ms: MADE + DAY_MS,
        with_reason: false,
        fit: true,
    };

    fn pending(terms: Terms) -> Pending {
        match Progress::begin(terms) {
            Progress::Pending(pending) => pending,
            Progress::Approved(_) => unreachable!("somebody has to agree"),
        }
    }

    fn approved(progress: Progress) -> Approved {
        match progress {
            Progress::Approved(approved) => approved,
            Progress::Pending(_) => unreachable!("everybody has agreed"),
        }
    }

    fn both() -> Approved {
        let one = match pending(TERMS).consent(YES, MADE + 20).unwrap() {
            Progress::Pending(pending) => pending,
            Progress::Approved(_) => unreachable!("one of two"),
        };
        assert_eq!(one.missing(), 1);
        approved(one.consent(Consent { approver: SECOND, given_ms: MADE + 15, ..YES }, MADE + 20).unwrap())
    }

    #[test]
    fn two_others_and_then_once() {
        let approved = both();
        assert_eq!(approved.since_ms(), MADE + 15);
        assert_eq!(approved.run(MADE + 20, MADE + 15), Ok(Used { request: [7; 32] }));
    }

    #[test]
    fn what_is_no_consent() {
        let pending = pending(TERMS);
        let now = MADE + 20;
        for (wrong, refused) in [
            (Consent { request: [8; 32], ..YES }, Refused::OtherRequest),
            (Consent { approver: REQUESTER, ..YES }, Refused::SamePerson),
            (Consent { fit: false, ..YES }, Refused::Unfit),
            (Consent { given_ms: MADE - 1, ..YES }, Refused::ClockBack),
            (Consent { given_ms: now + 1, ..YES }, Refused::ClockBack),
            (Consent { not_after_ms: now - 1, ..YES }, Refused::Expired),
        ] {
            assert_eq!(pending.consent(wrong, now), Err(refused), "{wrong:?}");
        }
        assert_eq!(pending.consent(YES, TERMS.not_after_ms + 1), Err(Refused::Expired));
        assert!(pending.consents().is_empty());
    }

    #[test]
    fn one_person_signs_once() {
        let Progress::Pending(one) = pending(TERMS).consent(YES, MADE + 20).unwrap() else {
            unreachable!("one of two")
        };
        assert_eq!(
            one.consent(Consent { given_ms: MADE + 16, ..YES }, MADE + 20),
            Err(Refused::AlreadySigned)
        );
    }

    #[test]
    fn the_last_signer_writes_why() {
        let terms = Terms { written_reason: true, ..TERMS };
        let Progress::Pending(one) = pending(terms).consent(YES, MADE + 20).unwrap() else {
            unreachable!("one of two")
        };
        let second = Consent { approver: SECOND, ..YES };
        assert_eq!(one.consent(second, MADE + 20), Err(Refused::ReasonMissing));
        assert!(one.consent(Consent { with_reason: true, ..second }, MADE + 20).is_ok());
    }

    #[test]
    fn a_run_is_neither_early_nor_late_nor_by_a_clock_set_back() {
        let alone = Terms { approvals: 0, cooling_off_ms: 600_000, ..TERMS };
        let approved = approved(Progress::begin(alone));
        let ready = MADE + 600_000;
        assert_eq!(approved.ready_ms(), ready);
        assert_eq!(approved.run(ready - 1, MADE), Err(Refused::TooEarly));
        assert!(approved.run(ready, MADE).is_ok());
        assert_eq!(approved.run(ready, ready + 1), Err(Refused::ClockBack));
        assert_eq!(approved.run(MADE - 1, 0), Err(Refused::ClockBack));
        assert_eq!(approved.run(MADE + DAY_MS + 1, MADE), Err(Refused::Expired));
    }

    #[test]
    fn it_ends_with_the_first_of_its_three_ends() {
        assert_eq!(both().not_after_ms(), MADE + DAY_MS);
        let short = Terms { approvals: 0, not_after_ms: MADE + 5, ..TERMS };
        assert_eq!(approved(Progress::begin(short)).not_after_ms(), MADE + 5);
    }
}

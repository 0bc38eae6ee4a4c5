//! Counting the values of one file, and forgetting them.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use vault_domain::date::LocalDate;
use vault_domain::detect::{Hit, HitKind, detect};
use vault_domain::value::{Email, Phone, ResidentId, is_invisible};
use zeroize::Zeroizing;

use super::Detected;

/// Different values that are told apart; 16 MiB of hashes at most. Beyond, each occurrence counts.
const MAX_SEEN: usize = 1 << 20;
/// Rows between two questions whether to go on.
const PULSE_ROWS: u64 = 1_000;
/// The shortest phone number; fewer digits and no address mean that there is nothing to find.
const LEAST_DIGITS: usize = 7;

/// What a file holds, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Counts {
    pub rows: u64,
    pub phones: u64,
    pub ids: u64,
    pub mails: u64,
    pub known: u64,
}

/// Takes rows of one file.
pub(super) struct Tally<'k> {
    today: LocalDate,
    known: &'k dyn Fn(Detected<'_>) -> bool,
    pulse: &'k mut dyn FnMut() -> bool,
    seen: HashSet<u64>,
    /// Keyed at random for this file, so that the hashes say nothing to whoever finds them in memory.
    hasher: RandomState,
    counts: Counts,
    stopped: bool,
}

impl<'k> Tally<'k> {
    pub fn new(
        today: LocalDate,
        known: &'k dyn Fn(Detected<'_>) -> bool,
        pulse: &'k mut dyn FnMut() -> bool,
    ) -> Self {
        Self {
            today,
            known,
            pulse,
            seen: HashSet::new(),
            hasher: RandomState::new(),
            counts: Counts::default(),
            stopped: false,
        }
    }

    /// What was counted.
    pub const fn counts(&self) -> Counts {
        self.counts
    }

    /// Whether somebody wants the search to end.
    pub const fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Asks whether to go on.
    pub fn pulse(&mut self) -> bool {
        self.stopped |= !(self.pulse)();
        !self.stopped
    }

    /// Begins the file anew, because it is read in another way.
    pub fn reset(&mut self) {
        self.seen.clear();
        self.counts = Counts::default();
    }

    /// The row taken last names the columns or the list.
    pub const fn leave_out_title(&mut self) {
        self.counts.rows = self.counts.rows.saturating_sub(1);
    }

    /// A row; false to stop reading.
    pub fn take(&mut self, text: &str) -> bool {
        self.counts.rows += 1;
        if self.counts.rows.is_multiple_of(PULSE_ROWS) && !self.pulse() {
            return false;
        }
        if may_hold_something(text) {
            for hit in detect(text, self.today) {
                self.count(text, &hit);
            }
        }
        true
    }

    fn count(&mut self, text: &str, hit: &Hit) {
        let span = text.get(hit.start..hit.end).unwrap_or_default();
        // The detectors look through invisible characters; the parsers of values do not.
        let span: Zeroizing<String> =
            Zeroizing::new(span.chars().filter(|character| !is_invisible(*character)).collect());
        match hit.kind {
            HitKind::Mobile | HitKind::Landline => {
                if let Ok(phone) = Phone::parse(&span) {
                    self.counts.phones += self.once(phone.as_str(), Detected::Phone(phone.as_str()));
                }
            }
            HitKind::ResidentId => {
                if let Ok(id) = ResidentId::parse(&span, self.today) {
                    self.counts.ids += self.once(id.as_str(), Detected::ResidentId(id.as_str()));
                }
            }
            HitKind::Email => {
                if let Ok(mail) = Email::parse(&span) {
                    self.counts.mails += self.once(mail.as_str(), Detected::Email(mail.as_str()));
                }
            }
            HitKind::SuspectedResidentId
            | HitKind::CreditCode
            | HitKind::Passport
            | HitKind::Permit
            | HitKind::BankCard
            | HitKind::Plate
            | HitKind::Vin
            | HitKind::WeChat
            | HitKind::Qq
            | HitKind::Address
            | HitKind::Secret
            | HitKind::SensitiveTopic => {}
        }
    }

    /// One if the value is new in this file, else zero. No two kinds share a normal form.
    fn once(&mut self, value: &str, detected: Detected<'_>) -> u64 {
        let hash = self.hasher.hash_one(value);
        if self.seen.contains(&hash) {
            return 0;
        }
        if self.seen.len() < MAX_SEEN {
            self.seen.insert(hash);
        }
        self.counts.known += u64::from((self.known)(detected));
        1
    }
}

/// A cheap look before the detectors: most lines of most files are words.
fn may_hold_something(text: &str) -> bool {
    let at = |c: char| matches!(c, '@' | '\u{FF20}' | '\u{FE6B}');
    text.chars().filter(|c| c.is_numeric()).take(LEAST_DIGITS).count() == LEAST_DIGITS || text.contains(at)
}

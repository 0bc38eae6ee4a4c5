//! How many people have to agree before something leaves.

use super::recipient::RecipientKind;

/// From here on the second signer writes a reason, and the file waits before it can be used.
const GAUGE_LINE_MILLI: u64 = 1_000;
const TEN_MINUTES_MS: u64 = 10 * 60 * 1_000;

/// Numbers of the policy; an office may only tighten them alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Up to so many rows in 24 hours nobody has to agree, when nothing of L2 is in clear.
    pub free_rows: u64,
    /// Up to so many rows one person has to.
    pub one_rows: u64,
    /// Whether anything may go abroad at all.
    pub abroad: bool,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { free_rows: 20, one_rows: 200, abroad: false }
    }
}

/// What is about to leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaving {
    /// Rows of this request.
    pub rows: u64,
    /// Rows that left by the same person in the last 24 hours: splitting does not evade a threshold.
    pub rows_before: u64,
    /// L2 values in clear.
    pub clear_l2: bool,
    /// L3 values in clear.
    pub clear_l3: bool,
    /// Who receives them.
    pub recipient: RecipientKind,
    /// Thousandths of the line of the gauge, the last 24 hours included.
    pub gauge_milli: u64,
    /// Others in the vault who may agree.
    pub eligible: u64,
}

/// How strictly a selection is handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Purpose, recipient and register are enough.
    Free,
    /// One other person.
    One,
    /// Two other people.
    Two,
}

/// What is needed before the file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// Which row of the table.
    pub class: Class,
    /// Signatures of other people.
    pub approvals: u8,
    /// Time that passes between the last signature, or the request, and the run.
    pub cooling_off_ms: u64,
    /// The last signer writes a reason.
    pub written_reason: bool,
    /// Time between the run and the moment the file can be used.
    pub quarantine_ms: u64,
    /// Only as a sealed container.
    pub sealed_only: bool,
}

/// It may not leave, whoever agrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    /// Nothing is selected.
    #[error("nothing is selected")]
    Nothing,
    /// Nothing goes abroad from this vault.
    #[error("nothing goes abroad")]
    Abroad,
}

/// The table of data-protection rules, by what leaves and who there is to agree.
///
/// # Errors
/// [`Forbidden`] when no signature would help.
pub fn decide(leaving: &Leaving, policy: &Thresholds) -> Result<Needed, Forbidden> {
    if leaving.recipient == RecipientKind::Abroad && !policy.abroad {
        return Err(Forbidden::Abroad);
    }
    if leaving.rows == 0 {
        return Err(Forbidden::Nothing);
    }
    let rows = leaving.rows.saturating_add(leaving.rows_before);
    let outside = matches!(leaving.recipient, RecipientKind::OtherHandler | RecipientKind::Abroad);
    let line = leaving.gauge_milli >= GAUGE_LINE_MILLI;
    let class = if rows > policy.one_rows || leaving.clear_l3 || outside || line {
        Class::Two
    } else if rows > policy.free_rows || leaving.clear_l2 {
        Class::One
    } else {
        Class::Free
    };
    let wanted: u64 = match class {
        Class::Free => 0,
        Class::One => 1,
        Class::Two => 2,
    };
    let approvals = wanted.min(leaving.eligible);
    Ok(Needed {
        class,
        approvals: u8::try_from(approvals).unwrap_or(2),
        // Whoever is missing is replaced by time, and the register says so.
        cooling_off_ms: if approvals < wanted { TEN_MINUTES_MS } else { 0 },
        written_reason: line,
        quarantine_ms: if line { TEN_MINUTES_MS } else { 0 },
        sealed_only: leaving.clear_l3,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Leaving = Leaving {
        rows: 20,
        rows_before: 0,
        clear_l2: false,
        clear_l3: false,
        recipient: RecipientKind::Own,
        gauge_milli: 0,
        eligible: 5,
    };

    fn needed(leaving: Leaving) -> Needed {
        decide(&leaving, &Thresholds::default()).unwrap()
    }

    #[test]
    fn the_table_row_by_row() {
        for (leaving, class, approvals) in [
            (PLAIN, Class::Free, 0),
            (Leaving { rows: 21, ..PLAIN }, Class::One, 1),
            (Leaving { rows: 1, clear_l2: true, ..PLAIN }, Class::One, 1),
            (Leaving { rows: 200, ..PLAIN }, Class::One, 1),
            (Leaving { rows: 201, ..PLAIN }, Class::Two, 2),
            (Leaving { rows: 1, clear_l3: true, ..PLAIN }, Class::Two, 2),
            (Leaving { rows: 1, recipient: RecipientKind::OtherHandler, ..PLAIN }, Class::Two, 2),
            (Leaving { rows: 1, recipient: RecipientKind::Processor, ..PLAIN }, Class::Free, 0),
            (Leaving { rows: 1, gauge_milli: 1_000, ..PLAIN }, Class::Two, 2),
        ] {
            let needed = needed(leaving);
            assert_eq!((needed.class, needed.approvals), (class, approvals), "{leaving:?}");
            assert_eq!(needed.cooling_off_ms, 0);
        }
    }

    #[test]
    fn twenty_exports_of_fifty_are_one_of_a_thousand() {
        let mut before = 0;
        let mut classes = Vec::new();
        for _ in 0..20 {
            classes.push(needed(Leaving { rows: 50, rows_before: before, ..PLAIN }).class);
            before += 50;
        }
        assert_eq!(classes.iter().filter(|class| **class == Class::One).count(), 4);
        assert_eq!(classes.iter().filter(|class| **class == Class::Two).count(), 16);
    }

    #[test]
    fn whoever_is_missing_is_replaced_by_time() {
        for (eligible, approvals, waits) in [(0, 0, true), (1, 1, true), (2, 2, false), (9, 2, false)] {
            let needed = needed(Leaving { rows: 5_000, eligible, ..PLAIN });
            assert_eq!((needed.approvals, needed.cooling_off_ms > 0), (approvals, waits), "{eligible}");
        }
        assert_eq!(needed(Leaving { eligible: 0, ..PLAIN }).cooling_off_ms, 0);
        assert!(needed(Leaving { eligible: 0, clear_l2: true, ..PLAIN }).cooling_off_ms > 0);
    }

    #[test]
    fn the_line_of_the_gauge_asks_for_a_reason_and_holds_the_file_back() {
        let at = needed(Leaving { gauge_milli: 1_000, ..PLAIN });
        assert!(at.written_reason && at.quarantine_ms > 0);
        let below = needed(Leaving { gauge_milli: 999, ..PLAIN });
        assert!(!below.written_reason && below.quarantine_ms == 0);
    }

    #[test]
    fn nothing_and_abroad_are_refused_whoever_agrees() {
        let policy = Thresholds::default();
        assert_eq!(decide(&Leaving { rows: 0, ..PLAIN }, &policy), Err(Forbidden::Nothing));
        let abroad = Leaving { recipient: RecipientKind::Abroad, ..PLAIN };
        assert_eq!(decide(&abroad, &policy), Err(Forbidden::Abroad));
        let open = Thresholds { abroad: true, ..policy };
        assert_eq!(decide(&abroad, &open).map(|needed| needed.class), Ok(Class::Two));
    }
}

//! What is said about a complete file.

use std::collections::BTreeMap;

use super::Selection;
use crate::chain::Verdict;
use crate::code::ActionCode;
use crate::entry::Outcome;

/// A complete ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditReport {
    /// What the ledger is.
    pub verdict: Verdict,
    /// Disclosed details that are what their entries committed to, of selected entries and of others.
    pub details: u64,
    /// What the file claims to disclose without a gap, and does; `None` without such a claim.
    pub selection: Option<Selected>,
}

/// A selection that was found complete, with numbers about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selected {
    /// The claim.
    pub selection: Selection,
    /// Entries it selects.
    pub entries: u64,
    /// Of these, how many have their detail in the file.
    pub details: u64,
    /// Of these, how many had a detail that was deleted since.
    pub pruned: u64,
    /// Of these, how many by action and outcome.
    pub actions: BTreeMap<ActionCode, Outcomes>,
}

/// How entries with one action ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// It took effect.
    pub done: u64,
    /// The rules said no.
    pub refused: u64,
    /// It was allowed and did not work.
    pub failed: u64,
}

impl Selected {
    pub(super) const fn new(selection: Selection) -> Self {
        Self { selection, entries: 0, details: 0, pruned: 0, actions: BTreeMap::new() }
    }

    pub(super) fn count(&mut self, action: &ActionCode, outcome: &Outcome) {
        self.entries += 1;
        let outcomes = self.actions.entry(action.clone()).or_default();
        *match outcome {
            Outcome::Done => &mut outcomes.done,
            Outcome::Refused(_) => &mut outcomes.refused,
            Outcome::Failed(_) => &mut outcomes.failed,
        } += 1;
    }
}

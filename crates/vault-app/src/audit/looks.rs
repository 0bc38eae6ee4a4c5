//! What values were looked at for, read from sealed details once and kept until the lock: details cost a key agreement
//! each, and charts and filters ask for thousands of them.

use std::collections::HashMap;

use vault_domain::action::Action;
use vault_domain::grant::Grant;
use vault_domain::level::Level;
use vault_store::OpenVault;

use super::detail;
use crate::contract::field::Purpose;
use crate::error::AppError;

/// Actions that look at one value.
pub(super) const LOOKS: [&str; 3] = ["field.reveal", "field.copy", "field.compare"];

/// Details opened for one answer at most: about a third of a second.
const AT_ONCE: usize = 5_000;
/// Opened together.
const BLOCK: usize = 500;

/// What one look was for, and at which level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub purpose: Option<Purpose>,
    pub level: Option<Level>,
}

/// Looks by their position.
#[derive(Default)]
pub(crate) struct LookNotes(HashMap<u64, Look>);

impl LookNotes {
    /// Reads what is not known yet, in the order given, up to a limit. Nothing for people who may not read details.
    ///
    /// # Errors
    /// `vault_damaged` when entries cannot be read.
    pub fn read(
        &mut self,
        vault: &OpenVault,
        grant: &Grant<impl Action>,
        looks: impl Iterator<Item = u64>,
    ) -> Result<(), AppError> {
        if !vault.reads_details() {
            return Ok(());
        }
        let unknown: Vec<u64> = looks.filter(|seq| !self.0.contains_key(seq)).take(AT_ONCE).collect();
        for block in unknown.chunks(BLOCK) {
            for logged in vault.ledger_at(grant, block)? {
                let detail = logged.detail.unwrap_or_default();
                let look = Look { purpose: detail::purpose(&detail), level: detail::level(&detail) };
                self.0.insert(logged.entry.seq, look);
            }
        }
        Ok(())
    }

    pub fn get(&self, seq: u64) -> Option<Look> {
        self.0.get(&seq).copied()
    }
}

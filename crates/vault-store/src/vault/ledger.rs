//! Reading the ledger of the open vault.

use vault_domain::action::{Action, Writes};
use vault_domain::grant::Grant;
use vault_ledger::membership::Fact;

use super::OpenVault;
use crate::entry_draft::EntryDraft;
use crate::error::StoreError;
use crate::ledger_log::{self, LedgerQuery, LoggedEntry};

impl OpenVault {
    /// Reads ledger entries, newest first, with details this session may open.
    ///
    /// # Errors
    /// [`StoreError`] when an entry cannot be read.
    pub fn ledger(
        &self,
        grant: &Grant<impl Action>,
        query: &LedgerQuery,
    ) -> Result<Vec<LoggedEntry>, StoreError> {
        self.check_grant(grant)?;
        ledger_log::select(&self.connection, self.id, &self.compartments.audit(), query)
    }

    /// Entries at these positions, in the order asked for, with details this session may open.
    ///
    /// # Errors
    /// [`StoreError`] when an entry cannot be read.
    pub fn ledger_at(
        &self,
        grant: &Grant<impl Action>,
        seqs: &[u64],
    ) -> Result<Vec<LoggedEntry>, StoreError> {
        self.check_grant(grant)?;
        ledger_log::at(&self.connection, self.id, &self.compartments.audit(), seqs)
    }

    /// Wall clock of the last entry, Unix milliseconds.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn last_wall_ms(&self) -> Result<i64, StoreError> {
        ledger_log::last_wall_ms(&self.connection)
    }

    /// Whether this session opens sealed details.
    #[must_use]
    pub fn reads_details(&self) -> bool {
        !self.compartments.audit().is_empty()
    }

    /// Removes the sealed details up to a position for good; their commitments stay in the entries. Gives how many there were.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`], [`StoreError::Refused`] when the ledger's rules do not let this person, or a database error;
    /// nothing has gone then.
    pub fn prune_details(
        &mut self,
        grant: &Grant<impl Writes>,
        until_seq: u64,
        entry: impl FnOnce(u64) -> EntryDraft,
    ) -> Result<u64, StoreError> {
        let tx = self.write(grant)?;
        let until = i64::try_from(until_seq).map_err(|_| StoreError::Decode("ledger seq"))?;
        let removed = tx
            .connection()
            .execute("UPDATE ledger SET detail = NULL WHERE seq <= ?1 AND detail IS NOT NULL", [until])?;
        let removed = removed as u64;
        let fact = Fact::Prune { until_seq };
        tx.commit(EntryDraft { public: Some(fact.encode()), ..entry(removed) })?;
        Ok(removed)
    }

    /// Position up to which details may be gone; 0 when none are.
    #[must_use]
    pub fn pruned_until(&self) -> u64 {
        self.membership.pruned_until()
    }
}

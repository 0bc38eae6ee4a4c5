//! Reading the ledger of the open vault.

use vault_domain::action::Action;
use vault_domain::grant::Grant;
use vault_domain::ids::PersonId;

use super::OpenVault;
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

    /// How many entries a query would give without its limit.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn ledger_count(&self, grant: &Grant<impl Action>, query: &LedgerQuery) -> Result<u64, StoreError> {
        self.check_grant(grant)?;
        ledger_log::count(&self.connection, query)
    }

    /// Calls `each` with time and action of every entry since `from_ms`, of these people or, without names, of everybody.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn ledger_activity(
        &self,
        grant: &Grant<impl Action>,
        from_ms: i64,
        people: &[PersonId],
        each: impl FnMut(i64, &str),
    ) -> Result<(), StoreError> {
        self.check_grant(grant)?;
        ledger_log::activity_since(&self.connection, from_ms, people, each)
    }
}

//! The check that runs after each unlock, a few milliseconds at a time, while the person works.
//!
//! Between two steps the vault may change. New entries are therefore taken in before rows are compared, and rows
//! the ledger names and the tables lack are found by counting at the end.

use vault_crypto::sign::Signature;
use vault_domain::ids::{RecordId, ScopeId};
use vault_ledger::chain::Verifier;
use vault_ledger::row_index::{RowIndex, RowKey, RowState};

use crate::error::StoreError;
use crate::facet::{FacetRow, concat_columns};
use crate::grant_row::{GrantPlace, GrantRow, grant_columns};
use crate::lookups::{LedgerRow, Lookups, ledger_columns};
use crate::schema::table;
use crate::vault::OpenVault;
use crate::verify::{FoundKind, Verification};

/// Entries per step while the chain is read; bulk entries are large.
const ENTRIES: i64 = 200;
/// Rows per step.
const ROWS: u32 = 1_500;

/// Where a running check stands.
pub struct BackgroundCheck {
    verifier: Verifier,
    expected: RowIndex,
    next_seq: u64,
    /// Scopes still to be read, and the key after which to go on.
    after: Option<(ScopeId, RecordId, u8)>,
    rows_done: bool,
    /// The grant after which to go on.
    grants_after: GrantPlace,
    grants_done: bool,
    result: Verification,
    mismatched: u64,
    lookups: Lookups,
}

impl BackgroundCheck {
    /// A check of the open vault, from its first entry.
    #[must_use]
    pub fn new(vault: &OpenVault) -> Self {
        Self {
            verifier: Verifier::new(vault.keys.root_fingerprint),
            expected: RowIndex::new(),
            next_seq: 1,
            after: None,
            rows_done: false,
            grants_after: GrantPlace::default(),
            grants_done: false,
            result: Verification::default(),
            mismatched: 0,
            lookups: Lookups::new(vault.membership.pruned_until()),
        }
    }

    /// Does a little. Gives the verdict when everything has been looked at.
    ///
    /// # Errors
    /// [`StoreError`] when the tables cannot be read.
    pub fn step(&mut self, vault: &OpenVault) -> Result<Option<Verification>, StoreError> {
        if self.next_seq <= vault.head.seq {
            return self.read_entries(vault);
        }
        if !self.rows_done {
            self.compare_rows(vault)?;
            return Ok(None);
        }
        if !self.grants_done {
            self.compare_grants(vault)?;
            return Ok(None);
        }
        self.finish(vault).map(Some)
    }

    fn read_entries(&mut self, vault: &OpenVault) -> Result<Option<Verification>, StoreError> {
        let mut statement =
            vault.connection.prepare_cached(ledger_columns!("WHERE seq >= ?2 ORDER BY seq LIMIT ?3"))?;
        let from = i64::try_from(self.next_seq).map_err(|_| StoreError::Decode("ledger seq"))?;
        let mut rows = statement.query(rusqlite::params![false, from, ENTRIES])?;
        // Details may have gone since the last step.
        self.lookups.pruned_until(vault.membership.pruned_until());
        let mut read = 0_u64;
        while let Some(row) = rows.next()? {
            let row = LedgerRow::read(row)?;
            let accepted = Signature::from_slice(row.signature)
                .ok()
                .map(|signature| self.verifier.push(row.entry, &signature));
            match accepted {
                Some(Ok(accepted)) => {
                    self.lookups.entry(vault.id, &accepted.entry, &row, &[]);
                    if let Some(membership) = self.verifier.membership() {
                        self.expected.apply(&accepted.entry, membership);
                    }
                }
                Some(Err(broken)) => {
                    self.result.add_broken(&broken);
                    return Ok(Some(std::mem::take(&mut self.result)));
                }
                None => {
                    self.result.add(FoundKind::SignatureInvalid, Some(self.next_seq + read), 1);
                    return Ok(Some(std::mem::take(&mut self.result)));
                }
            }
            read += 1;
        }
        if read == 0 {
            // The head says there is an entry and the table has none.
            self.result.add(FoundKind::ChainBroken, Some(self.next_seq), 1);
            return Ok(Some(std::mem::take(&mut self.result)));
        }
        self.next_seq += read;
        Ok(None)
    }

    fn compare_rows(&mut self, vault: &OpenVault) -> Result<(), StoreError> {
        let mut statement = vault.connection.prepare_cached(concat_columns!(
            "SELECT ",
            " FROM facet WHERE (scope, record, level) > (?1, ?2, ?3) ORDER BY scope, record, level LIMIT ?4"
        ))?;
        let (scope, record, level) = match &self.after {
            Some((scope, record, level)) => (scope.as_bytes().to_vec(), record.as_bytes().to_vec(), *level),
            None => (Vec::new(), Vec::new(), 0),
        };
        let mut rows = statement.query(rusqlite::params![scope, record, level, ROWS])?;
        let mut read = 0_u32;
        while let Some(row) = rows.next()? {
            let Ok(facet) = FacetRow::from_row(row) else {
                // Where to go on cannot be known either; the verdict stands as it is.
                self.result.add(FoundKind::RowUnreadable, None, 1);
                self.rows_done = true;
                return Ok(());
            };
            let place = facet.place;
            let key =
                RowKey { table: table::FACET, row: *place.record.as_bytes(), level: place.level.number() };
            self.judge(&key, facet.version, &facet.hash(), Some(place.scope));
            self.after = Some((place.scope, place.record, place.level.number()));
            read += 1;
        }
        self.result.rows += u64::from(read);
        self.rows_done = read < ROWS;
        Ok(())
    }

    /// Sealed compartment keys: few, but whoever exchanges one may lock somebody out.
    fn compare_grants(&mut self, vault: &OpenVault) -> Result<(), StoreError> {
        let mut statement = vault.connection.prepare_cached(grant_columns!(
            "WHERE (scope, level, epoch, recipient) > (?1, ?2, ?3, ?4)
             ORDER BY scope, level, epoch, recipient LIMIT ?5"
        ))?;
        let GrantPlace { scope, level, epoch, recipient } = &self.grants_after;
        let mut rows = statement.query(rusqlite::params![scope, level, epoch, recipient, ROWS])?;
        let mut read = 0_u32;
        while let Some(row) = rows.next()? {
            let grant = GrantRow::read(row)?;
            match grant.place.key() {
                Some((key, version)) => self.judge(&key, version, &grant.hash, None),
                None => self.result.add(FoundKind::RowUnreadable, None, 1),
            }
            self.grants_after = grant.place;
            read += 1;
        }
        self.result.rows += u64::from(read);
        self.grants_done = read < ROWS;
        Ok(())
    }

    fn judge(&mut self, key: &RowKey, version: u64, hash: &[u8; 32], scope: Option<ScopeId>) {
        match self.expected.check(key, version, hash, scope) {
            RowState::Current => {}
            RowState::Stale | RowState::Altered => self.mismatched += 1,
            RowState::Removed | RowState::Unknown => self.result.add(FoundKind::RowUnknown, None, 1),
            RowState::Foreign => self.result.add(FoundKind::RowForeign, None, 1),
        }
    }

    fn finish(&mut self, vault: &OpenVault) -> Result<Verification, StoreError> {
        self.result.add(FoundKind::RowStale, None, self.mismatched);
        let trespasses = self.expected.trespasses();
        self.result.add(FoundKind::RowForeign, trespasses.first_seq, trespasses.count);
        let stored: i64 = vault.connection.query_row(
            "SELECT (SELECT count(*) FROM facet) + (SELECT count(*) FROM compartment_grant)",
            [],
            |row| row.get(0),
        )?;
        let missing = (self.expected.live() as u64).saturating_sub(u64::try_from(stored).unwrap_or(0));
        self.result.add(FoundKind::RowMissing, None, missing);
        self.lookups.finish(&vault.connection, &mut self.result)?;
        match self.verifier.settle() {
            Ok(verdict) => {
                self.result.entries = verdict.entries;
                self.result.head = verdict.head_hash;
                if verdict.head_hash != vault.head.hash {
                    self.result.add(FoundKind::ChainBroken, Some(verdict.head_seq), 1);
                }
            }
            Err(broken) => self.result.add_broken(&broken),
        }
        vault.compare_with_anchor(&mut self.result);
        Ok(std::mem::take(&mut self.result))
    }
}

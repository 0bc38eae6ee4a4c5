//! Checking the whole vault: what SQLCipher checks (pages), and what it cannot (old pages, cut logs).

use vault_crypto::sign::Signature;
use vault_domain::action::Action;
use vault_domain::grant::Grant;
use vault_domain::ids::ScopeId;
use vault_ledger::chain::{Broken, BrokenKind, Verifier};
use vault_ledger::row_index::{RowIndex, RowKey, RowState};

use crate::error::StoreError;
use crate::facet::{FacetRow, concat_columns};
use crate::grant_row::{GrantRow, grant_columns};
use crate::lookups::{LedgerRow, Lookups, ledger_columns};
use crate::schema::table;
use crate::vault::{AnchorState, OpenVault, ReadOnly, compartment_of};

/// How much to check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Chain, signatures, membership, anchor.
    Ledger,
    /// The ledger, and every row against the last entry that names it.
    Rows,
    /// All of that, every page of the file, and every facet opened.
    Whole,
}

/// What was found; empty lists mean that all is well.
#[derive(Debug, Clone, Default)]
pub struct Verification {
    /// Entries that verified.
    pub entries: u64,
    /// Rows compared.
    pub rows: u64,
    /// Last good entry hash.
    pub head: [u8; 32],
    /// Findings with their number and, where one can be named, the ledger position.
    pub findings: Vec<Found>,
}

/// One kind of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What.
    pub kind: FoundKind,
    /// Position of the entry it concerns.
    pub seq: Option<u64>,
    /// How many.
    pub count: u64,
}

/// Kinds of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it; the contract's FindingCode documents each")]
pub enum FoundKind {
    PageDamaged,
    ChainBroken,
    SignatureInvalid,
    RowStale,
    RowUnknown,
    RowForeign,
    RowMissing,
    RowUnreadable,
    BehindAnchor,
    Forked,
    AnchorMissing,
    ClockBack,
}

impl Verification {
    /// The verdict on tables that could not be read to their end.
    #[must_use]
    pub fn unreadable() -> Self {
        let mut result = Self::default();
        result.add(FoundKind::PageDamaged, None, 1);
        result
    }

    /// Nothing found that means damage or tampering.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.findings
            .iter()
            .all(|found| matches!(found.kind, FoundKind::AnchorMissing | FoundKind::ClockBack))
    }

    pub(crate) fn add(&mut self, kind: FoundKind, seq: Option<u64>, count: u64) {
        if count > 0 {
            self.findings.push(Found { kind, seq, count });
        }
    }

    pub(crate) fn add_broken(&mut self, broken: &Broken) {
        let kind = match broken.kind {
            BrokenKind::Signature => FoundKind::SignatureInvalid,
            _ => FoundKind::ChainBroken,
        };
        self.add(kind, Some(broken.seq), 1);
    }

    /// Rows that do not match.
    #[must_use]
    pub fn bad_rows(&self) -> u64 {
        self.findings
            .iter()
            .filter(|found| {
                matches!(
                    found.kind,
                    FoundKind::RowStale
                        | FoundKind::RowUnknown
                        | FoundKind::RowForeign
                        | FoundKind::RowMissing
                        | FoundKind::RowUnreadable
                )
            })
            .map(|found| found.count)
            .sum()
    }
}

impl OpenVault {
    /// Checks the vault. `each(done, total)` is told the progress and may stop the check by returning false.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`], or a database error that is itself not a finding.
    pub fn verify(
        &self,
        grant: &Grant<impl Action>,
        depth: Depth,
        each: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Verification, StoreError> {
        let _ = grant;
        self.verify_unattended(depth, each)
    }

    /// The same without a person asking: the check that runs after each unlock.
    ///
    /// # Errors
    /// As [`OpenVault::verify`].
    pub fn verify_unattended(
        &self,
        depth: Depth,
        each: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Verification, StoreError> {
        let mut result = Verification::default();
        let total = self.head.seq + if depth == Depth::Ledger { 0 } else { self.facet_count()? };
        let rows = self.verify_chain(&mut result, depth, total, each)?;
        self.compare_with_anchor(&mut result);
        if let Some(rows) = rows {
            self.verify_rows(&mut result, rows, depth == Depth::Whole, total, each)?;
        }
        if depth == Depth::Whole {
            let damaged = self.damaged_pages()?;
            result.add(FoundKind::PageDamaged, None, damaged);
        }
        Ok(result)
    }

    /// Refuses further writes when a check found rows that do not match the ledger.
    pub fn react_to(&mut self, verification: &Verification) {
        if !verification.is_complete() {
            self.set_read_only(ReadOnly::Damaged(verification.bad_rows().max(1)));
        }
    }

    fn verify_chain(
        &self,
        result: &mut Verification,
        depth: Depth,
        total: u64,
        each: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Option<RowIndex>, StoreError> {
        let mut verifier = Verifier::new(self.keys.root_fingerprint);
        let mut rows = (depth != Depth::Ledger).then(RowIndex::new);
        let mut lookups = Lookups::new(self.membership.pruned_until());
        let audit = if depth == Depth::Whole { self.compartments.audit() } else { Vec::new() };
        let mut statement = self.connection.prepare(ledger_columns!("ORDER BY seq"))?;
        let mut cursor = statement.query([!audit.is_empty()])?;
        let mut done = 0_u64;
        while let Some(row) = cursor.next()? {
            let row = LedgerRow::read(row)?;
            let Ok(signature) = Signature::from_slice(row.signature) else {
                result.add(FoundKind::SignatureInvalid, u64::try_from(row.seq).ok(), 1);
                return Ok(rows);
            };
            let accepted = match verifier.push(row.entry, &signature) {
                Ok(accepted) => accepted,
                Err(broken) => {
                    result.add_broken(&broken);
                    return Ok(rows);
                }
            };
            lookups.entry(self.id, &accepted.entry, &row, &audit);
            if let (Some(rows), Some(membership)) = (&mut rows, verifier.membership()) {
                rows.apply(&accepted.entry, membership);
            }
            done += 1;
            if done.is_multiple_of(512) && !each(done, total) {
                return Err(StoreError::Cancelled);
            }
        }
        match verifier.finish() {
            Ok(verdict) => {
                result.entries = verdict.entries;
                result.head = verdict.head_hash;
                if verdict.head_seq != self.head.seq || verdict.head_hash != self.head.hash {
                    result.add(FoundKind::ChainBroken, Some(verdict.head_seq + 1), 1);
                }
                result.add(FoundKind::ClockBack, verdict.first_clock_back, verdict.clock_back);
            }
            Err(broken) => result.add_broken(&broken),
        }
        lookups.finish(&self.connection, result)?;
        Ok(rows)
    }

    pub(crate) fn compare_with_anchor(&self, result: &mut Verification) {
        match self.anchor_state {
            AnchorState::Matches => {}
            AnchorState::Missing | AnchorState::Unreadable => result.add(FoundKind::AnchorMissing, None, 1),
            AnchorState::Behind(entries) => {
                result.add(FoundKind::BehindAnchor, Some(self.head.seq + 1), entries);
            }
            AnchorState::Forked => result.add(FoundKind::Forked, Some(self.head.seq), 1),
        }
    }

    fn verify_rows(
        &self,
        result: &mut Verification,
        mut expected: RowIndex,
        open_all: bool,
        total: u64,
        each: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<(), StoreError> {
        let (mut stale, mut unknown, mut foreign, mut unreadable) = (0, 0, 0, 0);
        let mut judge = |key: RowKey, version: u64, hash: [u8; 32], scope: Option<ScopeId>| match expected
            .take(&key, version, &hash, scope)
        {
            RowState::Current => {}
            RowState::Stale | RowState::Altered => stale += 1,
            RowState::Removed | RowState::Unknown => unknown += 1,
            RowState::Foreign => foreign += 1,
        };
        let mut statement = self.connection.prepare(concat_columns!("SELECT ", " FROM facet"))?;
        let mut cursor = statement.query([])?;
        while let Some(row) = cursor.next()? {
            result.rows += 1;
            match FacetRow::from_row(row) {
                Err(_) => unreadable += 1,
                Ok(facet) => {
                    let key = RowKey {
                        table: table::FACET,
                        row: *facet.place.record.as_bytes(),
                        level: facet.place.level.number(),
                    };
                    judge(key, facet.version, facet.hash(), Some(facet.place.scope));
                    if open_all
                        && let Some(key) = self.compartments.get(compartment_of(&facet))
                        && facet.open(self.id, key).is_err()
                    {
                        unreadable += 1;
                    }
                }
            }
            if result.rows.is_multiple_of(2048) && !each(result.entries + result.rows, total) {
                return Err(StoreError::Cancelled);
            }
        }
        drop(cursor);
        let mut grants = self.connection.prepare(grant_columns!(""))?;
        let mut cursor = grants.query([])?;
        while let Some(row) = cursor.next()? {
            result.rows += 1;
            let grant = GrantRow::read(row)?;
            match grant.place.key() {
                Some((key, version)) => judge(key, version, grant.hash, None),
                None => unreadable += 1,
            }
        }
        let missing = expected.remaining().count() as u64;
        result.add(FoundKind::RowStale, None, stale);
        result.add(FoundKind::RowUnknown, None, unknown);
        result.add(FoundKind::RowForeign, None, foreign);
        let trespasses = expected.trespasses();
        result.add(FoundKind::RowForeign, trespasses.first_seq, trespasses.count);
        result.add(FoundKind::RowMissing, None, missing);
        result.add(FoundKind::RowUnreadable, None, unreadable);
        Ok(())
    }

    fn facet_count(&self) -> Result<u64, StoreError> {
        let count: i64 = self.connection.query_row("SELECT count(*) FROM facet", [], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// Pages whose authentication fails, as SQLCipher reports them, and contradictions between tables and indexes.
    fn damaged_pages(&self) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare("PRAGMA cipher_integrity_check")?;
        let mut rows = statement.query([])?;
        let mut count = 0;
        while rows.next()?.is_some() {
            count += 1;
        }
        // An old page of an index authenticates and holds no row of its own; it contradicts its table.
        let mut statement = self.connection.prepare("PRAGMA integrity_check")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if row.get_ref(0)?.as_str() != Ok("ok") {
                count += 1;
            }
        }
        Ok(count)
    }
}

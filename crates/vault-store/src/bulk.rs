//! New customers in bulk: sealed and entered into the index on a thread of its own, away from the transaction that
//! writes them. That is more than half the work of an import, and needs no database.

use std::sync::Arc;

use vault_crypto::{Secret, Zeroizing};
use vault_domain::ids::{RecordId, ScopeId, VaultId};
use vault_domain::level::Level;
use vault_domain::levels::Levels;
use vault_domain::record::{FieldSet, RecordError, RecordKind, billing_facts, split_by_level};

use crate::billing::billing_place;
use crate::error::StoreError;
use crate::facet::{FacetRow, Place};
use crate::index::{Index, Projection};
use crate::write::WriteTx;

/// Version of a facet nobody has saved before.
const FIRST: u64 = 1;

/// Why a new customer could not be sealed.
#[derive(Debug, thiserror::Error)]
pub enum BulkError {
    /// Its fields have no encoding.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// No key, or no randomness.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Seals new customers of one scope. Has the index with it, for the time being.
pub struct Bulk {
    vault: VaultId,
    scope: ScopeId,
    /// Epoch and key per level, as far as this session holds them.
    keys: [Option<(u32, Arc<Secret<32>>)>; 3],
    /// The same of the scope's billing facts; none in a vault of one person.
    billing_keys: [Option<(u32, Arc<Secret<32>>)>; 2],
    levels: Levels,
    index: Index,
    dedupe: Secret<32>,
}

/// A new customer, sealed and not yet written: its facets, each with the hash the ledger keeps.
pub struct SealedCustomer(Vec<(FacetRow, [u8; 32])>);

impl Bulk {
    /// Seals a customer nobody has seen before, one facet per level that has fields, and enters its line.
    ///
    /// # Errors
    /// [`BulkError`]; the change must then be given up.
    pub fn seal(&mut self, record: RecordId, fields: FieldSet) -> Result<SealedCustomer, BulkError> {
        let mut facets = Vec::with_capacity(2);
        self.seal_billing(record, &fields, &mut facets)?;
        let mut line = Projection::new(self.scope, record);
        for ((level, key), fields) in
            Level::ALL.into_iter().zip(&self.keys).zip(split_by_level(fields, &self.levels))
        {
            if fields.is_empty() {
                continue;
            }
            let (epoch, key) = key.as_ref().ok_or(StoreError::NotFound)?;
            let plain = Zeroizing::new(fields.encode_padded()?);
            let place =
                Place { scope: self.scope, record, level, kind: RecordKind::Customer.code(), parent: None };
            let row = FacetRow::seal(self.vault, place, FIRST, *epoch, key, &plain)?;
            let hash = row.hash();
            facets.push((row, hash));
            line.saw_level(level);
            line.take_fields(level, fields);
        }
        line.enter(&mut self.index, &self.dedupe);
        Ok(SealedCustomer(facets))
    }

    fn seal_billing(
        &self,
        record: RecordId,
        fields: &FieldSet,
        facets: &mut Vec<(FacetRow, [u8; 32])>,
    ) -> Result<(), BulkError> {
        if self.billing_keys.iter().any(Option::is_none) {
            return Ok(());
        }
        let Some(facts) = billing_facts(fields) else { return Ok(()) };
        for ((level, key), facts) in
            Level::ALL.into_iter().zip(&self.billing_keys).zip(split_by_level(facts, &self.levels))
        {
            let Some((epoch, key)) = key.as_ref().filter(|_| !facts.is_empty()) else { continue };
            let plain = Zeroizing::new(facts.encode_padded()?);
            let place = billing_place(self.scope, record, level);
            let row = FacetRow::seal(self.vault, place, FIRST, *epoch, key, &plain)?;
            let hash = row.hash();
            facets.push((row, hash));
        }
        Ok(())
    }
}

impl WriteTx<'_> {
    /// What seals new customers of a scope. It takes the index along: [`WriteTx::end_bulk`] brings it back, and a change
    /// that is given up has it made anew before it is needed.
    #[must_use]
    pub fn bulk(&mut self, scope: ScopeId, levels: &Levels) -> Bulk {
        let vault = &mut *self.vault;
        vault.index_away = true;
        Bulk {
            vault: vault.id,
            scope,
            keys: Level::ALL.map(|level| vault.compartments.current_shared(scope, level)),
            billing_keys: [Level::L1, Level::L2]
                .map(|level| vault.compartments.current_shared(scope.billing(), level)),
            levels: levels.clone(),
            index: std::mem::replace(&mut vault.index, Index::empty()),
            dedupe: vault.keys.dedupe_key(),
        }
    }

    /// Takes the index back.
    pub fn end_bulk(&mut self, bulk: Bulk) {
        self.vault.index = bulk.index;
        self.vault.index.tidy();
        self.vault.index_away = false;
        self.entered_in_bulk = true;
    }

    /// Writes a new customer.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when there is such a record already.
    pub fn put_sealed(&mut self, customer: &SealedCustomer) -> Result<(), StoreError> {
        for (row, hash) in &customer.0 {
            row.insert(self.connection())?;
            // Its line is in the index already: the record is not noted as touched.
            self.note_row(row.change(*hash));
        }
        Ok(())
    }
}

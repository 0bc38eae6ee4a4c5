//! Billing facts: a record of their own beside each customer that has some, under keys of its own. Finance holds those keys
//! and none that opens a customer; whoever has the customer holds both.
//!
//! Whatever changes a customer, the facts follow in the same transaction ([`WriteTx::commit`] sees to it): no use case can
//! forget them.

use vault_crypto::Zeroizing;
use vault_domain::action::Action;
use vault_domain::grant::Grant;
use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::reach::ScopeKind;
use vault_domain::record::{FieldSet, RecordKind, billing_facts, merge, split_by_level};

use crate::directory::Directory;
use crate::entry_draft::EntryDraft;
use crate::error::StoreError;
use crate::facet::{FacetRow, Place};
use crate::index::Index;
use crate::vault::OpenVault;
use crate::write::{Expect, WriteTx};

/// Changes named by one entry.
const CHANGES_PER_ENTRY: usize = 2_000;

/// Customers between two words about the progress.
const CUSTOMERS_PER_STEP: usize = 500;

/// Where the facts about a customer of this scope lie.
pub(crate) fn billing_place(scope: ScopeId, customer: RecordId, level: Level) -> Place {
    Place {
        scope: scope.billing(),
        record: customer.billing(),
        level,
        kind: RecordKind::Billing.code(),
        parent: None,
    }
}

/// List and search of billing facts, and the end of the ledger it reflects.
pub(crate) struct BillingIndex {
    pub index: Index,
    pub seq: u64,
}

impl WriteTx<'_> {
    /// Brings the billing facts of these customers in step with what was written about them.
    pub(crate) fn follow_billing(&mut self, customers: &[RecordId]) -> Result<(), StoreError> {
        if customers.is_empty() {
            return Ok(());
        }
        // What was written before keeps its own entry; only many facts get entries of their own.
        let before = self.swap_changes(Vec::new());
        for customer in customers {
            self.follow(*customer)?;
            if self.pending_changes() >= CHANGES_PER_ENTRY {
                self.log(EntryDraft::done("billing.follow").without_detail())?;
            }
        }
        let after = self.swap_changes(before);
        for change in after {
            self.note_row(change);
        }
        Ok(())
    }

    /// The first facts of a scope: of all its customers.
    pub(crate) fn begin_billing(
        &mut self,
        scope: ScopeId,
        each: &mut dyn FnMut(u64, u64),
    ) -> Result<(), StoreError> {
        let customers = self.vault.records_of(scope, RecordKind::Customer)?;
        for (block, some) in (1_u64..).zip(customers.chunks(CUSTOMERS_PER_STEP)) {
            self.follow_billing(some)?;
            if self.pending_changes() >= CHANGES_PER_ENTRY {
                self.log(EntryDraft::done("billing.follow").without_detail())?;
            }
            let done = block * CUSTOMERS_PER_STEP as u64;
            each(done.min(customers.len() as u64), customers.len() as u64);
        }
        Ok(())
    }

    fn follow(&mut self, customer: RecordId) -> Result<(), StoreError> {
        let rows = self.vault.facets_of(customer)?;
        let Some(first) = rows.first() else { return self.forget(customer) };
        let scope = first.place.scope;
        if first.place.kind != RecordKind::Customer.code() || !self.vault.keeps_billing(scope) {
            return Ok(());
        }
        let Some(fields) = self.readable(&rows)? else { return Ok(()) };
        let facts = billing_facts(&fields).unwrap_or_default();
        // What the vault holds to be core is not for everybody who writes invoices.
        let [l1, l2, _] = split_by_level(facts, &self.vault.levels);
        for (level, facts) in [(Level::L1, l1), (Level::L2, l2)] {
            let place = billing_place(scope, customer, level);
            if facts.is_empty() {
                self.remove(place.scope, place.record, level, Expect::Any)?;
                continue;
            }
            let encoded = facts.encode_padded().map_err(|_| StoreError::Decode("billing facts"))?;
            let plain = Zeroizing::new(encoded);
            let stored = self.vault.rows_at(place.scope, place.record)?;
            let same = stored
                .iter()
                .filter(|row| row.place.level == level)
                .any(|row| self.vault.open_row(row).is_ok_and(|opened| opened.plain == plain));
            if !same {
                self.put(place, Expect::Any, &plain)?;
            }
        }
        Ok(())
    }

    /// What a customer consists of; nothing where somebody cannot tell what its facts are now: whoever saves next can.
    fn readable(&self, rows: &[FacetRow]) -> Result<Option<FieldSet>, StoreError> {
        let mut fields = FieldSet::new();
        for row in rows {
            match self.vault.open_row(row) {
                Ok(opened) => {
                    let some = FieldSet::decode_padded(&opened.plain);
                    let some = some.map_err(|_| StoreError::Decode("customer"))?;
                    fields = merge([fields, some]);
                }
                // Facts lie with what is core only where the record was raised as a whole.
                Err(_) if row.place.level == Level::L3 && fields.marked_level() != Some(Level::L3) => {}
                Err(_) => return Ok(None),
            }
        }
        Ok(Some(fields))
    }

    /// A customer is gone: so are its facts.
    fn forget(&mut self, customer: RecordId) -> Result<(), StoreError> {
        for row in self.vault.facets_of(customer.billing())? {
            if row.place.kind == RecordKind::Billing.code() {
                self.remove(row.place.scope, row.place.record, row.place.level, Expect::Any)?;
            }
        }
        Ok(())
    }
}

impl OpenVault {
    /// Whether this session can keep the facts of a scope's customers in step.
    fn keeps_billing(&self, scope: ScopeId) -> bool {
        ScopeKind::OwnBilling.levels().iter().all(|level| self.can_write(scope.billing(), *level))
    }

    /// List and search of the billing facts this session can open: names of firms, one line a customer. Made when it is
    /// first asked for, kept in step afterwards.
    ///
    /// # Errors
    /// [`StoreError`] when the rows cannot be read.
    pub fn billing_directory(&mut self, grant: &Grant<impl Action>) -> Result<&mut Directory, StoreError> {
        self.check_grant(grant)?;
        let changed = match &self.billing {
            Some(known) if known.seq == self.head.seq => Some(Vec::new()),
            Some(known) => self.changed_since(known.seq)?,
            None => None,
        };
        let kept = self.billing.take();
        let mut index = match (kept, changed) {
            (Some(known), Some(changed)) => {
                let mut index = known.index;
                self.refresh(&mut index, &changed, RecordKind::Billing)?;
                index
            }
            _ => self.rebuilt(&self.compartments.billing_scopes(), RecordKind::Billing)?,
        };
        index.tidy();
        let kept = self.billing.insert(BillingIndex { index, seq: self.head.seq });
        Ok(kept.index.directory_mut())
    }
}

//! What a run would do with a row, without writing: rows before it count, because they would be there by then.

use std::collections::HashMap;

use vault_domain::action::ImportCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_domain::record::FieldSet;
use vault_store::OpenVault;

use super::match_existing::{Found, Matcher};
use super::merge::{complete, merge_into};
use crate::contract::import::{ImportPlan, OnDuplicate};
use crate::customers::load;
use crate::error::AppError;

/// How a row would end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    New,
    Updated,
    Skipped,
}

/// The vault as the rows read so far would have left it.
pub(super) struct Foresight<'a> {
    vault: &'a OpenVault,
    grant: &'a Grant<ImportCustomers>,
    plan: &'a ImportPlan,
    matcher: Matcher,
    /// Customers that rows would have made or changed, encoded: a third of the memory. Empty where duplicates are not
    /// looked into.
    touched: HashMap<RecordId, Vec<u8>>,
    made: u64,
}

impl<'a> Foresight<'a> {
    pub(super) fn new(vault: &'a OpenVault, grant: &'a Grant<ImportCustomers>, plan: &'a ImportPlan) -> Self {
        Self { vault, grant, plan, matcher: Matcher::new(vault), touched: HashMap::new(), made: 0 }
    }

    /// How this row would end, and the customer it is a duplicate of.
    pub(super) fn take(&mut self, row: &FieldSet) -> Result<(End, Option<Found>), AppError> {
        let found = self.matcher.find(row);
        let end = match (found, self.plan.on_duplicate) {
            (None, _) => self.add(row)?,
            (Some(_), OnDuplicate::New) => End::New,
            (Some(_), OnDuplicate::Skip) => End::Skipped,
            (Some(found), OnDuplicate::Fill) => self.change(found, row, false)?,
            (Some(found), OnDuplicate::Merge) => self.change(found, row, true)?,
        };
        Ok((end, found))
    }

    fn add(&mut self, row: &FieldSet) -> Result<End, AppError> {
        // Identifiers begin with a time; no customer has one of these.
        self.made += 1;
        let mut id = [0; 16];
        id[8..].copy_from_slice(&self.made.to_be_bytes());
        let record = RecordId::from_bytes(id);
        self.matcher.remember(row, record);
        if matches!(self.plan.on_duplicate, OnDuplicate::Fill | OnDuplicate::Merge) {
            let mut fields = row.clone();
            let basis = self.plan.basis.map(|basis| basis.code()).unwrap_or_default();
            complete(&mut fields, self.plan.source.trim(), basis);
            self.keep(record, &fields)?;
        }
        Ok(End::New)
    }

    fn change(&mut self, found: Found, row: &FieldSet, overwrite: bool) -> Result<End, AppError> {
        let (Found::InVault(record) | Found::InFile(record)) = found;
        let mut fields = match self.touched.get(&record) {
            Some(encoded) => FieldSet::decode(encoded).map_err(|_| ErrorCode::Internal)?,
            None => load(self.vault, self.grant, record)?.fields,
        };
        if !merge_into(&mut fields, row, overwrite) {
            return Ok(End::Skipped);
        }
        self.matcher.remember(&fields, record);
        self.keep(record, &fields)?;
        Ok(End::Updated)
    }

    fn keep(&mut self, record: RecordId, fields: &FieldSet) -> Result<(), AppError> {
        let encoded = fields.encode().map_err(|_| ErrorCode::TextTooLong)?;
        self.touched.insert(record, encoded);
        Ok(())
    }
}

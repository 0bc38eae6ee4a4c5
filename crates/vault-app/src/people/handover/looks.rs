//! What somebody looked at in the last ninety days, as the ledger has it.

use std::collections::HashSet;

use vault_domain::action::Action;
use vault_domain::grant::Grant;
use vault_domain::ids::PersonId;
use vault_ledger::entry::Outcome;
use vault_store::{LedgerQuery, OpenVault};

use crate::error::AppError;

const DAYS_MS: i64 = 90 * 86_400_000;
const PAGE: u32 = 2_000;

/// Numbers of one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::people) struct Looks90 {
    pub reveals: u64,
    pub copies: u64,
    pub imports: u64,
    /// Distinct customers of whom a value was seen or copied.
    pub customers: u64,
}

impl Looks90 {
    /// # Errors
    /// `vault_damaged` when entries cannot be read.
    pub fn of(
        vault: &OpenVault,
        grant: &Grant<impl Action>,
        person: PersonId,
        now_ms: i64,
    ) -> Result<Self, AppError> {
        let mut looks = Self::default();
        let mut seen = HashSet::new();
        let mut query = LedgerQuery {
            actions: vec!["field.reveal", "field.copy", "import.finish"],
            from_ms: Some(now_ms - DAYS_MS),
            people: vec![person],
            limit: PAGE,
            ..LedgerQuery::default()
        };
        loop {
            let page = vault.ledger(grant, &query)?;
            for logged in page.iter().filter(|logged| logged.entry.result == Outcome::Done) {
                match logged.entry.action.as_str() {
                    "field.reveal" => looks.reveals += 1,
                    "field.copy" => looks.copies += 1,
                    _ => looks.imports += 1,
                }
                seen.extend(logged.entry.object_ref);
            }
            query.before_seq = page.last().map(|logged| logged.entry.seq);
            if page.len() < PAGE as usize {
                looks.customers = seen.len() as u64;
                return Ok(looks);
            }
        }
    }
}

//! How many different customers somebody may open in a day: a trainee, and everybody in the pool who has not claimed.
//! Enforced by the program and recorded; the keys would open more.

use std::collections::HashMap;

use vault_domain::action::Action;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::role::Role;
use vault_ledger::entry::Outcome;
use vault_store::{EntryDraft, LedgerQuery, OpenVault};

use crate::core::Core;
use crate::error::AppError;
use crate::session::Session;

const DAY_MS: i64 = 86_400_000;
/// Customers of the pool a person may look at in a day before claiming.
const POOL_PER_DAY: usize = 20;
/// Entries read back at a login.
const REMEMBERED: u32 = 500;
/// The action of an opened card, and of one that lies in the pool.
pub(crate) const OPEN: &str = "customer.open";
pub(crate) const OPEN_POOL: &str = "pool.open";

/// What was opened in the last day, by the names the ledger has for customers.
#[derive(Default)]
pub(crate) struct Brake {
    opened: HashMap<[u8; 16], i64>,
    in_pool: HashMap<[u8; 16], i64>,
}

impl Brake {
    /// As the ledger has it: locking gives nothing back.
    ///
    /// # Errors
    /// `vault_damaged` when entries cannot be read.
    pub fn remembered(vault: &OpenVault, grant: &Grant<impl Action>, now_ms: i64) -> Result<Self, AppError> {
        let mut brake = Self::default();
        let query = LedgerQuery {
            actions: vec![OPEN, OPEN_POOL],
            from_ms: Some(now_ms - DAY_MS),
            people: vec![vault.keys().person],
            limit: REMEMBERED,
            ..LedgerQuery::default()
        };
        for logged in vault.ledger(grant, &query)? {
            let done = logged.entry.result == Outcome::Done;
            if let Some(object) = logged.entry.object_ref.filter(|_| done) {
                let pool = logged.entry.action.as_str() == OPEN_POOL;
                brake.note(object, pool, logged.entry.wall_ms);
            }
        }
        Ok(brake)
    }

    pub fn note(&mut self, object: [u8; 16], pool: bool, at_ms: i64) {
        self.opened.insert(object, at_ms);
        if pool {
            self.in_pool.insert(object, at_ms);
        }
    }
}

/// Lets the person on to this customer, or refuses before anything of it was read.
///
/// # Errors
/// `customer_limit`.
pub(crate) fn pass(
    core: &Core,
    session: &mut Session,
    grant: &Grant<impl Action>,
    record: RecordId,
) -> Result<(), AppError> {
    let _ = grant;
    let object = session.vault.object_ref(record);
    let since = core.host.clock.wall_ms() - DAY_MS;
    let within = |seen: &mut HashMap<[u8; 16], i64>, limit: usize| {
        seen.retain(|_, at_ms| *at_ms >= since);
        seen.contains_key(&object) || seen.len() < limit
    };
    let trainee = usize::from(session.settings.limits.trainee_customers_per_day);
    let mut limit = None;
    if session.trainee && !within(&mut session.brake.opened, trainee) {
        limit = Some(trainee);
    } else if lies_in_pool(session, record)? && !within(&mut session.brake.in_pool, POOL_PER_DAY) {
        limit = Some(POOL_PER_DAY);
    }
    let Some(limit) = limit else { return Ok(()) };
    let entry = EntryDraft::refused(OPEN, "customer_limit").on(record).text("record", &record.to_string());
    session.vault.record(entry)?;
    Err(AppError::new(ErrorCode::CustomerLimit).number("limit", limit as u64))
}

/// Refuses to change what is nobody's: it has to be claimed first.
///
/// # Errors
/// `wrong_state`.
pub(crate) fn refuse_unclaimed(session: &Session, record: RecordId) -> Result<(), AppError> {
    if lies_in_pool(session, record)? { Err(ErrorCode::WrongState.into()) } else { Ok(()) }
}

/// Whether the customer is nobody's, for somebody who has to claim it first.
pub(crate) fn lies_in_pool(session: &Session, record: RecordId) -> Result<bool, AppError> {
    let roles = session.subject().roles;
    if roles.contains(&Role::Owner) || roles.contains(&Role::Manager) {
        return Ok(false);
    }
    Ok(session.vault.scope_of(record)? == Some(ScopeId::POOL))
}

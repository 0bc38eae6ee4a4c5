//! Customers change hands: sealed anew under the keys of whoever has them next.

use vault_crypto::Zeroizing;
use vault_domain::action::{ClaimCustomers, TransferCustomers, Writes};
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::record::{FieldSet, RecordKind};
use vault_ledger::entry::Outcome;
use vault_store::{EntryDraft, LedgerQuery, OpenVault, StoreError, WriteTx};

use crate::contract::customer::{Changed, CustomerRefs, Receiver, TransferCustomers as TransferRequest};
use crate::core::{Core, State};
use crate::error::AppError;

/// Most customers in one request.
const MAX_RECORDS: usize = 10_000;
const DAY_MS: i64 = 86_400_000;

/// `customer_transfer`
pub fn customer_transfer(
    core: &Core,
    state: &mut State,
    grant: &Grant<TransferCustomers>,
    request: TransferRequest,
) -> Result<Changed, AppError> {
    if request.record_ids.is_empty() || request.record_ids.len() > MAX_RECORDS {
        return Err(ErrorCode::BadRequest.into());
    }
    let session = state.session()?;
    let receiver = Place::of(&session.vault, request.to)?;
    let now = core.host.clock.wall_ms();
    let mut tx = session.vault.write(grant)?;
    let mut moved = 0_u64;
    for record in &request.record_ids {
        moved += u64::from(hand_over(&mut tx, *record, receiver, now, "customer.transfer")?);
    }
    if moved == 0 {
        return Ok(Changed { count: 0 });
    }
    tx.commit(EntryDraft::done("customer.hand_over").int("count", i64::try_from(moved).unwrap_or(i64::MAX)))?;
    Ok(Changed { count: moved })
}

/// `pool_claim`: enforced by the program, and recorded: whoever may claim holds the pool's keys.
pub fn pool_claim(
    core: &Core,
    state: &mut State,
    grant: &Grant<ClaimCustomers>,
    request: CustomerRefs,
) -> Result<Changed, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let limit = usize::from(session.settings.limits.claims_per_day);
    if request.record_ids.is_empty() || request.record_ids.len() > limit {
        return Err(claim_limit(limit, 0));
    }
    let claimed = claims_since(&session.vault, grant, now - DAY_MS)?;
    if claimed.len() + request.record_ids.len() > limit {
        session.vault.record(EntryDraft::refused("customer.claim", "claim_limit"))?;
        let oldest = claimed.iter().min().copied().unwrap_or(now);
        return Err(claim_limit(limit, (oldest + DAY_MS - now).max(0) / 1_000));
    }
    for record in &request.record_ids {
        if session.vault.scope_of(*record)? != Some(ScopeId::POOL) {
            return Err(ErrorCode::WrongState.into());
        }
    }
    let owner = Receiver::Person { id: session.vault.keys().person };
    let me = Place { owner, scope: session.vault.own_scope() };
    let mut tx = session.vault.write(grant)?;
    for record in &request.record_ids {
        hand_over(&mut tx, *record, me, now, "customer.claim")?;
    }
    let count = request.record_ids.len();
    tx.commit(EntryDraft::done("pool.claim").int("count", i64::try_from(count).unwrap_or(i64::MAX)))?;
    Ok(Changed { count: count as u64 })
}

fn claim_limit(limit: usize, wait_s: i64) -> AppError {
    AppError::new(ErrorCode::ClaimLimit).number("limit", limit as u64).number("wait_s", wait_s)
}

/// When the person claimed customers since a moment, one entry each.
fn claims_since(
    vault: &OpenVault,
    grant: &Grant<ClaimCustomers>,
    from_ms: i64,
) -> Result<Vec<i64>, AppError> {
    let query = LedgerQuery {
        actions: vec!["customer.claim"],
        from_ms: Some(from_ms),
        people: vec![vault.keys().person],
        limit: 500,
        ..LedgerQuery::default()
    };
    let done = |logged: &vault_store::LoggedEntry| logged.entry.result == Outcome::Done;
    Ok(vault
        .ledger(grant, &query)?
        .iter()
        .filter(|logged| done(logged))
        .map(|logged| logged.entry.wall_ms)
        .collect())
}

/// Who gets a customer, and under whose keys it lies then.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub owner: Receiver,
    pub scope: ScopeId,
}

impl Place {
    /// # Errors
    /// `person_unknown` for somebody who cannot log in, `wrong_state` for a team nobody is in yet, and for pool and teams
    /// of a vault that has none.
    pub fn of(vault: &OpenVault, owner: Receiver) -> Result<Self, AppError> {
        let scope = match owner {
            Receiver::Person { id } => {
                let member = vault.membership().active(id).map_err(|_| ErrorCode::PersonUnknown)?;
                if !member.roles.iter().any(|role| {
                    vault_domain::policy::role_allows(role, vault_domain::action::ActionKind::ViewCustomers)
                }) {
                    // Nobody could open what such a person is given.
                    return Err(ErrorCode::PersonUnknown.into());
                }
                id.into()
            }
            Receiver::Team { id } => id.into(),
            Receiver::Pool => ScopeId::POOL,
            Receiver::Kept => return Err(ErrorCode::BadRequest.into()),
        };
        // A team's keys are made with its first person.
        if vault.membership().epoch(scope, Level::L1).is_none() {
            return Err(ErrorCode::WrongState.into());
        }
        Ok(Self { owner, scope })
    }
}

/// Moves one customer with its notes; says whether it was somewhere else before.
pub(super) fn hand_over(
    tx: &mut WriteTx<'_>,
    record: RecordId,
    to: Place,
    now_ms: i64,
    action: &'static str,
) -> Result<bool, AppError> {
    let from = tx.move_record((record, RecordKind::Customer), to.scope, |level, plain| {
        edited(level, plain, to.owner, now_ms)
    })?;
    if from == to.scope {
        return Ok(false);
    }
    tx.log_move(record, action, from, to.scope)?;
    Ok(true)
}

/// The L1 part says whose the customer is, if it is one person's.
fn edited(
    level: Level,
    plain: &[u8],
    owner: Receiver,
    now_ms: i64,
) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    if level != Level::L1 {
        return Ok(Zeroizing::new(plain.to_vec()));
    }
    let mut fields = FieldSet::decode_padded(plain).map_err(|_| StoreError::Decode("customer"))?;
    match owner {
        Receiver::Person { id } => fields.set(FieldKey::Owner, *id.as_bytes()),
        Receiver::Team { .. } | Receiver::Pool | Receiver::Kept => fields.remove(FieldKey::Owner),
    }
    fields.set(FieldKey::UpdatedMs, now_ms);
    fields.encode_padded().map(Zeroizing::new).map_err(|_| StoreError::Decode("customer"))
}

/// For work under another grant: the keys decide anyway.
pub(super) fn hand_over_all<A: Writes>(
    vault: &mut OpenVault,
    grant: &Grant<A>,
    work: &[(RecordId, Place)],
    now_ms: i64,
) -> Result<u64, AppError> {
    let mut tx = vault.write(grant)?;
    let mut moved = 0_u64;
    for (record, to) in work {
        moved += u64::from(hand_over(&mut tx, *record, *to, now_ms, "customer.transfer")?);
    }
    if moved > 0 {
        tx.commit(
            EntryDraft::done("customer.hand_over").int("count", i64::try_from(moved).unwrap_or(i64::MAX)),
        )?;
    }
    Ok(moved)
}

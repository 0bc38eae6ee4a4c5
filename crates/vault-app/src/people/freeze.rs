//! A person may do nothing here any more: at once, or from a moment on. And back.

use vault_crypto::SecretBytes;
use vault_domain::action::ManagePeople;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_ledger::membership::Fact;
use vault_store::EntryDraft;

use super::list::name_of;
use crate::contract::Done;
use crate::contract::people::{FreezePerson, UnfreezePerson};
use crate::contract::vault::LockReason;
use crate::core::{Core, State};
use crate::error::AppError;
use crate::vaults::{authenticate, lock_now};

/// `person_freeze`
pub fn person_freeze(
    core: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: FreezePerson,
) -> Result<Done, AppError> {
    authenticate(core, state, &SecretBytes::from_string(request.password))?;
    let session = state.session()?;
    let member = session.vault.membership().member(request.person_id).ok_or(ErrorCode::PersonUnknown)?;
    if member.frozen {
        return Err(ErrorCode::WrongState.into());
    }
    let fact = match request.at_ms {
        None => Fact::MemberFrozen(request.person_id),
        Some(at_ms) if at_ms <= core.host.clock.wall_ms() => return Err(ErrorCode::BadRequest.into()),
        Some(at_ms) => Fact::MemberLeaves(request.person_id, Some(at_ms)),
    };
    let entry = EntryDraft::fact(&fact).text("text", &name_of(session, request.person_id));
    session.vault.write(grant)?.commit(entry)?;
    if request.at_ms.is_none() && request.person_id == session.vault.keys().person {
        lock_now(core, state, LockReason::Manual);
    }
    Ok(Done {})
}

/// `person_unfreeze`
pub fn person_unfreeze(
    core: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: UnfreezePerson,
) -> Result<Done, AppError> {
    authenticate(core, state, &SecretBytes::from_string(request.password))?;
    let chosen = state.chosen.as_ref().ok_or(ErrorCode::NoVault)?;
    let session = state.session.as_mut().ok_or(ErrorCode::Locked)?;
    let name = name_of(session, request.person_id);
    let member = *session.vault.membership().member(request.person_id).ok_or(ErrorCode::PersonUnknown)?;
    if !member.frozen && member.leaves_ms.is_none() {
        return Err(ErrorCode::WrongState.into());
    }
    // After a handover there is nothing left to log in with: whoever comes back is added anew.
    let has_slot = chosen.slots.slots.iter().any(|slot| slot.person() == request.person_id);
    if !has_slot {
        return Err(ErrorCode::WrongState.into());
    }
    let said = |fact: Fact| EntryDraft::fact(&fact).text("text", &name);
    let mut tx = session.vault.write(grant)?;
    if member.leaves_ms.is_some() {
        tx.log(said(Fact::MemberLeaves(request.person_id, None)))?;
    }
    if member.frozen {
        tx.log(said(Fact::MemberUnfrozen(request.person_id)))?;
    }
    tx.pass_on_keys()?;
    tx.commit(EntryDraft::done("person.rights").text("text", &name))?;
    Ok(Done {})
}

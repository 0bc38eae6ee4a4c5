//! One person named for one key the roles do not call for: 专人专管 of core values, a stand-in during an absence. Given by
//! an owner, counted in every access review, taken back with a new key.

use vault_crypto::SecretBytes;
use vault_domain::action::ManagePeople;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, ScopeId};
use vault_domain::level::Level;
use vault_store::{EntryDraft, OpenVault, StoreError};

use super::list::name_of;
use super::{Roster, history};
use crate::contract::people::{ChangeException, ExceptionView, Exceptions};
use crate::contract::{Done, Empty};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::vaults::authenticate;

/// `exception_list`
pub fn exception_list(
    _: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    _: Empty,
) -> Result<Exceptions, AppError> {
    let vault = &state.session()?.vault;
    let roster = Roster::read(vault, grant)?;
    let membership = vault.membership();
    let mut rows = Vec::new();
    for (person, _) in membership.members() {
        // Billing facts go with the L2 they belong to.
        let named = membership
            .exceptions(person)
            .filter(|(scope, _)| membership.billed_scope(*scope).is_none() && !scope.is_kept());
        for (scope, level) in named {
            let of = (scope != ScopeId::POOL).then(|| PersonId::from_bytes(*scope.as_bytes()));
            let rule = roster.exception(person, scope, level);
            let history_from = rule.map(|line| history::day_with(line.history_from));
            rows.push(ExceptionView { person_id: person, of, level, history_from });
        }
    }
    Ok(Exceptions { rows })
}

/// `exception_give`
pub fn exception_give(
    core: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: ChangeException,
) -> Result<Done, AppError> {
    authenticate(core, state, &SecretBytes::from_string(request.password.clone()))?;
    let session = state.session()?;
    let scope = scope_of(&session.vault, &request)?;
    let membership = session.vault.membership();
    if membership.active(request.person_id).is_err() {
        return Err(ErrorCode::PersonUnknown.into());
    }
    if membership.could_read(request.person_id, scope, request.level) {
        return Err(ErrorCode::WrongState.into());
    }
    history::check(core, session, request.history_from)?;
    let entry = history::stated(entry("exception.give", session, &request), request.history_from);
    let mut roster = Roster::read(&session.vault, grant)?;
    let first = request.history_from.map(history::number_of);
    let ruled = roster.set_exception(request.person_id, (scope, request.level), first);
    let mut tx = session.vault.write(grant)?;
    tx.give_exception(request.person_id, scope, request.level)?;
    if ruled {
        roster.put(&mut tx)?;
    }
    tx.commit(entry)?;
    Ok(Done {})
}

/// `exception_take`
pub fn exception_take(
    core: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: ChangeException,
) -> Result<Done, AppError> {
    authenticate(core, state, &SecretBytes::from_string(request.password.clone()))?;
    let session = state.session()?;
    let scope = scope_of(&session.vault, &request)?;
    let held =
        session.vault.membership().exceptions(request.person_id).any(|one| one == (scope, request.level));
    if !held {
        return Err(ErrorCode::WrongState.into());
    }
    let entry = entry("exception.take", session, &request);
    let mut roster = Roster::read(&session.vault, grant)?;
    let ruled = roster.set_exception(request.person_id, (scope, request.level), None);
    let mut tx = session.vault.write(grant)?;
    tx.take_exception(request.person_id, scope, request.level)?;
    if ruled {
        roster.put(&mut tx)?;
    }
    tx.commit(entry)?;
    match session.vault.renew_keys(grant, &mut |_| !core.is_interrupted()) {
        // Goes on at the next login of whoever holds the keys.
        Ok(_) | Err(StoreError::KeysMissing | StoreError::Cancelled) => Ok(Done {}),
        Err(error) => Err(error.into()),
    }
}

fn scope_of(vault: &OpenVault, request: &ChangeException) -> Result<ScopeId, AppError> {
    match request.of {
        Some(person) if person == request.person_id => Err(ErrorCode::BadRequest.into()),
        Some(person) => {
            vault.membership().member(person).ok_or(ErrorCode::PersonUnknown)?;
            Ok(person.into())
        }
        None if vault.is_shared() => Ok(ScopeId::POOL),
        None => Err(ErrorCode::WrongState.into()),
    }
}

fn entry(action: &'static str, session: &crate::session::Session, request: &ChangeException) -> EntryDraft {
    let of = request.of.map(|person| name_of(session, person)).unwrap_or_default();
    EntryDraft::done(action)
        .text("text", &name_of(session, request.person_id))
        .text("of", &of)
        .int("level", i64::from(Level::number(request.level)))
}

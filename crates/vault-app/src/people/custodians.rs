//! 专人专管: a customer whose keys only named people hold, beside the owners.

use vault_crypto::{SecretBytes, Zeroizing};
use vault_domain::action::NameCustodians;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::record::{FieldSet, RecordKind, RecordState};
use vault_store::{EntryDraft, OpenVault, StoreError, WriteTx};

use super::list::name_of;
use crate::contract::Done;
use crate::contract::people::{Custodian, KeepCustomer};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;
use crate::vaults::authenticate;

/// Most people one customer is kept by.
const MAX_CUSTODIANS: usize = 20;

/// `customer_keep`: who keeps the customer from now on; whoever is not named and no owner holds no key of it any more.
pub fn customer_keep(
    core: &Core,
    state: &mut State,
    grant: &Grant<NameCustodians>,
    request: KeepCustomer,
) -> Result<Done, AppError> {
    authenticate(core, state, &SecretBytes::from_string(request.password))?;
    let session = state.session()?;
    if !session.vault.is_shared() {
        return Err(ErrorCode::WrongState.into());
    }
    let mut named = request.people;
    named.sort_unstable();
    named.dedup();
    if named.is_empty() || named.len() > MAX_CUSTODIANS {
        return Err(ErrorCode::BadRequest.into());
    }
    check_people(&session.vault, &named)?;
    let record = request.record_id;
    let facet = session.vault.open_facet(grant, record, Level::L1)?;
    let fields = FieldSet::decode_padded(&facet.plain).map_err(|_| ErrorCode::VaultDamaged)?;
    if facet.place.kind != RecordKind::Customer.code() || fields.state() != Some(RecordState::Active) {
        return Err(ErrorCode::WrongState.into());
    }
    let before = custodians(session, ScopeId::kept(record));
    let entry = said(session, record, &named);
    let mut tx = session.vault.write(grant)?;
    let scope = tx.found_kept(record)?;
    let from =
        tx.move_record((record, RecordKind::Customer), scope, |_, plain| Ok(Zeroizing::new(plain.to_vec())))?;
    if from != scope {
        tx.log_move(record, "customer.keep", from, scope)?;
    }
    let taken = change(&mut tx, scope, &before, &named)?;
    tx.commit(entry)?;
    if taken {
        match session.vault.renew_keys(grant, &mut |_| !core.is_interrupted()) {
            // Goes on at the next login of whoever holds the keys.
            Ok(_) | Err(StoreError::KeysMissing | StoreError::Cancelled) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Done {})
}

/// Gives and takes keys until those who are named hold them. Says whether somebody lost some.
fn change(
    tx: &mut WriteTx<'_>,
    scope: ScopeId,
    before: &[Custodian],
    named: &[PersonId],
) -> Result<bool, AppError> {
    let mut taken = false;
    for custodian in before.iter().filter(|custodian| !named.contains(&custodian.person_id)) {
        for level in Level::ALL {
            tx.take_exception(custodian.person_id, scope, level)?;
        }
        taken = true;
    }
    for person in named {
        for level in Level::ALL {
            // Owners hold them anyway.
            if !tx.vault().membership().could_read(*person, scope, level) {
                tx.give_exception(*person, scope, level)?;
            }
        }
    }
    Ok(taken)
}

fn check_people(vault: &OpenVault, named: &[PersonId]) -> Result<(), AppError> {
    for person in named {
        let member = vault.membership().active(*person).map_err(|_| ErrorCode::PersonUnknown)?;
        let views = vault_domain::action::ActionKind::ViewCustomers;
        if !member.roles.iter().any(|role| vault_domain::policy::role_allows(role, views)) {
            // Nobody could open what such a person is given.
            return Err(ErrorCode::PersonUnknown.into());
        }
    }
    Ok(())
}

/// Who keeps the customer of a scope: everybody who was named for it and may use the keys.
pub(crate) fn custodians(session: &Session, scope: ScopeId) -> Vec<Custodian> {
    if !scope.is_kept() {
        return Vec::new();
    }
    let membership = session.vault.membership();
    let named = membership
        .members()
        .map(|(person, _)| person)
        .filter(|person| membership.active(*person).is_ok())
        .filter(|person| membership.could_read(*person, scope, Level::L1))
        .filter(|person| !membership.entitled(*person, scope, Level::L1));
    named.map(|person| Custodian { person_id: person, name: name_of(session, person) }).collect()
}

fn said(session: &Session, record: RecordId, named: &[PersonId]) -> EntryDraft {
    let names: Vec<String> = named.iter().map(|person| name_of(session, *person)).collect();
    EntryDraft::done("custodian.name")
        .on(record)
        .text("record", &record.to_string())
        .text("text", &names.join(", "))
}

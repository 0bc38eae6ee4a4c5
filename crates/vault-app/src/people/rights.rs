//! Roles and team of a person: the fact, the keys that follow, and new keys for what must not be read any more.

use vault_crypto::SecretBytes;
use vault_domain::action::ManagePeople;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_ledger::membership::{Fact, Roles};
use vault_store::{EntryDraft, StoreError};

use super::add::check_roles;
use super::list::name_of;
use super::review::open_for_change;
use super::roster::RosterPerson;
use super::{Roster, history};
use crate::contract::Done;
use crate::contract::event::Job;
use crate::contract::people::SetRights;
use crate::core::{Core, State};
use crate::error::AppError;
use crate::progress::Progress;
use crate::vaults::authenticate;

/// `person_rights`
pub fn person_rights(
    core: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: SetRights,
) -> Result<Done, AppError> {
    if request.roles.is_empty() {
        return Err(ErrorCode::BadRequest.into());
    }
    authenticate(core, state, &SecretBytes::from_string(request.password))?;
    let session = state.session()?;
    let mut roster = Roster::read(&session.vault, grant)?;
    let name = name_of(session, request.person_id);
    let member = *session.vault.membership().member(request.person_id).ok_or(ErrorCode::PersonUnknown)?;
    if !roster.has_team(request.team_id) {
        return Err(ErrorCode::PersonUnknown.into());
    }
    check_roles(session.vault.membership(), &request.roles, 0)?;
    let roles = Roles::of(&request.roles);
    history::check(core, session, request.history_from)?;
    let before = roster.person(request.person_id).cloned();
    let line = RosterPerson {
        person: request.person_id,
        name: name.clone(),
        trainee: request.trainee,
        tail: before.as_ref().map(|line| line.tail.clone()).unwrap_or_default(),
        history_from: request.history_from.map(history::number_of),
    };
    let (now, offset) = (core.host.clock.wall_ms(), session.settings.utc_offset_min);
    let said = |fact: &Fact| EntryDraft::fact(fact).text("text", &name);
    let mut tx = session.vault.write(grant)?;
    if member.roles != roles {
        tx.log(said(&Fact::MemberRoles(request.person_id, roles)))?;
    }
    if member.team != request.team_id {
        tx.log(said(&Fact::MemberTeam(request.person_id, request.team_id)))?;
    }
    if before.as_ref() != Some(&line) && tx.vault().is_shared() {
        roster.set_person(line);
        roster.put(&mut tx)?;
    }
    if member.roles != roles || member.team != request.team_id {
        let id = RecordId::from_bytes(core.host.clock.new_id());
        open_for_change(&mut tx, grant, request.person_id, id, (now, offset))?;
    }
    tx.found_teams()?;
    tx.pass_on_keys()?;
    let entry = EntryDraft::done("person.rights").text("text", &name);
    tx.commit(history::stated(entry, request.history_from))?;
    core.begin_work();
    let mut progress = Progress::new(core, Job::Handover);
    let total = session.vault.rows_to_renew()?;
    match session.vault.renew_keys(grant, &mut |done| progress.step(done, total.max(done))) {
        // Whoever may do this later sees how many keys wait.
        Ok(_) | Err(StoreError::KeysMissing | StoreError::Cancelled) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(Done {})
}

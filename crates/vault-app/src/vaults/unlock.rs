//! Unlocking with a password and this computer's secret.

use std::sync::Arc;

use vault_crypto::SecretBytes;
use vault_crypto::slots::{SlotsError, UnlockMode as SlotMode};
use vault_domain::action::{ManagePeople, UseVault};
use vault_domain::error_code::ErrorCode;
use vault_domain::ids::{PersonId, SessionId};
use vault_ledger::membership::Fact;
use vault_store::{AnchorState, EntryDraft, OpenVault, OpenWith, StoreError};

use super::attempts::Attempts;
use super::choose::unlock_mode;
use super::commit::{begin_session, session_keys};
use super::device::{self, KeyringAnchor};
use super::status::status;
use crate::contract::app::AppStatus;
use crate::contract::vault::Unlock;
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;

/// `vault_unlock`
pub fn vault_unlock(core: &Core, request: Unlock) -> Result<AppStatus, AppError> {
    let password = SecretBytes::from_string(request.password);
    let mut state = core.state();
    if let Some(session) = &state.session {
        // Somebody else's password is not looked at while a person is logged in.
        let same = session.vault.keys().person == request.person_id;
        return if same { Ok(status(core, &mut state)) } else { Err(ErrorCode::WrongState.into()) };
    }
    let chosen = state.chosen.as_ref().ok_or(ErrorCode::NoVault)?;
    let folder = chosen.folder.clone();
    let attempts = Attempts::read(&folder, request.person_id);
    let now = core.host.clock.wall_ms();
    let wait = attempts.wait_ms(now);
    if wait > 0 {
        return Err(AppError::new(ErrorCode::TooManyAttempts).number("wait_s", (wait + 999) / 1_000));
    }
    match unlock_chosen(core, &mut state, request.person_id, &password) {
        Ok(()) => {
            attempts.succeed(&folder);
            if attempts.failed > 0 {
                let session = state.session()?;
                // Nobody could write while the vault was locked: the device says it now.
                let entry = EntryDraft::refused("session.login_failed", "wrong_password")
                    .by_device()
                    .int("count", i64::from(attempts.failed))
                    .open(crate::audit::open_facts::failed_logins(attempts.failed));
                let _ = session.vault.record(entry);
            }
            Ok(status(core, &mut state))
        }
        Err(error) if error.code == ErrorCode::WrongPassword => {
            let attempts = attempts.fail(&folder, now);
            Err(AppError::new(ErrorCode::WrongPassword)
                .number("attempts_left", attempts.left())
                .number("wait_min", attempts.wait_min()))
        }
        Err(error) => Err(error),
    }
}

/// Opens the chosen vault for a person.
pub(crate) fn unlock_chosen(
    core: &Core,
    state: &mut State,
    person: PersonId,
    password: &SecretBytes,
) -> Result<(), AppError> {
    let chosen = state.chosen.as_ref().ok_or(ErrorCode::NoVault)?;
    let slot = chosen
        .slots
        .slots
        .iter()
        .filter(|slot| slot.person() == person)
        // A code is not a password: it opens the way to choosing one, and nothing else.
        .find(|slot| slot.unlock().mode() != SlotMode::Invitation)
        .ok_or_else(|| AppError::new(ErrorCode::NotFound))?;
    let mode = slot.unlock().mode();
    let name = slot.name().to_owned();
    let keyring = device::keyring_for(core, &state.local, chosen, unlock_mode(mode))?;
    let device_secret = device::read_secret(&*keyring, chosen.slots.vault)?;
    let bundle = chosen.slots.unlock(person, mode, &device_secret, password.expose()).map_err(slot_error)?;
    let file_key = chosen.slots.file_key(Some(person), &bundle.kem_secret).map_err(slot_error)?;
    let keys = session_keys(person, bundle, device_secret, file_key);
    let vault = OpenVault::open(
        OpenWith {
            folder: chosen.folder.clone(),
            id: chosen.slots.vault,
            session: SessionId::from_bytes(core.host.clock.new_id()),
            clock: Arc::clone(&core.host.clock),
            anchor_port: Box::new(KeyringAnchor(keyring)),
        },
        keys,
    )?;
    begin_session(core, state, vault, name)?;
    let session = state.session()?;
    if session.vault.read_only().is_none() {
        note_surroundings(session, core.host.clock.wall_ms())?;
        session.vault.record(EntryDraft::done("session.login"))?;
        settle_people(session, core.host.clock.wall_ms())?;
        crate::catalogue::go_on(core, session)?;
    }
    Ok(())
}

/// What was odd about this computer when the vault was opened: nothing outside the folder remembered the ledger, or the clock
/// is before the last entry.
fn note_surroundings(session: &mut Session, now_ms: i64) -> Result<(), AppError> {
    let last_ms = session.vault.last_wall_ms()?;
    let odd = match session.vault.anchor_state() {
        AnchorState::Missing => Some("anchor.missing"),
        AnchorState::Unreadable => Some("anchor.unreadable"),
        AnchorState::Matches | AnchorState::Behind(_) | AnchorState::Forked => None,
    };
    if let Some(action) = odd {
        session.vault.record(EntryDraft::done(action))?;
    }
    if now_ms < last_ms {
        let minutes = (last_ms - now_ms).div_euclid(60_000);
        session.vault.record(EntryDraft::done("clock.back").int("count", minutes))?;
    }
    Ok(())
}

/// What waits for somebody with the right keys: last days that are over, keys somebody's roles call for, and new keys for
/// what somebody must not read any more.
fn settle_people(session: &mut Session, now_ms: i64) -> Result<(), AppError> {
    if !session.vault.is_shared() {
        return Ok(());
    }
    let grant = session.authorize::<UseVault>()?;
    if session.authorize::<ManagePeople>().is_ok() {
        let over = session.vault.last_days_over(now_ms);
        for person in over {
            let name = session.people.get(&person).cloned().unwrap_or_default();
            let entry = EntryDraft::fact(&Fact::MemberFrozen(person)).text("text", &name);
            // An admin does not decide about an owner: that one waits for an owner.
            match session.vault.write(&grant)?.commit(entry) {
                Ok(_) | Err(StoreError::Refused(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
    if session.vault.has_keys_to_pass_on() || !session.vault.teams_without_keys().is_empty() {
        let mut tx = session.vault.write(&grant)?;
        tx.found_teams()?;
        let count = tx.pass_on_keys()?;
        tx.commit(EntryDraft::done("keys.pass_on").int("count", i64::try_from(count).unwrap_or(i64::MAX)))?;
    }
    if session.vault.keys_to_renew().is_empty() && !session.vault.renewal_is_unfinished()? {
        return Ok(());
    }
    match session.vault.renew_keys(&grant, &mut |_| true) {
        // Whoever holds all of them does it.
        Ok(_) | Err(StoreError::KeysMissing | StoreError::Refused(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// A slot that does not open never says which factor was wrong.
pub(crate) fn slot_error(error: SlotsError) -> AppError {
    match error {
        SlotsError::WrongSecret | SlotsError::Crypto(vault_crypto::CryptoError::Refused) => {
            ErrorCode::WrongPassword
        }
        SlotsError::NoSuchSlot => ErrorCode::NotFound,
        SlotsError::Newer(_) => ErrorCode::VaultNewer,
        SlotsError::SlotParams
        | SlotsError::RootMismatch
        | SlotsError::Damaged
        | SlotsError::NotAKeyslotFile
        | SlotsError::Name
        | SlotsError::TooManySlots => ErrorCode::VaultDamaged,
        SlotsError::Crypto(_) => ErrorCode::Internal,
    }
    .into()
}

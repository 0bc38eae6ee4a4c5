//! Passwords: rating, generating, changing, asking again.

use vault_crypto::SecretBytes;
use vault_crypto::slots::{NewSlot, Unlock, UnlockMode};
use vault_domain::action::UseVault;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_store::{EntryDraft, keyslot_file};

use super::attempts::Attempts;
use super::choose::{Chosen, unlock_mode};
use super::commit::password_factor;
use super::unlock::slot_error;
use crate::contract::vault::{ChangePassword, Passphrase, PasswordRating, RatePassword};
use crate::contract::{Done, Empty};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::password;

/// `password_rate`
pub fn password_rate(_: &Core, request: RatePassword) -> Result<PasswordRating, AppError> {
    let text = vault_crypto::Zeroizing::new(request.password);
    let rating = password::rate(&text, &[]);
    Ok(PasswordRating { score: rating.score, acceptable: rating.acceptable, problem: rating.problem })
}

/// `passphrase_make`
pub fn passphrase_make(_: &Core, _: Empty) -> Result<Passphrase, AppError> {
    Ok(Passphrase { words: password::make_passphrase()?.to_string() })
}

/// Refuses a password that is too weak; an empty one is for keyring-only slots and checked by the caller's mode.
pub(crate) fn check_new(password: &SecretBytes, personal: &[&str]) -> Result<(), AppError> {
    let text = std::str::from_utf8(password.expose()).map_err(|_| ErrorCode::PasswordWeak)?;
    if password::rate(text, personal).acceptable { Ok(()) } else { Err(ErrorCode::PasswordWeak.into()) }
}

/// Asks the person again, inside a session: for L3, for the password change, after a discontinuity.
///
/// # Errors
/// `wrong_password` with the tries left, `too_many_attempts`.
pub(crate) fn authenticate(core: &Core, state: &mut State, password: &SecretBytes) -> Result<(), AppError> {
    let chosen = state.chosen.as_ref().ok_or(ErrorCode::NoVault)?;
    let session = state.session.as_mut().ok_or(ErrorCode::Locked)?;
    let attempts = Attempts::read(&chosen.folder, session.vault.keys().person);
    let now = core.host.clock.wall_ms();
    if attempts.wait_ms(now) > 0 {
        return Err(AppError::new(ErrorCode::TooManyAttempts).number("wait_s", attempts.wait_ms(now) / 1_000));
    }
    let opened = open_own_slot(chosen, session, password);
    match opened {
        Ok(_) => {
            attempts.succeed(&chosen.folder);
            session.authenticated_ms = core.host.clock.mono_ms();
            Ok(())
        }
        Err(error) if error.code == ErrorCode::WrongPassword => {
            let attempts = attempts.fail(&chosen.folder, now);
            let _ = session.vault.record(EntryDraft::refused("session.authenticate", "wrong_password"));
            Err(AppError::new(ErrorCode::WrongPassword)
                .number("attempts_left", attempts.left())
                .number("wait_min", attempts.wait_min()))
        }
        Err(error) => Err(error),
    }
}

fn open_own_slot(
    chosen: &Chosen,
    session: &crate::session::Session,
    password: &SecretBytes,
) -> Result<vault_crypto::slots::Bundle, AppError> {
    let keys = session.vault.keys();
    let slot = chosen
        .slots
        .slots
        .iter()
        .filter(|slot| slot.person() == keys.person)
        .find(|slot| slot.unlock().mode() != UnlockMode::Invitation)
        .ok_or_else(|| AppError::new(ErrorCode::NotFound))?;
    chosen
        .slots
        .unlock(keys.person, slot.unlock().mode(), &keys.device_secret, password.expose())
        .map_err(slot_error)
}

/// `password_change`: the bundle is sealed anew; nothing in the vault is re-encrypted.
pub fn password_change(
    core: &Core,
    state: &mut State,
    _: &Grant<UseVault>,
    request: ChangePassword,
) -> Result<Done, AppError> {
    let current = SecretBytes::from_string(request.current);
    let new = SecretBytes::from_string(request.new);
    let name = state.session()?.person_name.clone();
    check_new(&new, &[&name])?;
    authenticate(core, state, &current)?;
    let chosen = state.chosen.as_ref().ok_or(ErrorCode::NoVault)?;
    let session = state.session.as_mut().ok_or(ErrorCode::Locked)?;
    let bundle = open_own_slot(chosen, session, &current)?;
    let person = session.vault.keys().person;
    let uses_file = chosen.slots.slots.iter().any(|slot| {
        slot.person() == person
            && unlock_mode(slot.unlock().mode()) == crate::contract::vault::UnlockMode::DeviceFile
    });
    let factor = password_factor(core)?;
    let unlock = if uses_file { Unlock::DeviceFile(factor) } else { Unlock::KeyringPassword(factor) };
    let kek = unlock
        .derive_kek(chosen.slots.vault, person, &session.vault.keys().device_secret, new.expose())
        .map_err(|_| ErrorCode::Internal)?;
    let slot = NewSlot {
        vault: chosen.slots.vault,
        person,
        name,
        unlock,
        created_ms: u64::try_from(core.host.clock.wall_ms()).unwrap_or(0),
    }
    .seal(&kek, &bundle)
    .map_err(|_| ErrorCode::Internal)?;
    // The entry first: a password that changed without a trace must not exist.
    session.vault.record(EntryDraft::done("password.change"))?;
    let chosen = state.chosen.as_mut().ok_or(ErrorCode::NoVault)?;
    chosen.slots.slots.retain(|slot| slot.person() != person);
    chosen.slots.slots.push(slot);
    keyslot_file::write(&chosen.folder, &mut chosen.slots)?;
    Ok(Done {})
}

//! The first login with a code: own keys and an own password, which nobody else has seen.

use std::sync::Arc;

use vault_crypto::SecretBytes;
use vault_crypto::grant_seal::KemSecret;
use vault_crypto::sign::SigningKey;
use vault_crypto::slots::{KeySlots, Slot, UnlockMode as SlotMode};
use vault_domain::error_code::ErrorCode;
use vault_domain::ids::{PersonId, SessionId};
use vault_store::{EntryDraft, OpenVault, OpenWith, StoreError, keyslot_file};

use super::add::plain_code;
use super::slot::{self, MadeKeys};
use crate::contract::app::AppStatus;
use crate::contract::people::Enrol;
use crate::contract::vault::UnlockMode;
use crate::core::{Core, State};
use crate::error::AppError;
use crate::vaults::{
    Attempts, KeyringAnchor, begin_session, check_new, keyring_for, read_secret, session_keys, status,
};

/// `vault_enrol`
pub fn vault_enrol(core: &Core, request: Enrol) -> Result<AppStatus, AppError> {
    let code = SecretBytes::from_string(plain_code(&request.code));
    let password = SecretBytes::from_string(request.new_password);
    let mut state = core.state();
    if state.session.is_some() {
        return Err(ErrorCode::WrongState.into());
    }
    let folder = state.chosen.as_ref().ok_or(ErrorCode::NoVault)?.folder.clone();
    let attempts = Attempts::read(&folder, request.person_id);
    let now = core.host.clock.wall_ms();
    let wait = attempts.wait_ms(now);
    if wait > 0 {
        return Err(AppError::new(ErrorCode::TooManyAttempts).number("wait_s", (wait + 999) / 1_000));
    }
    match enrol(core, &mut state, request.person_id, &code, &password) {
        Ok(()) => {
            attempts.succeed(&folder);
            Ok(status(core, &mut state))
        }
        Err(error) if error.code == ErrorCode::CodeInvalid => {
            let _ = attempts.fail(&folder, now);
            Err(error)
        }
        Err(error) => Err(error),
    }
}

fn enrol(
    core: &Core,
    state: &mut State,
    person: PersonId,
    code: &SecretBytes,
    password: &SecretBytes,
) -> Result<(), AppError> {
    let chosen = state.chosen.as_mut().ok_or(ErrorCode::NoVault)?;
    let invited = chosen.slots.slot(person, SlotMode::Invitation).ok_or(ErrorCode::CodeInvalid)?;
    let name = invited.name().to_owned();
    check_new(password, &[&name])?;
    let keyring = keyring_for(core, &state.local, chosen, UnlockMode::Invitation)?;
    let device_secret = read_secret(&*keyring, chosen.slots.vault)?;
    let bundle = chosen
        .slots
        .unlock(person, SlotMode::Invitation, &device_secret, code.expose())
        .map_err(|_| ErrorCode::CodeInvalid)?;
    let file_key =
        chosen.slots.file_key(Some(person), &bundle.kem_secret).map_err(|_| ErrorCode::CodeInvalid)?;

    let made = MadeKeys::make()?;
    let own = made.bundle(&bundle.vault_key, bundle.root_fingerprint);
    let others_use_files = chosen.slots.slots.iter().any(|slot| slot.unlock().mode() == SlotMode::DeviceFile);
    let mode = if others_use_files { SlotMode::DeviceFile } else { SlotMode::KeyringPassword };
    let before = chosen.slots.clone();
    let sealed = slot::seal(core, chosen, (person, &name), mode, &device_secret, password, &own)?;
    // Both slots stand in the header until the ledger knows the new keys: whenever the program stops, one of them opens.
    slot::put(chosen, sealed, &made.kem, file_key.as_ref())?;
    let kem = KemSecret::from_secret(made.kem.secret().duplicate());
    let with = OpenWith {
        folder: chosen.folder.clone(),
        id: chosen.slots.vault,
        session: SessionId::from_bytes(core.host.clock.new_id()),
        clock: Arc::clone(&core.host.clock),
        anchor_port: Box::new(KeyringAnchor(keyring)),
    };
    // The session's index is sealed under the key every later login will find in the new slot.
    let mut keys = session_keys(person, bundle, device_secret, file_key);
    keys.index_key = own.index_key.duplicate();
    let opened = OpenVault::enrol(with, keys, SigningKey::from_seed(&made.sign_seed), kem);
    let vault = match opened {
        Ok(vault) => vault,
        Err(error) => {
            // Nothing has happened: the header as it was, with the database key the code opens.
            chosen.slots = KeySlots { generation: chosen.slots.generation, ..before };
            // A code that was used up earlier is gone now; the own password was chosen then.
            let spent = matches!(error, StoreError::WrongKeys);
            chosen.slots.slots.retain(|slot: &Slot| {
                !(spent && slot.person() == person && slot.unlock().mode() == SlotMode::Invitation)
            });
            keyslot_file::write(&chosen.folder, &mut chosen.slots)?;
            return Err(match error {
                StoreError::WrongKeys | StoreError::Frozen => ErrorCode::CodeInvalid.into(),
                other => other.into(),
            });
        }
    };
    slot::take_out(chosen, |slot| slot.person() == person && slot.unlock().mode() == SlotMode::Invitation)?;
    begin_session(core, state, vault, name)?;
    state.session()?.vault.record(EntryDraft::done("session.login"))?;
    Ok(())
}

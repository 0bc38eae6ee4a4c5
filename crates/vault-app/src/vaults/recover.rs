//! The printed kit: enrols this computer and sets a new password.

use std::path::PathBuf;
use std::sync::Arc;

use vault_crypto::grant_seal::KemSecret;
use vault_crypto::recovery::{RecoveryKey, RecoveryTextError};
use vault_crypto::slots::{Bundle, NewSlot, Unlock};
use vault_crypto::{Secret, SecretBytes, random};
use vault_domain::error_code::ErrorCode;
use vault_domain::ids::SessionId;
use vault_store::{EntryDraft, OpenVault, OpenWith, RootKeys, keyslot_file};

use super::commit::{begin_session, password_factor, session_keys};
use super::device::{self, KeyringAnchor};
use super::status::status;
use super::unlock::slot_error;
use crate::contract::app::AppStatus;
use crate::contract::vault::Recover;
use crate::core::Core;
use crate::error::AppError;
use crate::keyring::file::DeviceFile;
use crate::keyring::{Keyring, device_key_name};
use crate::prefs::LocalVault;

/// `vault_recover`
pub fn vault_recover(core: &Core, request: Recover) -> Result<AppStatus, AppError> {
    let typed = SecretBytes::from_string(request.recovery_key);
    let password = SecretBytes::from_string(request.new_password);
    let text = std::str::from_utf8(typed.expose()).map_err(|_| ErrorCode::WrongRecoveryKey)?;
    let kit = RecoveryKey::parse(text).map_err(|error| match error {
        RecoveryTextError::WrongGroup { number } | RecoveryTextError::Incomplete { number } => {
            AppError::new(ErrorCode::WrongRecoveryKey).number("group", number)
        }
        RecoveryTextError::TooLong => ErrorCode::WrongRecoveryKey.into(),
    })?;
    let mut state = core.state();
    super::lock::lock_now(core, &mut state, crate::contract::vault::LockReason::Manual);
    let chosen = state.chosen.as_ref().ok_or(ErrorCode::NoVault)?;
    let vault_id = chosen.slots.vault;
    let vault_key = chosen.slots.recover(&kit).map_err(|error| match slot_error(error).code {
        ErrorCode::WrongPassword => ErrorCode::WrongRecoveryKey.into(),
        code => AppError::new(code),
    })?;
    let name = chosen
        .slots
        .slots
        .iter()
        .find(|slot| slot.person() == request.person_id)
        .map(|slot| slot.name().to_owned())
        .ok_or_else(|| AppError::new(ErrorCode::NotFound))?;
    super::password::check_new(&password, &[&name, &chosen.slots.name])?;

    let device_file = core.host.device_file.clone().or_else(|| request.device_file.map(PathBuf::from));
    let keyring: Arc<dyn Keyring> = match &device_file {
        Some(file) => Arc::new(DeviceFile::at(file.clone())),
        None => Arc::clone(&core.host.keyring),
    };
    // An enrolled computer keeps its secret: other people's slots depend on it.
    let existing = keyring.get(&device_key_name(vault_id)).map_err(device::fault)?;
    let device_secret: Secret<32> = match &existing {
        Some(stored) => Secret::from_slice(stored.expose()).map_err(|_| ErrorCode::KeyringUnreliable)?,
        None => random::make_secret()?,
    };
    if existing.is_none() {
        keyring.set_new(&device_key_name(vault_id), device_secret.expose()).map_err(device::not_stored)?;
    }

    let sign_seed = random::make_secret::<32>()?;
    let kem = KemSecret::make()?;
    let bundle = Bundle {
        kem_secret: KemSecret::from_secret(kem.secret().duplicate()),
        sign_seed,
        vault_key,
        index_key: random::make_secret()?,
        root_fingerprint: kit.fingerprint(),
    };
    let factor = password_factor(core)?;
    let unlock =
        if device_file.is_some() { Unlock::DeviceFile(factor) } else { Unlock::KeyringPassword(factor) };
    let kek = unlock
        .derive_kek(vault_id, request.person_id, &device_secret, password.expose())
        .map_err(|_| ErrorCode::Internal)?;
    let new_slot = NewSlot {
        vault: vault_id,
        person: request.person_id,
        name: name.clone(),
        unlock,
        created_ms: u64::try_from(core.host.clock.wall_ms()).unwrap_or(0),
    }
    .seal(&kek, &bundle)
    .map_err(|_| ErrorCode::Internal)?;

    let file_key = chosen.slots.file_key(None, &kit.kem_secret()).map_err(slot_error)?;
    let new_file_key = file_key.as_ref().map(Secret::duplicate);
    let keys = session_keys(request.person_id, bundle, device_secret, file_key);
    let mut vault = OpenVault::recover(
        OpenWith {
            folder: chosen.folder.clone(),
            id: vault_id,
            session: SessionId::from_bytes(core.host.clock.new_id()),
            clock: Arc::clone(&core.host.clock),
            anchor_port: Box::new(KeyringAnchor(keyring)),
        },
        keys,
        RootKeys { sign: kit.signing_key(), kem: kit.kem_secret() },
    )?;
    vault.record(EntryDraft::done("recovery.use"))?;

    if let Some(chosen) = &mut state.chosen {
        chosen.slots.slots.retain(|slot| slot.person() != request.person_id);
        chosen.slots.slots.push(new_slot);
        if let (Some(keys), Some(file_key)) = (&mut chosen.slots.file_keys, &new_file_key) {
            keys.add(vault_id, file_key, Some(request.person_id), &kem.public())?;
        }
        keyslot_file::write(&chosen.folder, &mut chosen.slots)?;
        super::attempts::Attempts::read(&chosen.folder, request.person_id).succeed(&chosen.folder);
        let known = LocalVault {
            name: chosen.slots.name.clone(),
            path: chosen.folder.root().to_owned(),
            device_file,
        };
        state.local.remember(known);
        let _ = state.local.save();
    }
    begin_session(core, &mut state, vault, name)?;
    Ok(status(core, &mut state))
}

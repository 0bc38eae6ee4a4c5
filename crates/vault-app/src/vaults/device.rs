//! The device secret and the anchor: in the keyring, or in a device file the person chose.

use std::sync::Arc;

use vault_crypto::Secret;
use vault_domain::error_code::ErrorCode;
use vault_domain::ids::VaultId;
use vault_store::anchor::AnchorPort;

use super::choose::Chosen;
use crate::contract::vault::UnlockMode;
use crate::core::Core;
use crate::error::AppError;
use crate::keyring::file::{DeviceFile, DeviceFileError};
use crate::keyring::{Keyring, KeyringFault, SetNewError, anchor_key_name, device_key_name};
use crate::prefs::Local;

/// Where this vault's device secret is kept.
pub(crate) fn keyring_for(
    core: &Core,
    local: &Local,
    chosen: &Chosen,
    mode: UnlockMode,
) -> Result<Arc<dyn Keyring>, AppError> {
    let vault = chosen.folder.root();
    let file = core
        .host
        .device_file
        .clone()
        .or_else(|| local.device_file(vault))
        .or_else(|| crate::demo::device_file(core, vault));
    match (mode, file) {
        (UnlockMode::DeviceFile | UnlockMode::Invitation, Some(file)) => {
            let file = DeviceFile::at(file);
            file.check(chosen.slots.vault).map_err(unusable)?;
            Ok(Arc::new(file))
        }
        (UnlockMode::DeviceFile, None) => Err(ErrorCode::DeviceFileMissing.into()),
        (UnlockMode::KeyringPassword | UnlockMode::KeyringOnly, _) | (UnlockMode::Invitation, None) => {
            Ok(Arc::clone(&core.host.keyring))
        }
    }
}

fn unusable(error: DeviceFileError) -> AppError {
    match error {
        DeviceFileError::Missing => ErrorCode::DeviceFileMissing,
        DeviceFileError::Invalid | DeviceFileError::OtherVault => ErrorCode::DeviceFileInvalid,
        DeviceFileError::Unreadable(_) => ErrorCode::FileAccess,
    }
    .into()
}

/// Reads the device secret; its absence means that this computer is not enrolled.
pub(crate) fn read_secret(keyring: &dyn Keyring, vault: VaultId) -> Result<Secret<32>, AppError> {
    let stored = keyring.get(&device_key_name(vault)).map_err(fault)?;
    let stored = stored.ok_or_else(|| AppError::new(ErrorCode::DeviceNotEnrolled))?;
    Secret::from_slice(stored.expose()).map_err(|_| ErrorCode::KeyringUnreliable.into())
}

/// The error a keyring's fault becomes.
pub(crate) fn fault(fault: KeyringFault) -> AppError {
    match fault {
        KeyringFault::Locked => ErrorCode::KeyringLocked,
        KeyringFault::Absent => ErrorCode::KeyringAbsent,
        KeyringFault::Denied => ErrorCode::KeyringDenied,
        KeyringFault::Slow => ErrorCode::KeyringSlow,
        KeyringFault::Ambiguous => ErrorCode::KeyringAmbiguous,
        KeyringFault::Unreliable => ErrorCode::KeyringUnreliable,
    }
    .into()
}

/// The error a refused new secret becomes. An existing one is never overwritten.
pub(crate) fn not_stored(error: SetNewError) -> AppError {
    match error {
        SetNewError::Exists => ErrorCode::KeyringUnreliable.into(),
        SetNewError::Fault(inner) => fault(inner),
    }
}

/// Anchors beside the device secret.
pub(crate) struct KeyringAnchor(pub(crate) Arc<dyn Keyring>);

impl AnchorPort for KeyringAnchor {
    fn load(&self, vault: VaultId) -> Result<Option<Vec<u8>>, &'static str> {
        let stored = self.0.get(&anchor_key_name(vault)).map_err(|_| "keyring")?;
        Ok(stored.map(|value| value.expose().to_vec()))
    }

    fn store(&self, vault: VaultId, anchor: &[u8]) -> Result<(), &'static str> {
        self.0.set(&anchor_key_name(vault), anchor).map_err(|_| "keyring")
    }
}

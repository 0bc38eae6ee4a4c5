//! Which vault is meant: choosing a folder, leaving it.

use std::path::PathBuf;

use vault_crypto::slots::{KeySlots, UnlockMode as SlotMode};
use vault_domain::error_code::ErrorCode;
use vault_store::{Folder, keyslot_file};

use super::status::status;
use crate::contract::Empty;
use crate::contract::app::{AppStatus, PersonSummary, VaultSummary};
use crate::contract::vault::{LockReason, OpenVault as OpenRequest, UnlockMode};
use crate::core::Core;
use crate::error::AppError;
use crate::prefs::{Local, LocalVault};

/// A vault that was chosen: its public header.
pub struct Chosen {
    pub folder: Folder,
    pub slots: KeySlots,
    pub demo: bool,
}

impl Chosen {
    /// Reads the header of the vault at `path`.
    ///
    /// # Errors
    /// `not_a_vault`, `vault_newer`, `vault_damaged`.
    pub fn read(path: impl Into<PathBuf>) -> Result<Self, AppError> {
        let folder = Folder::at(path);
        if !folder.root().is_dir() {
            return Err(ErrorCode::NotAVault.into());
        }
        let slots = keyslot_file::read(&folder)?;
        let demo = folder.root().join("demo").is_file();
        Ok(Self { folder, slots, demo })
    }

    /// The vault that was used last, if it can be reached: where the program begins.
    pub(crate) fn last_used(local: &Local) -> Option<Self> {
        Self::read(&local.vaults.first()?.path).ok()
    }

    pub(crate) fn summary(&self) -> VaultSummary {
        VaultSummary {
            vault_id: self.slots.vault,
            name: self.slots.name.clone(),
            path: self.folder.root().display().to_string(),
            mode: None,
            demo: self.demo,
            people: self
                .slots
                .slots
                .iter()
                // While an invitation is being used there may be two slots of one person: the code's decides.
                .filter(|slot| {
                    slot.unlock().mode() == SlotMode::Invitation
                        || self.slots.slot(slot.person(), SlotMode::Invitation).is_none()
                })
                .map(|slot| PersonSummary {
                    person_id: slot.person(),
                    name: slot.name().to_owned(),
                    unlock_mode: unlock_mode(slot.unlock().mode()),
                })
                .collect(),
        }
    }
}

pub(crate) const fn unlock_mode(mode: SlotMode) -> UnlockMode {
    match mode {
        SlotMode::KeyringPassword => UnlockMode::KeyringPassword,
        SlotMode::KeyringOnly => UnlockMode::KeyringOnly,
        SlotMode::DeviceFile => UnlockMode::DeviceFile,
        SlotMode::Invitation => UnlockMode::Invitation,
    }
}

/// `vault_open`: chooses a vault; nothing is unlocked.
pub fn vault_open(core: &Core, request: OpenRequest) -> Result<AppStatus, AppError> {
    let mut state = core.state();
    super::lock::lock_now(core, &mut state, LockReason::Manual);
    let chosen = Chosen::read(&request.path)?;
    if !chosen.demo {
        let device_file = state.local.device_file(chosen.folder.root());
        state.local.remember(LocalVault {
            name: chosen.slots.name.clone(),
            path: chosen.folder.root().to_owned(),
            device_file,
        });
        // The list is a convenience; a vault opens without it.
        let _ = state.local.save();
    }
    state.chosen = Some(chosen);
    Ok(status(core, &mut state))
}

/// `vault_close`: back to the list of vaults.
pub fn vault_close(core: &Core, _: Empty) -> Result<AppStatus, AppError> {
    let mut state = core.state();
    super::lock::lock_now(core, &mut state, LockReason::Manual);
    state.chosen = None;
    Ok(status(core, &mut state))
}

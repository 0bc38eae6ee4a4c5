//! The part of the system keyrings that is the same everywhere: `keyring-core` entries of a store chosen by name.
//!
//! Each system adds how a store is opened, with which modifiers entries are made, and what its errors mean.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(not(target_os = "linux"))]
mod open_door;
#[cfg(target_os = "windows")]
mod windows;

#[cfg(target_os = "linux")]
use linux as system;
#[cfg(target_os = "macos")]
use macos as system;
#[cfg(target_os = "windows")]
use windows as system;

use std::collections::HashMap;
use std::sync::Arc;

use keyring_core::api::CredentialStore;
use keyring_core::{Entry, Error};
use vault_crypto::SecretBytes;

use super::KeyringFault;
use super::worker::Backend;

/// Opens the system's keyring; every entry will belong to `service`.
pub(super) fn connect(service: &'static str) -> Result<Box<dyn Backend>, KeyringFault> {
    let doorkeeper = system::Doorkeeper::connect()?;
    let store = system::open().map_err(fault)?;
    Ok(Box::new(Native { service, store, doorkeeper }))
}

struct Native {
    service: &'static str,
    store: Arc<CredentialStore>,
    doorkeeper: system::Doorkeeper,
}

impl Native {
    fn entry(&self, key: &str) -> Result<Entry, KeyringFault> {
        let modifiers = HashMap::from(system::MODIFIERS);
        self.store.build(self.service, key, Some(&modifiers)).map_err(fault)
    }
}

impl Backend for Native {
    fn unlock(&mut self, key: &str, writing: bool, prompting: &dyn Fn()) -> Result<(), KeyringFault> {
        self.doorkeeper.unlock(self.service, key, writing, prompting)
    }

    fn get(&mut self, key: &str) -> Result<Option<SecretBytes>, KeyringFault> {
        match self.entry(key)?.get_secret() {
            Ok(text) => Ok(Some(SecretBytes::from_vec(text))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(fault(error)),
        }
    }

    fn set(&mut self, key: &str, text: &SecretBytes) -> Result<(), KeyringFault> {
        // exposed: handed to the keyring, whose purpose it is
        self.entry(key)?.set_secret(text.expose()).map_err(fault)
    }

    fn delete(&mut self, key: &str) -> Result<(), KeyringFault> {
        match self.entry(key)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(fault(error)),
        }
    }
}

fn fault(error: Error) -> KeyringFault {
    match error {
        Error::Ambiguous(_) => KeyringFault::Ambiguous,
        Error::NoStorageAccess(cause) | Error::PlatformFailure(cause) => system::fault(cause.as_ref()),
        Error::NoDefaultStore => KeyringFault::Absent,
        Error::TooLong(..) | Error::Invalid(..) | Error::NotSupportedByStore(_) => KeyringFault::Denied,
        _ => KeyringFault::Unreliable,
    }
}

//! Linux: the Secret Service on the session bus (GNOME Keyring, KWallet, KeePassXC).
//!
//! The store opens locked entries by a prompt in the middle of a read or a write and cannot be asked beforehand. The
//! doorkeeper asks the same service over a connection of its own, so that a prompt happens before the operation and is
//! known to be one.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use keyring_core::api::CredentialStore;
use secret_service::blocking::{Item, SecretService};
use secret_service::{EncryptionType, Error as ServiceError};
use zbus_secret_service_keyring_store::Store;

use crate::keyring::KeyringFault;

/// What the system's password program shows as the entry's name.
pub(super) const MODIFIERS: [(&str, &str); 1] = [("label", "ClientVault 客户保险箱")];

pub(super) fn open() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(Store::new()?)
}

/// Finds out what is locked, and has it unlocked.
pub(super) struct Doorkeeper(SecretService<'static>);

impl Doorkeeper {
    pub(super) fn connect() -> Result<Self, KeyringFault> {
        // No secret passes through this connection.
        SecretService::connect(EncryptionType::Plain).map(Self).map_err(|error| service_fault(&error))
    }

    pub(super) fn unlock(
        &self,
        service: &str,
        key: &str,
        writing: bool,
        prompting: &dyn Fn(),
    ) -> Result<(), KeyringFault> {
        self.try_unlock(service, key, writing, prompting).map_err(|error| service_fault(&error))
    }

    fn try_unlock(
        &self,
        service: &str,
        key: &str,
        writing: bool,
        prompting: &dyn Fn(),
    ) -> Result<(), ServiceError> {
        let found = self.0.search_items(HashMap::from([("service", service), ("username", key)]))?;
        if !found.locked.is_empty() {
            prompting();
            let items: Vec<&Item<'_>> = found.locked.iter().collect();
            self.0.unlock_all(&items)?;
            return found.locked.iter().try_for_each(Item::ensure_unlocked);
        }
        if writing && found.unlocked.is_empty() {
            // A new entry will be made there.
            let collection = self.0.get_default_collection()?;
            if collection.is_locked()? {
                prompting();
                collection.unlock()?;
                return collection.ensure_unlocked();
            }
        }
        Ok(())
    }
}

/// What the library's error means; those that are none of the service's are a broken answer.
pub(super) fn fault(cause: &(dyn Error + Send + Sync + 'static)) -> KeyringFault {
    cause.downcast_ref::<ServiceError>().map_or(KeyringFault::Unreliable, service_fault)
}

fn service_fault(error: &ServiceError) -> KeyringFault {
    match error {
        // A dismissed prompt leaves it locked, whether a person or a missing prompter dismissed it.
        ServiceError::Locked | ServiceError::Prompt => KeyringFault::Locked,
        // `NoResult`: the service has no default collection, hence no place for an entry.
        ServiceError::Unavailable | ServiceError::NoResult | ServiceError::PromptDisconnected => {
            KeyringFault::Absent
        }
        ServiceError::Zbus(error) => bus_fault(error),
        ServiceError::ZbusFdo(error) => standard_fault(error),
        _ => KeyringFault::Unreliable,
    }
}

fn bus_fault(error: &zbus::Error) -> KeyringFault {
    match error {
        zbus::Error::MethodError(name, _, _) => named_fault(name.as_str()),
        zbus::Error::FDO(error) => standard_fault(error),
        // Nobody listens at the bus's address.
        zbus::Error::InputOutput(_)
        | zbus::Error::Connection(..)
        | zbus::Error::Address(_)
        | zbus::Error::Handshake(_)
        | zbus::Error::InterfaceNotFound => KeyringFault::Absent,
        _ => KeyringFault::Unreliable,
    }
}

fn standard_fault(error: &zbus::fdo::Error) -> KeyringFault {
    use zbus::fdo::Error as Standard;
    match error {
        Standard::ZBus(error) => bus_fault(error),
        Standard::ServiceUnknown(_)
        | Standard::NameHasNoOwner(_)
        | Standard::NoServer(_)
        | Standard::Disconnected(_)
        | Standard::UnknownObject(_)
        | Standard::UnknownInterface(_)
        | Standard::SpawnServiceNotFound(_)
        | Standard::SpawnExecFailed(_)
        | Standard::SpawnChildExited(_)
        | Standard::SpawnChildSignaled(_) => KeyringFault::Absent,
        Standard::AccessDenied(_) | Standard::AuthFailed(_) => KeyringFault::Denied,
        Standard::NoReply(_) | Standard::Timeout(_) | Standard::TimedOut(_) => KeyringFault::Slow,
        _ => KeyringFault::Unreliable,
    }
}

/// Errors by the name they have on the bus: those of the D-Bus specification and of the Secret Service draft.
fn named_fault(name: &str) -> KeyringFault {
    match name {
        "org.freedesktop.Secret.Error.IsLocked" => KeyringFault::Locked,
        "org.freedesktop.DBus.Error.ServiceUnknown"
        | "org.freedesktop.DBus.Error.NameHasNoOwner"
        | "org.freedesktop.DBus.Error.NoServer"
        | "org.freedesktop.DBus.Error.Disconnected" => KeyringFault::Absent,
        "org.freedesktop.DBus.Error.AccessDenied" | "org.freedesktop.DBus.Error.AuthFailed" => {
            KeyringFault::Denied
        }
        "org.freedesktop.DBus.Error.NoReply"
        | "org.freedesktop.DBus.Error.Timeout"
        | "org.freedesktop.DBus.Error.TimedOut" => KeyringFault::Slow,
        _ if name.starts_with("org.freedesktop.DBus.Error.Spawn.") => KeyringFault::Absent,
        _ => KeyringFault::Unreliable,
    }
}

//! Windows: generic credentials of the Credential Manager, kept on this computer only.

use std::error::Error;
use std::sync::Arc;

use keyring_core::api::CredentialStore;
use windows_native_keyring_store::Store;

pub(super) use super::open_door::Doorkeeper;
use crate::keyring::KeyringFault;

/// `Local`: not taken along by roaming profiles, where another computer would pass for this one.
pub(super) const MODIFIERS: [(&str, &str); 1] = [("persistence", "Local")];

pub(super) fn open() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(Store::new()?)
}

/// The store's error type is private; its text names the Windows error code.
pub(super) fn fault(cause: &(dyn Error + Send + Sync + 'static)) -> KeyringFault {
    match cause.to_string().as_str() {
        // A logon without credentials of its own, such as a service's.
        "Windows ERROR_NO_SUCH_LOGON_SESSION" => KeyringFault::Absent,
        // ERROR_ACCESS_DENIED
        "Windows error code 5" => KeyringFault::Denied,
        _ => KeyringFault::Unreliable,
    }
}

//! macOS: the login keychain.

use std::error::Error;
use std::sync::Arc;

use apple_native_keyring_store::keychain::Store;
use keyring_core::api::CredentialStore;

pub(super) use super::open_door::Doorkeeper;
use crate::keyring::KeyringFault;

pub(super) const MODIFIERS: [(&str, &str); 0] = [];

pub(super) fn open() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(Store::new()?)
}

/// Security framework result codes (`SecBase.h`).
pub(super) fn fault(cause: &(dyn Error + Send + Sync + 'static)) -> KeyringFault {
    let code = cause.downcast_ref::<security_framework::base::Error>().map(|error| error.code());
    match code {
        // errSecInteractionNotAllowed, errSecInteractionRequired: locked and nobody may be asked.
        Some(-25308 | -25315) => KeyringFault::Locked,
        // userCanceledErr, errSecAuthFailed, errSecInvalidOwnerEdit, errSecReadOnly, wrPermErr.
        Some(-128 | -25293 | -25244 | -25292 | -61) => KeyringFault::Denied,
        // errSecNotAvailable, errSecNoSuchKeychain, errSecInvalidKeychain, errSecNoDefaultKeychain.
        Some(-25291 | -25294 | -25295 | -25307) => KeyringFault::Absent,
        _ => KeyringFault::Unreliable,
    }
}

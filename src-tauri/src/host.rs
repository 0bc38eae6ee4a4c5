//! The core's ports, each served by this operating system.

use std::io;
use std::sync::Arc;

use tauri::AppHandle;
use vault_app::keyring::os::OsKeyring;
use vault_app::ports::{Host, KdfChoice};
use vault_host::SystemClock;

use crate::clipboard::SystemClipboard;
use crate::dialogs::SystemDialogs;
use crate::page_events::PageEvents;

/// The host with a window.
///
/// # Errors
/// An account without a home folder has no place for a vault.
pub fn system(app: &AppHandle) -> io::Result<Host> {
    Ok(Host {
        clock: Arc::new(SystemClock::new()),
        keyring: Arc::new(OsKeyring::new()),
        clipboard: Arc::new(SystemClipboard::default()),
        dialogs: Arc::new(SystemDialogs::new(app.clone())),
        events: Arc::new(PageEvents::new(app.clone())),
        data_dir: vault_host::data_folder().ok_or(io::ErrorKind::NotFound)?,
        kdf: kdf(),
        device_file: None,
        platform: vault_host::platform(),
    })
}

#[cfg(not(feature = "e2e"))]
const fn kdf() -> KdfChoice {
    KdfChoice::Calibrated
}

/// Window tests unlock dozens of times.
#[cfg(feature = "e2e")]
const fn kdf() -> KdfChoice {
    KdfChoice::Fixed(vault_crypto::kdf::Argon2Params::FLOOR)
}

//! What the core needs from whoever hosts it: the window, the command line or a test.

use std::path::PathBuf;
use std::sync::Arc;

use vault_crypto::kdf::Argon2Params;
use vault_store::clock::Clock;

use crate::contract::app::{PickWhat, Platform};
use crate::contract::event::CoreEvent;
use crate::keyring::Keyring;

/// The clipboard, with the systems' history and cloud copies excluded where they offer it.
pub trait Clipboard: Send + Sync {
    /// Puts text there.
    ///
    /// # Errors
    /// [`HostUnable`] when there is none.
    fn put(&self, text: &str) -> Result<(), HostUnable>;

    /// Clears it if it still holds `text`.
    fn clear_if(&self, text: &str);
}

/// The system's file dialogs. Blocking: called on a worker thread.
pub trait Dialogs: Send + Sync {
    /// What the person chose; `None` when the dialog was closed.
    ///
    /// # Errors
    /// [`HostUnable`] without a window.
    fn pick(&self, what: PickWhat) -> Result<Option<PathBuf>, HostUnable>;

    /// Hands a document of ours to the system's viewer for printing.
    ///
    /// # Errors
    /// [`HostUnable`] without a viewer.
    fn open_document(&self, path: &std::path::Path) -> Result<(), HostUnable>;
}

/// Where events for the page go.
pub trait Events: Send + Sync {
    /// Sends one; never blocks, never fails.
    fn emit(&self, event: CoreEvent);
}

/// This host has no such thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not available in this host")]
pub struct HostUnable;

/// How the password derivation is chosen for new slots.
#[derive(Debug, Clone, Copy)]
pub enum KdfChoice {
    /// Measured on this computer to take 0.7 to 1.0 s.
    Calibrated,
    /// Exactly these parameters; tests pass the floor.
    Fixed(Argon2Params),
}

/// Everything a host provides.
pub struct Host {
    pub clock: Arc<dyn Clock>,
    pub keyring: Arc<dyn Keyring>,
    pub clipboard: Arc<dyn Clipboard>,
    pub dialogs: Arc<dyn Dialogs>,
    pub events: Arc<dyn Events>,
    /// Per-user folder for preferences and, by default, vaults.
    pub data_dir: PathBuf,
    pub kdf: KdfChoice,
    /// Use this file instead of the keyring (command line: `--device-file`).
    pub device_file: Option<PathBuf>,
    pub platform: Platform,
}

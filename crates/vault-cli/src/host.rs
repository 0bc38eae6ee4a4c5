//! The core's ports without a window: no dialogs, no clipboard, nobody to tell events to.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vault_app::contract::app::PickWhat;
use vault_app::contract::event::CoreEvent;
use vault_app::error::AppError;
use vault_app::keyring::os::OsKeyring;
use vault_app::ports::{Clipboard, Dialogs, Events, Host, HostUnable, KdfChoice};
use vault_domain::error_code::ErrorCode;
use vault_host::SystemClock;

use crate::arguments::Options;
use crate::failure::Failure;

/// The host of one run.
pub fn without_window(options: &Options) -> Result<Host, Failure> {
    let no_home = || AppError::new(ErrorCode::FileAccess).into_wire("data_folder");
    let device_file = options.device_file.as_deref().map(absolute).transpose()?;
    Ok(Host {
        clock: Arc::new(SystemClock::new()),
        keyring: Arc::new(OsKeyring::new()),
        clipboard: Arc::new(Nothing),
        dialogs: Arc::new(Nothing),
        events: Arc::new(Nothing),
        data_dir: vault_host::data_folder().ok_or_else(no_home)?,
        kdf: kdf(options),
        device_file,
        platform: vault_host::platform(),
    })
}

/// The core knows no working folder.
pub fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).map_err(|error| AppError::from(error).into_wire("path").into())
}

/// A document to be written. A file dialog would have asked about one that is there; here the answer is no.
pub fn new_file(path: &Path, argument: &str) -> Result<PathBuf, Failure> {
    let path = absolute(path)?;
    if path.exists() {
        return Err(AppError::new(ErrorCode::LocationExists)
            .word("field", argument)
            .into_wire("path")
            .into());
    }
    Ok(path)
}

/// Writes a short text where nothing was.
pub fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    use std::io::Write;
    std::fs::File::create_new(path)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .map_err(|error| AppError::from(error).into_wire("path").into())
}

#[cfg(not(feature = "test-kdf"))]
const fn kdf(_: &Options) -> KdfChoice {
    KdfChoice::Calibrated
}

#[cfg(feature = "test-kdf")]
const fn kdf(options: &Options) -> KdfChoice {
    if options.kdf_floor {
        KdfChoice::Fixed(vault_crypto::kdf::Argon2Params::FLOOR)
    } else {
        KdfChoice::Calibrated
    }
}

struct Nothing;

impl Clipboard for Nothing {
    fn put(&self, _: &str) -> Result<(), HostUnable> {
        Err(HostUnable)
    }

    fn clear_if(&self, _: &str) {}
}

impl Dialogs for Nothing {
    fn pick(&self, _: PickWhat) -> Result<Option<PathBuf>, HostUnable> {
        Err(HostUnable)
    }

    fn open_document(&self, _: &Path) -> Result<(), HostUnable> {
        Err(HostUnable)
    }
}

impl Events for Nothing {
    fn emit(&self, _: CoreEvent) {}
}

//! The one door of this crate: whatever leaves the vault as a file, through the system's viewer or over the clipboard goes through here,
//! and a test of the structure finds every way round it.
//!
//! Here is decided *where* things may go. *Whether* is decided before: for single values in `fields/gate.rs`, for copies of customers in
//! `exports/`, for the ledger in `audit/`; each of them writes its entry before anything leaves.

use std::path::Path;

use vault_domain::error_code::ErrorCode;
use vault_store::{AtomicFile, OpenVault};

use crate::core::Core;
use crate::error::AppError;

/// A file at a place somebody chose. What is written lies beside it until it is committed.
///
/// # Errors
/// `location_blocked` inside a vault's own folder, `file_access` where nothing can be written.
pub(crate) fn file(vault: &OpenVault, path: &Path) -> Result<AtomicFile, AppError> {
    refuse_inside(vault.folder().root(), path)?;
    Ok(AtomicFile::create(path)?)
}

/// A whole document at a place somebody chose.
///
/// # Errors
/// As [`file`].
pub(crate) fn document(vault: &OpenVault, path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    refuse_inside(vault.folder().root(), path)?;
    Ok(vault_store::write_atomic(path, bytes)?)
}

/// The recovery kit, before there is a vault.
///
/// # Errors
/// `file_access`.
pub(crate) fn kit(path: &Path, pdf: &[u8]) -> Result<(), AppError> {
    Ok(vault_store::write_atomic(path, pdf)?)
}

/// A document in the folder of printed pages, to the system's viewer; gone at the next lock or start, and at once when there is no viewer.
///
/// # Errors
/// `host_unable`.
pub(crate) fn viewer(core: &Core, path: &Path) -> Result<(), AppError> {
    core.host.dialogs.open_document(path).map_err(|_| {
        let _ = std::fs::remove_file(path);
        ErrorCode::HostUnable.into()
    })
}

/// One value to the clipboard; `clipboard.rs` clears it.
///
/// # Errors
/// `host_unable`.
pub(crate) fn clipboard(core: &Core, text: &str) -> Result<(), AppError> {
    core.host.clipboard.put(text).map_err(|_| ErrorCode::HostUnable.into())
}

/// A file there would lie among the vault's own, or take the place of one.
fn refuse_inside(folder: &Path, path: &Path) -> Result<(), AppError> {
    let real = |path: &Path| path.canonicalize().ok();
    let inside = path.parent().and_then(real).zip(real(folder));
    if inside.is_some_and(|(parent, folder)| parent.starts_with(folder)) {
        return Err(ErrorCode::LocationBlocked.into());
    }
    Ok(())
}

//! Is this a good place for a vault? Looked at before anything is made; a probe leaves nothing behind.

mod cloud;
mod drive;
mod encryption;
mod name;

use std::fs;
use std::path::{Path, PathBuf};

use vault_crypto::random;

use crate::contract::vault::{DiskEncryption, Location, LocationBlock, LocationWarning};

pub use name::safe_folder_name;

/// Less than this is too little to grow in: 2 GB.
const ENOUGH_BYTES: u64 = 2_000_000_000;

/// Looks at the place where a vault called `name` would be: in a folder of its own in `parent`, which need not exist yet.
///
/// Warnings are given even where the place is blocked, so that a person sees all there is to see at once.
#[must_use]
pub fn probe(parent: &Path, name: &str) -> Location {
    let folder = safe_folder_name(name);
    let path = folder.as_ref().map_or_else(|| parent.to_owned(), |folder| parent.join(folder));
    let existing = nearest_existing(parent);
    let free_bytes = existing.as_deref().and_then(|folder| fs4::available_space(folder).ok()).unwrap_or(0);
    Location {
        path: path.display().to_string(),
        free_bytes,
        warnings: warnings(parent, existing.as_deref(), free_bytes),
        blocked: blocked(&path, folder.is_some(), existing.as_deref()),
        disk_encryption: disk_encryption(existing.as_deref()),
    }
}

/// Of the disk the files would really be on, through links.
fn disk_encryption(existing: Option<&Path>) -> DiskEncryption {
    let real = existing.and_then(|folder| folder.canonicalize().ok());
    real.map_or(DiskEncryption::Unknown, |folder| encryption::state(&folder))
}

fn blocked(path: &Path, named: bool, existing: Option<&Path>) -> Option<LocationBlock> {
    if !named {
        return Some(LocationBlock::BadName);
    }
    // A link that leads nowhere is something, too.
    if path.symlink_metadata().is_ok() {
        return Some(LocationBlock::Exists);
    }
    let writable = existing.is_some_and(is_writable);
    (!writable).then_some(LocationBlock::NotWritable)
}

fn warnings(parent: &Path, existing: Option<&Path>, free_bytes: u64) -> Vec<LocationWarning> {
    // Through links, to where the files would really be.
    let real = existing.and_then(|folder| folder.canonicalize().ok());
    let mut warnings = Vec::new();
    if cloud::is_synced(parent) || real.as_deref().is_some_and(cloud::is_synced) {
        warnings.push(LocationWarning::CloudSynced);
    }
    match drive::kind(real.as_deref().unwrap_or(parent)) {
        drive::Kind::Network => warnings.push(LocationWarning::NetworkDrive),
        drive::Kind::Removable => warnings.push(LocationWarning::RemovableDrive),
        drive::Kind::Fixed => {}
    }
    if free_bytes < ENOUGH_BYTES {
        warnings.push(LocationWarning::LowSpace);
    }
    warnings
}

/// The folder itself, or the first one above it that is there. `None` for relative paths: nobody means the folder a
/// program happens to be started in.
fn nearest_existing(folder: &Path) -> Option<PathBuf> {
    if !folder.is_absolute() {
        return None;
    }
    folder.ancestors().find(|folder| folder.exists()).map(Path::to_owned)
}

/// Tries it: rights, quotas and read-only media are known to the system alone.
fn is_writable(folder: &Path) -> bool {
    let Ok(number) = random::make_array::<8>() else { return false };
    let probe = folder.join(format!(".clientvault-{:016x}", u64::from_be_bytes(number)));
    fs::create_dir(&probe).is_ok() && fs::remove_dir(&probe).is_ok()
}

#[cfg(test)]
mod tests;

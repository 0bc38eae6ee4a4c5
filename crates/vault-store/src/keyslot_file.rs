//! Reading and writing `keyslots.cvk`: two generations, the newer one wins, a damaged one steps aside.

use std::fs;
use std::path::Path;

use vault_crypto::slots::{KeySlots, MAX_FILE, SlotsError};

use crate::error::StoreError;
use crate::folder::{Folder, write_atomic};

/// Reads the header; falls back to the generation before when the current one is missing or damaged.
///
/// # Errors
/// [`StoreError::NotAVault`], [`StoreError::Newer`], [`StoreError::Damaged`].
pub fn read(folder: &Folder) -> Result<KeySlots, StoreError> {
    match read_one(&folder.keyslots()) {
        Ok(slots) => Ok(slots),
        Err(newer @ StoreError::Newer(_)) => Err(newer),
        Err(first) => read_one(&folder.keyslots_previous()).map_err(|_| first),
    }
}

/// Writes the next generation and keeps the one before.
///
/// # Errors
/// [`StoreError::DiskFull`] and other file errors; at least one generation is then still complete.
pub fn write(folder: &Folder, slots: &mut KeySlots) -> Result<(), StoreError> {
    slots.generation += 1;
    let bytes = slots.encode().map_err(slots_error)?;
    let current = folder.keyslots();
    if read_one(&current).is_ok() {
        // A copy, not a rename: at no moment may the current name be missing.
        let before = fs::read(&current)?;
        write_atomic(&folder.keyslots_previous(), &before)?;
    }
    write_atomic(&current, &bytes)
}

fn read_one(path: &Path) -> Result<KeySlots, StoreError> {
    let length = match fs::metadata(path) {
        Ok(meta) => meta.len(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(StoreError::NotAVault),
        Err(error) => return Err(error.into()),
    };
    if length > MAX_FILE as u64 {
        return Err(StoreError::Damaged("keyslots"));
    }
    KeySlots::decode(&fs::read(path)?).map_err(slots_error)
}

fn slots_error(error: SlotsError) -> StoreError {
    match error {
        SlotsError::NotAKeyslotFile => StoreError::NotAVault,
        SlotsError::Newer(version) => StoreError::Newer(version.into()),
        _ => StoreError::Damaged("keyslots"),
    }
}

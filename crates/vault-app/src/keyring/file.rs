//! The device file: what a person without a keyring may choose instead, on purpose and in a place of their own.
//!
//! One file holds the device secret; the anchor lies beside it as `<file>.anchor`. Both have the same form:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `CVDEVICE` |
//! | 1 | version, 1 |
//! | 1 + n | length and name of the entry, ASCII |
//! | 1 + n | length and value |
//! | 32 | SHA-256 of everything before: finds damage, proves nothing |
//!
//! The secret is written once and never replaced; a file readable by its owner alone (mode 0600; on Windows the rights
//! of its folder apply). The anchor is replaced as a whole or not at all.

mod record;

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use vault_crypto::{SecretBytes, Zeroizing};
use vault_domain::ids::VaultId;

use super::{Keyring, KeyringFault, MAX_VALUE, device_key_name};
use record::Record;

/// Why a file is no device file for a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeviceFileError {
    /// There is none: the stick is not plugged in, or the file was moved.
    #[error("the device file is missing")]
    Missing,
    /// It is something else, or damaged.
    #[error("the device file is not valid")]
    Invalid,
    /// It belongs to another vault.
    #[error("the device file belongs to another vault")]
    OtherVault,
    /// It may not be read, or the medium fails.
    #[error("the device file cannot be read: {0}")]
    Unreadable(ErrorKind),
}

/// A device file and the anchor beside it. Nothing is opened before the first call.
pub struct DeviceFile {
    path: PathBuf,
}

impl DeviceFile {
    /// The device file at this place, whether or not it exists.
    #[must_use]
    pub const fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// Whether the file is there, whole, and this vault's: what to say before anything is tried with it.
    ///
    /// # Errors
    /// [`DeviceFileError`].
    pub fn check(&self, vault: VaultId) -> Result<(), DeviceFileError> {
        match read(&self.path)? {
            None => Err(DeviceFileError::Missing),
            Some(record) if record.name == device_key_name(vault) => Ok(()),
            Some(_) => Err(DeviceFileError::OtherVault),
        }
    }

    /// Where the anchor is kept.
    #[must_use]
    pub fn anchor_path(&self) -> PathBuf {
        with_suffix(&self.path, ".anchor")
    }

    fn place(&self, key: &str) -> Result<Place, KeyringFault> {
        match key.split_once('-') {
            Some(("device", _)) => Ok(Place::Secret(self.path.clone())),
            Some(("anchor", _)) => Ok(Place::Anchor(self.anchor_path())),
            // Nothing else is ever put into files.
            _ => Err(KeyringFault::Denied),
        }
    }
}

enum Place {
    Secret(PathBuf),
    Anchor(PathBuf),
}

impl Place {
    fn path(&self) -> &Path {
        match self {
            Self::Secret(path) | Self::Anchor(path) => path,
        }
    }
}

impl Keyring for DeviceFile {
    fn get(&self, key: &str) -> Result<Option<SecretBytes>, KeyringFault> {
        let place = self.place(key)?;
        let record = read(place.path()).map_err(fault)?;
        Ok(record.filter(|record| record.name == key).map(|record| record.value))
    }

    /// As promised by the trait for anchors. A device secret is written only where no file is yet.
    fn set(&self, key: &str, value: &[u8]) -> Result<(), KeyringFault> {
        if value.len() > MAX_VALUE {
            return Err(KeyringFault::Denied);
        }
        let bytes = record::write(key, value).ok_or(KeyringFault::Denied)?;
        match self.place(key)? {
            Place::Secret(path) => create(&path, &bytes),
            Place::Anchor(path) => replace(&path, &bytes),
        }
        .map_err(|error| io_fault(error.kind()))
    }

    fn delete(&self, key: &str) -> Result<(), KeyringFault> {
        // Looked at first: another vault's secret, or somebody's photograph, is not ours to delete.
        if self.get(key)?.is_none() {
            return Ok(());
        }
        let place = self.place(key)?;
        fs::remove_file(place.path()).map_err(|error| io_fault(error.kind()))?;
        sync_folder(place.path()).map_err(|error| io_fault(error.kind()))
    }

    fn second_handle(&self) -> Box<dyn Keyring> {
        Box::new(Self::at(self.path.clone()))
    }
}

fn read(path: &Path) -> Result<Option<Record>, DeviceFileError> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(record::MAX + 1));
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(DeviceFileError::Unreadable(error.kind())),
    };
    // One byte more than there can be: a longer file is refused, not cut.
    file.take(record::MAX as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| DeviceFileError::Unreadable(error.kind()))?;
    record::read(&bytes).map(Some).ok_or(DeviceFileError::Invalid)
}

/// Writes a file that was not there; a half-written one is taken away again.
fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = private().create_new(true).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // It is ours: made a moment ago. If even this fails, the checksum tells.
        let _ = fs::remove_file(path);
    }
    written.and_then(|()| sync_folder(path))
}

/// Replaces a file in one step.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let next = with_suffix(path, ".new");
    let mut file = private().create(true).truncate(true).open(&next)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&next, path)?;
    sync_folder(path)
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// Makes a new name last. Windows keeps names without being asked.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix)
        && let Some(folder) = path.parent()
    {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        return File::open(folder)?.sync_all();
    }
    Ok(())
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(suffix);
    PathBuf::from(name)
}

fn fault(error: DeviceFileError) -> KeyringFault {
    match error {
        DeviceFileError::Missing => KeyringFault::Absent,
        DeviceFileError::Invalid | DeviceFileError::OtherVault => KeyringFault::Unreliable,
        DeviceFileError::Unreadable(kind) => io_fault(kind),
    }
}

fn io_fault(kind: ErrorKind) -> KeyringFault {
    match kind {
        // The folder is gone with its stick.
        ErrorKind::NotFound | ErrorKind::NotADirectory => KeyringFault::Absent,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::AlreadyExists => {
            KeyringFault::Denied
        }
        _ => KeyringFault::Unreliable,
    }
}

#[cfg(test)]
mod tests;

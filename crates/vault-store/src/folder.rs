//! The vault folder: names of its files, the lock that keeps a second process out, atomic writes.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use vault_domain::ids::PersonId;

use crate::error::StoreError;

/// Released when the disk is full, so that the ledger and the lock can finish.
const RESERVE_BYTES: usize = 4 * 1024 * 1024;

/// Paths inside a vault folder.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder at `root`; nothing is touched.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The encrypted truth.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.root.join("vault.db")
    }

    /// The database under its next key, while it is being written.
    #[must_use]
    pub fn next_database(&self) -> PathBuf {
        self.root.join("vault.next.db")
    }

    /// The public header with the people's slots.
    #[must_use]
    pub fn keyslots(&self) -> PathBuf {
        self.root.join("keyslots.cvk")
    }

    /// The generation before the current header.
    #[must_use]
    pub fn keyslots_previous(&self) -> PathBuf {
        self.root.join("keyslots.cvk.prev")
    }

    /// Where failed logins are counted (public, checksummed; delays survive a restart).
    #[must_use]
    pub fn attempts(&self) -> PathBuf {
        self.root.join("attempts.cva")
    }

    pub(crate) fn snapshot(&self, person: PersonId) -> PathBuf {
        self.root.join("index").join(format!("{person}.snap"))
    }

    pub(crate) fn reserve(&self) -> PathBuf {
        self.root.join("reserve.bin")
    }

    pub(crate) fn lock_file(&self) -> PathBuf {
        self.root.join("lock")
    }

    /// Whether this looks like a vault.
    #[must_use]
    pub fn is_vault(&self) -> bool {
        self.keyslots().is_file() || self.keyslots_previous().is_file()
    }

    /// Makes the sub-folders and the reserve; the folder itself must exist.
    pub(crate) fn lay_out(&self) -> Result<(), StoreError> {
        fs::create_dir_all(self.root.join("index"))?;
        fs::create_dir_all(self.root.join("blobs"))?;
        restrict_folder(&self.root)?;
        self.fill_reserve()
    }

    /// Writes the reserve again after it was used.
    pub(crate) fn fill_reserve(&self) -> Result<(), StoreError> {
        let path = self.reserve();
        if fs::metadata(&path).is_ok_and(|meta| meta.len() == RESERVE_BYTES as u64) {
            return Ok(());
        }
        let mut file = private_file(&path)?;
        // Random-looking content is not needed; zero blocks must not become a sparse file.
        file.write_all(&vec![0xA5; RESERVE_BYTES])?;
        file.sync_all()?;
        Ok(())
    }

    /// Gives the reserved space back to the file system.
    pub(crate) fn release_reserve(&self) {
        let _ = fs::remove_file(self.reserve());
    }
}

/// The advisory lock of one process on one vault; released on drop or by the system when the process ends.
pub(crate) struct FolderLock {
    _file: File,
}

impl FolderLock {
    pub(crate) fn acquire(folder: &Folder) -> Result<Self, StoreError> {
        let file = private_file_keep(&folder.lock_file())?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

/// Writes `bytes` so that a crash leaves either the old or the new content: temp → fsync → rename → fsync folder.
///
/// # Errors
/// [`StoreError::DiskFull`] or [`StoreError::Io`]; the old content is then still there.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let mut file = AtomicFile::create(path)?;
    file.write_all(bytes)?;
    file.commit().map(|_| ())
}

/// A file being written beside the place it is for. Only [`AtomicFile::commit`] puts it there; dropping it leaves nothing.
pub struct AtomicFile {
    path: PathBuf,
    temporary: PathBuf,
    out: BufWriter<File>,
    bytes: u64,
    committed: bool,
}

impl AtomicFile {
    /// Begins a file that only this account may read.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the folder cannot be written.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        // A name of its own: somebody may have a file called like ours with another ending.
        let mark: [u8; 6] = vault_crypto::random::make_array()?;
        let mark: String = mark.iter().map(|byte| format!("{byte:02x}")).collect();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let temporary = path.with_file_name(format!(".{name}.{mark}.tmp"));
        let out = BufWriter::with_capacity(1 << 18, new_private_file(&temporary)?);
        Ok(Self { path: path.to_owned(), temporary, out, bytes: 0, committed: false })
    }

    /// Makes what was written durable and checks that its place is still there, before anybody says that it left. Gives its length in
    /// bytes.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`] or [`StoreError::Io`].
    pub fn ready(&mut self) -> Result<u64, StoreError> {
        self.out.flush()?;
        self.out.get_ref().sync_all()?;
        fs::symlink_metadata(&self.temporary)?;
        if self.path.is_dir() {
            return Err(std::io::Error::from(std::io::ErrorKind::IsADirectory).into());
        }
        Ok(self.bytes)
    }

    /// Makes it durable and puts it in its place. Gives its length in bytes.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`] or [`StoreError::Io`]; whatever was there before is still there.
    pub fn commit(mut self) -> Result<u64, StoreError> {
        self.out.flush()?;
        self.out.get_ref().sync_all()?;
        fs::rename(&self.temporary, &self.path)?;
        self.committed = true;
        sync_folder(&self.path)?;
        Ok(self.bytes)
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

impl Drop for AtomicFile {
    fn drop(&mut self) {
        if !self.committed {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// A file only this account may read, truncated.
fn private_file(path: &Path) -> Result<File, StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    owner_only(&mut options);
    Ok(options.open(path)?)
}

/// The same, only if there is none yet.
fn new_private_file(path: &Path) -> Result<File, StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    owner_only(&mut options);
    Ok(options.open(path)?)
}

fn private_file_keep(path: &Path) -> Result<File, StoreError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    owner_only(&mut options);
    Ok(options.open(path)?)
}

#[cfg(unix)]
fn owner_only(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn owner_only(_: &mut OpenOptions) {}

#[cfg(unix)]
fn restrict_folder(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
    Ok(())
}

#[cfg(not(unix))]
fn restrict_folder(_: &Path) -> Result<(), StoreError> {
    // A folder below the profile inherits the profile's access list.
    Ok(())
}

/// Makes a rename durable. Windows has no such call; renames are journalled there.
pub(crate) fn sync_folder(inside: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    if let Some(parent) = inside.parent() {
        File::open(parent)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = inside;
    Ok(())
}

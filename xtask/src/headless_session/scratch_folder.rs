//! A folder for the life of one session, readable by its owner alone.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::SessionError;

pub struct ScratchFolder(PathBuf);

impl ScratchFolder {
    /// Creates `<temporary folder>/<name>-<process>-<number>`. Short on purpose: sockets inside may have 108 bytes of path.
    pub fn create(name: &str) -> Result<Self, SessionError> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = std::env::temp_dir().join(format!("{name}-{}-{number}", std::process::id()));
            match create_private(&path) {
                Ok(()) => return Ok(Self(path)),
                // Left behind by a process that was killed and had our number.
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(failed(&path, &error)),
            }
        }
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Adds a folder of the same privacy.
    pub fn create_private(&self, name: &str) -> Result<(), SessionError> {
        let path = self.0.join(name);
        create_private(&path).map_err(|error| failed(&path, &error))
    }
}

impl Drop for ScratchFolder {
    fn drop(&mut self) {
        // Worth no failure: the system empties its temporary folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn create_private(path: &Path) -> std::io::Result<()> {
    DirBuilder::new().mode(0o700).create(path)
}

fn failed(path: &Path, error: &std::io::Error) -> SessionError {
    SessionError { program: "private folder", reason: format!("{}: {error}", path.display()) }
}

//! Where the bytes come from: an open file or memory. Both can be read again from the start.

use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use super::ReadError;

/// A file kept open, so that what was checked is what is read, or bytes in memory.
#[derive(Debug)]
pub struct Input {
    body: Body,
    len: u64,
}

#[derive(Debug)]
enum Body {
    File(File),
    Memory(Cursor<Arc<[u8]>>),
}

impl Input {
    /// Opens an ordinary file.
    ///
    /// # Errors
    /// [`ReadError::NotAFile`] for folders, pipes and devices; [`ReadError::Io`].
    pub fn from_path(path: &Path) -> Result<Self, ReadError> {
        // Asked before opening as well: opening a pipe would wait for its other end.
        if !std::fs::metadata(path)?.is_file() {
            return Err(ReadError::NotAFile);
        }
        let file = File::open(path)?;
        let meta = file.metadata()?;
        if !meta.is_file() {
            return Err(ReadError::NotAFile);
        }
        Ok(Self { body: Body::File(file), len: meta.len() })
    }

    /// Bytes already in memory.
    #[must_use]
    pub fn from_bytes(bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        let len = bytes.len() as u64;
        Self { body: Body::Memory(Cursor::new(bytes)), len }
    }

    /// Size in bytes.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.len
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The first `count` bytes, or fewer if the file is shorter; the position afterwards is the start.
    pub(super) fn head(&mut self, count: u64) -> Result<Vec<u8>, ReadError> {
        self.rewind()?;
        let mut head = Vec::new();
        self.by_ref().take(count).read_to_end(&mut head)?;
        self.rewind()?;
        Ok(head)
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match &mut self.body {
            Body::File(file) => file.read(buffer),
            Body::Memory(bytes) => bytes.read(buffer),
        }
    }
}

impl Seek for Input {
    fn seek(&mut self, position: SeekFrom) -> std::io::Result<u64> {
        match &mut self.body {
            Body::File(file) => file.seek(position),
            Body::Memory(bytes) => bytes.seek(position),
        }
    }
}

//! Sealing a stream while it is written.

use std::io::{self, Write};

use zeroize::Zeroizing;

use super::StreamError;
use super::header::Chunks;
use crate::{Secret, aead};

/// Seals what is written to it. Without [`SealWriter::finish`] the last chunk is missing and nobody opens the
/// stream as complete.
pub struct SealWriter<W: Write> {
    inner: W,
    chunks: Chunks,
    /// Plaintext of the chunk being filled. A full one waits: only the next byte shows that it is not the last.
    buffer: Zeroizing<Vec<u8>>,
    failed: bool,
}

impl<W: Write> SealWriter<W> {
    /// Writes the header. `chunk` is the plaintext size of a chunk in bytes.
    ///
    /// # Errors
    /// [`StreamError::ChunkSize`], [`StreamError::Crypto`], [`StreamError::Io`].
    pub fn new(mut inner: W, key: &Secret<32>, aad: &[u8], chunk: usize) -> Result<Self, StreamError> {
        let (chunks, header) = Chunks::make(key, aad, chunk)?;
        inner.write_all(&header)?;
        Ok(Self {
            inner,
            chunks,
            buffer: Zeroizing::new(Vec::with_capacity(chunk + aead::TAG)),
            failed: false,
        })
    }

    /// Seals the last chunk, flushes, and gives the writer back for syncing and renaming.
    ///
    /// # Errors
    /// [`StreamError::Io`], [`StreamError::TooLong`], [`StreamError::Failed`].
    pub fn finish(mut self) -> Result<W, StreamError> {
        self.write_chunk(true)?;
        self.inner.flush()?;
        Ok(self.inner)
    }

    fn write_chunk(&mut self, last: bool) -> Result<(), StreamError> {
        if self.failed {
            return Err(StreamError::Failed);
        }
        // A chunk that was written in part cannot be taken back, so a failure is final.
        self.failed = true;
        self.chunks.seal(last, &mut self.buffer)?;
        self.inner.write_all(&self.buffer)?;
        self.buffer.clear();
        self.failed = false;
        Ok(())
    }
}

impl<W: Write> Write for SealWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed {
            return Err(StreamError::Failed.into());
        }
        if self.buffer.len() == self.chunks.size() && !bytes.is_empty() {
            self.write_chunk(false)?;
        }
        let room = self.chunks.size().saturating_sub(self.buffer.len());
        let (now, _) = bytes.split_at_checked(room).unwrap_or((bytes, &[]));
        self.buffer.extend_from_slice(now);
        Ok(now.len())
    }

    /// Flushes the writer underneath. A chunk in the making stays here until it is full or the stream ends.
    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

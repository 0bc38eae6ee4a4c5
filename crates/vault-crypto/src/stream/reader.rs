//! Opening a stream while it is read.

use std::io::{self, Read};

use zeroize::Zeroizing;

use super::StreamError;
use super::header::{self, Chunks};
use crate::{Secret, aead};

/// Gives out the plaintext of a sealed stream, each chunk after it was verified. The end is reported only after
/// the last chunk; a truncated stream ends in an error.
///
/// Errors from `read` carry a [`StreamError`]; see [`stream_error`](super::stream_error).
pub struct OpenReader<R: Read> {
    inner: R,
    chunks: Chunks,
    /// The current chunk: plaintext, given out up to `given`.
    buffer: Zeroizing<Vec<u8>>,
    given: usize,
    /// First byte of the following chunk, read to see whether there is one.
    peeked: Option<u8>,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Reading,
    Complete,
    Failed,
}

impl<R: Read> OpenReader<R> {
    /// Reads and checks the header.
    ///
    /// # Errors
    /// [`StreamError::NotAStream`], [`StreamError::Newer`], [`StreamError::WrongKey`], [`StreamError::Io`].
    pub fn new(mut inner: R, key: &Secret<32>, aad: &[u8]) -> Result<Self, StreamError> {
        let mut header = [0; header::LENGTH];
        inner.read_exact(&mut header).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => StreamError::NotAStream,
            _ => StreamError::Io(error),
        })?;
        let chunks = Chunks::read(key, aad, &header)?;
        // Spare bytes keep `read_to_end` from growing, and so copying, the buffer.
        let buffer = Zeroizing::new(Vec::with_capacity(chunks.size() + aead::TAG + 64));
        Ok(Self { inner, chunks, buffer, given: 0, peeked: None, state: State::Reading })
    }

    fn next_chunk(&mut self) -> Result<(), StreamError> {
        // Whatever goes wrong below is final; set back only after a verified chunk.
        self.state = State::Failed;
        self.given = 0;
        self.buffer.clear();
        self.buffer.extend(self.peeked.take());
        let full = self.chunks.size() + aead::TAG;
        let missing = (full + 1 - self.buffer.len()) as u64;
        self.inner.by_ref().take(missing).read_to_end(&mut self.buffer)?;
        if self.buffer.len() > full {
            self.peeked = self.buffer.pop();
        }
        let last = self.peeked.is_none();
        if let Err(error) = self.chunks.open(last, &mut self.buffer) {
            self.buffer.clear();
            return Err(error);
        }
        self.state = if last { State::Complete } else { State::Reading };
        Ok(())
    }
}

impl<R: Read> Read for OpenReader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        if self.given == self.buffer.len() {
            match self.state {
                State::Complete => return Ok(0),
                State::Failed => return Err(StreamError::Failed.into()),
                State::Reading => self.next_chunk()?,
            }
        }
        let rest = self.buffer.get(self.given..).unwrap_or_default();
        let length = rest.len().min(out.len());
        for (to, from) in out.iter_mut().zip(rest) {
            *to = *from;
        }
        self.given += length;
        Ok(length)
    }
}

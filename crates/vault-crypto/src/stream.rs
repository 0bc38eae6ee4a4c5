//! Sealed streams for attachments and snapshots: STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) over
//! XChaCha20-Poly1305, so that a file of any length is sealed and opened in bounded memory.
//!
//! ```text
//! header: "CVST" version(1) chunk size(4, big-endian) nonce prefix(19) key commitment(32)
//! chunks: ciphertext ‖ tag(16), each under nonce = prefix ‖ number(4) ‖ last(1)
//! ```
//! Each chunk's associated data is `SHA-256(header ‖ aad)`, with the caller's `aad` saying where the stream
//! belongs. Chunks that are missing, cut, repeated, in another order or from another stream do not open,
//! and a stream is complete only when its last chunk was seen. The reader gives out verified bytes only; what it
//! gave out before an error is a genuine beginning, not the whole.

mod header;
mod reader;
mod writer;

use std::io::{self, Read, Write};

use zeroize::Zeroizing;

pub use reader::OpenReader;
pub use writer::SealWriter;

use crate::{CryptoError, Secret, aead};

/// Chunk size of attachments: 64 KiB.
pub const DEFAULT_CHUNK: usize = 64 * 1024;
/// Smallest chunk size.
pub const MIN_CHUNK: usize = 1024;
/// Largest chunk size, which bounds what a hostile header can make the reader allocate.
pub const MAX_CHUNK: usize = 1024 * 1024;

/// Why a stream could not be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum StreamError {
    /// The first bytes are not those of a sealed stream, or its chunk size is not allowed.
    #[error("not a sealed stream")]
    NotAStream,
    /// Written by a newer release.
    #[error("the sealed stream has format {0}, which this release does not know")]
    Newer(u8),
    /// The key is not the one the header commits to.
    #[error("the key is not the one of this sealed stream")]
    WrongKey,
    /// A chunk is altered, missing, repeated or out of order, or the stream belongs elsewhere.
    #[error("the sealed stream is damaged at chunk {chunk}")]
    Damaged {
        /// Number of the chunk, from 0.
        chunk: u32,
    },
    /// More than 2^32 − 1 chunks.
    #[error("the sealed stream is too long")]
    TooLong,
    /// An earlier failure left the stream incomplete; it cannot go on.
    #[error("the sealed stream already failed")]
    Failed,
    /// A chunk size outside [`MIN_CHUNK`] and [`MAX_CHUNK`].
    #[error("the chunk size is not allowed")]
    ChunkSize,
    /// No randomness.
    #[error(transparent)]
    Crypto(#[from] CryptoError),
    /// The reader or writer underneath failed.
    #[error("reading or writing the sealed stream failed")]
    Io(#[from] io::Error),
}

impl From<StreamError> for io::Error {
    /// For `Read` and `Write`; the typed error stays reachable through [`stream_error`].
    fn from(error: StreamError) -> Self {
        match error {
            StreamError::Io(error) => error,
            other => Self::new(io::ErrorKind::InvalidData, other),
        }
    }
}

/// The typed error inside an `io::Error` that came out of a sealed stream, for instance through `io::copy`.
#[must_use]
pub fn stream_error(error: io::Error) -> StreamError {
    match error.downcast::<StreamError>() {
        Ok(error) => error,
        Err(error) => StreamError::Io(error),
    }
}

/// Seals bytes in memory as a stream.
///
/// # Errors
/// [`StreamError::ChunkSize`], [`StreamError::Crypto`], [`StreamError::TooLong`].
pub fn seal_bytes(
    key: &Secret<32>,
    aad: &[u8],
    chunk: usize,
    plaintext: &[u8],
) -> Result<Vec<u8>, StreamError> {
    let chunks = plaintext.len() / chunk.max(1) + 1;
    let out = Vec::with_capacity(plaintext.len() + header::LENGTH + chunks * aead::TAG);
    let mut writer = SealWriter::new(out, key, aad, chunk)?;
    writer.write_all(plaintext).map_err(stream_error)?;
    writer.finish()
}

/// Opens a stream held in memory; nothing is returned unless all of it is genuine.
///
/// # Errors
/// As [`OpenReader`].
pub fn open_bytes(key: &Secret<32>, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, StreamError> {
    let mut reader = OpenReader::new(sealed, key, aad)?;
    // Never grown, so no unwiped copy is left behind: the plaintext is shorter than the stream, and the spare
    // bytes keep `read_to_end` from growing the buffer just to see the end.
    let mut out = Zeroizing::new(Vec::with_capacity(sealed.len() + 64));
    reader.read_to_end(&mut out).map_err(stream_error)?;
    Ok(out)
}

#[cfg(test)]
mod tests;

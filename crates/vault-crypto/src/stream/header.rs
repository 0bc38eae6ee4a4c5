//! The header of a sealed stream and the cipher it leads to.

use aead_stream::{NewStream, Nonce, StreamBE32, StreamPrimitive};
use chacha20poly1305::XChaCha20Poly1305;
use subtle::ConstantTimeEq;

use super::{MAX_CHUNK, MIN_CHUNK, StreamError};
use crate::hash::sha256_parts;
use crate::{CryptoError, Secret, aead, random};

const MAGIC: &[u8; 4] = b"CVST";
const VERSION: u8 = 1;
const PREFIX: usize = 19;

/// Length of the header in bytes.
pub const LENGTH: usize = 4 + 1 + 4 + PREFIX + aead::COMMITMENT;

/// The chunks of one stream: cipher, associated data, and the number of the next chunk.
pub struct Chunks {
    stream: StreamBE32<XChaCha20Poly1305>,
    associated: [u8; 32],
    size: usize,
    next: u32,
}

impl Chunks {
    /// A new stream and its header.
    pub fn make(key: &Secret<32>, aad: &[u8], size: usize) -> Result<(Self, [u8; LENGTH]), StreamError> {
        let size_field = u32::try_from(size).map_err(|_| StreamError::ChunkSize)?;
        check_size(size).ok_or(StreamError::ChunkSize)?;
        let prefix = random::make_array::<PREFIX>()?;
        let commitment = aead::commitment(key, &prefix);
        let parts: [&[u8]; 5] = [MAGIC, &[VERSION], &size_field.to_be_bytes(), &prefix, &commitment];
        let header: [u8; LENGTH] = parts.concat().try_into().map_err(|_| CryptoError::TooLong)?;
        Ok((Self::new(key, aad, &header, &prefix, size), header))
    }

    /// The stream a header announces.
    pub fn read(key: &Secret<32>, aad: &[u8], header: &[u8; LENGTH]) -> Result<Self, StreamError> {
        let not_ours = StreamError::NotAStream;
        let Some((magic, rest)) = header.split_first_chunk::<4>() else {
            return Err(not_ours);
        };
        let Some((version, rest)) = rest.split_first() else {
            return Err(not_ours);
        };
        let Some((size, rest)) = rest.split_first_chunk::<4>() else {
            return Err(not_ours);
        };
        let Some((prefix, commitment)) = rest.split_first_chunk::<PREFIX>() else {
            return Err(not_ours);
        };
        if magic != MAGIC {
            return Err(not_ours);
        }
        if *version != VERSION {
            return Err(if *version > VERSION { StreamError::Newer(*version) } else { not_ours });
        }
        let size = usize::try_from(u32::from_be_bytes(*size)).ok().and_then(check_size).ok_or(not_ours)?;
        if !bool::from(aead::commitment(key, prefix).ct_eq(commitment)) {
            return Err(StreamError::WrongKey);
        }
        Ok(Self::new(key, aad, header, prefix, size))
    }

    fn new(key: &Secret<32>, aad: &[u8], header: &[u8; LENGTH], prefix: &[u8; PREFIX], size: usize) -> Self {
        let nonce: Nonce<XChaCha20Poly1305, StreamBE32<XChaCha20Poly1305>> = (*prefix).into();
        Self {
            stream: StreamBE32::from_aead(aead::cipher(key), &nonce),
            associated: sha256_parts(&[header, aad]),
            size,
            next: 0,
        }
    }

    /// Plaintext bytes in every chunk but the last.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Seals the buffer in place as the next chunk.
    pub fn seal(&mut self, last: bool, buffer: &mut Vec<u8>) -> Result<(), StreamError> {
        let after = self.next.checked_add(1).ok_or(StreamError::TooLong)?;
        self.stream
            .encrypt_in_place(self.next, last, &self.associated, buffer)
            .map_err(|_| StreamError::TooLong)?;
        self.next = after;
        Ok(())
    }

    /// Opens the buffer in place as the next chunk.
    pub fn open(&mut self, last: bool, buffer: &mut Vec<u8>) -> Result<(), StreamError> {
        let damaged = StreamError::Damaged { chunk: self.next };
        let after = self.next.checked_add(1).ok_or(StreamError::TooLong)?;
        if self.stream.decrypt_in_place(self.next, last, &self.associated, buffer).is_err() {
            return Err(damaged);
        }
        // The writer closes a full chunk as the last one; an empty last chunk is only an empty stream's.
        if last && buffer.is_empty() && self.next > 0 {
            return Err(damaged);
        }
        self.next = after;
        Ok(())
    }
}

fn check_size(size: usize) -> Option<usize> {
    (MIN_CHUNK..=MAX_CHUNK).contains(&size).then_some(size)
}

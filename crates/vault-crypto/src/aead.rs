//! Sealing one value: XChaCha20-Poly1305 (RFC 8439 with the 192-bit nonce of draft-irtf-cfrg-xchacha-03).
//!
//! Plain form: `nonce(24) ‖ ciphertext ‖ tag(16)`. Nonces are random; 192 bits make a repetition negligible
//! without a counter to keep.
//!
//! Committed form: `nonce(24) ‖ commitment(32) ‖ ciphertext ‖ tag(16)`. Poly1305 does not commit to its key:
//! somebody who knows two keys can build one ciphertext that opens under both. Where several parties may
//! hold keys to one ciphertext (slots, packages, attachments) a keyed BLAKE3 of the nonce pins the key.

use chacha20poly1305::aead::inout::InOutBuf;
use chacha20poly1305::{AeadInOut, Key, KeyInit, Tag, XChaCha20Poly1305, XNonce};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use crate::{CryptoError, Secret, random};

/// Bytes of the random nonce in front.
pub const NONCE: usize = 24;
/// Bytes of the Poly1305 tag at the end.
pub const TAG: usize = 16;
/// Bytes of the key commitment after the nonce.
pub const COMMITMENT: usize = 32;
/// What sealing adds to the length of a plaintext.
pub const OVERHEAD: usize = NONCE + TAG;
/// What committed sealing adds to the length of a plaintext.
pub const COMMITTED_OVERHEAD: usize = NONCE + COMMITMENT + TAG;

/// The allow-list of format version 1. The number is part of the associated data; nothing is negotiated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Algorithm {
    /// XChaCha20-Poly1305 as [`seal`] writes it.
    XChaCha20Poly1305 = 1,
    /// The same with a key commitment, as [`seal_committed`] writes it.
    XChaCha20Poly1305Committed = 2,
}

/// Seals `plaintext` under `key`, bound to `aad`.
///
/// # Errors
/// [`CryptoError::NoRandomness`], [`CryptoError::TooLong`] (beyond 256 GiB).
pub fn seal(key: &Secret<32>, aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let mut out = Vec::with_capacity(plaintext.len() + OVERHEAD);
    seal_into(key, aad, plaintext, &mut out)?;
    Ok(out)
}

/// As [`seal`], appending to `out`, so that a bulk writer reuses one buffer and allocates nothing per value.
///
/// # Errors
/// As [`seal`]; `out` keeps its old content then.
pub fn seal_into(
    key: &Secret<32>,
    aad: &[u8],
    plaintext: &[u8],
    out: &mut Vec<u8>,
) -> Result<(), CryptoError> {
    let nonce = random::make_array::<NONCE>()?;
    append_sealed(key, &nonce, &[], aad, plaintext, out)
}

/// Opens what [`seal`] made. The plaintext is wiped when dropped.
///
/// # Errors
/// [`CryptoError::Refused`] for a wrong key, other associated data, or any change or truncation.
pub fn open(key: &Secret<32>, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let (nonce, body) = sealed.split_first_chunk::<NONCE>().ok_or(CryptoError::Refused)?;
    let mut out = Zeroizing::new(vec![0; body.len().saturating_sub(TAG)]);
    open_body(key, nonce, aad, body, &mut out)?;
    Ok(out)
}

/// As [`open`], writing over `out`, so that a bulk reader reuses one buffer.
///
/// # Errors
/// As [`open`]; `out` is empty then.
pub fn open_into(
    key: &Secret<32>,
    aad: &[u8],
    sealed: &[u8],
    out: &mut Zeroizing<Vec<u8>>,
) -> Result<(), CryptoError> {
    out.zeroize();
    let (nonce, body) = sealed.split_first_chunk::<NONCE>().ok_or(CryptoError::Refused)?;
    let length = body.len().saturating_sub(TAG);
    if out.capacity() < length {
        // Growing in place would copy nothing secret (it was just wiped), but a fresh buffer is plainer.
        *out = Zeroizing::new(Vec::with_capacity(length));
    }
    out.resize(length, 0);
    open_body(key, nonce, aad, body, out).inspect_err(|_| out.zeroize())
}

/// Seals with a commitment to the key.
///
/// # Errors
/// As [`seal`].
pub fn seal_committed(key: &Secret<32>, aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let nonce = random::make_array::<NONCE>()?;
    let mut out = Vec::with_capacity(plaintext.len() + COMMITTED_OVERHEAD);
    append_sealed(key, &nonce, &commitment(key, &nonce), aad, plaintext, &mut out)?;
    Ok(out)
}

/// Opens what [`seal_committed`] made.
///
/// # Errors
/// As [`open`].
pub fn open_committed(
    key: &Secret<32>,
    aad: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE>().ok_or(CryptoError::Refused)?;
    let (claimed, body) = rest.split_first_chunk::<COMMITMENT>().ok_or(CryptoError::Refused)?;
    if !bool::from(commitment(key, nonce).ct_eq(claimed)) {
        return Err(CryptoError::Refused);
    }
    let mut out = Zeroizing::new(vec![0; body.len().saturating_sub(TAG)]);
    open_body(key, nonce, aad, body, &mut out)?;
    Ok(out)
}

/// Pins the key: keyed BLAKE3 over a label and the nonce. Also used by the header of a sealed stream.
pub(crate) fn commitment(key: &Secret<32>, nonce: &[u8]) -> [u8; COMMITMENT] {
    // exposed: the key is the MAC key of its own commitment
    let mut hasher = blake3::Hasher::new_keyed(key.expose());
    hasher.update(b"clientvault/v1/commitment");
    hasher.update(nonce);
    let commitment = *hasher.finalize().as_bytes();
    hasher.zeroize();
    commitment
}

fn append_sealed(
    key: &Secret<32>,
    nonce: &[u8; NONCE],
    between: &[u8],
    aad: &[u8],
    plaintext: &[u8],
    out: &mut Vec<u8>,
) -> Result<(), CryptoError> {
    let start = out.len();
    out.reserve(NONCE + between.len() + plaintext.len() + TAG);
    out.extend_from_slice(nonce);
    out.extend_from_slice(between);
    let body = out.len();
    out.resize(body + plaintext.len(), 0);
    let sealed = out
        .get_mut(body..)
        .and_then(|target| InOutBuf::new(plaintext, target).ok())
        .and_then(|buffer| cipher(key).encrypt_inout_detached(&XNonce::from(*nonce), aad, buffer).ok());
    match sealed {
        Some(tag) => {
            out.extend_from_slice(&tag);
            Ok(())
        }
        None => {
            out.truncate(start);
            Err(CryptoError::TooLong)
        }
    }
}

/// Verifies first, then decrypts `body` (ciphertext ‖ tag) into `out`, which has the plaintext's length.
pub(crate) fn open_body(
    key: &Secret<32>,
    nonce: &[u8; NONCE],
    aad: &[u8],
    body: &[u8],
    out: &mut [u8],
) -> Result<(), CryptoError> {
    let (ciphertext, tag) = body.split_last_chunk::<TAG>().ok_or(CryptoError::Refused)?;
    let buffer = InOutBuf::new(ciphertext, out).map_err(|_| CryptoError::Refused)?;
    cipher(key)
        .decrypt_inout_detached(&XNonce::from(*nonce), aad, buffer, &Tag::from(*tag))
        .map_err(|_| CryptoError::Refused)
}

pub(crate) fn cipher(key: &Secret<32>) -> XChaCha20Poly1305 {
    // exposed: the cipher keeps its own copy and wipes it on drop
    let key: &Key = key.expose().into();
    XChaCha20Poly1305::new(key)
}

#[cfg(test)]
mod tests;

//! Many signatures at once: the ledger has one per entry, and checking it on opening must not be felt.
//!
//! The batch equation is about three times as fast as one by one, and accepts everything the strict equation
//! accepts. The reverse holds for everybody except a signer who builds special signatures with a torsion
//! component on purpose: such a signature can pass a batch and fail alone. It forges nothing, but two verifiers
//! could disagree about it. Hence two functions: [`verify_batch`] for the product's own routine checks, and
//! [`verify_all_strict`] for whoever publishes a verdict.

use std::collections::HashMap;

use ed25519_dalek::VerifyingKey;

use super::{PublicSignKey, Signature, strict};
use crate::CryptoError;

/// Signatures per equation: enough for the fast multiplication (512 and more), few enough that finding a bad
/// one among them stays cheap.
const CHUNK: usize = 1024;

/// The first item that fails under the strict equation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("item {index}: {reason}")]
pub struct BadSignatureAt {
    /// Position in the slice given.
    pub index: usize,
    /// Bad key or bad signature.
    pub reason: CryptoError,
}

/// One message, its signature and the key it claims.
type Item<'a> = (&'a [u8], Signature, PublicSignKey);

/// Verifies all items by the batch equation. A batch that fails is checked one by one with the strict
/// equation, which names the first bad item and alone decides.
///
/// # Errors
/// [`BadSignatureAt`].
pub fn verify_batch(items: &[Item<'_>]) -> Result<(), BadSignatureAt> {
    let mut keys = Keys::default();
    let mut first = 0;
    for chunk in items.chunks(CHUNK) {
        if !passes_together(chunk, &mut keys) {
            confirm(chunk, first, &mut keys)?;
        }
        first += chunk.len();
    }
    Ok(())
}

/// Verifies every item alone with the strict equation, for a verdict that others must be able to repeat.
///
/// To refuse a damaged ledger early, run [`verify_batch`] before; this function does not rely on it.
///
/// # Errors
/// [`BadSignatureAt`].
pub fn verify_all_strict(items: &[Item<'_>]) -> Result<(), BadSignatureAt> {
    confirm(items, 0, &mut Keys::default())
}

fn confirm(items: &[Item<'_>], first: usize, keys: &mut Keys) -> Result<(), BadSignatureAt> {
    for (offset, (message, signature, key)) in items.iter().enumerate() {
        keys.point(key)
            .and_then(|key| strict(&key, message, signature))
            .map_err(|reason| BadSignatureAt { index: first + offset, reason })?;
    }
    Ok(())
}

fn passes_together(items: &[Item<'_>], keys: &mut Keys) -> bool {
    let points: Result<Vec<_>, _> = items.iter().map(|(_, _, key)| keys.point(key)).collect();
    let Ok(points) = points else { return false };
    let messages: Vec<_> = items.iter().map(|(message, _, _)| *message).collect();
    let signatures: Vec<_> =
        items.iter().map(|(_, signature, _)| ed25519_dalek::Signature::from_bytes(&signature.0)).collect();
    ed25519_dalek::verify_batch(&messages, &signatures, &points).is_ok()
}

/// Decompressed keys: a ledger has many entries and few signers.
#[derive(Default)]
struct Keys(HashMap<PublicSignKey, Result<VerifyingKey, CryptoError>>);

impl Keys {
    fn point(&mut self, key: &PublicSignKey) -> Result<VerifyingKey, CryptoError> {
        *self.0.entry(*key).or_insert_with(|| key.point())
    }
}

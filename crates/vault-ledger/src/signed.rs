//! An entry's bytes together with the signature over them: what the store keeps and exports carry.

use crate::entry::{BadEntry, Entry, entry_hash};
use crate::hash::Hash;
use vault_crypto::sign::{Signature, SigningKey};

/// Put before the entry's bytes when they are signed, so that no signature made here fits anything else.
pub const SIGNATURE_CONTEXT: &[u8] = b"clientvault/v1/ledger-entry\0";

/// One signed entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Canonical bytes of the entry.
    pub entry_bytes: Vec<u8>,
    /// Ed25519 over [`SIGNATURE_CONTEXT`] and the entry hash, by the actor's key.
    pub signature: Signature,
}

impl Signed {
    /// The entry hash, which the next entry carries as `prev_hash`.
    #[must_use]
    pub fn hash(&self) -> Hash {
        entry_hash(&self.entry_bytes)
    }
}

/// What is signed: the context and the entry hash, 60 bytes whatever the entry's size.
#[must_use]
pub fn signed_message(entry_hash: &Hash) -> [u8; 60] {
    let mut message = [0; 60];
    let (context, hash) = message.split_at_mut(SIGNATURE_CONTEXT.len());
    context.copy_from_slice(SIGNATURE_CONTEXT);
    hash.copy_from_slice(entry_hash);
    message
}

/// Encodes and signs. The key must be the one membership lists for `entry.actor`.
///
/// # Errors
/// [`BadEntry`] if the entry has no encoding.
pub fn sign_entry(entry: &Entry, key: &SigningKey) -> Result<Signed, BadEntry> {
    let entry_bytes = entry.encode()?;
    let signature = key.sign(&signed_message(&entry_hash(&entry_bytes)));
    Ok(Signed { entry_bytes, signature })
}

const _: () = assert!(SIGNATURE_CONTEXT.len() + size_of::<Hash>() == 60, "signed_message fills its array");

//! Signatures waiting to be checked together.

use vault_crypto::sign::{PublicSignKey, Signature, verify_all_strict, verify_batch};

use crate::hash::Hash;
use crate::signed::signed_message;

/// Signatures per check. From about 512 on the batch equation has its full speed.
const BATCH: usize = 1024;
/// Below this the batch equation saves nothing.
const WORTH_A_BATCH: usize = 8;

#[derive(Clone)]
pub(super) struct Signatures {
    waiting: Vec<Waiting>,
    strict: bool,
}

#[derive(Clone)]
struct Waiting {
    seq: u64,
    message: [u8; 60],
    signature: Signature,
    key: PublicSignKey,
}

impl Signatures {
    pub(super) const fn new(strict: bool) -> Self {
        Self { waiting: Vec::new(), strict }
    }

    pub(super) fn add(&mut self, seq: u64, hash: &Hash, signature: &Signature, key: PublicSignKey) {
        self.waiting.push(Waiting { seq, message: signed_message(hash), signature: *signature, key });
    }

    pub(super) fn is_full(&self) -> bool {
        self.waiting.len() >= BATCH
    }

    /// Checks what is waiting; the error is the position of the first bad signature.
    pub(super) fn check(&mut self) -> Result<(), u64> {
        let waiting = std::mem::take(&mut self.waiting);
        let items: Vec<_> =
            waiting.iter().map(|one| (one.message.as_slice(), one.signature, one.key)).collect();
        let checked = if self.strict || items.len() < WORTH_A_BATCH {
            verify_all_strict(&items)
        } else {
            verify_batch(&items)
        };
        checked.map_err(|bad| waiting.get(bad.index).map_or(0, |one| one.seq))
    }
}

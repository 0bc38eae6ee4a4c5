//! Updates: that an older checkpoint is the beginning of a newer one, shown without the ledger.
//!
//! The text is the body of `add-checkpoint` in C2SP `tlog-witness`. Whoever kept the older checkpoint (a printed page, a
//! receipt, a witness on the network) needs nothing else to take the newer one in its place.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{BadCheckpoint, Checkpoint};
use crate::hash::{Hash, sha256};
use crate::merkle::verify_consistency;

/// Most bytes of an update's text.
pub const MAX_UPDATE_BYTES: usize = 12 * 1024;
/// Most hashes of its proof.
pub const MAX_PROOF_HASHES: usize = 63;

const OLD: &str = "old ";

/// A newer checkpoint with the proof that it continues the ledger of an older one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    old_size: u64,
    proof: Vec<Hash>,
    new: Checkpoint,
}

/// Text or parts that are not an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadUpdate {
    /// Longer, or with more hashes, than an update may be.
    #[error("update over a limit of the format")]
    TooLarge,
    /// The first line, the proof or the numbers are not as they must be.
    #[error("not an update of a checkpoint")]
    Form,
    /// The newer checkpoint is none.
    #[error(transparent)]
    Checkpoint(#[from] BadCheckpoint),
}

/// Why the newer checkpoint does not continue the older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotConsistent {
    /// They belong to two vaults.
    #[error("the checkpoints belong to different vaults")]
    Vault,
    /// The update begins at another number of entries than the older checkpoint has.
    #[error("the update is for a checkpoint of another size")]
    Size,
    /// The older tree is not the beginning of the newer one, or the proof is another's.
    #[error("the newer checkpoint does not continue the older one")]
    Proof,
}

impl Update {
    /// From a checkpoint of `old_size` entries to the newer one, by the proof of
    /// [`ConsistencyProver`](crate::merkle::ConsistencyProver). Whether it holds is judged by [`Update::verify`].
    ///
    /// # Errors
    /// [`BadUpdate`] if the old size is the larger, equal sizes or the size 0 have a proof, or there are more than
    /// [`MAX_PROOF_HASHES`].
    pub fn new(old_size: u64, proof: Vec<Hash>, new: Checkpoint) -> Result<Self, BadUpdate> {
        let needs_none = old_size == 0 || old_size == new.size;
        if old_size > new.size || (needs_none && !proof.is_empty()) {
            return Err(BadUpdate::Form);
        }
        if proof.len() > MAX_PROOF_HASHES {
            return Err(BadUpdate::TooLarge);
        }
        Ok(Self { old_size, proof, new })
    }

    /// Number of entries of the older checkpoint.
    #[must_use]
    pub const fn old_size(&self) -> u64 {
        self.old_size
    }

    /// The consistency proof, in its order.
    #[must_use]
    pub fn proof(&self) -> &[Hash] {
        &self.proof
    }

    /// The newer checkpoint.
    #[must_use]
    pub const fn new_checkpoint(&self) -> &Checkpoint {
        &self.new
    }

    /// The text as it is stored and sent.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{OLD}{}\n", self.old_size);
        for hash in &self.proof {
            text.push_str(&STANDARD.encode(hash));
            text.push('\n');
        }
        text.push('\n');
        text.push_str(&self.new.to_text());
        text
    }

    /// Reads a text. For every text that is accepted, [`Update::to_text`] gives the same text back.
    ///
    /// # Errors
    /// [`BadUpdate`].
    pub fn parse(text: &str) -> Result<Self, BadUpdate> {
        if text.len() > MAX_UPDATE_BYTES {
            return Err(BadUpdate::TooLarge);
        }
        let (head, new) = text.split_once("\n\n").ok_or(BadUpdate::Form)?;
        let mut lines = head.split('\n');
        let size = lines.next().and_then(|line| line.strip_prefix(OLD)).ok_or(BadUpdate::Form)?;
        let old_size = size.parse().map_err(|_| BadUpdate::Form)?;
        let mut proof = Vec::new();
        for line in lines {
            if proof.len() >= MAX_PROOF_HASHES {
                return Err(BadUpdate::TooLarge);
            }
            let hash = STANDARD.decode(line).ok().and_then(|hash| hash.try_into().ok());
            proof.push(hash.ok_or(BadUpdate::Form)?);
        }
        let update = Self::new(old_size, proof, Checkpoint::parse(new)?)?;
        // One text per update, as for checkpoints.
        if update.to_text() == text { Ok(update) } else { Err(BadUpdate::Form) }
    }

    /// Whether the ledger of the older checkpoint is the beginning of that of the newer one. Signatures are not looked
    /// at: who signed which of the two is known to whoever has the membership ([`Checkpoint::check_signers`]).
    ///
    /// # Errors
    /// [`NotConsistent`].
    pub fn verify(&self, old: &Checkpoint) -> Result<(), NotConsistent> {
        if old.vault != self.new.vault {
            return Err(NotConsistent::Vault);
        }
        if old.size != self.old_size {
            return Err(NotConsistent::Size);
        }
        let holds = if self.old_size == 0 {
            // Every ledger continues the empty one.
            old.root == sha256(&[]) && (self.new.size > 0 || self.new.root == old.root)
        } else {
            verify_consistency(old.size, self.new.size, &self.proof, &old.root, &self.new.root).is_ok()
        };
        if holds { Ok(()) } else { Err(NotConsistent::Proof) }
    }
}

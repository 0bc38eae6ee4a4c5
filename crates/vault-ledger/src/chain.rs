//! Verification of a ledger as it streams by: numbers, hashes, membership, signatures, tree, checkpoints.
//!
//! One ledger is one chain. Each entry names the device it was written on; a new computer that takes the vault
//! over goes on with the same numbers after its enrolment. Order is by number, never by clock.

mod broken;
mod signatures;

use std::collections::BTreeMap;

use vault_crypto::fingerprint::Fingerprint;
use vault_crypto::sign::Signature;
use vault_domain::ids::VaultId;

use crate::checkpoint::{Checkpoint, SignerCheck};
use crate::entry::{Entry, Outcome, entry_hash};
use crate::hash::{Hash, ZERO};
use crate::membership::{Fact, Membership, Refusal, fact_of};
use crate::merkle::Frontier;
pub use broken::{Broken, BrokenKind};
use signatures::Signatures;

/// What a complete ledger is: the end of the chain and what was noticed on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The vault the ledger belongs to.
    pub vault: VaultId,
    /// Number of entries; also the position of the last one, and the size of the tree.
    pub entries: u64,
    /// Position of the last entry.
    pub head_seq: u64,
    /// Hash of the last entry.
    pub head_hash: Hash,
    /// Root of the RFC 6962 tree over all entry hashes.
    pub root_hash: Hash,
    /// Wall clock of the last entry, milliseconds since 1970-01-01 UTC.
    pub last_wall_ms: i64,
    /// Entries whose wall clock is before that of the entry ahead of them. A flag, not an error.
    pub clock_back: u64,
    /// Position of the first such entry.
    pub first_clock_back: Option<u64>,
    /// Places where an owner went on although entries were known to be lost.
    pub discontinuities: u64,
    /// Checkpoints that were compared and agree.
    pub checkpoints: u64,
}

/// An entry that was taken in. Its signature may still be waiting: see [`Verifier::settle`].
#[derive(Debug, Clone)]
pub struct Accepted {
    /// The entry.
    pub entry: Entry,
    /// Its hash.
    pub hash: Hash,
    /// Whether its wall clock is before that of the entry ahead of it.
    pub clock_back: bool,
}

/// Verifies entries one after the other. Holds one batch of signatures, the membership, and the tree's
/// frontier, whatever the length of the ledger. A clone goes on from the same point on its own.
#[derive(Clone)]
pub struct Verifier {
    pinned: Fingerprint,
    membership: Option<Membership>,
    signatures: Signatures,
    tree: Frontier,
    head: Hash,
    last_wall_ms: i64,
    clock_back: u64,
    first_clock_back: Option<u64>,
    discontinuities: u64,
    awaited: BTreeMap<u64, Vec<Checkpoint>>,
    agreed: u64,
    broken: Option<Broken>,
}

impl Verifier {
    /// Starts before the first entry, trusting the root with this fingerprint and nothing else. Signatures are
    /// checked in batches.
    #[must_use]
    pub fn new(root_fingerprint: Fingerprint) -> Self {
        Self::with(root_fingerprint, false)
    }

    /// As [`Verifier::new`], but every signature is checked alone with the strict equation, for a verdict that
    /// others must be able to repeat; about a third of the speed.
    #[must_use]
    pub fn strict(root_fingerprint: Fingerprint) -> Self {
        Self::with(root_fingerprint, true)
    }

    const fn with(pinned: Fingerprint, strict: bool) -> Self {
        Self {
            pinned,
            membership: None,
            signatures: Signatures::new(strict),
            tree: Frontier::new(),
            head: ZERO,
            last_wall_ms: i64::MIN,
            clock_back: 0,
            first_clock_back: None,
            discontinuities: 0,
            awaited: BTreeMap::new(),
            agreed: 0,
            broken: None,
        }
    }

    /// Announces a checkpoint that the ledger must agree with. It is compared when its size is reached: the
    /// root must be equal and at least one signature by a key known at that point must verify. If the ledger
    /// ends before, it is truncated.
    ///
    /// # Errors
    /// [`Broken`] if the checkpoint's size was already passed, is 0, or the ledger is broken already.
    pub fn expect(&mut self, checkpoint: Checkpoint) -> Result<(), Broken> {
        self.unbroken()?;
        if checkpoint.size <= self.tree.size() {
            return Err(self.broken_at(checkpoint.size, BrokenKind::CheckpointRoot));
        }
        self.awaited.entry(checkpoint.size).or_default().push(checkpoint);
        Ok(())
    }

    /// Takes in the next entry.
    ///
    /// # Errors
    /// The first bad entry, which may be an earlier one whose signature was still waiting. From then on every
    /// call returns the same.
    pub fn push(&mut self, entry_bytes: &[u8], signature: &Signature) -> Result<Accepted, Broken> {
        self.unbroken()?;
        let seq = self.tree.size() + 1;
        let accepted = match self.judge(seq, entry_bytes, signature) {
            Ok(accepted) => accepted,
            Err(kind) => return Err(self.break_at(seq, kind)),
        };
        if let Some(checkpoints) = self.awaited.remove(&seq) {
            for checkpoint in checkpoints {
                match compare(&checkpoint, self.membership.as_ref(), &self.tree) {
                    Ok(()) => self.agreed += 1,
                    Err(kind) => return Err(self.break_at(seq, kind)),
                }
            }
        }
        if self.signatures.is_full() {
            self.check_signatures()?;
        }
        Ok(accepted)
    }

    /// Checks what is waiting and gives the verdict on everything up to here. Entries may follow, so that a
    /// live ledger can be watched as it grows.
    ///
    /// # Errors
    /// The first bad entry, or [`BrokenKind::Truncated`] if a checkpoint is still awaited.
    pub fn settle(&mut self) -> Result<Verdict, Broken> {
        self.unbroken()?;
        self.check_signatures()?;
        let entries = self.tree.size();
        if let Some((expected, _)) = self.awaited.last_key_value() {
            let expected = *expected;
            return Err(self.broken_at(entries + 1, BrokenKind::Truncated { expected }));
        }
        let Some(membership) = &self.membership else {
            return Err(self.broken_at(1, BrokenKind::Membership(Refusal::NotGenesis)));
        };
        Ok(Verdict {
            vault: membership.vault(),
            entries,
            head_seq: entries,
            head_hash: self.head,
            root_hash: self.tree.root(),
            last_wall_ms: self.last_wall_ms,
            clock_back: self.clock_back,
            first_clock_back: self.first_clock_back,
            discontinuities: self.discontinuities,
            checkpoints: self.agreed,
        })
    }

    /// The verdict on the whole ledger.
    ///
    /// # Errors
    /// As [`Verifier::settle`].
    pub fn finish(mut self) -> Result<Verdict, Broken> {
        self.settle()
    }

    /// Checks the signatures that are waiting, so that everything up to here is proven.
    ///
    /// # Errors
    /// The first entry with a bad signature, or where the ledger is broken already.
    pub fn prove(&mut self) -> Result<(), Broken> {
        self.unbroken()?;
        self.check_signatures()
    }

    /// Breaks the ledger at the next position for a reason that lies outside the entries, such as a damaged
    /// container. An earlier bad signature that is still waiting takes precedence.
    pub fn fail(&mut self, kind: BrokenKind) -> Broken {
        match self.unbroken() {
            Ok(()) => self.break_at(self.tree.size() + 1, kind),
            Err(broken) => broken,
        }
    }

    /// As [`Verifier::fail`], at the entry taken in last.
    pub fn fail_last(&mut self, kind: BrokenKind) -> Broken {
        match self.unbroken() {
            Ok(()) => self.break_at(self.tree.size().max(1), kind),
            Err(broken) => broken,
        }
    }

    /// The membership after the entries taken in; `None` before the first. Proven once settled.
    #[must_use]
    pub const fn membership(&self) -> Option<&Membership> {
        self.membership.as_ref()
    }

    /// The tree over the entries taken in.
    #[must_use]
    pub const fn tree(&self) -> &Frontier {
        &self.tree
    }

    /// Hash of the entry taken in last: the next one's `prev_hash`. [`ZERO`] before the first.
    #[must_use]
    pub const fn head(&self) -> Hash {
        self.head
    }

    fn judge(&mut self, seq: u64, bytes: &[u8], signature: &Signature) -> Result<Accepted, BrokenKind> {
        let entry = Entry::decode(bytes)?;
        let hash = entry_hash(bytes);
        match entry.seq {
            found if found > seq => return Err(BrokenKind::Gap { found }),
            found if found < seq => {
                return Err(if hash == self.head {
                    BrokenKind::Duplicate
                } else {
                    BrokenKind::Order { found }
                });
            }
            _ => {}
        }
        if entry.prev_hash != self.head {
            return Err(BrokenKind::PrevHash);
        }
        let key = match &mut self.membership {
            Some(membership) => membership.admit(&entry)?,
            None => self.membership.insert(Membership::genesis(&entry, &self.pinned)?).root(),
        };
        if entry.action.as_str() == Fact::CHECKPOINT
            && let Some(Fact::Checkpoint { root, .. }) = fact_of(&entry)?
            && root != self.tree.root()
        {
            return Err(BrokenKind::CheckpointRoot);
        }
        self.signatures.add(seq, &hash, signature, key);
        self.tree.push(&hash);
        self.head = hash;
        let clock_back = entry.wall_ms < self.last_wall_ms;
        if clock_back {
            self.clock_back += 1;
            self.first_clock_back.get_or_insert(seq);
        }
        self.last_wall_ms = entry.wall_ms;
        if entry.result == Outcome::Done && entry.action.as_str() == Fact::DISCONTINUITY {
            self.discontinuities += 1;
        }
        Ok(Accepted { entry, hash, clock_back })
    }

    fn check_signatures(&mut self) -> Result<(), Broken> {
        self.signatures.check().map_err(|seq| self.broken_at(seq, BrokenKind::Signature))
    }

    /// Notes the first bad entry: this one, unless a signature before it turns out to be bad.
    fn break_at(&mut self, seq: u64, kind: BrokenKind) -> Broken {
        match self.check_signatures() {
            Err(earlier) if earlier.seq <= seq => earlier,
            _ => self.broken_at(seq, kind),
        }
    }

    fn broken_at(&mut self, seq: u64, kind: BrokenKind) -> Broken {
        let broken = Broken { seq, kind };
        self.broken = Some(broken);
        broken
    }

    fn unbroken(&self) -> Result<(), Broken> {
        self.broken.map_or(Ok(()), Err)
    }
}

/// Whether a checkpoint agrees with the ledger whose membership and tree, after exactly its number of entries, these
/// are: the vault, the root, and at least one signature by a key in force there.
///
/// # Errors
/// [`BrokenKind::CheckpointOrigin`], [`BrokenKind::CheckpointRoot`] (also if the tree has another size) or
/// [`BrokenKind::CheckpointSignature`].
pub fn compare(
    checkpoint: &Checkpoint,
    membership: Option<&Membership>,
    tree: &Frontier,
) -> Result<(), BrokenKind> {
    let Some(membership) = membership.filter(|membership| membership.vault() == checkpoint.vault) else {
        return Err(BrokenKind::CheckpointOrigin);
    };
    if (checkpoint.size, checkpoint.root) != (tree.size(), tree.root()) {
        return Err(BrokenKind::CheckpointRoot);
    }
    match checkpoint.check_signers(membership) {
        SignerCheck::Good => Ok(()),
        SignerCheck::Bad | SignerCheck::NoneKnown => Err(BrokenKind::CheckpointSignature),
    }
}

#[cfg(test)]
mod mutations;
#[cfg(test)]
mod tests;

//! What a broken ledger looks like: the first place that is not what it must be.

use crate::cbor::CborError;
use crate::entry::BadEntry;
use crate::membership::Refusal;

/// The first bad entry. `seq` is the position at which it stands, counted from 1, whatever the entry itself
/// claims; everything before it is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq}: {kind}")]
pub struct Broken {
    /// Position of the first bad entry.
    pub seq: u64,
    /// What is wrong with it.
    pub kind: BrokenKind,
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BrokenKind {
    /// One or more entries are missing before this one, which claims the position `found`.
    #[error("entries are missing before it (found number {found})")]
    Gap {
        /// The number found.
        found: u64,
    },
    /// The entry before, once more.
    #[error("the entry before it stands twice")]
    Duplicate,
    /// A number that was already used, by another entry.
    #[error("out of order (found number {found})")]
    Order {
        /// The number found.
        found: u64,
    },
    /// It does not continue the entry before.
    #[error("does not continue the entry before it")]
    PrevHash,
    /// The signature is not by the actor's key as of this point, or not over these bytes.
    #[error("signature does not verify")]
    Signature,
    /// Not the canonical bytes of an entry.
    #[error("not a canonical entry")]
    NotCanonical,
    /// Written by a later version of the program.
    #[error("written in a later format ({0})")]
    FutureFormat(u16),
    /// More than an entry may hold.
    #[error("larger than an entry may be")]
    TooLarge,
    /// Does not follow from the membership at this point.
    #[error("{0}")]
    Membership(Refusal),
    /// The ledger ends here although `expected` entries were witnessed or announced.
    #[error("the ledger ends before it, {expected} entries were witnessed")]
    Truncated {
        /// Entries there should be.
        expected: u64,
    },
    /// A checkpoint up to here, or the one this entry states, has another tree root: an entry up to here was changed
    /// after it was made.
    #[error("a checkpoint up to here has another root")]
    CheckpointRoot,
    /// A checkpoint up to here is signed by nobody who was known here.
    #[error("a checkpoint up to here has no valid signature of a known key")]
    CheckpointSignature,
    /// A checkpoint belongs to another vault.
    #[error("a checkpoint belongs to another vault")]
    CheckpointOrigin,
    /// A disclosed detail is not the one the entry committed to.
    #[error("the disclosed detail is not the one committed to")]
    Detail,
    /// A selection claims that its detail is disclosed, and it is not.
    #[error("its detail is withheld although the file claims to disclose it")]
    Withheld,
    /// What a detail says about its record contradicts the reference to the record of the selection.
    #[error("the disclosed detail names another record than the reference of its entry")]
    Object,
    /// The selection gives up other details than the ledger does.
    #[error("the selection states another limit of deleted details than the ledger")]
    Selection,
    /// The container around the entries is damaged here.
    #[error("the file is damaged here")]
    Container,
}

impl BrokenKind {
    /// A short stable name, for reports that programs read.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gap { .. } => "gap",
            Self::Duplicate => "duplicate",
            Self::Order { .. } => "order",
            Self::PrevHash => "prev_hash",
            Self::Signature => "signature",
            Self::NotCanonical => "not_canonical",
            Self::FutureFormat(_) => "future_format",
            Self::TooLarge => "too_large",
            Self::Membership(refusal) => refusal.name(),
            Self::Truncated { .. } => "truncated",
            Self::CheckpointRoot => "checkpoint_root",
            Self::CheckpointSignature => "checkpoint_signature",
            Self::CheckpointOrigin => "checkpoint_origin",
            Self::Detail => "detail",
            Self::Withheld => "withheld",
            Self::Object => "object",
            Self::Selection => "selection",
            Self::Container => "container",
        }
    }
}

impl From<Refusal> for BrokenKind {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            // The number of entries and the root are one statement, found wrong in two places.
            Refusal::Checkpoint => Self::CheckpointRoot,
            other => Self::Membership(other),
        }
    }
}

impl From<BadEntry> for BrokenKind {
    fn from(bad: BadEntry) -> Self {
        match bad {
            BadEntry::FutureFormat(format) => Self::FutureFormat(format),
            BadEntry::TooLarge | BadEntry::Cbor(CborError::Limit) => Self::TooLarge,
            BadEntry::Cbor(_) | BadEntry::Value => Self::NotCanonical,
        }
    }
}

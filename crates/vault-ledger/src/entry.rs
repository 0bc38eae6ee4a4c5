//! One entry: who did what to which rows, when, and what came before.

mod wire;

use vault_domain::ids::{DeviceId, PersonId, ScopeId, SessionId, VaultId};

use crate::cbor::CborError;
use crate::code::{ActionCode, ResultCode};
use crate::hash::{Hash, ZERO, sha256};

/// The format this crate writes; [`Entry::decode`] reads this one and no later one.
pub const FORMAT: u16 = 1;

/// Most changes in one entry. Larger work is split into several transactions, each with its own entry.
pub const MAX_CHANGES: usize = 5_000;

/// Most bytes of [`Entry::public`].
pub const MAX_PUBLIC_BYTES: usize = 64 * 1024;

/// Most bytes of one encoded entry: 5,000 changes of at most 66 bytes and 17 where the scope changes, the public facts, and the rest.
pub const MAX_ENTRY_BYTES: usize = 512 * 1024;

/// One ledger entry. Its canonical bytes are what is hashed and signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Format of the encoding: [`FORMAT`].
    pub format: u16,
    /// The vault this entry belongs to.
    pub vault: VaultId,
    /// The device it was written on; enrolled by an earlier entry.
    pub device: DeviceId,
    /// Position in the ledger: 1 for the first entry, then one more each time.
    pub seq: u64,
    /// Hash of the entry before; [`ZERO`] in the first.
    pub prev_hash: Hash,
    /// Wall clock, milliseconds since 1970-01-01 UTC. Shown, never trusted for order.
    pub wall_ms: i64,
    /// Monotonic clock, milliseconds since some point of this boot.
    pub mono_ms: u64,
    /// Identifier of this boot of the computer; `mono_ms` compares only within one boot.
    pub boot: [u8; 16],
    /// The unlocked session, if there was one.
    pub session: Option<SessionId>,
    /// Who acted; the signature is theirs.
    pub actor: Actor,
    /// What was done.
    pub action: ActionCode,
    /// Keyed hash of the record acted on: outsiders can group by it without learning who it is.
    pub object_ref: Option<[u8; 16]>,
    /// How it ended.
    pub result: Outcome,
    /// Revision of the policy that was in force.
    pub policy_rev: u32,
    /// Every row the transaction wrote or removed, at most [`MAX_CHANGES`].
    pub changes: Vec<Change>,
    /// Canonical CBOR of facts an outsider needs: see [`crate::membership::Fact`]. Never customer data.
    /// At most [`MAX_PUBLIC_BYTES`].
    pub public: Option<Vec<u8>>,
    /// Commitment to the sealed detail: see [`crate::detail`].
    pub detail_commit: Option<Hash>,
}

/// Who acted, and therefore whose key signs the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Actor {
    /// A member, with the own key.
    Person(PersonId),
    /// The device, before anyone has logged in or after everyone has left.
    Device,
    /// The recovery key.
    Root,
}

/// How an action ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It took effect.
    Done,
    /// The rules said no.
    Refused(ResultCode),
    /// It was allowed and did not work.
    Failed(ResultCode),
}

/// One row the transaction wrote. `hash` is [`ZERO`] when the row was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Number of the table in the truth schema.
    pub table: u8,
    /// The row's identifier.
    pub row: [u8; 16],
    /// Protection level of the facet, 1 to 3; 0 for tables without levels.
    pub level: u8,
    /// The row's version after the change.
    pub version: u64,
    /// SHA-256 of the row as stored.
    pub hash: Hash,
    /// The scope it lies in, or lay in when it was removed; `None` for tables without scopes.
    pub scope: Option<ScopeId>,
}

impl Change {
    /// Whether the row was removed.
    #[must_use]
    pub fn is_removal(&self) -> bool {
        self.hash == ZERO
    }
}

/// Bytes that are not an entry of this format, or an entry that has no encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadEntry {
    /// Not the canonical encoding of anything.
    #[error("not a canonical entry: {0}")]
    Cbor(#[from] CborError),
    /// Written by a later version of the program.
    #[error("ledger format {0} is newer than this program")]
    FutureFormat(u16),
    /// More bytes, changes or public facts than an entry may hold.
    #[error("entry over a limit of the format")]
    TooLarge,
    /// A code, level or position outside the format.
    #[error("entry holds a value outside the format")]
    Value,
}

impl Entry {
    /// The canonical bytes.
    ///
    /// # Errors
    /// [`BadEntry`] if a field is outside the format; what this returns, [`Entry::decode`] accepts.
    pub fn encode(&self) -> Result<Vec<u8>, BadEntry> {
        wire::encode(self)
    }

    /// Reads canonical bytes. For every input that is accepted, [`Entry::encode`] gives the same bytes back.
    ///
    /// # Errors
    /// [`BadEntry`] for everything else; never panics, never allocates more than the input justifies.
    pub fn decode(bytes: &[u8]) -> Result<Self, BadEntry> {
        wire::decode(bytes)
    }
}

/// The entry hash: SHA-256 of its canonical bytes.
#[must_use]
pub fn entry_hash(entry_bytes: &[u8]) -> Hash {
    sha256(&[entry_bytes])
}

#[cfg(test)]
mod tests;

//! `keyslots.cvk`: the public header of a vault, one slot per person and unlock mode, as pure bytes.
//!
//! ```text
//! "CVKS"  version(2, big-endian)  canonical CBOR  SHA-256 of everything before (32)
//! CBOR: [vault, name, root public key, generation, [slot…], recovery slot] or, once re-keyed, with a seventh part
//! file keys: [generation, [[person or null, sealed key]…]]
//! slot: [person, name, mode, null or [salt, m_kib, t, p], created_ms, sealed bundle]
//! recovery slot: [X25519 public key, created_ms, sealed vault key]
//! ```
//! The checksum finds accidents, not attackers: whoever can write the file can compute it. What protects a
//! vault is inside: each bundle is bound to vault, person, mode and parameters, and carries the fingerprint the
//! root key in this header must have. Names here are for the unlock screen; membership is in the ledger.
//! Reading and writing the file, its two generations and the atomic rename belong to the store.

mod bundle;
mod file;
mod file_key;
mod open;

use vault_domain::ids::{PersonId, VaultId};

pub use bundle::Bundle;
pub use file_key::FileKeys;
pub use open::{NewSlot, Unlock};

use crate::CryptoError;
use crate::grant_seal::KemPublic;
use crate::kdf::Argon2Params;
use crate::sign::PublicSignKey;

/// Largest file accepted, in bytes.
pub const MAX_FILE: usize = 1024 * 1024;
/// Most slots in one file.
pub const MAX_SLOTS: usize = 256;
/// Longest vault or person name, in bytes of UTF-8.
pub const MAX_NAME: usize = 200;

/// The content of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySlots {
    /// The vault.
    pub vault: VaultId,
    /// Its public name, shown before unlocking.
    pub name: String,
    /// The public half of the recovery key's signing key: root of membership.
    pub root: PublicSignKey,
    /// Counted up at each write; the higher of two generations is the newer.
    pub generation: u64,
    /// At most [`MAX_SLOTS`]; at most one per person and mode.
    pub slots: Vec<Slot>,
    /// The vault key for the holder of the printed kit.
    pub recovery: RecoverySlot,
    /// The database's own key since somebody left; before that it follows from the vault key in every bundle.
    pub file_keys: Option<FileKeys>,
}

/// How a person's bundle is unlocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum UnlockMode {
    /// Device secret from the keyring and the person's password.
    KeyringPassword = 1,
    /// Device secret from the keyring alone (one-person vaults that asked for it).
    KeyringOnly = 2,
    /// Device secret from a file, chosen explicitly, and the person's password.
    DeviceFile = 3,
    /// Device secret and a code that is good for one login, at which the person chooses an own password.
    Invitation = 4,
}

/// Cost and salt of a password's derivation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordFactor {
    /// Random, new at each change of the password.
    pub salt: [u8; 16],
    /// As stored; checked against floor and cap before running.
    pub params: Argon2Params,
}

/// One person's sealed bundle under one unlock mode. Made by [`NewSlot::seal`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    person: PersonId,
    name: String,
    unlock: Unlock,
    created_ms: u64,
    sealed: Vec<u8>,
}

impl Slot {
    /// The person.
    #[must_use]
    pub const fn person(&self) -> PersonId {
        self.person
    }

    /// The name shown on the unlock screen.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What unlocks it.
    #[must_use]
    pub const fn unlock(&self) -> &Unlock {
        &self.unlock
    }

    /// When it was sealed, in milliseconds since 1970-01-01 UTC, as claimed by the writer.
    #[must_use]
    pub const fn created_ms(&self) -> u64 {
        self.created_ms
    }
}

/// The vault key, sealed to the printed kit. Made by [`RecoverySlot::seal`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoverySlot {
    kem: KemPublic,
    created_ms: u64,
    sealed: Vec<u8>,
}

impl RecoverySlot {
    /// The kit's X25519 public key; every compartment key is sealed to it too.
    #[must_use]
    pub const fn kem(&self) -> &KemPublic {
        &self.kem
    }

    /// When it was sealed, in milliseconds since 1970-01-01 UTC.
    #[must_use]
    pub const fn created_ms(&self) -> u64 {
        self.created_ms
    }
}

/// What can be wrong with a keyslot file or a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SlotsError {
    /// The first bytes are not those of a keyslot file.
    #[error("not a keyslot file")]
    NotAKeyslotFile,
    /// Written by a newer release; this one must not touch it.
    #[error("the keyslot file has format {0}, which this release does not know")]
    Newer(u16),
    /// Checksum, structure, canonical form or a limit violated.
    #[error("the keyslot file is damaged")]
    Damaged,
    /// A name that is empty, too long or contains control characters.
    #[error("a name in the keyslot file is not allowed")]
    Name,
    /// More than [`MAX_SLOTS`] slots, or two for one person and mode.
    #[error("too many slots, or two for one person and mode")]
    TooManySlots,
    /// The person has no slot of that mode.
    #[error("no such slot")]
    NoSuchSlot,
    /// Argon2id parameters outside floor and cap; nothing was run.
    #[error("the slot asks for key derivation parameters that are not allowed")]
    SlotParams,
    /// Wrong password, wrong device secret, wrong recovery key, or an altered slot: never told apart.
    #[error("the slot did not open")]
    WrongSecret,
    /// The bundle opened, but pins another root key than this file names: the header was replaced.
    #[error("the root key of the keyslot file is not the pinned one")]
    RootMismatch,
    /// No randomness or no memory.
    #[error(transparent)]
    Crypto(CryptoError),
}

impl From<CryptoError> for SlotsError {
    fn from(error: CryptoError) -> Self {
        match error {
            CryptoError::KdfParams => Self::SlotParams,
            CryptoError::Refused => Self::WrongSecret,
            CryptoError::NoRandomness
            | CryptoError::TooLong
            | CryptoError::OutOfMemory
            | CryptoError::BadKey
            | CryptoError::BadSignature => Self::Crypto(error),
        }
    }
}

/// Names are shown before anybody is authenticated, so they are kept short and printable.
fn check_name(name: &str) -> Result<(), SlotsError> {
    if name.is_empty() || name.len() > MAX_NAME || name.chars().any(char::is_control) {
        Err(SlotsError::Name)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;

//! Names and numbers of the keys that sign checkpoints (C2SP `signed-note`).

use vault_crypto::sign::PublicSignKey;
use vault_domain::ids::{DeviceId, PersonId, VaultId};

use super::ORIGIN;
use crate::hash::sha256;
use crate::membership::Membership;

/// Whose key signs a checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signer {
    /// The device the ledger is written on.
    Device(DeviceId),
    /// A person who confirms it.
    Person(PersonId),
    /// The recovery key.
    Root,
}

impl Signer {
    /// `clientvault/<vault>/device/<id>`, `…/person/<id>` or `…/root`.
    #[must_use]
    pub fn key_name(self, vault: VaultId) -> String {
        match self {
            Self::Device(device) => format!("{ORIGIN}{vault}/device/{device}"),
            Self::Person(person) => format!("{ORIGIN}{vault}/person/{person}"),
            Self::Root => format!("{ORIGIN}{vault}/root"),
        }
    }

    /// The signer with exactly this name in this vault.
    pub(super) fn from_key_name(vault: VaultId, name: &str) -> Option<Self> {
        let rest = name.strip_prefix(ORIGIN)?.strip_prefix(&vault.to_string())?;
        let signer = match rest.strip_prefix('/')?.split_once('/') {
            Some(("device", id)) => Self::Device(id.parse().ok()?),
            Some(("person", id)) => Self::Person(id.parse().ok()?),
            _ => Self::Root,
        };
        (signer.key_name(vault) == name).then_some(signer)
    }

    /// The signer's key, if in force.
    pub(super) fn key(self, membership: &Membership) -> Option<PublicSignKey> {
        match self {
            Self::Device(device) => membership.device(device).filter(|one| !one.retired).map(|one| one.key),
            Self::Person(person) => membership.active(person).ok().map(|member| member.sign),
            Self::Root => Some(membership.root()),
        }
    }
}

/// Key number: the first four bytes of SHA-256 of name, newline, `0x01` (Ed25519) and public key.
pub(super) fn key_id(name: &str, key: &PublicSignKey) -> [u8; 4] {
    let [a, b, c, d, ..] = sha256(&[name.as_bytes(), b"\n\x01", key.as_bytes()]);
    [a, b, c, d]
}

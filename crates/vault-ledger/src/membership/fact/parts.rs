//! What facts are made of: people, grants, keys, identifiers.

use vault_crypto::grant_seal::{KemPublic, Recipient};
use vault_crypto::sign::PublicSignKey;
use vault_domain::ids::{DeviceId, PersonId, ScopeId};
use vault_domain::level::Level;

use crate::cbor::{CborError, Reader, Writer};
use crate::hash::Hash;
use crate::membership::Roles;

/// Most grants in one `grant.issued`.
pub const MAX_GRANTS: usize = 512;

/// A person as introduced to the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewMember {
    /// Identifier, never used again for somebody else.
    pub person: PersonId,
    /// Verifies the person's signatures.
    pub sign: PublicSignKey,
    /// Receives the person's compartment keys.
    pub kem: KemPublic,
    /// First roles.
    pub roles: Roles,
}

/// One compartment key sealed to one recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GrantFact {
    /// Scope of the compartment.
    pub scope: ScopeId,
    /// Level of the compartment.
    pub level: Level,
    /// Generation of the compartment's key, one higher after each rotation.
    pub epoch: u32,
    /// Who can open it.
    pub recipient: Recipient,
    /// SHA-256 of the sealed key as stored.
    pub sealed_hash: Hash,
}

impl NewMember {
    pub(super) fn write(&self, w: &mut Writer) {
        self.roles
            .write(w.bytes(self.person.as_bytes()).bytes(self.sign.as_bytes()).bytes(self.kem.as_bytes()));
    }

    pub(super) fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        Ok(Self { person: person(r)?, sign: key(r)?, kem: kem(r)?, roles: Roles::read(r)? })
    }
}

impl GrantFact {
    pub(super) fn write(&self, w: &mut Writer) {
        w.array(5)
            .bytes(self.scope.as_bytes())
            .uint(u64::from(self.level.number()))
            .uint(u64::from(self.epoch));
        match self.recipient {
            Recipient::Person(person) => w.bytes(person.as_bytes()),
            Recipient::Recovery => w.null(),
        };
        w.bytes(&self.sealed_hash);
    }

    pub(super) fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.array_of(5)?;
        Ok(Self {
            scope: ScopeId::from_bytes(r.fixed()?),
            level: Level::from_number(r.small()?).ok_or(CborError::Shape)?,
            epoch: r.small()?,
            recipient: r.optional(person)?.map_or(Recipient::Recovery, Recipient::Person),
            sealed_hash: r.fixed()?,
        })
    }
}

pub(super) fn grants(r: &mut Reader<'_>) -> Result<Vec<GrantFact>, CborError> {
    match r.array(MAX_GRANTS)? {
        0 => Err(CborError::Shape),
        count => (0..count).map(|_| GrantFact::read(r)).collect(),
    }
}

pub(super) fn person(r: &mut Reader<'_>) -> Result<PersonId, CborError> {
    r.fixed().map(PersonId::from_bytes)
}

pub(super) fn device(r: &mut Reader<'_>) -> Result<DeviceId, CborError> {
    r.fixed().map(DeviceId::from_bytes)
}

pub(super) fn key(r: &mut Reader<'_>) -> Result<PublicSignKey, CborError> {
    r.fixed().map(PublicSignKey::from_bytes)
}

pub(super) fn kem(r: &mut Reader<'_>) -> Result<KemPublic, CborError> {
    r.fixed().map(KemPublic::from_bytes)
}

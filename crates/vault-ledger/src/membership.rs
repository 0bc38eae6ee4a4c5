//! Who may sign what, at each point of the ledger: a fold over the entries, from the pinned root downwards.
//!
//! Public keys come from here and from nowhere else. The fold trusts nothing: it is told the root's
//! fingerprint, takes the root key from the first entry, and lets every later fact in only if the signer was
//! entitled to it at that moment (`rules.rs`). It does not check signatures; [`crate::chain`] does, with the
//! keys returned here.

mod apply;
mod compartments;
mod entitled;
mod fact;
mod roles;
mod rules;

use std::collections::BTreeMap;

use vault_crypto::fingerprint::{self, Fingerprint};
use vault_crypto::grant_seal::KemPublic;
use vault_domain::ids::{DeviceId, PersonId, ScopeId, TeamId, VaultId};
use vault_domain::level::Level;

use crate::entry::{Actor, Entry, Outcome};
use crate::hash::Hash;
use vault_crypto::sign::PublicSignKey;

use compartments::Compartments;
pub use fact::{ACTIONS, Fact, GrantFact, MAX_GRANTS, NewMember};
pub use roles::Roles;
pub use vault_crypto::grant_seal::Recipient;
pub use vault_domain::role::Role;

/// A member as of now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Verifies the person's signatures.
    pub sign: PublicSignKey,
    /// Receives compartment keys.
    pub kem: KemPublic,
    /// Current roles.
    pub roles: Roles,
    /// Whether the person may do nothing.
    pub frozen: bool,
    /// The team.
    pub team: TeamId,
    /// Until when a code for the first login is good; `None` once the person has own keys.
    pub invited_until_ms: Option<i64>,
    /// From this moment on the person may do nothing.
    pub leaves_ms: Option<i64>,
    /// Position of the entry that added the person.
    pub since_seq: u64,
}

/// A device as of now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// Verifies the device's signatures.
    pub key: PublicSignKey,
    /// Whether it may not write any more.
    pub retired: bool,
}

/// Why an entry does not follow from the membership before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The first entry is not `vault.created` by the root.
    #[error("does not begin with the creation of the vault")]
    NotGenesis,
    /// The first entry's root key does not have the pinned fingerprint.
    #[error("another root than the pinned one")]
    WrongRoot,
    /// Another vault than the first entry's.
    #[error("belongs to another vault")]
    WrongVault,
    /// The device was never enrolled, or is retired.
    #[error("device not enrolled at this point")]
    UnknownDevice,
    /// The actor was never added.
    #[error("actor not a member at this point")]
    NotAMember,
    /// The actor is frozen, or the last day is over.
    #[error("actor frozen at this point")]
    Frozen,
    /// The actor was invited and has no own keys yet, or the invitation is over.
    #[error("actor not enrolled at this point")]
    NotEnrolled,
    /// There would be no owner left.
    #[error("the last owner")]
    LastOwner,
    /// The actor's roles do not allow this.
    #[error("actor not entitled to this")]
    NotAllowed,
    /// The public fact is missing, malformed, or stands where none belongs.
    #[error("public fact missing or malformed")]
    BadFact,
    /// The fact contradicts what is known: a person added twice, an epoch that skips.
    #[error("contradicts the membership at this point")]
    Conflict,
    /// A `ledger.checkpoint` states another number of entries than there are before it.
    #[error("a checkpoint of another number of entries than there are before it")]
    Checkpoint,
}

impl Refusal {
    /// A short stable name, for reports that programs read.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotGenesis => "not_genesis",
            Self::WrongRoot => "wrong_root",
            Self::WrongVault => "wrong_vault",
            Self::UnknownDevice => "unknown_device",
            Self::NotAMember => "not_a_member",
            Self::Frozen => "frozen",
            Self::NotEnrolled => "not_enrolled",
            Self::LastOwner => "last_owner",
            Self::NotAllowed => "not_allowed",
            Self::BadFact => "bad_fact",
            Self::Conflict => "conflict",
            Self::Checkpoint => "checkpoint_root",
        }
    }
}

/// The membership at one point of the ledger.
#[derive(Debug, Clone)]
pub struct Membership {
    vault: VaultId,
    root: PublicSignKey,
    root_kem: KemPublic,
    people: BTreeMap<PersonId, Member>,
    devices: BTreeMap<DeviceId, Device>,
    compartments: Compartments,
    audit: Option<KemPublic>,
    pruned_until: u64,
    /// Facts taken in so far.
    facts: u64,
}

impl Membership {
    /// The membership after the first entry.
    ///
    /// # Errors
    /// [`Refusal`] if it is not a `vault.created` by the root with this fingerprint.
    pub fn genesis(entry: &Entry, pinned: &Fingerprint) -> Result<Self, Refusal> {
        let Some(Fact::VaultCreated { root, root_kem, first, device, device_key }) = fact_of(entry)? else {
            return Err(Refusal::NotGenesis);
        };
        if entry.actor != Actor::Root || entry.device != device {
            return Err(Refusal::NotGenesis);
        }
        if fingerprint::fingerprint(&root) != *pinned {
            return Err(Refusal::WrongRoot);
        }
        let mut membership = Self {
            vault: entry.vault,
            root,
            root_kem,
            people: BTreeMap::new(),
            devices: BTreeMap::from([(device, Device { key: device_key, retired: false })]),
            compartments: Compartments::default(),
            audit: None,
            pruned_until: 0,
            facts: 1,
        };
        membership.add(&first, entry.seq, None)?;
        Ok(membership)
    }

    /// The membership after these entries, in order. Entries without a fact may be left out.
    ///
    /// # Errors
    /// The position of the first entry that does not follow, and why.
    pub fn fold<'e>(
        pinned: &Fingerprint,
        entries: impl IntoIterator<Item = &'e Entry>,
    ) -> Result<Self, (u64, Refusal)> {
        let mut entries = entries.into_iter();
        let first = entries.next().ok_or((1, Refusal::NotGenesis))?;
        let mut membership = Self::genesis(first, pinned).map_err(|refusal| (first.seq, refusal))?;
        for entry in entries {
            membership.admit(entry).map_err(|refusal| (entry.seq, refusal))?;
        }
        Ok(membership)
    }

    /// Judges the next entry by the membership before it, takes in its fact, and returns the key its signature
    /// must verify with. After an error nothing has changed.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn admit(&mut self, entry: &Entry) -> Result<PublicSignKey, Refusal> {
        let key = self.signer(entry)?;
        let fact = fact_of(entry)?;
        self.check_rights(entry, fact.as_ref())?;
        if let Some(fact) = fact {
            self.apply(&fact, entry.seq)?;
            self.facts += 1;
        }
        Ok(key)
    }

    /// The key that must have signed this entry, given the membership before it.
    ///
    /// # Errors
    /// [`Refusal`] if the device or the actor may not write here.
    pub fn signer(&self, entry: &Entry) -> Result<PublicSignKey, Refusal> {
        if entry.vault != self.vault {
            return Err(Refusal::WrongVault);
        }
        let device = self.devices.get(&entry.device).filter(|device| !device.retired);
        match entry.actor {
            // The recovery kit enrols a new computer from that computer: its first entry is its own enrolment.
            Actor::Root if device.is_some() || enrols_itself(entry) => Ok(self.root),
            Actor::Root => Err(Refusal::UnknownDevice),
            Actor::Device => device.map(|device| device.key).ok_or(Refusal::UnknownDevice),
            Actor::Person(person) => {
                device.ok_or(Refusal::UnknownDevice)?;
                self.signing_member(person, entry).map(|member| member.sign)
            }
        }
    }

    /// Number of facts behind this state: while it is the same, so is everything else.
    #[must_use]
    pub const fn facts(&self) -> u64 {
        self.facts
    }

    /// The vault.
    #[must_use]
    pub const fn vault(&self) -> VaultId {
        self.vault
    }

    /// The root's signature key.
    #[must_use]
    pub const fn root(&self) -> PublicSignKey {
        self.root
    }

    /// The root's encapsulation key: every compartment key is also sealed to it.
    #[must_use]
    pub const fn root_kem(&self) -> KemPublic {
        self.root_kem
    }

    /// The person, frozen or not.
    #[must_use]
    pub fn member(&self, person: PersonId) -> Option<&Member> {
        self.people.get(&person)
    }

    /// The person, if allowed to act.
    ///
    /// A last day is a matter of time and not looked at here; see [`Member::leaves_ms`].
    ///
    /// # Errors
    /// [`Refusal::NotAMember`], [`Refusal::Frozen`] or [`Refusal::NotEnrolled`].
    pub fn active(&self, person: PersonId) -> Result<&Member, Refusal> {
        match self.people.get(&person) {
            None => Err(Refusal::NotAMember),
            Some(member) if member.frozen => Err(Refusal::Frozen),
            Some(member) if member.invited_until_ms.is_some() => Err(Refusal::NotEnrolled),
            Some(member) => Ok(member),
        }
    }

    /// The member whose key must have signed the entry: active at that time, or enrolling with an invitation.
    fn signing_member(&self, person: PersonId, entry: &Entry) -> Result<&Member, Refusal> {
        let member = match self.active(person) {
            Err(Refusal::NotEnrolled) => {
                let member = self.people.get(&person).ok_or(Refusal::NotAMember)?;
                let in_time = member.invited_until_ms.is_some_and(|until| entry.wall_ms <= until);
                if !in_time || entry.action.as_str() != Fact::REKEYED || entry.result != Outcome::Done {
                    return Err(Refusal::NotEnrolled);
                }
                member
            }
            other => other?,
        };
        match member.leaves_ms {
            Some(leaves) if entry.wall_ms >= leaves => Err(Refusal::Frozen),
            _ => Ok(member),
        }
    }

    /// What ledger details are sealed to; `None` until it was stated.
    #[must_use]
    pub const fn audit_key(&self) -> Option<KemPublic> {
        self.audit
    }

    /// The last position up to which details may be missing, after the newest `ledger.prune`; 0 without one.
    #[must_use]
    pub const fn pruned_until(&self) -> u64 {
        self.pruned_until
    }

    /// Everybody who was ever added, by identifier.
    pub fn members(&self) -> impl Iterator<Item = (PersonId, &Member)> {
        self.people.iter().map(|(person, member)| (*person, member))
    }

    /// The device, retired or not.
    #[must_use]
    pub fn device(&self, device: DeviceId) -> Option<&Device> {
        self.devices.get(&device)
    }

    /// Every device that was ever enrolled, by identifier.
    pub fn devices(&self) -> impl Iterator<Item = (DeviceId, &Device)> {
        self.devices.iter().map(|(device, state)| (*device, state))
    }

    /// The newest key generation of a compartment; `None` before its first grant.
    #[must_use]
    pub fn epoch(&self, scope: ScopeId, level: Level) -> Option<u32> {
        self.compartments.epoch(scope, level)
    }

    /// The newest generation that was sealed to the recipient, with the hash of the sealed key.
    #[must_use]
    pub fn grant(&self, scope: ScopeId, level: Level, recipient: Recipient) -> Option<(u32, Hash)> {
        self.compartments.grant(scope, level, recipient)
    }

    /// Every compartment that has a key, with its newest generation.
    pub fn compartments(&self) -> impl Iterator<Item = (ScopeId, Level, u32)> {
        self.compartments.all()
    }

    /// The compartments whose newest key the person holds.
    pub fn held_by(&self, person: PersonId) -> impl Iterator<Item = (ScopeId, Level, u32)> {
        self.compartments.held_by(Recipient::Person(person))
    }
}

/// The entry's fact. An action that carries one must carry it when done, and never otherwise: a refused
/// request changes nothing and needs no rights.
pub(crate) fn fact_of(entry: &Entry) -> Result<Option<Fact>, Refusal> {
    if !ACTIONS.contains(&entry.action.as_str()) {
        return Ok(None);
    }
    match (&entry.result, &entry.public) {
        (Outcome::Done, Some(public)) => Fact::decode(&entry.action, public).map_err(|_| Refusal::BadFact),
        (Outcome::Refused(_) | Outcome::Failed(_), None) => Ok(None),
        _ => Err(Refusal::BadFact),
    }
}

fn enrols_itself(entry: &Entry) -> bool {
    matches!(fact_of(entry), Ok(Some(Fact::DeviceEnrolled { device, .. })) if device == entry.device)
}

#[cfg(test)]
mod tests;

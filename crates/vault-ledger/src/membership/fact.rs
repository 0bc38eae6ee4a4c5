//! Public facts: the payloads from which anybody can follow who was a member, with which keys, and when.
//!
//! A fact stands in [`Entry::public`](crate::Entry::public); the entry's action says which fact it is. Entries
//! that were refused or failed carry none.

mod parts;

use vault_crypto::grant_seal::KemPublic;
use vault_domain::ids::{DeviceId, PersonId, TeamId};

use super::roles::Roles;
use crate::cbor::{CborError, Reader, Writer};
use crate::code::ActionCode;
use crate::hash::Hash;
pub use parts::{GrantFact, MAX_GRANTS, NewMember};
use parts::{device, grants, kem, key, person};
use vault_crypto::sign::PublicSignKey;

/// A public fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// The vault begins: root key, its encapsulation key, first person and first device.
    VaultCreated {
        /// The recovery key's Ed25519 half; its fingerprint is what everybody pins.
        root: PublicSignKey,
        /// The recovery key's X25519 half.
        root_kem: KemPublic,
        /// The first person, usually the owner.
        first: NewMember,
        /// The device the vault was made on.
        device: DeviceId,
        /// Its key.
        device_key: PublicSignKey,
    },
    /// Somebody joins.
    MemberAdded(NewMember),
    /// Somebody is to join: has keys made by others and may do one thing, replace them, until this moment
    /// (milliseconds since 1970-01-01 UTC).
    MemberInvited(NewMember, i64),
    /// Somebody may do nothing from here on.
    MemberFrozen(PersonId),
    /// A frozen person may act again.
    MemberUnfrozen(PersonId),
    /// The roles become these.
    MemberRoles(PersonId, Roles),
    /// The team becomes this one.
    MemberTeam(PersonId, TeamId),
    /// From this moment on (milliseconds since 1970-01-01 UTC) the person may do nothing; `None` takes it back.
    MemberLeaves(PersonId, Option<i64>),
    /// The person has new keys; signatures with the old ones end here.
    MemberRekeyed {
        /// Whose.
        person: PersonId,
        /// New signature key.
        sign: PublicSignKey,
        /// New encapsulation key.
        kem: KemPublic,
    },
    /// Compartment keys were sealed to people or to the recovery key.
    GrantIssued(Vec<GrantFact>),
    /// What ledger details are sealed to, so that people who cannot read them can write them.
    AuditKey(KemPublic),
    /// A device may write entries.
    DeviceEnrolled {
        /// Which.
        device: DeviceId,
        /// Its key.
        key: PublicSignKey,
    },
    /// A device may not any more.
    DeviceRetired(DeviceId),
    /// A setting of the whole vault changed. The setting's action-like name and a hash of the new value.
    SettingsChanged {
        /// Which setting, `noun.verb`-like: `export.limits`.
        setting: ActionCode,
        /// SHA-256 of its new value.
        value_hash: Hash,
    },
    /// The ledger goes on although the anchor remembers entries that are lost.
    Discontinuity {
        /// Last position the anchor remembers.
        expected_seq: u64,
        /// Entry hash at that position.
        expected_head: Hash,
    },
    /// The ledger witnesses its own past: everything before this entry.
    Checkpoint {
        /// Number of entries before this one.
        entries: u64,
        /// Root of the RFC 6962 tree over them; only [`crate::Verifier`] knows the tree and checks it.
        root: Hash,
    },
    /// Details of entries up to this position may be missing from now on: they were deleted on purpose.
    Prune {
        /// The last such position.
        until_seq: u64,
    },
}

/// The actions whose entries carry a fact when they are done. Other actions may put what they like into
/// [`Entry::public`](crate::Entry::public).
pub const ACTIONS: [&str; 17] = [
    "vault.created",
    "member.added",
    "member.frozen",
    "member.unfrozen",
    "member.roles",
    "member.rekeyed",
    "grant.issued",
    "device.enrolled",
    "device.retired",
    "settings.changed",
    "ledger.discontinuity",
    "member.invited",
    "member.team",
    "member.leaves",
    "audit.key",
    "ledger.checkpoint",
    "ledger.prune",
];

const VAULT_CREATED: ActionCode = ActionCode::literal("vault.created");
const MEMBER_ADDED: ActionCode = ActionCode::literal("member.added");
const MEMBER_FROZEN: ActionCode = ActionCode::literal("member.frozen");
const MEMBER_UNFROZEN: ActionCode = ActionCode::literal("member.unfrozen");
const MEMBER_ROLES: ActionCode = ActionCode::literal("member.roles");
const MEMBER_REKEYED: ActionCode = ActionCode::literal("member.rekeyed");
const GRANT_ISSUED: ActionCode = ActionCode::literal("grant.issued");
const DEVICE_ENROLLED: ActionCode = ActionCode::literal("device.enrolled");
const DEVICE_RETIRED: ActionCode = ActionCode::literal("device.retired");
const SETTINGS_CHANGED: ActionCode = ActionCode::literal("settings.changed");
const MEMBER_INVITED: ActionCode = ActionCode::literal("member.invited");
const MEMBER_TEAM: ActionCode = ActionCode::literal("member.team");
const MEMBER_LEAVES: ActionCode = ActionCode::literal("member.leaves");
const AUDIT_KEY: ActionCode = ActionCode::literal("audit.key");
const DISCONTINUITY: ActionCode = ActionCode::literal("ledger.discontinuity");
const CHECKPOINT: ActionCode = ActionCode::literal("ledger.checkpoint");
const PRUNE: ActionCode = ActionCode::literal("ledger.prune");

impl Fact {
    /// The action of [`Fact::MemberRekeyed`].
    pub const REKEYED: &str = "member.rekeyed";
    /// The action of [`Fact::Discontinuity`].
    pub const DISCONTINUITY: &str = "ledger.discontinuity";
    /// The action of [`Fact::Checkpoint`].
    pub const CHECKPOINT: &str = "ledger.checkpoint";
    /// The action of [`Fact::Prune`].
    pub const PRUNE: &str = "ledger.prune";

    /// The action code an entry with this fact carries.
    #[must_use]
    pub const fn action(&self) -> ActionCode {
        match self {
            Self::VaultCreated { .. } => VAULT_CREATED,
            Self::MemberAdded(_) => MEMBER_ADDED,
            Self::MemberInvited(..) => MEMBER_INVITED,
            Self::MemberFrozen(_) => MEMBER_FROZEN,
            Self::MemberUnfrozen(_) => MEMBER_UNFROZEN,
            Self::MemberRoles(..) => MEMBER_ROLES,
            Self::MemberTeam(..) => MEMBER_TEAM,
            Self::MemberLeaves(..) => MEMBER_LEAVES,
            Self::MemberRekeyed { .. } => MEMBER_REKEYED,
            Self::GrantIssued(_) => GRANT_ISSUED,
            Self::AuditKey(_) => AUDIT_KEY,
            Self::DeviceEnrolled { .. } => DEVICE_ENROLLED,
            Self::DeviceRetired(_) => DEVICE_RETIRED,
            Self::SettingsChanged { .. } => SETTINGS_CHANGED,
            Self::Discontinuity { .. } => DISCONTINUITY,
            Self::Checkpoint { .. } => CHECKPOINT,
            Self::Prune { .. } => PRUNE,
        }
    }

    /// The canonical bytes for [`Entry::public`](crate::Entry::public).
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut w = Writer::default();
        match self {
            Self::VaultCreated { root, root_kem, first, device, device_key } => {
                w.array(8).bytes(root.as_bytes()).bytes(root_kem.as_bytes());
                first.write(&mut w);
                w.bytes(device.as_bytes()).bytes(device_key.as_bytes());
            }
            Self::MemberAdded(member) => {
                w.array(4);
                member.write(&mut w);
            }
            Self::MemberInvited(member, until_ms) => {
                member.write(w.array(5));
                w.int(*until_ms);
            }
            Self::MemberFrozen(person) | Self::MemberUnfrozen(person) => {
                w.array(1).bytes(person.as_bytes());
            }
            Self::MemberRoles(person, roles) => {
                roles.write(w.array(2).bytes(person.as_bytes()));
            }
            Self::MemberTeam(person, team) => {
                w.array(2).bytes(person.as_bytes()).bytes(team.as_bytes());
            }
            Self::MemberLeaves(person, at_ms) => {
                w.array(2).bytes(person.as_bytes());
                match at_ms {
                    Some(at_ms) => w.int(*at_ms),
                    None => w.null(),
                };
            }
            Self::AuditKey(kem) => {
                w.array(1).bytes(kem.as_bytes());
            }
            Self::MemberRekeyed { person, sign, kem } => {
                w.array(3).bytes(person.as_bytes()).bytes(sign.as_bytes()).bytes(kem.as_bytes());
            }
            Self::GrantIssued(grants) => {
                w.array(grants.len());
                grants.iter().for_each(|grant| grant.write(&mut w));
            }
            Self::DeviceEnrolled { device, key } => {
                w.array(2).bytes(device.as_bytes()).bytes(key.as_bytes());
            }
            Self::DeviceRetired(device) => {
                w.array(1).bytes(device.as_bytes());
            }
            Self::SettingsChanged { setting, value_hash } => {
                w.array(2).text(setting.as_str()).bytes(value_hash);
            }
            Self::Discontinuity { expected_seq, expected_head } => {
                w.array(2).uint(*expected_seq).bytes(expected_head);
            }
            Self::Checkpoint { entries, root } => {
                w.array(2).uint(*entries).bytes(root);
            }
            Self::Prune { until_seq } => {
                w.array(1).uint(*until_seq);
            }
        }
        w.finish()
    }

    /// Reads the fact an entry with this action must carry; `None` if the action is not about membership.
    ///
    /// # Errors
    /// [`CborError`] for anything [`Fact::encode`] would not write.
    pub fn decode(action: &ActionCode, public: &[u8]) -> Result<Option<Self>, CborError> {
        let mut r = Reader::new(public);
        let fact = match action.as_str() {
            "vault.created" => {
                r.array_of(8)?;
                let (root, root_kem) = (key(&mut r)?, kem(&mut r)?);
                let first = NewMember::read(&mut r)?;
                Self::VaultCreated {
                    root,
                    root_kem,
                    first,
                    device: device(&mut r)?,
                    device_key: key(&mut r)?,
                }
            }
            "member.added" => {
                r.array_of(4)?;
                Self::MemberAdded(NewMember::read(&mut r)?)
            }
            "member.invited" => {
                r.array_of(5)?;
                Self::MemberInvited(NewMember::read(&mut r)?, r.int()?)
            }
            "member.team" => {
                r.array_of(2)?;
                Self::MemberTeam(person(&mut r)?, r.fixed().map(TeamId::from_bytes)?)
            }
            "member.leaves" => {
                r.array_of(2)?;
                Self::MemberLeaves(person(&mut r)?, r.optional(|r| r.int())?)
            }
            "audit.key" => r.array_of(1).and_then(|()| kem(&mut r)).map(Self::AuditKey)?,
            "member.frozen" => r.array_of(1).and_then(|()| person(&mut r)).map(Self::MemberFrozen)?,
            "member.unfrozen" => r.array_of(1).and_then(|()| person(&mut r)).map(Self::MemberUnfrozen)?,
            "member.roles" => {
                r.array_of(2)?;
                Self::MemberRoles(person(&mut r)?, Roles::read(&mut r)?)
            }
            "member.rekeyed" => {
                r.array_of(3)?;
                Self::MemberRekeyed { person: person(&mut r)?, sign: key(&mut r)?, kem: kem(&mut r)? }
            }
            "grant.issued" => Self::GrantIssued(grants(&mut r)?),
            "device.enrolled" => {
                r.array_of(2)?;
                Self::DeviceEnrolled { device: device(&mut r)?, key: key(&mut r)? }
            }
            "device.retired" => r.array_of(1).and_then(|()| device(&mut r)).map(Self::DeviceRetired)?,
            "settings.changed" => {
                r.array_of(2)?;
                let setting =
                    ActionCode::new(r.text(ActionCode::MAX_BYTES)?).map_err(|_| CborError::Shape)?;
                Self::SettingsChanged { setting, value_hash: r.fixed()? }
            }
            "ledger.discontinuity" => {
                r.array_of(2)?;
                Self::Discontinuity { expected_seq: r.uint()?, expected_head: r.fixed()? }
            }
            "ledger.checkpoint" => {
                r.array_of(2)?;
                Self::Checkpoint { entries: r.uint()?, root: r.fixed()? }
            }
            "ledger.prune" => {
                r.array_of(1)?;
                Self::Prune { until_seq: r.uint()? }
            }
            _ => return Ok(None),
        };
        r.end()?;
        Ok(Some(fact))
    }
}

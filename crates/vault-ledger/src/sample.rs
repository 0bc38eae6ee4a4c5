//! Ledgers for tests: a vault with an owner, two more people and a device, and as many entries as wanted.

use vault_crypto::fingerprint::{Fingerprint, fingerprint};
use vault_crypto::grant_seal::KemPublic;
use vault_crypto::secret::Secret;
use vault_crypto::sign::{PublicSignKey, SigningKey};
use vault_domain::ids::{DeviceId, PersonId, ScopeId, VaultId};
use vault_domain::level::Level;

use crate::code::{ActionCode, ResultCode};
use crate::detail::{Detail, commit};
use crate::entry::{Actor, Change, Entry, FORMAT, Outcome};
use crate::hash::ZERO;
use crate::membership::{Fact, GrantFact, NewMember, Recipient, Role, Roles};
use crate::signed::{Signed, sign_entry};

pub(crate) const VAULT: VaultId = VaultId::from_bytes([0x11; 16]);
pub(crate) const DEVICE: DeviceId = DeviceId::from_bytes([0xd1; 16]);
pub(crate) const OWNER: PersonId = PersonId::from_bytes([0xa1; 16]);
pub(crate) const SALES: PersonId = PersonId::from_bytes([0xa2; 16]);
pub(crate) const ADMIN: PersonId = PersonId::from_bytes([0xa3; 16]);
pub(crate) const DEPUTY: PersonId = PersonId::from_bytes([0xa4; 16]);
pub(crate) const POOL: ScopeId = ScopeId::POOL;

pub(crate) const ROOT_SEED: u8 = 1;
pub(crate) const DEVICE_SEED: u8 = 2;
pub(crate) const OWNER_SEED: u8 = 3;
pub(crate) const SALES_SEED: u8 = 4;
pub(crate) const ADMIN_SEED: u8 = 5;
pub(crate) const DEPUTY_SEED: u8 = 6;
pub(crate) const STRANGER_SEED: u8 = 99;

pub(crate) fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&Secret::from_array([seed; 32]))
}

pub(crate) fn public(seed: u8) -> PublicSignKey {
    key(seed).public()
}

pub(crate) fn kem(seed: u8) -> KemPublic {
    KemPublic::from_bytes([seed; 32])
}

pub(crate) fn pinned() -> Fingerprint {
    fingerprint(&public(ROOT_SEED))
}

pub(crate) fn person(person: PersonId, seed: u8, roles: &[Role]) -> NewMember {
    NewMember { person, sign: public(seed), kem: kem(seed), roles: Roles::of(roles) }
}

pub(crate) fn created() -> Fact {
    Fact::VaultCreated {
        root: public(ROOT_SEED),
        root_kem: kem(ROOT_SEED),
        first: person(OWNER, OWNER_SEED, &[Role::Owner]),
        device: DEVICE,
        device_key: public(DEVICE_SEED),
    }
}

pub(crate) fn grant(scope: ScopeId, level: Level, epoch: u32, recipient: Recipient) -> GrantFact {
    GrantFact { scope, level, epoch, recipient, sealed_hash: [0x77; 32] }
}

/// A ledger under construction.
pub(crate) struct Ledger {
    pub(crate) signed: Vec<Signed>,
    pub(crate) details: Vec<Option<Vec<u8>>>,
}

pub(crate) const SALT: [u8; 32] = [0x5a; 32];

impl Ledger {
    /// Creation, two people, first grants.
    pub(crate) fn begun() -> Self {
        let mut ledger = Self { signed: Vec::new(), details: Vec::new() };
        ledger.state(Actor::Root, ROOT_SEED, created());
        ledger.state(
            Actor::Person(OWNER),
            OWNER_SEED,
            Fact::MemberAdded(person(SALES, SALES_SEED, &[Role::Sales])),
        );
        ledger.state(
            Actor::Person(OWNER),
            OWNER_SEED,
            Fact::MemberAdded(person(ADMIN, ADMIN_SEED, &[Role::Admin])),
        );
        let grants = [Recipient::Person(OWNER), Recipient::Person(SALES), Recipient::Recovery];
        let grants = grants.map(|recipient| grant(POOL, Level::L1, 1, recipient)).to_vec();
        ledger.state(Actor::Person(OWNER), OWNER_SEED, Fact::GrantIssued(grants));
        ledger
    }

    /// `begun`, then everyday work up to `entries`: edits, device events, refusals, disclosed details.
    pub(crate) fn of(entries: u64) -> Self {
        let mut ledger = Self::begun();
        while ledger.len() < entries {
            let n = ledger.len();
            let (actor, seed) = match n % 4 {
                0 => (Actor::Device, DEVICE_SEED),
                1 => (Actor::Person(OWNER), OWNER_SEED),
                _ => (Actor::Person(SALES), SALES_SEED),
            };
            let mut entry = ledger.next(actor, "customer.saved");
            if actor != Actor::Device {
                let row = [n.to_be_bytes(); 2].as_flattened().try_into().unwrap();
                let change =
                    Change { table: 1, row, level: 1, version: 1, hash: [n as u8 | 1; 32], scope: None };
                entry.changes.push(change);
            }
            if n.is_multiple_of(7) {
                entry.result = Outcome::Refused(ResultCode::new("EXP-411").unwrap());
            }
            let detail = n
                .is_multiple_of(3)
                .then(|| Detail::new().int("rows", i64::try_from(n).unwrap()).unwrap().encode().unwrap());
            entry.detail_commit = detail.as_ref().map(|detail| commit(&SALT, detail));
            ledger.push(&entry, seed);
            *ledger.details.last_mut().unwrap() = detail;
        }
        ledger
    }

    pub(crate) fn len(&self) -> u64 {
        self.signed.len() as u64
    }

    /// The next entry, unsigned.
    pub(crate) fn next(&self, actor: Actor, action: &str) -> Entry {
        let seq = self.len() + 1;
        Entry {
            format: FORMAT,
            vault: VAULT,
            device: DEVICE,
            seq,
            prev_hash: self.signed.last().map_or(ZERO, Signed::hash),
            wall_ms: 1_790_000_000_000 + i64::try_from(seq).unwrap() * 1000,
            mono_ms: seq * 1000,
            boot: [0xb0; 16],
            session: None,
            actor,
            action: ActionCode::new(action).unwrap(),
            object_ref: None,
            result: Outcome::Done,
            policy_rev: 1,
            changes: Vec::new(),
            public: None,
            detail_commit: None,
        }
    }

    /// The next entry with this fact, unsigned.
    pub(crate) fn next_fact(&self, actor: Actor, fact: &Fact) -> Entry {
        Entry { public: Some(fact.encode()), ..self.next(actor, fact.action().as_str()) }
    }

    pub(crate) fn state(&mut self, actor: Actor, seed: u8, fact: Fact) {
        let entry = self.next_fact(actor, &fact);
        self.push(&entry, seed);
    }

    pub(crate) fn push(&mut self, entry: &Entry, seed: u8) {
        self.signed.push(sign_entry(entry, &key(seed)).unwrap());
        self.details.push(None);
    }

    pub(crate) fn entry(&self, seq: u64) -> Entry {
        Entry::decode(&self.signed[usize::try_from(seq).unwrap() - 1].entry_bytes).unwrap()
    }
}

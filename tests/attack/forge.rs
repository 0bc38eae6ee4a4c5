//! The tools of an insider: a salesperson with a valid login, the own keys, the vault key and an SQLite tool. Everything an
//! entry needs can be made with them; what cannot be made is another person's signature.

use clientvault_tests::host::TestHost;
use rusqlite::Connection;
use vault_crypto::grant_seal::KemPublic;
use vault_crypto::hash::sha256;
use vault_crypto::random;
use vault_crypto::sign::SigningKey;
use vault_crypto::slots::Bundle;
use vault_domain::ids::{DeviceId, PersonId, ScopeId};
use vault_domain::level::Level;
use vault_ledger::code::ActionCode;
use vault_ledger::entry::{Actor, Change, Entry, Outcome, entry_hash};
use vault_ledger::membership::{Fact, GrantFact, NewMember, Recipient, Role, Roles};
use vault_ledger::signed::sign_entry;

use crate::raw::{bundle_of, device_secret, header, open};

/// The insider at the open file.
pub struct Insider {
    pub connection: Connection,
    pub me: PersonId,
    pub keys: Bundle,
    device: DeviceId,
    device_key: SigningKey,
}

/// Whose key signs a forged entry.
#[derive(Clone, Copy)]
pub enum SignedBy {
    Me,
    Device,
}

impl Insider {
    /// Opens the locked vault as the person with this name.
    pub fn at(host: &TestHost, name: &str) -> Self {
        let slots = header(host);
        let me = slots.slots.iter().find(|slot| slot.name() == name).unwrap().person();
        let secret = device_secret(host);
        Self {
            connection: open(host),
            me,
            keys: bundle_of(host, name),
            device: vault_store::device_id(&secret),
            device_key: vault_store::device_key(&secret),
        }
    }

    pub fn sign_key(&self) -> SigningKey {
        SigningKey::from_seed(&self.keys.sign_seed)
    }

    /// The entry that would come next, of this action.
    pub fn next(&self, action: &'static str) -> Entry {
        let (seq, last): (i64, Vec<u8>) = self
            .connection
            .query_row("SELECT seq, entry FROM ledger ORDER BY seq DESC LIMIT 1", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap();
        let before = Entry::decode(&last).unwrap();
        Entry {
            seq: u64::try_from(seq).unwrap() + 1,
            prev_hash: entry_hash(&last),
            wall_ms: before.wall_ms,
            device: self.device,
            actor: Actor::Person(self.me),
            action: ActionCode::literal(action),
            object_ref: None,
            result: Outcome::Done,
            changes: Vec::new(),
            public: None,
            detail_commit: None,
            session: None,
            ..before
        }
    }

    /// Appends an entry with the columns a reader looks at, chained and signed as well as an insider can.
    pub fn append(&self, entry: &Entry, signed_by: SignedBy) {
        let own = self.sign_key();
        let key = match signed_by {
            SignedBy::Me => &own,
            SignedBy::Device => &self.device_key,
        };
        let signed = sign_entry(entry, key).unwrap();
        self.insert(entry, &signed.entry_bytes, signed.signature.as_bytes());
    }

    /// Puts an entry into the table with a given signature.
    pub fn insert(&self, entry: &Entry, bytes: &[u8], signature: &[u8]) {
        let actor = match entry.actor {
            Actor::Person(person) => Some(person.as_bytes().to_vec()),
            Actor::Device | Actor::Root => None,
        };
        self.connection
            .execute(
                "INSERT INTO ledger (seq, action, actor, object_ref, wall_ms, refused, entry, signature, detail)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL)",
                rusqlite::params![
                    entry.seq as i64,
                    entry.action.as_str(),
                    actor,
                    entry.object_ref,
                    entry.wall_ms,
                    entry.result != Outcome::Done,
                    bytes,
                    signature
                ],
            )
            .unwrap();
    }

    /// States a fact, signed with the own key or the device's.
    pub fn state(&self, fact: &Fact, signed_by: SignedBy) {
        let mut entry = self.next("x.y");
        entry.action = fact.action();
        entry.public = Some(fact.encode());
        if matches!(signed_by, SignedBy::Device) {
            entry.actor = Actor::Device;
        }
        self.append(&entry, signed_by);
    }

    /// Somebody who does not exist yet, with keys the insider has.
    pub fn accomplice(&self, roles: &[Role]) -> NewMember {
        NewMember {
            person: PersonId::from_bytes([0xCC; 16]),
            sign: SigningKey::from_seed(&random::make_secret().unwrap()).public(),
            kem: self.keys.kem_secret.public(),
            roles: Roles::of(roles),
        }
    }

    /// A grant of a compartment with garbage sealed, and its row.
    pub fn grant(&self, scope: ScopeId, level: Level, epoch: u32, to: Recipient) -> GrantFact {
        let sealed: [u8; 80] = random::make_array().unwrap();
        let recipient = match to {
            Recipient::Person(person) => *person.as_bytes(),
            Recipient::Recovery => [0; 16],
        };
        self.connection
            .execute(
                "INSERT OR REPLACE INTO compartment_grant (scope, level, epoch, recipient, sealed)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                rusqlite::params![scope.as_bytes(), level.number(), epoch, recipient, sealed.as_slice()],
            )
            .unwrap();
        GrantFact { scope, level, epoch, recipient: to, sealed_hash: sha256(&sealed) }
    }

    /// A change of a facet as an entry names it.
    pub fn change(scope: ScopeId, record: [u8; 16], level: Level, version: u64, hash: [u8; 32]) -> Change {
        Change { table: 1, row: record, level: level.number(), version, hash, scope: Some(scope) }
    }

    /// A key the insider makes.
    pub fn kem(&self) -> KemPublic {
        self.keys.kem_secret.public()
    }

    pub fn fresh_key() -> SigningKey {
        SigningKey::from_seed(&random::make_secret::<32>().unwrap())
    }
}

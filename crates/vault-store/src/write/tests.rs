use std::sync::Arc;

use rusqlite::limits::Limit;
use vault_crypto::grant_seal::KemSecret;
use vault_crypto::recovery::RecoveryKey;
use vault_crypto::{random, sign::SigningKey};
use vault_domain::action::EditCustomers;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::PersonId;
use vault_domain::policy::{Subject, authorize};
use vault_domain::record::{FieldSet, RecordKind};
use vault_domain::role::Role;
use vault_ledger::membership::Roles;

use super::*;
use crate::anchor::AnchorPort;
use crate::clock::Clock;
use crate::{Folder, NewVault, SessionKeys};

const PERSON: PersonId = PersonId::from_bytes([7; 16]);
const SESSION: vault_domain::ids::SessionId = vault_domain::ids::SessionId::from_bytes([8; 16]);

struct Still;

impl Clock for Still {
    fn wall_ms(&self) -> i64 {
        1_763_900_000_000
    }

    fn mono_ms(&self) -> u64 {
        1_000
    }

    fn boot(&self) -> [u8; 16] {
        [0xB0; 16]
    }

    fn new_id(&self) -> [u8; 16] {
        random::make_array().unwrap()
    }
}

struct Forgetful;

impl AnchorPort for Forgetful {
    fn load(&self, _: vault_domain::ids::VaultId) -> Result<Option<Vec<u8>>, &'static str> {
        Ok(None)
    }

    fn store(&self, _: vault_domain::ids::VaultId, _: &[u8]) -> Result<(), &'static str> {
        Ok(())
    }
}

pub(crate) fn vault(folder: &tempfile::TempDir) -> (OpenVault, Grant<EditCustomers>) {
    let recovery = RecoveryKey::make().unwrap();
    let keys = SessionKeys {
        person: PERSON,
        kem: KemSecret::make().unwrap(),
        sign: SigningKey::from_seed(&random::make_secret().unwrap()),
        vault_key: random::make_secret().unwrap(),
        file_key: None,
        index_key: random::make_secret().unwrap(),
        root_fingerprint: recovery.fingerprint(),
        device_secret: random::make_secret().unwrap(),
    };
    let vault = OpenVault::create(NewVault {
        folder: Folder::at(folder.path()),
        id: vault_domain::ids::VaultId::from_bytes([9; 16]),
        keys,
        roles: Roles::of(&[vault_ledger::membership::Role::Owner]),
        root_sign: recovery.signing_key(),
        root_kem: recovery.kem_secret().public(),
        session: SESSION,
        clock: Arc::new(Still),
        anchor_port: Box::new(Forgetful),
    })
    .unwrap();
    let owner = Subject { person: PERSON, session: SESSION, roles: vec![Role::Owner], frozen: false };
    (vault, authorize(&owner).unwrap())
}

pub(crate) fn customer(vault: &OpenVault, record: RecordId) -> Place {
    Place {
        scope: vault.own_scope(),
        record,
        level: Level::L1,
        kind: RecordKind::Customer.code(),
        parent: None,
    }
}

pub(crate) fn named(name: &str) -> Vec<u8> {
    let mut fields = FieldSet::new();
    fields.set(FieldKey::Name, name);
    fields.encode_padded().unwrap()
}

fn name_in_index(vault: &OpenVault, record: RecordId) -> Option<String> {
    vault.index().directory().row(record).map(|row| row.name)
}

/// As many columns as an entry has and a facet has not: from now on facets cannot be read, entries can be written.
const ENTRIES_ONLY: i32 = 10;

#[test]
fn a_durable_change_answers_as_done_and_the_index_follows() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, grant) = vault(&folder);
    let record = RecordId::from_bytes([1; 16]);
    let place = customer(&vault, record);
    let mut tx = vault.write(&grant).unwrap();
    tx.put(place, Expect::Absent, &named("张伟")).unwrap();
    tx.commit(EntryDraft::done("customer.create").on(record)).unwrap();
    assert_eq!(name_in_index(&vault, record).as_deref(), Some("张伟"));

    let mut tx = vault.write(&grant).unwrap();
    tx.put(place, Expect::Version(1), &named("张小伟")).unwrap();
    tx.connection().flush_prepared_statement_cache();
    let before = tx.connection().set_limit(Limit::SQLITE_LIMIT_COLUMN, ENTRIES_ONLY).unwrap();
    let seq = tx.commit(EntryDraft::done("customer.update").on(record)).expect("the change is durable");
    assert_eq!(seq, vault.head().seq);
    assert_eq!(name_in_index(&vault, record).as_deref(), Some("张伟"), "the test's failure did not happen");
    assert!(vault.catch_up_index().is_err(), "an index with gaps says so");

    vault.connection.set_limit(Limit::SQLITE_LIMIT_COLUMN, before).unwrap();
    vault.catch_up_index().unwrap();
    assert_eq!(name_in_index(&vault, record).as_deref(), Some("张小伟"));
}

#[test]
fn an_index_with_gaps_leaves_no_snapshot() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, grant) = vault(&folder);
    let record = RecordId::from_bytes([1; 16]);
    let place = customer(&vault, record);
    let snapshot = vault.folder.snapshot(PERSON);
    let mut tx = vault.write(&grant).unwrap();
    tx.put(place, Expect::Absent, &named("张伟")).unwrap();
    tx.connection().flush_prepared_statement_cache();
    tx.connection().set_limit(Limit::SQLITE_LIMIT_COLUMN, ENTRIES_ONLY).unwrap();
    tx.commit(EntryDraft::done("customer.create").on(record)).unwrap();
    assert!(vault.close().is_err());
    assert!(!snapshot.exists(), "the next opening would believe it");
}

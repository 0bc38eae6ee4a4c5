//! The way in of an attacker with a valid login: the database opened beside the program, with the person's own keys.

use std::path::PathBuf;

use clientvault_tests::host::{PASSWORD, TestHost};
use rusqlite::Connection;
use vault_app::keyring::{Keyring, anchor_key_name, device_key_name};
use vault_crypto::slots::{Bundle, KeySlots};
use vault_crypto::{Secret, SecretBytes, kdf};
use vault_store::{Folder, keyslot_file};

/// Bytes of a page of the database.
pub const PAGE: usize = 4096;

pub fn folder(host: &TestHost) -> Folder {
    Folder::at(host.vault_path())
}

pub fn database(host: &TestHost) -> PathBuf {
    folder(host).database()
}

pub fn header(host: &TestHost) -> KeySlots {
    keyslot_file::read(&folder(host)).unwrap()
}

pub fn device_secret(host: &TestHost) -> Secret<32> {
    let stored = host.keyring.get(&device_key_name(header(host).vault)).unwrap().unwrap();
    Secret::from_slice(stored.expose()).unwrap()
}

/// What the person's own password opens.
pub fn bundle(host: &TestHost) -> Bundle {
    let slots = header(host);
    let slot = &slots.slots[0];
    slots.unlock(slot.person(), slot.unlock().mode(), &device_secret(host), PASSWORD.as_bytes()).unwrap()
}

/// What the own password of a person opens.
pub fn bundle_of(host: &TestHost, name: &str) -> Bundle {
    let slots = header(host);
    let slot = slots.slots.iter().find(|slot| slot.name() == name).unwrap();
    let password = clientvault_tests::host::password_of(name);
    slots.unlock(slot.person(), slot.unlock().mode(), &device_secret(host), password.as_bytes()).unwrap()
}

/// Opens the database of the locked vault.
pub fn open(host: &TestHost) -> Connection {
    // As the program does it: SQLite takes an allocator only before its first use in a process.
    vault_store::memory::install_sqlite_allocator().unwrap();
    let connection = Connection::open(database(host)).unwrap();
    connection
        .pragma_update(None, "key", kdf::derive_database_key(&bundle(host).vault_key).as_str())
        .unwrap();
    connection.pragma_update(None, "cipher_hmac_algorithm", "HMAC_SHA256").unwrap();
    let entries: i64 = connection.query_row("SELECT count(*) FROM ledger", [], |row| row.get(0)).unwrap();
    assert!(entries > 0);
    connection
}

/// Changes rows of the locked vault as an SQLite tool would. The statements must do something.
pub fn tamper(host: &TestHost, statements: &[&str]) {
    let connection = open(host);
    connection.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
    for statement in statements {
        assert!(connection.execute(statement, []).unwrap() > 0, "nothing changed: {statement}");
    }
    connection.close().unwrap();
}

/// What becomes of a vault somebody has laid hands on: `refused` with the code of the unlocking, or the findings of a
/// check, after which nothing may be written any more.
pub fn verdict(host: &TestHost) -> Vec<String> {
    if let Err(error) = host.try_unlock() {
        return vec!["refused".to_owned(), error["code"].as_str().unwrap().to_owned()];
    }
    let in_background = background_verdict(host);
    if let Err(error) = host.try_call("vault_verify", serde_json::json!({})) {
        return vec!["refused".to_owned(), error["code"].as_str().unwrap().to_owned()];
    }
    let findings = host.findings();
    if findings.iter().any(|finding| !["anchor_missing", "clock_back"].contains(&finding.as_str())) {
        let refused = host.refused("draft_save", serde_json::json!({ "key": "k", "body": "{}" }));
        assert_eq!(refused, "read_only", "{findings:?} and the vault still takes changes");
    } else {
        assert_ne!(in_background, Some(false), "the check in the background saw what the whole one did not");
    }
    findings
}

/// Lets the check that follows the unlock end; says whether all was well, `None` if it found nothing to say.
pub fn background_verdict(host: &TestHost) -> Option<bool> {
    host.events.take();
    host.run_seconds(5);
    host.events.take().into_iter().find_map(|event| match event {
        vault_app::contract::event::CoreEvent::Verified { complete, .. } => Some(complete),
        _ => None,
    })
}

/// What the keyring remembers of the ledger.
pub fn anchor(host: &TestHost) -> SecretBytes {
    host.keyring.get(&anchor_key_name(header(host).vault)).unwrap().unwrap()
}

/// Puts back what the keyring remembered earlier.
pub fn set_anchor(host: &TestHost, anchor: &SecretBytes) {
    host.keyring.set(&anchor_key_name(header(host).vault), anchor.expose()).unwrap();
}

/// A locked vault with some customers at all levels.
pub fn with_customers() -> TestHost {
    let host = TestHost::with_vault();
    for number in 0..6 {
        host.clock.pass_ms(1_000);
        let phone = format!("1380000{number:04}");
        host.add_customer(&[
            ("name", &format!("客户{number}")),
            ("phone", &phone),
            ("id_number", "11010519491231002X"),
        ]);
    }
    host.lock();
    host
}

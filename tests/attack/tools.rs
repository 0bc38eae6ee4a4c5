//! A colleague's tools: the raw database, copies of the folder.

use std::path::{Path, PathBuf};

use clientvault_tests::host::{PASSWORD, TestHost};
use rusqlite::Connection;
use serde_json::{Value, json};
use vault_app::keyring::{Keyring, device_key_name};
use vault_crypto::kdf::derive_database_key;
use vault_crypto::slots::{KeySlots, UnlockMode};
use vault_crypto::{Secret, SecretBytes};

/// A vault with some customers in it, locked.
pub fn stocked_vault(customers: usize) -> TestHost {
    let host = TestHost::new();
    host.create_vault("恒信");
    for number in 0..customers {
        let (name, phone) = (format!("客户{number:03}"), format!("1390000{number:04}"));
        host.add_customer(&[("name", &name), ("company", "深圳某某科技有限公司"), ("phone", &phone)]);
    }
    host.lock();
    host
}

/// The keys a colleague on the same account can get at: password known, keyring open.
pub fn vault_key(host: &TestHost) -> Secret<32> {
    let slots = KeySlots::decode(&std::fs::read(host.vault_path().join("keyslots.cvk")).unwrap()).unwrap();
    let stored = host.keyring.get(&device_key_name(slots.vault)).unwrap().unwrap();
    let device = Secret::<32>::from_slice(stored.expose()).unwrap();
    let person = slots.slots[0].person();
    let password = SecretBytes::from_string(PASSWORD.to_owned());
    slots.unlock(person, UnlockMode::KeyringPassword, &device, password.expose()).unwrap().vault_key
}

/// The database as any SQLCipher tool opens it.
pub fn raw(host: &TestHost) -> Connection {
    open_raw(&host.vault_path().join("vault.db"), &vault_key(host))
}

pub fn open_raw(path: &Path, key: &Secret<32>) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection.pragma_update(None, "key", derive_database_key(key).as_str()).unwrap();
    connection.pragma_update(None, "cipher_hmac_algorithm", "HMAC_SHA256").unwrap();
    connection.query_row("SELECT count(*) FROM facet", [], |row| row.get::<_, i64>(0)).unwrap();
    connection
}

/// Runs SQL on the raw database and leaves it checkpointed.
pub fn edit(host: &TestHost, sql: &str) -> usize {
    let connection = raw(host);
    let changed = connection.execute(sql, []).unwrap();
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    changed
}

/// Unlocks and checks the whole vault: the findings' codes.
pub fn findings(host: &TestHost) -> Vec<String> {
    host.unlock();
    let report = host.call("vault_verify", json!({}));
    let codes = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(report["complete"] == true, Vec::<Value>::is_empty(report["findings"].as_array().unwrap()));
    codes
}

/// A copy of the vault folder, as a backup stick or a careful thief has one.
pub struct Copy(tempfile::TempDir);

impl Copy {
    pub fn of(folder: &Path) -> Self {
        let copy = tempfile::tempdir().unwrap();
        copy_folder(folder, copy.path());
        Self(copy)
    }

    /// Puts the copied files back over the present ones.
    pub fn put_back(&self, folder: &Path) {
        std::fs::remove_dir_all(folder).unwrap();
        copy_folder(self.0.path(), folder);
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

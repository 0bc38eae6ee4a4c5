//! What runs inside the private session. Ignored elsewhere: it would touch the developer's own keyring.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use secret_service::EncryptionType;
use secret_service::blocking::SecretService;
use vault_app::contract::vault::KeyringState;
use vault_app::keyring::os::OsKeyring;
use vault_app::keyring::{
    Keyring, KeyringFault, MAX_VALUE, SetNewError, anchor_key_name, device_key_name, self_test,
};
use vault_domain::ids::VaultId;

const VAULT: VaultId = VaultId::from_bytes([0x5A; 16]);
const SECRET: [u8; 32] = [0xA5; 32];

fn stored(keyring: &dyn Keyring, key: &str) -> Option<Vec<u8>> {
    keyring.get(key).unwrap().map(|value| value.expose().to_vec())
}

#[test]
#[ignore = "runs inside a private session"]
fn stores_reads_and_deletes() {
    let keyring = OsKeyring::new();
    let (device, anchor) = (device_key_name(VAULT), anchor_key_name(VAULT));
    assert_eq!(stored(&keyring, &device), None);
    keyring.set_new(&device, &SECRET).unwrap();
    assert_eq!(keyring.set_new(&device, &[1; 32]), Err(SetNewError::Exists));
    keyring.set(&anchor, &[1; 100]).unwrap();
    keyring.set(&anchor, &[2; MAX_VALUE]).unwrap();
    assert_eq!(keyring.set(&anchor, &[3; MAX_VALUE + 1]), Err(KeyringFault::Denied));
    let second = keyring.second_handle();
    assert_eq!(stored(second.as_ref(), &device), Some(SECRET.to_vec()));
    assert_eq!(stored(second.as_ref(), &anchor), Some(vec![2; MAX_VALUE]));
    for key in [&device, &anchor] {
        keyring.delete(key).unwrap();
        keyring.delete(key).unwrap();
        assert_eq!(stored(second.as_ref(), key), None);
    }
}

#[test]
#[ignore = "runs inside a private session"]
fn passes_the_self_test_and_leaves_nothing() {
    assert_eq!(self_test(&OsKeyring::new()), KeyringState::Ready);
    let service = SecretService::connect(EncryptionType::Plain).unwrap();
    let collection = service.get_default_collection().unwrap();
    assert_eq!(collection.get_all_items().unwrap().len(), 0);
}

#[test]
#[ignore = "runs inside a private session"]
fn two_matching_entries_are_ambiguous() {
    let key = device_key_name(VAULT);
    let service = SecretService::connect(EncryptionType::Plain).unwrap();
    let collection = service.get_default_collection().unwrap();
    for copy in ["1", "2"] {
        let attributes =
            HashMap::from([("service", "clientvault"), ("username", key.as_str()), ("copy", copy)]);
        collection.create_item("copy", attributes, b"AAAA", false, "text/plain").unwrap();
    }
    let keyring = OsKeyring::new();
    assert_eq!(keyring.get(&key).err(), Some(KeyringFault::Ambiguous));
    assert_eq!(keyring.set(&key, &SECRET), Err(KeyringFault::Ambiguous));
    assert_eq!(keyring.delete(&key), Err(KeyringFault::Ambiguous));
}

#[test]
#[ignore = "runs inside a private session"]
fn stores_a_secret_for_later() {
    OsKeyring::new().set_new(&device_key_name(VAULT), &SECRET).unwrap();
}

#[test]
#[ignore = "runs inside a private session"]
fn is_locked() {
    let keyring = OsKeyring::new();
    let start = Instant::now();
    assert_eq!(keyring.get(&device_key_name(VAULT)).err(), Some(KeyringFault::Locked));
    // A new entry has nowhere to go either.
    assert_eq!(keyring.set(&anchor_key_name(VAULT), &[1; 32]), Err(KeyringFault::Locked));
    assert_eq!(self_test(&keyring), KeyringState::Locked);
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

#[test]
#[ignore = "runs inside a private session"]
fn finds_the_secret_of_before() {
    assert_eq!(stored(&OsKeyring::new(), &device_key_name(VAULT)), Some(SECRET.to_vec()));
}

#[test]
#[ignore = "runs inside a private session"]
fn is_absent() {
    let keyring = OsKeyring::new();
    assert_eq!(keyring.get(&device_key_name(VAULT)).err(), Some(KeyringFault::Absent));
    assert_eq!(self_test(&keyring), KeyringState::Absent);
}

#[test]
#[ignore = "runs inside a private session"]
fn is_slow() {
    let patience = Duration::from_millis(400);
    let keyring = OsKeyring::with_patience(patience);
    let start = Instant::now();
    assert_eq!(keyring.get(&device_key_name(VAULT)).err(), Some(KeyringFault::Slow));
    assert!(start.elapsed() >= patience && start.elapsed() < Duration::from_secs(5));
}

/// Uses one keyring value before and after the service was replaced by another.
#[test]
#[ignore = "runs inside a private session"]
fn outlives_a_restart() {
    let keyring = OsKeyring::new();
    keyring.set(&anchor_key_name(VAULT), &[1; 100]).unwrap();
    #[expect(clippy::disallowed_methods, reason = "told by the other half of this test")]
    let flag = PathBuf::from(std::env::var_os("RESTARTED_FLAG").unwrap());
    std::fs::write(flag.with_extension("ready"), "").unwrap();
    let deadline = Instant::now() + Duration::from_secs(60);
    while !flag.exists() {
        assert!(Instant::now() < deadline);
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(stored(&keyring, &anchor_key_name(VAULT)), Some(vec![1; 100]));
    keyring.set(&anchor_key_name(VAULT), &[2; 100]).unwrap();
}

//! A device file instead of the keyring, for a person who chose it.

use std::path::PathBuf;

use clientvault_tests::host::{PASSWORD, TestHost, prepare};
use serde_json::json;
use vault_app::keyring::KeyringFault;

fn with_device_file() -> (TestHost, PathBuf, String) {
    let host = TestHost::new();
    let file = host.folder().join("stick").join("device.key");
    std::fs::create_dir(file.parent().unwrap()).unwrap();
    let mut request = prepare("恒信");
    request["unlock_mode"] = json!("device_file");
    request["device_file"] = json!(file);
    let key = host.create_vault_as(request);
    (host, file, key)
}

#[test]
fn it_opens_with_the_file_and_the_password() {
    let (host, file, _) = with_device_file();
    assert!(file.is_file());
    assert_eq!(host.keyring.names(), [""; 0], "the keyring is not used at all");
    host.add_customer(&[("name", "张伟")]);
    let path = host.vault_path();
    let host = host.restart();
    let status = host.choose(&path);
    assert_eq!(status["vault"]["people"][0]["unlock_mode"], "device_file");
    host.keyring.fail_with(KeyringFault::Absent);
    let status = host.unlock();
    assert_eq!((&status["session"]["customers"], &status["session"]["read_only"]), (&json!(1), &json!(null)));
    assert_eq!(host.findings(), [""; 0]);
}

#[test]
fn without_the_file_the_password_opens_nothing() {
    let (host, file, _) = with_device_file();
    host.lock();
    let away = file.with_extension("away");
    std::fs::rename(&file, &away).unwrap();
    assert_eq!(host.try_unlock().unwrap_err()["code"], "device_file_missing");
    std::fs::write(&file, b"holiday photograph").unwrap();
    assert_eq!(host.try_unlock().unwrap_err()["code"], "device_file_invalid");
    std::fs::remove_file(&file).unwrap();
    std::fs::rename(&away, &file).unwrap();
    assert_eq!(host.unlock()["phase"], "open");
}

#[test]
fn an_existing_file_is_never_replaced() {
    let host = TestHost::new();
    let file = host.folder().join("photograph.jpg");
    std::fs::write(&file, b"holiday").unwrap();
    let mut request = prepare("恒信");
    request["unlock_mode"] = json!("device_file");
    request["device_file"] = json!(file);
    let kit = host.call("vault_prepare", request);
    let groups = clientvault_tests::host::asked_groups(&kit);
    let code = host.refused("vault_commit", json!({ "groups": groups }));
    assert!(["device_file_invalid", "keyring_unreliable"].contains(&code.as_str()), "{code}");
    assert_eq!(std::fs::read(&file).unwrap(), b"holiday");
}

#[test]
fn the_file_of_the_anchor_counts_as_the_anchor() {
    let (host, file, _) = with_device_file();
    host.add_customer(&[("name", "张伟")]);
    host.lock();
    let anchor = PathBuf::from(format!("{}.anchor", file.display()));
    assert!(anchor.is_file());
    std::fs::remove_file(anchor).unwrap();
    host.unlock();
    assert_eq!(host.findings(), ["anchor_missing"]);
}

#[test]
fn a_kit_moves_a_vault_from_the_keyring_to_a_file() {
    let host = TestHost::new();
    let key = host.create_vault("恒信");
    let path = host.vault_path();
    host.lock();
    let other = host.other_computer();
    other.keyring.fail_with(KeyringFault::Absent);
    other.choose(&path);
    let file = host.folder().join("device.key");
    let request = json!({
        "recovery_key": key, "person_id": other.person_id(), "new_password": PASSWORD, "device_file": file
    });
    assert_eq!(other.call("vault_recover", request)["phase"], "open");
    other.lock();
    assert_eq!(other.unlock()["phase"], "open");
    assert!(file.is_file());
}

//! Whoever has one factor has nothing; whoever has the folder has nothing.

use clientvault_tests::host::{PASSWORD, TestHost};
use rusqlite::Connection;
use serde_json::json;
use vault_app::keyring::Keyring;

use crate::tools::stocked_vault;

#[test]
fn a_copied_folder_on_another_computer_does_not_open_with_the_right_password() {
    let host = stocked_vault(1);
    let thief = host.other_computer();
    thief.call("vault_open", json!({ "path": host.vault_path() }));
    assert_eq!(thief.try_unlock().unwrap_err()["code"], "device_not_enrolled");
}

#[test]
fn the_device_secret_of_another_vault_opens_nothing() {
    let host = stocked_vault(1);
    let thief = host.other_computer();
    for name in host.keyring.names() {
        thief.keyring.set(&name, &[7; 32]).unwrap();
    }
    thief.call("vault_open", json!({ "path": host.vault_path() }));
    assert_eq!(
        thief.try_unlock().unwrap_err()["code"],
        "wrong_password",
        "never says which factor was wrong"
    );
}

#[test]
fn the_file_is_not_an_sqlite_file_and_plain_sqlite_cannot_read_it() {
    let host = stocked_vault(1);
    let database = host.vault_path().join("vault.db");
    assert_ne!(&std::fs::read(&database).unwrap()[..15], b"SQLite format 3");
    let connection = Connection::open(&database).unwrap();
    assert!(connection.query_row("SELECT count(*) FROM facet", [], |row| row.get::<_, i64>(0)).is_err());
}

#[test]
fn the_kit_opens_on_a_new_computer_and_nothing_else_does() {
    let host = TestHost::new();
    let kit = host.create_vault("恒信");
    host.add_customer(&[("name", "张伟"), ("phone", "13800005678")]);
    host.lock();
    let (path, person) = (host.vault_path(), host.person_id());
    let new = host.other_computer();
    new.call("vault_open", json!({ "path": path }));
    let request = |key: &str| json!({ "recovery_key": key, "person_id": person, "new_password": "a-new-long-password-2077", "device_file": null });
    let stranger = TestHost::new().create_vault("别家");
    assert_eq!(new.refused("vault_recover", request(&stranger)), "wrong_recovery_key");
    let mut mistyped = kit.clone();
    let last = mistyped.pop().unwrap();
    mistyped.push(if last == '2' { '3' } else { '2' });
    let error = new.try_call("vault_recover", request(&mistyped)).unwrap_err();
    assert_eq!((&error["code"], &error["params"]["group"]), (&json!("wrong_recovery_key"), &json!(8)));
    let status = new.call("vault_recover", request(&kit.to_lowercase()));
    assert_eq!(status["phase"], "open");
    assert_eq!(status["session"]["customers"], 1);
    let report = new.call("vault_verify", json!({}));
    assert_eq!(report["complete"], true, "{report}");
    new.lock();
    assert_eq!(new.try_unlock().unwrap_err()["code"], "wrong_password", "{PASSWORD} is the old one");
    new.call("vault_unlock", json!({ "person_id": person, "password": "a-new-long-password-2077" }));
}

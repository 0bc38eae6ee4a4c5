//! Passwords: tries, waits, what survives a restart, what a changed clock gains.

use clientvault_tests::host::{PASSWORD, TestHost};
use serde_json::{Value, json};

const MINUTE: u64 = 60_000;

fn try_password(host: &TestHost, password: &str) -> Result<Value, Value> {
    host.try_call("vault_unlock", json!({ "person_id": host.person_id(), "password": password }))
}

fn wrong(host: &TestHost) -> Value {
    try_password(host, "not-the-password-at-all").unwrap_err()
}

fn locked_host() -> TestHost {
    let host = TestHost::with_vault();
    host.lock();
    host
}

#[test]
fn five_wrong_passwords_and_then_a_wait_that_doubles() {
    let host = locked_host();
    for left in [4, 3, 2, 1, 0] {
        let error = wrong(&host);
        assert_eq!(error["code"], "wrong_password");
        assert_eq!(error["params"]["attempts_left"], left);
    }
    // Now even the right one has to wait.
    let error = try_password(&host, PASSWORD).unwrap_err();
    assert_eq!(
        (error["code"].as_str(), error["params"]["wait_s"].as_u64()),
        (Some("too_many_attempts"), Some(900))
    );
    host.clock.pass_ms(15 * MINUTE - 1_000);
    assert_eq!(try_password(&host, PASSWORD).unwrap_err()["params"]["wait_s"], 1);
    host.clock.pass_ms(1_000);
    assert_eq!(wrong(&host)["code"], "wrong_password");
    assert_eq!(try_password(&host, PASSWORD).unwrap_err()["params"]["wait_s"], 1_800);
    host.clock.pass_ms(30 * MINUTE);
    assert_eq!(try_password(&host, PASSWORD).unwrap()["phase"], "open");
    // Success forgets the failures, and the ledger has them.
    host.lock();
    assert_eq!(wrong(&host)["params"]["attempts_left"], 4);
    host.unlock();
    let failed = host.ledger(json!({ "group": "login", "refused_only": true }));
    let counts: Vec<&Value> = failed.iter().map(|row| &row["count"]).collect();
    assert_eq!(counts, [&json!(1), &json!(6)]);
}

#[test]
fn the_wait_survives_a_restart() {
    let host = locked_host();
    let path = host.vault_path();
    for _ in 0..5 {
        wrong(&host);
    }
    host.clock.pass_ms(5 * MINUTE);
    let host = host.restart();
    host.choose(&path);
    assert_eq!(try_password(&host, PASSWORD).unwrap_err()["params"]["wait_s"], 600);
}

#[test]
fn a_clock_set_back_gains_nothing() {
    let host = locked_host();
    for _ in 0..5 {
        wrong(&host);
    }
    host.clock.jump_ms(-3_600_000);
    assert_eq!(try_password(&host, PASSWORD).unwrap_err()["params"]["wait_s"], 900);
}

#[test]
fn wrong_password_and_wrong_device_secret_look_the_same() {
    let host = locked_host();
    let with_password = wrong(&host);
    // Another vault's secret under this vault's name.
    let name = host.keyring.names().into_iter().find(|name| name.starts_with("device-")).unwrap();
    use vault_app::keyring::Keyring;
    host.keyring.set(&name, &[7; 32]).unwrap();
    let with_secret = try_password(&host, PASSWORD).unwrap_err();
    assert_eq!(
        (&with_password["code"], &with_password["reference"]),
        (&with_secret["code"], &with_secret["reference"])
    );
}

#[test]
fn nobody_but_the_people_of_the_vault_has_a_slot() {
    let host = locked_host();
    let stranger = "00000000000000000000000000000001";
    let request = json!({ "person_id": stranger, "password": PASSWORD });
    assert_eq!(host.refused("vault_unlock", request), "not_found");
    host.call("vault_close", json!({}));
    let request = json!({ "person_id": stranger, "password": PASSWORD });
    assert_eq!(host.refused("vault_unlock", request), "no_vault");
}

#[test]
fn the_unlock_screen_knows_nothing_about_the_contents() {
    let host = TestHost::with_vault();
    host.add_customer(&[("name", "欧阳明月"), ("company", "唯一公司名"), ("phone", "13800001111")]);
    host.lock();
    let status = host.call("app_status", json!({}));
    assert_eq!(status["phase"], "locked");
    assert!(status["session"].is_null());
    let text = status.to_string();
    for secret in ["欧阳明月", "唯一公司名", "13800001111", "1111"] {
        assert!(!text.contains(secret), "{secret}");
    }
}

#[test]
fn folders_that_are_no_vault_are_told_apart() {
    let host = TestHost::new();
    assert_eq!(host.refused("vault_open", json!({ "path": host.folder() })), "not_a_vault");
    assert_eq!(host.refused("vault_open", json!({ "path": host.folder().join("nowhere") })), "not_a_vault");
    host.create_vault("恒信");
    let path = host.vault_path();
    host.call("vault_close", json!({}));
    let header = path.join("keyslots.cvk");
    let good = std::fs::read(&header).unwrap();
    let mut newer = good.clone();
    newer[5] = 2;
    std::fs::write(&header, newer).unwrap();
    assert_eq!(host.refused("vault_open", json!({ "path": path })), "vault_newer");
    std::fs::write(&header, good).unwrap();
    std::fs::remove_file(path.join("vault.db")).unwrap();
    host.choose(&path);
    assert_eq!(host.try_unlock().unwrap_err()["code"], "not_a_vault");
}

#[test]
fn a_second_program_is_told_that_the_vault_is_in_use() {
    let host = TestHost::with_vault();
    let second = host.second_program();
    second.choose(&host.vault_path());
    assert_eq!(second.try_unlock().unwrap_err()["code"], "vault_in_use");
    host.lock();
    assert_eq!(second.unlock()["phase"], "open");
    assert_eq!(host.try_unlock().unwrap_err()["code"], "vault_in_use");
}

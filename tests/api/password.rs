//! Changing the own password; rating and generating one.

use clientvault_tests::host::{PASSWORD, TestHost};
use serde_json::json;

const NEW_PASSWORD: &str = "staple-orbit-lantern-0772";

#[test]
fn a_changed_password_is_the_only_one() {
    let host = TestHost::with_vault();
    let before = host.actions().len();
    host.call("password_change", json!({ "current": PASSWORD, "new": NEW_PASSWORD }));
    assert_eq!(host.actions_since(before), ["password.change"]);
    host.lock();
    assert_eq!(host.try_unlock().unwrap_err()["code"], "wrong_password");
    let request = json!({ "person_id": host.person_id(), "password": NEW_PASSWORD });
    assert_eq!(host.call("vault_unlock", request)["phase"], "open");
    assert_eq!(host.findings(), [""; 0]);
}

#[test]
fn the_current_one_is_asked_and_the_new_one_rated() {
    let host = TestHost::with_vault();
    let before = host.actions().len();
    let change = |current: &str, new: &str| {
        host.try_call("password_change", json!({ "current": current, "new": new })).unwrap_err()
    };
    assert_eq!(change(PASSWORD, "12345678901234")["code"], "password_weak");
    let error = change("not-the-password-at-all", NEW_PASSWORD);
    assert_eq!((&error["code"], &error["params"]["attempts_left"]), (&json!("wrong_password"), &json!(4)));
    assert_eq!(host.actions_since(before), ["session.authenticate!wrong_password"]);
    // Tries inside a session and at the unlock screen are counted together.
    host.lock();
    let request = json!({ "person_id": host.person_id(), "password": "x" });
    assert_eq!(host.try_call("vault_unlock", request).unwrap_err()["params"]["attempts_left"], 3);
    assert_eq!(host.unlock()["phase"], "open");
}

#[test]
fn guessing_inside_a_session_has_to_wait_too() {
    let host = TestHost::with_vault();
    let request = json!({ "current": "not-the-password-at-all", "new": NEW_PASSWORD });
    for _ in 0..5 {
        assert_eq!(host.refused("password_change", request.clone()), "wrong_password");
    }
    assert_eq!(host.refused("password_change", request), "too_many_attempts");
    let right = json!({ "current": PASSWORD, "new": NEW_PASSWORD });
    assert_eq!(host.refused("password_change", right.clone()), "too_many_attempts");
    host.clock.pass_ms(15 * 60_000);
    host.call("password_change", right);
}

#[test]
fn ratings_and_made_passphrases() {
    let host = TestHost::new();
    let rate = |password: &str| host.call("password_rate", json!({ "password": password }));
    assert_eq!(rate("short")["problem"], "too_short");
    assert_eq!(rate("密码密码密码密码密码密码")["problem"], "not_ascii");
    assert_eq!(rate("woaini1314520")["acceptable"], false);
    assert_eq!(rate(PASSWORD)["acceptable"], true);
    let words = host.call("passphrase_make", json!({}))["words"].as_str().unwrap().to_owned();
    assert_eq!(words.split('-').count(), 5);
    assert_eq!(rate(&words)["acceptable"], true);
    assert_ne!(host.call("passphrase_make", json!({}))["words"], words.as_str());
}

//! Each way a keyring can fail has its own error, and nothing in it is ever overwritten.

use clientvault_tests::host::{TestHost, asked_groups, prepare};
use serde_json::json;
use vault_app::keyring::{Keyring, KeyringFault};

const FAULTS: [(KeyringFault, &str); 6] = [
    (KeyringFault::Locked, "keyring_locked"),
    (KeyringFault::Absent, "keyring_absent"),
    (KeyringFault::Denied, "keyring_denied"),
    (KeyringFault::Slow, "keyring_slow"),
    (KeyringFault::Ambiguous, "keyring_ambiguous"),
    (KeyringFault::Unreliable, "keyring_unreliable"),
];

/// Every entry with its value.
fn contents(host: &TestHost) -> Vec<(String, Vec<u8>)> {
    let names = host.keyring.names();
    names
        .into_iter()
        .map(|name| {
            let value = host.keyring.get(&name).unwrap().unwrap();
            (name, value.expose().to_vec())
        })
        .collect()
}

#[test]
fn unlocking_names_the_fault_and_changes_nothing() {
    let host = TestHost::with_vault();
    host.lock();
    let before = contents(&host);
    for (fault, code) in FAULTS {
        host.keyring.fail_with(fault);
        assert_eq!(host.try_unlock().unwrap_err()["code"], code);
        host.keyring.fail_with(None);
        assert_eq!(contents(&host), before, "{code}");
    }
    assert_eq!(host.unlock()["phase"], "open", "faults are not counted as wrong passwords");
}

#[test]
fn creating_names_the_fault_and_leaves_no_folder() {
    let host = TestHost::new();
    let kit = host.call("vault_prepare", prepare("恒信"));
    let request = json!({ "groups": asked_groups(&kit) });
    for (fault, code) in FAULTS {
        host.keyring.fail_writes_with(fault);
        assert_eq!(host.refused("vault_commit", request.clone()), code);
        let left: Vec<_> = std::fs::read_dir(host.data().join("vaults")).unwrap().collect();
        assert!(left.is_empty(), "{left:?}");
    }
    host.keyring.fail_writes_with(None);
    assert_eq!(host.call("vault_commit", request)["phase"], "open");
}

#[test]
fn recovering_never_replaces_a_device_secret() {
    let host = TestHost::new();
    let key = host.create_vault("恒信");
    host.lock();
    let secret = |host: &TestHost| {
        contents(host).into_iter().find(|(name, _)| name.starts_with("device-")).expect("a device secret")
    };
    let before = secret(&host);
    let request = json!({
        "recovery_key": key, "person_id": host.person_id(), "new_password": "staple-orbit-lantern-0772", "device_file": null
    });
    for (fault, code) in FAULTS {
        host.keyring.fail_with(fault);
        assert_eq!(host.refused("vault_recover", request.clone()), code);
    }
    host.keyring.fail_with(None);
    host.call("vault_recover", request);
    assert_eq!(secret(&host), before);
}

#[test]
fn an_anchor_that_cannot_be_written_is_written_later() {
    let host = TestHost::with_vault();
    host.keyring.fail_writes_with(KeyringFault::Locked);
    let before = contents(&host);
    host.add_customer(&[("name", "张伟")]);
    host.run_seconds(4);
    assert_eq!(contents(&host), before, "the data is saved, the anchor waits");
    host.keyring.fail_writes_with(None);
    host.run_seconds(31);
    assert_ne!(contents(&host), before);
    host.lock();
    assert_eq!(host.unlock()["session"]["read_only"], json!(null));
}

#[test]
fn the_self_test_says_what_it_found_and_leaves_nothing() {
    let host = TestHost::new();
    let state = || host.call("keyring_probe", json!({}))["state"].as_str().unwrap().to_owned();
    assert_eq!(state(), "ready");
    for (fault, expected) in [
        (KeyringFault::Locked, "locked"),
        (KeyringFault::Absent, "absent"),
        (KeyringFault::Denied, "denied"),
        (KeyringFault::Slow, "slow"),
        (KeyringFault::Unreliable, "unreliable"),
    ] {
        host.keyring.fail_with(fault);
        assert_eq!(state(), expected);
    }
    host.keyring.fail_with(None);
    host.keyring.forget_writes(true);
    assert_eq!(state(), "unreliable");
    host.keyring.forget_writes(false);
    assert_eq!(host.keyring.names(), [""; 0]);
}

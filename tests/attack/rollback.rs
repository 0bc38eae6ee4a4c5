//! The whole folder exchanged for an older one, with and without the keyring's memory.

use std::fs;

use clientvault_tests::host::{TestHost, copy_folder};
use serde_json::json;

use crate::raw::{anchor, set_anchor, with_customers};

/// A vault put back to an earlier copy; the keyring remembers the later one.
fn rolled_back() -> TestHost {
    let host = with_customers();
    let (path, copy) = (host.vault_path(), host.folder().join("copy"));
    copy_folder(&path, &copy);
    host.unlock();
    host.add_customer(&[("name", "后来的客户")]);
    host.lock();
    fs::remove_dir_all(&path).unwrap();
    fs::rename(copy, path).unwrap();
    host
}

#[test]
fn an_older_folder_is_behind() {
    let host = rolled_back();
    assert_eq!(host.unlock()["session"]["read_only"], json!({ "kind": "behind", "entries": 3 }));
    assert!(host.findings().contains(&"behind_anchor".to_owned()));
}

#[test]
fn a_deleted_anchor_is_said() {
    let host = rolled_back();
    host.keyring_forgets_anchor();
    assert_eq!(host.unlock()["session"]["read_only"], json!(null));
    assert_eq!(host.findings(), ["anchor_missing"]);
}

#[test]
fn an_anchor_of_another_vault_or_of_nobody_is_not_believed() {
    let host = with_customers();
    let foreign = with_customers();
    let mut garbage = anchor(&host).expose().to_vec();
    garbage[50] ^= 1;
    for forged in [anchor(&foreign).expose().to_vec(), garbage, vec![0; 100], Vec::new()] {
        set_anchor(&host, &vault_crypto::SecretBytes::from_vec(forged));
        host.unlock();
        assert_eq!(host.findings(), ["anchor_missing"]);
        host.lock();
    }
}

/// Known and published: whoever rolls back folder and keyring together is found by an outside witness only.
#[test]
fn folder_and_keyring_rolled_back_together_need_an_outside_witness() {
    let host = with_customers();
    let (path, copy) = (host.vault_path(), host.folder().join("copy"));
    copy_folder(&path, &copy);
    let remembered = anchor(&host);
    host.unlock();
    host.add_customer(&[("name", "后来的客户")]);
    let witness = host.call("ledger_summary", json!({}));
    host.lock();
    fs::remove_dir_all(&path).unwrap();
    fs::rename(copy, path).unwrap();
    set_anchor(&host, &remembered);
    host.unlock();
    assert_eq!(host.findings(), [""; 0]);
    // The head that was written down is in no entry of this ledger.
    assert!(host.ledger(json!({})).iter().all(|row| row["hash"] != witness["head"]));
}

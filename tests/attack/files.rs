//! Old pages, cut logs, older folders, damaged headers: what SQLCipher does not notice, ours does.

use std::fs;

use clientvault_tests::host::TestHost;
use serde_json::json;
use vault_app::keyring::Keyring;

use crate::tools::{Copy, open_raw, stocked_vault, vault_key};

const PAGE: usize = 4096;

fn edit_stage(host: &TestHost, name: &str, stage: &str) {
    let found = host.call("customer_search", json!({ "query": name, "limit": 5 }));
    let record = found["hits"][0]["row"]["record_id"].clone();
    let card = host.call("customer_show", json!({ "record_id": record }));
    host.call(
        "customer_update",
        json!({ "record_id": record, "versions": card["versions"],
                "fields": [{ "field": "stage", "values": [{ "text": stage }] }] }),
    );
}

#[test]
fn one_old_page_put_back_passes_sqlcipher_and_not_us() {
    let host = stocked_vault(40);
    let database = host.vault_path().join("vault.db");
    let before = fs::read(&database).unwrap();
    host.unlock();
    edit_stage(&host, "客户020", "won");
    host.lock();
    let after = fs::read(&database).unwrap();
    let key = vault_key(&host);
    let mut accepted_by_sqlcipher = 0;
    let mut found_by_us = 0;
    let changed: Vec<usize> = (1..before.len().min(after.len()) / PAGE)
        .filter(|page| before[page * PAGE..(page + 1) * PAGE] != after[page * PAGE..(page + 1) * PAGE])
        .collect();
    assert!(!changed.is_empty());
    for page in changed {
        let mut stale = after.clone();
        stale[page * PAGE..(page + 1) * PAGE].copy_from_slice(&before[page * PAGE..(page + 1) * PAGE]);
        fs::write(&database, &stale).unwrap();
        let connection = open_raw(&database, &key);
        let complaints: usize = connection
            .prepare("PRAGMA cipher_integrity_check")
            .unwrap()
            .query_map([], |_| Ok(()))
            .unwrap()
            .count();
        drop(connection);
        if complaints == 0 {
            accepted_by_sqlcipher += 1;
            match host.try_unlock() {
                Err(_) => found_by_us += 1,
                Ok(status) => {
                    let already = !status["session"]["read_only"].is_null();
                    let report = host.try_call("vault_verify", json!({}));
                    let noticed = match report {
                        Ok(report) => report["complete"] == false,
                        Err(_) => true,
                    };
                    if already || noticed {
                        found_by_us += 1;
                    }
                    host.lock();
                }
            }
        }
        fs::write(&database, &after).unwrap();
        let _ = fs::remove_file(host.vault_path().join("vault.db-wal"));
    }
    assert!(accepted_by_sqlcipher > 0, "the attack has to get past SQLCipher");
    assert_eq!(found_by_us, accepted_by_sqlcipher);
}

#[test]
fn frames_cut_from_the_log_are_missed() {
    let host = stocked_vault(2);
    host.unlock();
    for stage in ["contacted", "qualified", "proposal", "won"] {
        edit_stage(&host, "客户001", stage);
    }
    host.clock.pass_ms(3_000);
    host.core.tick();
    let folder = host.vault_path();
    let copy = Copy::of(&folder);
    // The process dies: nothing is written any more.
    let host = host.crash();
    copy.put_back(&folder);
    let log = folder.join("vault.db-wal");
    let bytes = fs::read(&log).unwrap();
    const HEADER: usize = 32;
    const FRAME: usize = 24 + PAGE;
    let frames = (bytes.len() - HEADER) / FRAME;
    assert!(frames > 3, "{frames} frames");
    for keep in [frames - 1, frames / 2, 0] {
        copy.put_back(&folder);
        fs::write(&log, &bytes[..HEADER + keep * FRAME]).unwrap();
        host.call("vault_open", json!({ "path": folder }));
        let status = host.unlock();
        assert_eq!(status["session"]["read_only"]["kind"], "behind", "{keep} of {frames} frames left");
        assert!(status["session"]["read_only"]["entries"].as_u64().unwrap() > 0);
        host.lock();
    }
}

#[test]
fn an_older_folder_is_noticed_and_an_owner_may_go_on() {
    let host = stocked_vault(3);
    let folder = host.vault_path();
    let old = Copy::of(&folder);
    host.unlock();
    host.add_customer(&[("name", "后来的客户")]);
    host.lock();
    old.put_back(&folder);
    let status = host.unlock();
    assert_eq!(status["session"]["read_only"]["kind"], "behind");
    assert_eq!(
        host.refused("discontinuity_accept", json!({ "password": "not-the-password-at-all" })),
        "wrong_password"
    );
    let password = clientvault_tests::host::PASSWORD;
    let status = host.call("discontinuity_accept", json!({ "password": password }));
    assert!(status["session"]["read_only"].is_null());
    host.add_customer(&[("name", "又一位客户")]);
    let page = host.call("ledger_list", json!({ "before_seq": null, "limit": 50 }));
    assert!(page.to_string().contains("ledger.discontinuity"));
    let report = host.call("vault_verify", json!({}));
    assert_eq!(report["complete"], true, "{report}");
}

#[test]
fn a_lost_anchor_is_a_notice_and_not_an_alarm() {
    let host = stocked_vault(1);
    for name in host.keyring.names() {
        if name.starts_with("anchor") {
            host.keyring.delete(&name).unwrap();
        }
    }
    host.unlock();
    let report = host.call("vault_verify", json!({}));
    assert_eq!(report["complete"], true);
    assert!(report["findings"].to_string().contains("anchor_missing"));
}

#[test]
fn every_flipped_bit_of_the_database_is_found() {
    let host = stocked_vault(3);
    let database = host.vault_path().join("vault.db");
    let good = fs::read(&database).unwrap();
    for step in 0..12 {
        let position = (step * good.len() / 12 + 97).min(good.len() - 1);
        let mut damaged = good.clone();
        damaged[position] ^= 0x10;
        fs::write(&database, &damaged).unwrap();
        let found = match host.try_unlock() {
            Err(error) => error["code"] == "vault_damaged" || error["code"] == "wrong_password",
            Ok(_) => {
                let noticed = match host.try_call("vault_verify", json!({})) {
                    Ok(report) => report["complete"] == false,
                    Err(error) => error["code"] == "vault_damaged",
                };
                host.lock();
                noticed
            }
        };
        assert!(found, "byte {position} of {}", good.len());
        fs::write(&database, &good).unwrap();
        let _ = fs::remove_file(host.vault_path().join("vault.db-wal"));
    }
}

#[test]
fn a_damaged_header_steps_aside_for_the_generation_before() {
    let host = stocked_vault(1);
    host.unlock();
    let password = clientvault_tests::host::PASSWORD;
    host.call("password_change", json!({ "current": password, "new": "another-long-passphrase-1888" }));
    host.call("password_change", json!({ "current": "another-long-passphrase-1888", "new": password }));
    host.lock();
    let folder = host.vault_path();
    let good = fs::read(folder.join("keyslots.cvk")).unwrap();
    for damage in [Vec::new(), vec![0; good.len()], good[..good.len() / 2].to_vec()] {
        fs::write(folder.join("keyslots.cvk"), &damage).unwrap();
        host.call("vault_open", json!({ "path": folder }));
    }
    fs::remove_file(folder.join("keyslots.cvk.prev")).unwrap();
    assert_eq!(host.refused("vault_open", json!({ "path": folder })), "vault_damaged");
    fs::write(folder.join("keyslots.cvk"), &good).unwrap();
    host.call("vault_open", json!({ "path": folder }));
    host.unlock();
}

#[test]
fn a_second_program_on_the_same_vault_is_refused() {
    let host = stocked_vault(1);
    let folder = host.vault_path();
    host.unlock();
    let second = host.second_program();
    second.call("vault_open", json!({ "path": folder }));
    assert_eq!(second.try_unlock().unwrap_err()["code"], "vault_in_use");
    host.lock();
    second.unlock();
}

#[test]
fn a_tampered_snapshot_is_ignored_and_made_anew() {
    let host = stocked_vault(5);
    let snapshot = fs::read_dir(host.vault_path().join("index")).unwrap().next().unwrap().unwrap().path();
    let good = fs::read(&snapshot).unwrap();
    for position in [0, 20, 60, good.len() / 2, good.len() - 1] {
        let mut damaged = good.clone();
        damaged[position] ^= 1;
        fs::write(&snapshot, &damaged).unwrap();
        let status = host.unlock();
        assert_eq!(status["session"]["customers"], 5, "byte {position}");
        host.lock();
    }
}

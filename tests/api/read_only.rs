//! A vault that is not as this computer remembers it: reading goes on, writing waits for a decision.

use clientvault_tests::host::{PASSWORD, TestHost, copy_folder, settings};
use serde_json::json;

/// A vault that was put back to an earlier copy: the customer added later is gone.
fn rolled_back() -> (TestHost, String) {
    let host = TestHost::with_vault();
    let kept = host.add_customer(&[("name", "张伟"), ("phone", "13800005678")]);
    host.lock();
    let path = host.vault_path();
    let copy = host.folder().join("copy");
    copy_folder(&path, &copy);
    host.unlock();
    host.add_customer(&[("name", "李娜")]);
    host.lock();
    std::fs::remove_dir_all(&path).unwrap();
    std::fs::rename(&copy, &path).unwrap();
    (host, kept)
}

#[test]
fn an_earlier_copy_is_noticed_and_counted() {
    let (host, kept) = rolled_back();
    let status = host.unlock();
    // The login, the customer and the lock of the lost time.
    assert_eq!(status["session"]["read_only"], json!({ "kind": "behind", "entries": 3 }));
    assert_eq!(status["session"]["customers"], 1);
    assert!(host.findings().contains(&"behind_anchor".to_owned()));
    // Reading works; the card just cannot be recorded as opened.
    let card = host.call("customer_show", json!({ "record_id": kept }));
    assert_eq!((&card["row"]["name"], &card["can_edit"]), (&json!("张伟"), &json!(false)));
}

#[test]
fn nothing_is_written_and_nothing_is_revealed_while_read_only() {
    let (host, kept) = rolled_back();
    host.unlock();
    let entries = host.ledger(json!({})).len();
    let fields = json!([{ "field": "name", "values": [{ "text": "新人" }] }]);
    let reveal = json!({ "record_id": kept, "field": "phone", "index": 0, "purpose": "follow_up", "purpose_text": null, "password": null });
    for (command, request) in [
        ("customer_create", json!({ "kind": "person", "fields": fields, "company_link": null })),
        ("customer_archive", json!({ "record_ids": [kept] })),
        ("field_reveal", reveal.clone()),
        ("field_copy", reveal),
        ("field_compare", json!({ "record_id": kept, "field": "phone", "index": 0, "value": "5678" })),
        ("settings_set", settings(1, 30, false)),
        ("draft_save", json!({ "key": "customer:new", "body": "{}" })),
        ("password_change", json!({ "current": PASSWORD, "new": "staple-orbit-lantern-0772" })),
    ] {
        assert_eq!(host.refused(command, request), "read_only", "{command}");
    }
    assert_eq!(host.ledger(json!({})).len(), entries);
    assert!(host.clipboard.text().is_none());
    // Locking and unlocking changes nothing about it.
    host.lock();
    assert_eq!(host.unlock()["session"]["read_only"]["kind"], "behind");
}

#[test]
fn an_owner_decides_with_the_password_and_the_decision_stays_in_the_ledger() {
    let (host, _) = rolled_back();
    host.unlock();
    assert_eq!(host.refused("discontinuity_accept", json!({ "password": "wrong" })), "wrong_password");
    assert_eq!(host.read_only()["kind"], "behind");
    let status = host.call("discontinuity_accept", json!({ "password": PASSWORD }));
    assert_eq!(status["session"]["read_only"], json!(null));
    assert!(host.actions().contains(&"ledger.discontinuity".to_owned()));
    host.add_customer(&[("name", "王芳")]);
    assert_eq!(host.refused("discontinuity_accept", json!({ "password": PASSWORD })), "wrong_state");
    host.lock();
    assert_eq!(host.unlock()["session"]["read_only"], json!(null));
    assert_eq!(host.findings(), [""; 0]);
}

#[test]
fn two_histories_of_one_vault_are_a_fork() {
    let (host, _) = rolled_back();
    // On the copy life goes on: as many entries as the anchor knows, but others.
    let other = host.second_program();
    let anchor = host.keyring.names().into_iter().find(|name| name.starts_with("anchor-")).unwrap();
    use vault_app::keyring::Keyring;
    let remembered = host.keyring.get(&anchor).unwrap().unwrap();
    host.keyring.delete(&anchor).unwrap();
    other.choose(&host.vault_path());
    other.unlock();
    for number in 0..5 {
        other.add_customer(&[("name", "赵六"), ("company", &format!("第{number}公司"))]);
    }
    other.lock();
    host.keyring.set(&anchor, remembered.expose()).unwrap();
    assert_eq!(host.unlock()["session"]["read_only"]["kind"], "forked");
    assert!(host.findings().contains(&"forked".to_owned()));
    host.call("discontinuity_accept", json!({ "password": PASSWORD }));
    assert_eq!(host.read_only(), json!(null));
}

#[test]
fn a_missing_anchor_is_said_and_stops_nobody() {
    let host = TestHost::with_vault();
    host.lock();
    let anchor = host.keyring.names().into_iter().find(|name| name.starts_with("anchor-")).unwrap();
    use vault_app::keyring::Keyring;
    host.keyring.delete(&anchor).unwrap();
    assert_eq!(host.unlock()["session"]["read_only"], json!(null));
    assert_eq!(host.findings(), ["anchor_missing"]);
    host.lock();
    host.unlock();
    assert_eq!(host.findings(), [""; 0], "it was written again at the lock");
}

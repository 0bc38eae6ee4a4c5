//! How long details of the ledger are kept, and what keeps them longer.

use std::fs::File;

use clientvault_tests::host::{PASSWORD, TestHost, look, settings_of};
use serde_json::{Value, json};
use vault_ledger::Fingerprint;
use vault_ledger::audit_file::verify;

const DAY_MS: u64 = 86_400_000;

fn retention(host: &TestHost) -> Value {
    host.call("ledger_summary", json!({}))["retention"].clone()
}

/// A vault whose first entries are four years old.
fn old_vault() -> (TestHost, String) {
    let host = TestHost::with_vault();
    let record = host.add_customer(&[("name", "张伟"), ("phone", "13800005678")]);
    host.call("field_reveal", look(&record, "phone"));
    host.lock();
    host.clock.pass_ms(4 * 366 * DAY_MS);
    host.unlock();
    host.call("field_reveal", look(&record, "phone"));
    (host, record)
}

#[test]
fn what_is_old_goes_and_everything_stays_verifiable() {
    let (host, record) = old_vault();
    let before = retention(&host);
    let due = before["due"].as_u64().unwrap();
    assert!(due >= 7 && before["pruned_until"] == 0, "{before}");
    let old = host.ledger(json!({ "record_id": record })).pop().unwrap();
    assert_eq!(old["record_name"], "张伟");
    assert_eq!(host.refused("ledger_prune", json!({ "password": "wrong" })), "wrong_password");

    let pruned = host.call("ledger_prune", json!({ "password": PASSWORD }));
    assert_eq!(pruned["until_seq"], json!(due));
    let after = retention(&host);
    assert_eq!((&after["due"], &after["pruned_until"]), (&json!(0), &json!(due)));
    // The old entries are there and say no more than who did what kind of thing.
    let gone = host.call("ledger_show", json!({ "seq": old["seq"] }));
    assert_eq!((&gone["detail"], &gone["row"]["record_name"]), (&json!("pruned"), &Value::Null));
    assert!(gone["detail_commit"].is_string());
    // The newest ones are as they were.
    assert_eq!(host.ledger(json!({ "record_id": record }))[0]["record_name"], "张伟");
    assert_eq!(host.findings(), [""; 0]);
    assert_eq!(host.actions().into_iter().filter(|action| action == "ledger.prune").count(), 1);
    host.lock();
    host.unlock();
    host.run_seconds(20);
    assert_eq!(host.call("ledger_summary", json!({}))["verified"]["complete"], true);

    // A stranger sees that details are gone, up to where, and that nothing else is.
    let path = host.folder().join("l.cvaudit");
    let exported = host.call("ledger_export", json!({ "path": path, "details": true }));
    let root: Fingerprint = exported["root_fingerprint"].as_str().unwrap().parse().unwrap();
    let report = verify(File::open(&path).unwrap(), root, &[]).unwrap();
    let selected = report.selection.unwrap();
    assert!(selected.pruned > 0 && selected.pruned <= due);
    // There is nothing more to do.
    assert_eq!(host.refused("ledger_prune", json!({ "password": PASSWORD })), "wrong_state");
}

#[test]
fn evidence_that_is_held_stays() {
    let (host, _) = old_vault();
    host.call("hold_set", json!({ "reason": "客户投诉，等待调查" }));
    let hold = retention(&host)["hold"].clone();
    assert_eq!((&hold["person_name"], &hold["reason"]), (&json!("林芳"), &json!("客户投诉，等待调查")));
    assert_eq!(host.refused("ledger_prune", json!({ "password": PASSWORD })), "evidence_held");
    assert_eq!(host.refused("hold_set", json!({ "reason": "再来一次" })), "wrong_state");
    for reason in ["", " 短", &"长".repeat(501)] {
        assert!(["reason_needed", "text_too_long"].contains(
            &host.refused("hold_lift", json!({ "reason": reason, "password": PASSWORD })).as_str()
        ));
    }
    assert_eq!(host.refused("hold_lift", json!({ "reason": "结案", "password": "wrong" })), "wrong_password");
    host.call("hold_lift", json!({ "reason": "结案", "password": PASSWORD }));
    assert_eq!(retention(&host)["hold"], Value::Null);
    host.call("ledger_prune", json!({ "password": PASSWORD }));
}

#[test]
fn what_is_being_looked_into_stays() {
    let host = TestHost::with_vault();
    host.lock();
    host.clock.pass_ms(4 * 366 * DAY_MS);
    host.unlock();
    host.clock.pass_ms(3_600_000);
    host.add_customer(&[("name", "张伟")]);
    host.clock.jump_ms(-30 * 60_000);
    host.add_customer(&[("name", "李娜")]);
    let alert = host.call("watch_list", json!({}))["alerts"][0].clone();
    let review = |verdict: &str| {
        json!({ "alerts": [{ "rule": alert["rule"], "seq": alert["seq"] }], "verdict": verdict,
                "note": "查电脑时钟", "password": PASSWORD })
    };
    host.call("alert_review", review("incident"));
    assert_eq!(host.refused("ledger_prune", json!({ "password": PASSWORD })), "evidence_held");
    host.call("alert_review", review("acted"));
    host.call("ledger_prune", json!({ "password": PASSWORD }));
}

#[test]
fn with_two_people_somebody_else_agrees() {
    let host = TestHost::office(&[("孙丽", &["auditor"]), ("王磊", &["sales"])]);
    host.lock();
    host.clock.pass_ms(4 * 366 * DAY_MS);
    host.unlock();
    assert_eq!(host.refused("ledger_prune", json!({ "password": PASSWORD })), "approval_needed");
    let (wang, sun) = (host.id_of("王磊"), host.id_of("孙丽"));
    let with = |person: &str, name: &str| {
        let password = clientvault_tests::host::password_of(name);
        json!({ "password": PASSWORD, "approver": { "person_id": person, "password": password } })
    };
    assert_eq!(host.refused("ledger_prune", with(&wang, "王磊")), "approver_unfit");
    host.call("ledger_prune", with(&sun, "孙丽"));
    let row = host.ledger(json!({ "action": "ledger.prune" }))[0].clone();
    assert_eq!((&row["person_name"], &row["approver"]), (&json!("林芳"), &json!("孙丽")));
    // Only owners remove; others may hold.
    host.log_in("孙丽");
    assert_eq!(host.refused("ledger_prune", with(&wang, "王磊")), "not_allowed");
    host.call("hold_set", json!({ "reason": "抽查" }));
    assert_eq!(host.refused("hold_lift", json!({ "reason": "抽查完", "password": "x" })), "not_allowed");
}

#[test]
fn half_a_year_is_the_least() {
    let host = TestHost::with_vault();
    let with = |months: u16| {
        let mut settings = settings_of(10, 30, false);
        settings["ledger_months"] = json!(months);
        json!({ "settings": settings })
    };
    assert_eq!(host.refused("settings_set", with(5)), "bad_request");
    assert_eq!(host.call("settings_set", with(6))["ledger_months"], 6);
    assert_eq!(host.refused("settings_set", with(241)), "bad_request");
    assert_eq!(retention(&host)["months"], 6);
    let mut rules = settings_of(10, 30, false);
    rules["alerts"]["hours_from"] = json!(22);
    assert_eq!(host.refused("settings_set", json!({ "settings": rules })), "bad_request");
}

//! One value in clear: for a purpose, within a budget, with its entry first.

use clientvault_tests::host::{PASSWORD, TestHost, look, settings};
use serde_json::{Value, json};
use vault_app::contract::event::CoreEvent;

const MINUTE: u64 = 60_000;

fn with_customer() -> (TestHost, String) {
    let host = TestHost::with_vault();
    let record = host.add_customer(&[
        ("name", "张伟"),
        ("phone", "13800005678"),
        ("id_number", "11010519491231002X"),
        ("quote", "1234.5"),
        ("credit_code", "92440300MA5FAKE0X4"),
    ]);
    (host, record)
}

fn with(mut request: Value, changes: Value) -> Value {
    for (key, value) in changes.as_object().unwrap() {
        request[key] = value.clone();
    }
    request
}

#[test]
fn a_value_comes_with_its_seconds_and_its_entry() {
    let (host, record) = with_customer();
    let shown = host.call("field_reveal", look(&record, "phone"));
    assert_eq!((&shown["value"], &shown["level"]), (&json!("13800005678"), &json!("L2")));
    assert_eq!((&shown["expires_in_ms"], &shown["used_this_hour"]), (&json!(30_000), &json!(1)));
    let entry = &host.ledger(json!({ "group": "view" }))[0];
    assert_eq!(entry["seq"], shown["seq"]);
    assert_eq!(
        (&entry["field"], &entry["level"], &entry["purpose"]),
        (&json!("phone"), &json!("L2"), &json!("follow_up"))
    );
    assert_eq!(entry["record_id"], record.as_str());
    assert_eq!(host.call("field_reveal", look(&record, "quote"))["value"], "1234.50");
    let code = host.call("field_reveal", look(&record, "credit_code"));
    assert_eq!(code["level"], "L2", "a sole trader's code is a person's");
    let viewers = host.call("viewer_list", json!({ "record_id": record }))["rows"].clone();
    assert_eq!(viewers.as_array().unwrap().len(), 3);
}

#[test]
fn people_who_need_longer_get_longer() {
    let (host, record) = with_customer();
    host.call("settings_set", settings(10, 30, true));
    assert_eq!(host.call("field_reveal", look(&record, "phone"))["expires_in_ms"], 60_000);
    assert_eq!(host.call("field_reveal", look(&record, "id_number"))["expires_in_ms"], 40_000);
}

#[test]
fn another_purpose_needs_words() {
    let (host, record) = with_customer();
    let other =
        |text: Value| with(look(&record, "phone"), json!({ "purpose": "other", "purpose_text": text }));
    for empty in [Value::Null, json!(""), json!("   ")] {
        assert_eq!(host.refused("field_reveal", other(empty)), "purpose_needed");
    }
    assert_eq!(host.refused("field_reveal", other(json!("长".repeat(101)))), "text_too_long");
    host.call("field_reveal", other(json!("法院来函")));
    assert_eq!(host.ledger(json!({ "group": "view" }))[0]["purpose_text"], "法院来函");
    let without = look(&record, "phone").as_object().unwrap().clone();
    let without: Value = without.into_iter().filter(|(key, _)| key != "purpose").collect();
    assert_eq!(host.refused("field_reveal", without), "bad_request");
}

#[test]
fn core_values_need_a_fresh_password() {
    let (host, record) = with_customer();
    // Five minutes after the login the password is still fresh.
    let shown = host.call("field_reveal", look(&record, "id_number"));
    assert_eq!((&shown["value"], &shown["expires_in_ms"]), (&json!("11010519491231002X"), &json!(20_000)));
    host.clock.pass_ms(5 * MINUTE + 1);
    assert_eq!(host.refused("field_reveal", look(&record, "id_number")), "password_needed");
    host.call("field_reveal", look(&record, "phone"));
    let wrong = with(look(&record, "id_number"), json!({ "password": "not-the-password-at-all" }));
    let before = host.actions().len();
    assert_eq!(host.refused("field_reveal", wrong), "wrong_password");
    assert_eq!(
        host.actions_since(before),
        ["session.authenticate!wrong_password", "field.reveal!wrong_password"]
    );
    let right = with(look(&record, "id_number"), json!({ "password": PASSWORD }));
    assert_eq!(host.call("field_reveal", right)["value"], "11010519491231002X");
    host.call("field_reveal", look(&record, "id_number"));
}

#[test]
fn sixty_in_an_hour_and_not_one_more() {
    let (host, record) = with_customer();
    for number in 1..=60 {
        host.clock.pass_ms(1_000);
        let shown = host.call("field_reveal", look(&record, "phone"));
        assert_eq!(shown["used_this_hour"], number);
        assert_eq!(shown["soft_limit_reached"], number >= 30, "{number}");
    }
    let before = host.actions().len();
    let error = host.try_call("field_reveal", look(&record, "phone")).unwrap_err();
    assert_eq!((&error["code"], &error["params"]["wait_s"]), (&json!("reveal_limit"), &json!(3_541)));
    // Copying is the same budget, and each refusal an entry.
    assert_eq!(host.refused("field_copy", look(&record, "phone")), "reveal_limit");
    assert_eq!(host.actions_since(before), ["field.reveal!reveal_limit", "field.copy!reveal_limit"]);
    // When the first one is an hour old there is room for one.
    host.clock.pass_ms(3_542_000);
    host.call("field_reveal", look(&record, "phone"));
}

#[test]
fn the_budget_outlives_the_lock() {
    let (host, record) = with_customer();
    for _ in 0..60 {
        host.call("field_reveal", look(&record, "phone"));
    }
    host.lock();
    host.unlock();
    assert_eq!(host.refused("field_reveal", look(&record, "phone")), "reveal_limit");
    let path = host.vault_path();
    let host = host.restart();
    host.choose(&path);
    host.unlock();
    assert_eq!(host.refused("field_reveal", look(&record, "phone")), "reveal_limit");
}

#[test]
fn a_hundred_and_twenty_in_a_day() {
    let (host, record) = with_customer();
    for _ in 0..2 {
        for _ in 0..60 {
            host.call("field_reveal", look(&record, "phone"));
        }
        host.clock.pass_ms(61 * MINUTE);
    }
    assert_eq!(host.refused("field_reveal", look(&record, "phone")), "reveal_limit");
    host.clock.pass_ms(22 * 60 * MINUTE);
    host.call("field_reveal", look(&record, "phone"));
}

#[test]
fn without_an_entry_there_is_no_value() {
    let (host, record) = with_customer();
    // A vault that takes no entries: its ledger was found damaged.
    host.lock();
    let copy = host.folder().join("copy");
    clientvault_tests::host::copy_folder(&host.vault_path(), &copy);
    host.unlock();
    host.lock();
    let path = host.vault_path();
    std::fs::remove_dir_all(&path).unwrap();
    std::fs::rename(copy, &path).unwrap();
    host.unlock();
    let error = host.try_call("field_reveal", look(&record, "phone")).unwrap_err();
    assert_eq!(error["code"], "read_only");
    assert!(!error.to_string().contains("5678"));
}

#[test]
fn what_is_not_there_cannot_be_shown() {
    let (host, record) = with_customer();
    assert_eq!(host.refused("field_reveal", look(&record, "wechat")), "not_found");
    assert_eq!(
        host.refused("field_reveal", with(look(&record, "phone"), json!({ "index": 1 }))),
        "not_found"
    );
    assert_eq!(host.refused("field_reveal", look("00000000000000000000000000000001", "phone")), "not_found");
    for system in ["owner", "batch", "number"] {
        assert_eq!(host.refused("field_reveal", look(&record, system)), "bad_request");
    }
    assert!(!host.events.take().iter().any(|event| matches!(event, CoreEvent::Progress { .. })));
}

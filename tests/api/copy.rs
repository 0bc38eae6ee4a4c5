//! One value on the clipboard, for its seconds.

use clientvault_tests::host::{TestHost, look, settings};
use serde_json::json;
use vault_app::contract::event::CoreEvent;

fn with_customer() -> (TestHost, String) {
    let host = TestHost::with_vault();
    let record =
        host.add_customer(&[("name", "张伟"), ("phone", "13800005678"), ("id_number", "11010519491231002X")]);
    (host, record)
}

#[test]
fn it_is_cleared_after_its_seconds() {
    let (host, record) = with_customer();
    let copied = host.call("field_copy", look(&record, "phone"));
    assert_eq!(copied, json!({ "clears_in_ms": 30_000 }), "the answer holds no value");
    assert_eq!(host.clipboard.text().as_deref(), Some("13800005678"));
    host.run_seconds(29);
    assert!(host.clipboard.text().is_some());
    host.events.take();
    host.run_seconds(1);
    assert!(host.clipboard.text().is_none());
    assert!(host.events.take().iter().any(|event| matches!(event, CoreEvent::ClipboardCleared)));
    assert_eq!(host.ledger(json!({ "group": "copy" }))[0]["field"], "phone");
}

#[test]
fn the_setting_says_how_long() {
    let (host, record) = with_customer();
    host.call("settings_set", settings(10, 10, false));
    assert_eq!(host.call("field_copy", look(&record, "phone"))["clears_in_ms"], 10_000);
    host.run_seconds(10);
    assert!(host.clipboard.text().is_none());
}

#[test]
fn the_lock_clears_it() {
    let (host, record) = with_customer();
    host.call("field_copy", look(&record, "phone"));
    host.lock();
    assert!(host.clipboard.text().is_none());
}

#[test]
fn what_another_program_put_there_stays() {
    let (host, record) = with_customer();
    host.call("field_copy", look(&record, "phone"));
    host.clipboard.overwrite("a shopping list");
    host.run_seconds(31);
    assert_eq!(host.clipboard.text().as_deref(), Some("a shopping list"));
    host.call("field_copy", look(&record, "phone"));
    host.clipboard.overwrite("a poem");
    host.lock();
    assert_eq!(host.clipboard.text().as_deref(), Some("a poem"));
}

#[test]
fn core_values_are_never_copied_and_the_attempt_is_recorded() {
    let (host, record) = with_customer();
    assert_eq!(host.refused("field_copy", look(&record, "id_number")), "copy_forbidden");
    assert!(host.clipboard.text().is_none());
    let refused = host.ledger(json!({ "refused_only": true }));
    assert_eq!(
        (&refused[0]["action"], &refused[0]["refused"]),
        (&json!("field.copy"), &json!("copy_forbidden"))
    );
}

//! What every command has in common: who may call it, what its request may hold.

use std::collections::BTreeMap;

use clientvault_tests::host::{HOUSE, PASSWORD, TestHost, prepare, settings};
use serde_json::{Value, json};
use vault_app::commands::COMMANDS;
use vault_app::dispatch::dispatch;

const NOBODY: &str = "00000000000000000000000000000001";

/// A well-formed request of every command.
fn requests() -> BTreeMap<&'static str, Value> {
    let record = json!({ "record_id": NOBODY });
    let records = json!({ "record_ids": [NOBODY] });
    let look = clientvault_tests::host::look(NOBODY, "phone");
    let name = json!([{ "field": "name", "values": [{ "text": "张伟" }] }]);
    let plan = json!({ "columns": [], "on_duplicate": "skip", "date_order": null });
    let note = json!({ "note_id": NOBODY, "version": 1, "text": "x" });
    let mut requests = BTreeMap::from([
        ("prefs_set", json!({ "theme": "dark" })),
        ("path_pick", json!({ "what": "import_file" })),
        ("location_probe", json!({ "folder": "", "name": "x" })),
        ("password_rate", json!({ "password": "x" })),
        ("vault_prepare", prepare("恒信")),
        ("kit_save", json!({ "path": "/nowhere/kit.pdf" })),
        ("vault_commit", json!({ "groups": ["A", "B"] })),
        ("vault_open", json!({ "path": "/nowhere" })),
        ("vault_unlock", json!({ "person_id": NOBODY, "password": "x" })),
        (
            "vault_recover",
            json!({ "recovery_key": "x", "person_id": NOBODY, "new_password": "x", "device_file": null }),
        ),
        ("vault_lock", json!({ "reason": "manual" })),
        ("presentation_set", json!({ "on": true })),
        ("customer_list", json!({ "sort": "name", "descending": false, "offset": 0, "limit": 1 })),
        ("customer_search", json!({ "query": "x", "limit": 1 })),
        ("customer_keep", json!({ "record_id": NOBODY, "people": [NOBODY], "password": "x" })),
        ("billing_list", json!({ "sort": "company", "descending": false, "offset": 0, "limit": 1 })),
        ("customer_show", record.clone()),
        ("customer_create", json!({ "kind": "person", "fields": name, "company_link": null })),
        (
            "customer_update",
            json!({ "record_id": NOBODY, "versions": { "l1": 1, "l2": 0, "l3": 0 }, "fields": [] }),
        ),
        ("customer_archive", records.clone()),
        ("customer_unarchive", records.clone()),
        ("customer_recycle", records.clone()),
        ("customer_restore", records),
        ("duplicate_check", json!({ "fields": name, "except": null })),
        ("field_reveal", look.clone()),
        ("field_copy", look),
        ("field_compare", json!({ "record_id": NOBODY, "field": "phone", "index": 0, "value": "x" })),
        ("field_save", json!({ "label": "颜色" })),
        ("field_remove", json!({ "field": "custom01" })),
        ("field_usage", json!({ "field": "email" })),
        ("field_level_set", json!({ "field": "email", "level": "L3", "password": PASSWORD })),
        (
            "customer_level",
            json!({ "record_id": NOBODY, "versions": { "l1": 1, "l2": 0, "l3": 0 }, "level": "L3" }),
        ),
        ("text_detect", json!({ "text": "x" })),
        (
            "note_add",
            json!({ "record_id": NOBODY, "kind": "call", "outcome": null, "text": "x", "next_follow_up": null }),
        ),
        ("note_edit", note),
        ("note_remove", json!({ "note_id": NOBODY })),
        ("note_move_hit", json!({ "note_id": NOBODY, "version": 1, "start": 0, "end": 1, "field": "phone" })),
        ("timeline_list", json!({ "record_id": NOBODY, "before_ms": null, "limit": 1 })),
        ("viewer_list", record),
        ("import_open", json!({ "path": "/nowhere" })),
        ("import_check", plan.clone()),
        ("import_run", plan),
        ("import_undo", json!({ "batch_id": NOBODY })),
        ("import_rejected", json!({ "offset": 0, "limit": 1 })),
        ("import_save_rejected", json!({ "path": "/nowhere/x.csv" })),
        ("ledger_list", json!({ "before_seq": null, "limit": 1 })),
        ("ledger_summary", json!({ "person_id": null })),
        ("ledger_show", json!({ "seq": 1 })),
        ("ledger_save_checkpoint", json!({ "path": "/nowhere/x.txt", "form": "text" })),
        ("ledger_witness", json!({ "text": "x" })),
        ("ledger_disclosure", json!({})),
        ("ledger_export", json!({ "path": "/nowhere/x.cvaudit", "details": true })),
        (
            "alert_review",
            json!({ "alerts": [{ "rule": "gap", "seq": 1 }], "verdict": "acted", "note": "xx", "password": PASSWORD }),
        ),
        ("day_review", json!({ "days": ["2025-01-01"], "password": PASSWORD })),
        ("ledger_month", json!({ "month": "2025-01" })),
        ("ledger_save_month", json!({ "month": "2025-01", "path": "/nowhere/x.pdf" })),
        ("ledger_prune", json!({ "password": PASSWORD })),
        ("hold_set", json!({ "reason": "xx" })),
        ("hold_lift", json!({ "reason": "xx", "password": PASSWORD })),
        ("discontinuity_accept", json!({ "password": PASSWORD })),
        ("settings_set", settings(5, 30, false)),
        ("password_change", json!({ "current": "x", "new": "y" })),
        ("draft_save", json!({ "key": "k", "body": "{}" })),
        ("draft_discard", json!({ "key": "k" })),
        ("vault_enrol", json!({ "person_id": NOBODY, "code": "X", "new_password": PASSWORD })),
        ("customer_transfer", json!({ "record_ids": [NOBODY], "to": { "kind": "person", "id": NOBODY } })),
        ("pool_claim", json!({ "record_ids": [NOBODY] })),
        ("person_add", with_roles(json!({ "name": "新人", "new_password": PASSWORD }))),
        ("person_invite", with_roles(json!({ "name": "新人", "days": 1 }))),
        ("person_rights", with_roles(json!({ "person_id": NOBODY }))),
        ("person_freeze", json!({ "person_id": NOBODY, "at_ms": null, "password": PASSWORD })),
        ("person_unfreeze", json!({ "person_id": NOBODY, "password": PASSWORD })),
        ("rights_preview", json!({ "person_id": null, "roles": ["sales"], "team_id": HOUSE })),
        ("exception_give", json!({ "person_id": NOBODY, "of": null, "level": "L3", "password": PASSWORD })),
        ("exception_take", json!({ "person_id": NOBODY, "of": null, "level": "L3", "password": PASSWORD })),
        ("team_save", json!({ "team_id": null, "name": "组", "password": PASSWORD })),
        ("handover_preview", json!({ "from": NOBODY, "rule": { "kind": "pool" } })),
        ("handover_run", json!({ "from": NOBODY, "rule": { "kind": "pool" }, "password": PASSWORD })),
        ("handover_report", json!({ "person_id": NOBODY })),
        ("handover_save_report", json!({ "person_id": NOBODY, "path": "/nowhere/x.pdf" })),
        (
            "review_decide",
            json!({ "review_id": NOBODY, "person_id": NOBODY, "decision": { "kind": "keep" }, "reason": "" }),
        ),
        ("review_close", json!({ "review_id": NOBODY, "password": PASSWORD, "approver": null })),
        ("review_save", json!({ "review_id": NOBODY, "path": "/nowhere/x.pdf" })),
        ("access_list", json!({ "record_id": NOBODY, "at_ms": null })),
        ("approver_list", json!({ "what": "reveal" })),
    ]);
    requests.extend(exports());
    for command in COMMANDS.iter().filter(|command| command.request == "Empty") {
        requests.insert(command.name, json!({}));
    }
    requests
}

/// Requests about what leaves.
fn exports() -> BTreeMap<&'static str, Value> {
    let plan = clientvault_tests::host::export_plan();
    let one = json!({ "request_id": NOBODY });
    let text = json!({ "text": "x" });
    BTreeMap::from([
        ("export_preview", json!({ "plan": plan })),
        ("export_request", json!({ "plan": plan, "rows": 1 })),
        ("export_run", json!({ "request_id": NOBODY, "path": "/nowhere/x.xlsx", "rows": 1 })),
        ("export_print", json!({ "request_id": NOBODY, "rows": 1 })),
        ("export_list", json!({ "what": "mine" })),
        ("export_show", one.clone()),
        (
            "export_sign",
            json!({ "request_id": NOBODY, "agree": true, "signer": { "person_id": NOBODY, "password": "x" } }),
        ),
        ("export_withdraw", one),
        ("export_settle", json!({ "request_id": NOBODY, "whereabouts": "returned" })),
        ("export_carry", json!({ "request_id": NOBODY, "approver_id": NOBODY })),
        ("export_carried_show", text.clone()),
        ("export_carried_sign", json!({ "text": "x", "agree": true, "password": "x" })),
        ("export_answer_read", text),
        ("package_open", json!({ "path": "/nowhere/x.cvpkg", "key": "x", "out": "/nowhere/y" })),
        ("trace_leak", json!({ "kind": "text", "text": "x" })),
        ("stray_scan", json!({ "folders": ["/nowhere"] })),
        ("stray_delete", json!({ "path": "/nowhere/x" })),
    ])
}

/// A request about somebody's rights.
fn with_roles(mut request: Value) -> Value {
    request["roles"] = json!(["sales"]);
    request["team_id"] = json!(HOUSE);
    request["password"] = json!(PASSWORD);
    request
}

#[test]
fn every_command_has_a_request_here() {
    let requests = requests();
    let missing: Vec<&str> =
        COMMANDS.iter().map(|command| command.name).filter(|name| !requests.contains_key(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(requests.len(), COMMANDS.len(), "a request of a command that is gone");
}

/// The list in `open_commands.txt` is reviewed by people: a command gets into it on purpose only.
#[test]
fn only_the_reviewed_commands_work_without_a_login() {
    let reviewed: Vec<&str> = include_str!("open_commands.txt").lines().collect();
    let open: Vec<&str> =
        COMMANDS.iter().filter(|command| command.needs.is_none()).map(|command| command.name).collect();
    assert_eq!(open, reviewed);
    let locked = TestHost::with_vault();
    locked.lock();
    let without_vault = TestHost::new();
    for (command, request) in requests() {
        if !reviewed.contains(&command) {
            assert_eq!(locked.refused(command, request.clone()), "locked", "{command}");
            assert_eq!(without_vault.refused(command, request), "locked", "{command}");
        }
    }
}

#[test]
fn unknown_fields_are_refused_by_every_command() {
    let host = TestHost::with_vault();
    for (command, mut request) in requests() {
        request["of_tomorrow"] = json!(1);
        assert_eq!(host.refused(command, request), "bad_request", "{command}");
    }
    // Also deeper inside.
    for (command, request) in [
        (
            "customer_list",
            json!({ "filters": { "owner": "x" }, "sort": "name", "descending": false, "offset": 0, "limit": 1 }),
        ),
        ("ledger_list", json!({ "filters": { "all": true }, "before_seq": null, "limit": 1 })),
        (
            "customer_create",
            json!({ "kind": "person", "fields": [{ "field": "name", "values": [], "level": 1 }], "company_link": null }),
        ),
        ("import_open", json!({ "path": "x", "options": { "macro": true } })),
        (
            "customer_update",
            json!({ "record_id": NOBODY, "versions": { "l1": 1, "l2": 0, "l3": 0, "l4": 0 }, "fields": [] }),
        ),
    ] {
        assert_eq!(host.refused(command, request), "bad_request", "{command}");
    }
}

#[test]
fn what_is_not_the_contract_is_refused_without_quoting_it() {
    let host = TestHost::with_vault();
    for command in COMMANDS.iter().map(|command| command.name) {
        for text in ["", "null", "7", "{", "\"13800005678\"", "{\"record_id\":\"13800005678\"}"] {
            let error = serde_json::to_value(dispatch(&host.core, command, text).unwrap_err()).unwrap();
            assert_eq!(error["code"], "bad_request", "{command} {text}");
            assert!(!error.to_string().contains("13800005678"));
        }
    }
    assert_eq!(host.refused("customer_delete_all", json!({})), "unknown_command");
    assert_eq!(host.refused("", json!({})), "unknown_command");
}

#[test]
fn over_long_requests_are_refused() {
    let host = TestHost::with_vault();
    for (command, request) in requests() {
        let text = format!("{}{}", request, " ".repeat(1024 * 1024));
        let error = dispatch(&host.core, command, &text).unwrap_err();
        assert_eq!(serde_json::to_value(error).unwrap()["code"], "bad_request", "{command}");
    }
    // Deep nesting must not overflow the stack.
    let deep = "[".repeat(200_000);
    assert!(dispatch(&host.core, "customer_create", &deep).is_err());
}

#[test]
fn errors_have_a_reference_that_names_the_defect_not_the_data() {
    let reference = |name: &str| {
        let host = TestHost::with_vault();
        let fields = json!([{ "field": "name", "values": [{ "text": name }] }, { "field": "phone", "values": [{ "text": "1" }] }]);
        let request = json!({ "kind": "person", "fields": fields, "company_link": null });
        host.try_call("customer_create", request).unwrap_err()["reference"].as_str().unwrap().to_owned()
    };
    assert_eq!(reference("张伟"), reference("李娜"));
    assert_eq!(reference("张伟").len(), 8);
}

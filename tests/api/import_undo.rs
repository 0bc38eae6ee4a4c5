//! Taking an import back.

use clientvault_tests::host::TestHost;
use serde_json::{Value, json};

use crate::import::{file, import};

fn undo(host: &TestHost, report: &Value) -> Result<Value, Value> {
    host.try_call("import_undo", json!({ "batch_id": report["batch_id"] }))
}

fn record(host: &TestHost, name: &str) -> String {
    let result = host.call("customer_search", json!({ "query": name, "limit": 5 }));
    result["hits"][0]["row"]["record_id"].as_str().expect(name).to_owned()
}

#[test]
fn what_it_made_goes_and_what_it_changed_returns() {
    let host = TestHost::with_vault();
    let old = host.add_customer(&[("name", "张伟"), ("phone", "13800005678"), ("city", "深圳")]);
    let before = host.card(&old);
    host.clock.pass_ms(1_000);
    let path = file(
        &host,
        "list.csv",
        "姓名,手机号,城市,身份证号\n张伟,13800005678,广州,11010519491231002X\n李娜,13900001111,上海,\n王芳,,北京,\n",
    );
    let report = import(&host, &path, "merge");
    assert_eq!((&report["imported"], &report["updated"]), (&json!(2), &json!(1)));
    assert_eq!(host.card(&old)["row"]["level"], "L3");
    let entries = host.actions().len();
    assert_eq!(undo(&host, &report).unwrap(), json!({ "removed": 2, "restored": 1, "kept": 0 }));
    assert_eq!(host.actions_since(entries), ["import.undo"]);
    let after = host.card(&old);
    assert_eq!(
        (&after["fields"], &after["row"]["city"], &after["row"]["level"]),
        (&before["fields"], &json!("深圳"), &before["row"]["level"])
    );
    assert_eq!(host.call("customer_counts", json!({}))["active"], 1);
    assert_eq!(host.call("customer_search", json!({ "query": "李娜", "limit": 5 }))["hits"], json!([]));
    assert_eq!(host.findings(), [""; 0]);
    // Once is enough.
    assert_eq!(undo(&host, &report).unwrap_err()["code"], "cannot_undo");
    let listed = host.call("import_list", json!({}))["batches"][0].clone();
    assert_eq!((&listed["undone"], &listed["can_undo"]), (&json!(true), &json!(false)));
    // And the file can come in again.
    assert_eq!(import(&host, &path, "merge")["imported"], 2);
}

#[test]
fn what_somebody_saved_since_stays() {
    let host = TestHost::with_vault();
    let path = file(&host, "list.csv", "姓名,手机号\n张伟,13800005678\n李娜,13900001111\n");
    let report = import(&host, &path, "skip");
    let touched = record(&host, "张伟");
    let versions = host.card(&touched)["versions"].clone();
    let fields = json!([{ "field": "city", "values": [{ "text": "深圳" }] }]);
    host.clock.pass_ms(1_000);
    host.call("customer_update", json!({ "record_id": touched, "versions": versions, "fields": fields }));
    assert_eq!(undo(&host, &report).unwrap(), json!({ "removed": 1, "restored": 0, "kept": 1 }));
    assert_eq!(host.card(&touched)["row"]["city"], "深圳");
    assert_eq!(host.findings(), [""; 0]);
}

/// A level the import did not write has its first version afterwards, like those it did.
#[test]
fn a_level_somebody_added_since_keeps_the_customer() {
    let host = TestHost::with_vault();
    let path = file(&host, "list.csv", "姓名\n张伟\n李娜\n");
    let report = import(&host, &path, "skip");
    let touched = record(&host, "张伟");
    let versions = host.card(&touched)["versions"].clone();
    let fields = json!([{ "field": "id_number", "values": [{ "text": "11010519491231002X" }] }]);
    host.clock.pass_ms(1_000);
    host.call("customer_update", json!({ "record_id": touched, "versions": versions, "fields": fields }));
    assert_eq!(undo(&host, &report).unwrap(), json!({ "removed": 1, "restored": 0, "kept": 1 }));
    assert_eq!(host.card(&touched)["row"]["level"], "L3");
    assert_eq!(host.findings(), [""; 0]);
}

#[test]
fn a_note_on_an_imported_customer_keeps_the_customer() {
    let host = TestHost::with_vault();
    let path = file(&host, "list.csv", "姓名,手机号\n张伟,13800005678\n");
    let report = import(&host, &path, "skip");
    let touched = record(&host, "张伟");
    host.clock.pass_ms(1_000);
    host.call("note_add", json!({ "record_id": touched, "kind": "call", "outcome": null, "text": "聊过了", "next_follow_up": null }));
    assert_eq!(undo(&host, &report).unwrap()["kept"], 1);
    let timeline =
        host.call("timeline_list", json!({ "record_id": touched, "before_ms": null, "limit": 10 }));
    assert!(timeline.to_string().contains("聊过了"));
}

#[test]
fn it_outlives_a_restart_and_ends_after_thirty_days() {
    let host = TestHost::with_vault();
    let path = file(&host, "list.csv", "姓名,手机号\n张伟,13800005678\n");
    let report = import(&host, &path, "skip");
    let vault = host.vault_path();
    let host = host.restart();
    host.choose(&vault);
    host.unlock();
    host.clock.pass_ms(30 * 86_400_000 - 1);
    assert_eq!(host.call("import_list", json!({}))["batches"][0]["can_undo"], true);
    host.clock.pass_ms(1);
    assert_eq!(host.call("import_list", json!({}))["batches"][0]["can_undo"], false);
    assert_eq!(undo(&host, &report).unwrap_err()["code"], "cannot_undo");
    let nobody = json!({ "batch_id": "00000000000000000000000000000001" });
    assert_eq!(host.refused("import_undo", nobody), "not_found");
}

#[test]
fn two_imports_of_the_same_person_are_taken_back_in_order() {
    let host = TestHost::with_vault();
    let first = import(&host, &file(&host, "a.csv", "姓名,手机号,城市\n张伟,13800005678,深圳\n"), "merge");
    host.clock.pass_ms(1_000);
    let second = import(&host, &file(&host, "b.csv", "姓名,手机号,城市\n张伟,13800005678,广州\n"), "merge");
    let zhang = record(&host, "张伟");
    // The first cannot take away what the second changed.
    assert_eq!(undo(&host, &first).unwrap()["kept"], 1);
    assert_eq!(host.card(&zhang)["row"]["city"], "广州");
    assert_eq!(undo(&host, &second).unwrap()["restored"], 1);
    assert_eq!(host.card(&zhang)["row"]["city"], "深圳");
    assert_eq!(host.findings(), [""; 0]);
}

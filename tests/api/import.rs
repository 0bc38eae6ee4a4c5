//! From a file to customers: what is proposed, checked, refused and reported.

use std::path::{Path, PathBuf};

use clientvault_tests::host::TestHost;
use serde_json::{Value, json};

/// Writes a file beside the vault.
pub fn file(host: &TestHost, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = host.folder().join(name);
    std::fs::write(&path, content).unwrap();
    path
}

/// Opens a file and accepts the columns as proposed.
pub fn plan(host: &TestHost, path: &Path, on_duplicate: &str) -> Value {
    let preview = host.call("import_open", json!({ "path": path }));
    let columns: Vec<Value> = preview["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| json!({ "index": column["index"], "field": column["proposed"] }))
        .collect();
    json!({
        "columns": columns, "on_duplicate": on_duplicate, "date_order": null,
        "source": "展会", "basis": "consent", "notice_given": true
    })
}

/// Runs it all: open, check, run. The check must have foretold the run.
pub fn import(host: &TestHost, path: &Path, on_duplicate: &str) -> Value {
    let plan = plan(host, path, on_duplicate);
    let check = host.call("import_check", plan.clone());
    let report = host.call("import_run", plan);
    let number = |value: &Value| value.as_u64().unwrap();
    assert_eq!(
        ["new", "updates", "rejected"].map(|end| number(&check[end])),
        ["imported", "updated", "rejected"].map(|end| number(&report[end])),
        "{check} {report}"
    );
    assert_eq!(number(&check["importable"]), number(&report["imported"]) + number(&report["updated"]));
    let ended = ["imported", "updated", "skipped", "rejected"].map(|end| number(&report[end]));
    assert_eq!(ended.iter().sum::<u64>(), number(&check["rows"]), "every row has one end");
    report
}

fn reasons(check: &Value) -> Vec<String> {
    let issues = check["issues"].as_array().unwrap();
    issues
        .iter()
        .filter(|issue| issue["problem"]["kind"] == "rejected")
        .map(|issue| format!("{}:{}", issue["row"], issue["problem"]["reason"].as_str().unwrap()))
        .collect()
}

#[test]
fn customers_come_with_their_source_and_basis() {
    let host = TestHost::with_vault();
    let path = file(
        &host,
        "客户.csv",
        "姓名,公司,手机号,标签\n张伟,恒信科技,13800005678,重点、华南\n李娜,,13900001111,\n",
    );
    let report = import(&host, &path, "skip");
    assert_eq!((&report["imported"], &report["can_undo"]), (&json!(2), &json!(true)));
    let result = host.call("customer_search", json!({ "query": "张伟", "limit": 5 }));
    let record = result["hits"][0]["row"]["record_id"].as_str().unwrap().to_owned();
    let card = host.card(&record);
    let text = |field: &str| {
        let views = card["fields"].as_array().unwrap();
        views.iter().find(|view| view["field"] == field).map(|view| view["text"].clone()).unwrap_or_default()
    };
    assert_eq!(
        (text("source"), text("lawful_basis"), text("stage")),
        (json!("展会"), json!("consent"), json!("lead"))
    );
    assert_eq!(card["row"]["tags"], json!(["重点", "华南"]));
    let timeline = host.call("timeline_list", json!({ "record_id": record, "before_ms": null, "limit": 10 }));
    assert_eq!(timeline["items"][0]["what"], json!({ "kind": "imported", "source": "展会" }));
    let finish = &host.ledger(json!({ "group": "import" }))[0];
    assert_eq!(
        (&finish["action"], &finish["count"], &finish["text"]),
        (&json!("import.finish"), &json!(2), &json!("客户.csv"))
    );
    assert_eq!(host.call("import_list", json!({}))["batches"][0], report);
    assert_eq!(host.findings(), [""; 0]);
}

#[test]
fn each_bad_row_is_refused_for_its_reason_and_the_rest_comes_in() {
    let host = TestHost::with_vault();
    let rows = [
        "张伟,13800005678,,,,",
        ",,,深圳,,",
        "短号,1380000,,,,",
        "长号,138000056789012,,,,",
        "错证,,440524188001010015,,,",
        "丢数,,4.40301E+17,,,",
        "坏邮,,,,zhang@,",
        "密码,,,,,登录密码：abc12345",
        "李娜,13900001111,,,,",
    ];
    let text = format!("姓名,手机号,身份证号,城市,邮箱,备注\n{}\n", rows.join("\n"));
    let path = file(&host, "list.csv", text);
    let plan = plan(&host, &path, "skip");
    let check = host.call("import_check", plan);
    assert_eq!(
        reasons(&check),
        [
            "3:no_name",
            "4:phone_too_short",
            "5:phone_too_long",
            "6:bad_checksum",
            "7:lost_digits",
            "8:not_an_email",
            "9:forbidden_value"
        ]
    );
    let report = import(&host, &path, "skip");
    assert_eq!((&report["imported"], &report["rejected"]), (&json!(2), &json!(7)));
    // The list of what was refused: one line each, content masked.
    let saved = host.folder().join("rejected.csv");
    let before = host.actions().len();
    host.call("import_save_rejected", json!({ "path": saved }));
    assert_eq!(host.actions_since(before), ["import.save_rejected"]);
    let saved = std::fs::read(saved).unwrap();
    assert!(saved.starts_with(b"\xEF\xBB\xBF"));
    let saved = String::from_utf8(saved).unwrap();
    assert_eq!(saved.lines().count(), 8, "{saved}");
    for secret in ["440524188001010015", "138000056789012", "abc12345"] {
        assert!(!saved.contains(secret), "{saved}");
    }
    assert!(saved.contains("4.40301E+17"), "so that the person finds the cell");
}

#[test]
fn a_list_that_was_bought_is_not_imported() {
    let host = TestHost::with_vault();
    let path = file(&host, "list.csv", "姓名,手机号\n张伟,13800005678\n");
    let mut plan = plan(&host, &path, "skip");
    for source in ["购买", "网上买来的名单", "purchased list"] {
        plan["source"] = json!(source);
        assert_eq!(host.refused("import_run", plan.clone()), "source_forbidden");
    }
    plan["source"] = json!("  ");
    assert_eq!(host.refused("import_run", plan.clone()), "source_needed");
    plan["source"] = json!("展会");
    plan["basis"] = Value::Null;
    assert_eq!(host.refused("import_run", plan), "basis_needed");
    // A row that says so itself is refused as a row.
    let path =
        file(&host, "list2.csv", "姓名,手机号,客户来源\n张伟,13800005678,购买\n李娜,13900001111,展会\n");
    let report = import(&host, &path, "skip");
    assert_eq!((&report["imported"], &report["rejected"]), (&json!(1), &json!(1)));
    assert_eq!(host.call("customer_counts", json!({}))["active"], 1);
}

#[test]
fn dates_that_read_two_ways_wait_for_a_decision() {
    let host = TestHost::with_vault();
    let path = file(&host, "list.csv", "姓名,生日\n张伟,03/04/1990\n李娜,1988-12-31\n");
    let mut plan = plan(&host, &path, "skip");
    let check = host.call("import_check", plan.clone());
    assert_eq!(
        (&check["ambiguous_dates"], reasons(&check)),
        (&json!(true), vec!["2:ambiguous_date".to_owned()])
    );
    plan["date_order"] = json!("day_first");
    assert_eq!(host.call("import_check", plan.clone())["rejected"], 0);
    host.call("import_run", plan);
    let result = host.call("customer_search", json!({ "query": "张伟", "limit": 5 }));
    let record = result["hits"][0]["row"]["record_id"].as_str().unwrap();
    let shown = host.call("field_reveal", clientvault_tests::host::look(record, "birthday"));
    assert_eq!(shown["value"], "1990-04-03");
}

#[test]
fn without_a_file_there_is_nothing_to_do() {
    let host = TestHost::with_vault();
    let plan = json!({ "columns": [], "on_duplicate": "skip", "date_order": null, "source": "展会", "basis": "consent" });
    assert_eq!(host.refused("import_check", plan.clone()), "nothing_open");
    assert_eq!(host.refused("import_run", plan.clone()), "nothing_open");
    assert_eq!(
        host.refused("import_save_rejected", json!({ "path": host.folder().join("x.csv") })),
        "nothing_open"
    );
    let path = file(&host, "list.csv", "姓名\n张伟\n");
    host.call("import_open", json!({ "path": path }));
    host.call("import_close", json!({}));
    assert_eq!(host.refused("import_check", plan.clone()), "nothing_open");
    host.call("import_open", json!({ "path": path }));
    host.lock();
    host.unlock();
    assert_eq!(host.refused("import_check", plan), "nothing_open", "the lock forgets it");
}

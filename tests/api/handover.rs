//! 离职交接: what somebody had goes to others, and what the person knew opens nothing made afterwards.

use std::sync::mpsc;

use clientvault_tests::host::{PASSWORD, TestHost, copy_folder, look, password_of};
use serde_json::{Value, json};
use vault_app::contract::event::{CoreEvent, Job};

fn plan(host: &TestHost, from: &str, rule: Value) -> Value {
    json!({ "from": host.id_of(from), "rule": rule })
}

fn run(host: &TestHost, from: &str, rule: Value) -> Result<Value, Value> {
    let mut request = plan(host, from, rule);
    request["password"] = json!(host.own_password());
    host.try_call("handover_run", request)
}

/// 王磊 with five customers in three cities, one of them with an identity number.
pub fn office() -> TestHost {
    let host = TestHost::office(&[("王磊", &["sales"]), ("李静", &["sales"]), ("赵敏", &["sales"])]);
    host.log_in("王磊");
    for (number, city) in ["深圳", "深圳", "广州", "广州", "杭州"].iter().enumerate() {
        let phone = format!("1380000111{number}");
        let mut fields =
            vec![("name", format!("客户{number}")), ("phone", phone), ("city", (*city).to_owned())];
        if number == 4 {
            fields.push(("id_number", "11010519491231002X".to_owned()));
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(key, text)| (*key, text.as_str())).collect();
        let record = host.add_customer(&fields);
        if number < 2 {
            host.call("field_reveal", look(&record, "phone"));
        }
    }
    host.log_in("林芳");
    host
}

#[test]
fn a_preview_counts_and_changes_nothing() {
    let host = office();
    let before = host.actions().len();
    let in_turn = json!({ "kind": "in_turn", "to": [host.id_of("李静"), host.id_of("赵敏")] });
    let preview = host.call("handover_preview", plan(&host, "王磊", in_turn));
    assert_eq!(preview["customers"], 5);
    let shares: Vec<_> =
        preview["shares"].as_array().unwrap().iter().map(|share| share["customers"].as_u64()).collect();
    assert_eq!(shares, [Some(3), Some(2)]);
    assert_eq!(
        preview["cities"],
        json!([
            { "city": "广州", "customers": 2 }, { "city": "深圳", "customers": 2 }, { "city": "杭州", "customers": 1 },
        ])
    );
    let by_city = json!({
        "kind": "by_city", "others": host.id_of("赵敏"),
        "cities": [{ "city": "深圳", "to": host.id_of("李静") }],
    });
    let preview = host.call("handover_preview", plan(&host, "王磊", by_city));
    let mut shares: Vec<_> =
        preview["shares"].as_array().unwrap().iter().map(|share| share["customers"].as_u64()).collect();
    shares.sort();
    assert_eq!(shares, [Some(2), Some(3)]);
    assert!(!preview["compartments"].as_array().unwrap().is_empty());
    assert_eq!(host.actions().len(), before);
    // Whoever leaves receives nothing, nor does somebody who could not open it.
    for rule in [
        json!({ "kind": "one", "to": host.id_of("王磊") }),
        json!({ "kind": "one", "to": "00112233445566778899aabbccddeeff" }),
    ] {
        assert_eq!(host.refused("handover_preview", plan(&host, "王磊", rule)), "person_unknown");
    }
    assert_eq!(
        host.refused("handover_preview", plan(&host, "王磊", json!({ "kind": "in_turn", "to": [] }))),
        "bad_request"
    );
}

#[test]
fn afterwards_the_receiver_has_everything_and_the_leaver_nothing() {
    let host = office();
    // What an import keeps of itself is the leaver's and no customer's: it stays, and is sealed anew.
    host.log_in("王磊");
    let path = crate::import::file(&host, "list.csv", "姓名,手机号\n名单,13900002222\n");
    host.call("import_run", crate::import::plan(&host, &path, "skip"));
    host.log_in("林芳");
    let rule = json!({ "kind": "one", "to": host.id_of("李静") });
    let preview = host.call("handover_preview", plan(&host, "王磊", rule.clone()));
    let report = run(&host, "王磊", rule).unwrap();
    // What was announced is what was done.
    assert_eq!(preview["customers"], report["customers"]);
    assert_eq!(preview["rows"], report["rows_resealed"]);
    assert!(preview["rows"].as_u64() > Some(0), "{preview}");
    assert_eq!((report["customers"].as_u64(), report["file_rekeyed"].as_bool()), (Some(6), Some(true)));
    assert_eq!((report["reveals_90d"].as_u64(), report["customers_seen_90d"].as_u64()), (Some(2), Some(2)));
    assert!(report["rotated"].as_array().unwrap().len() >= 5, "{report}");
    assert_eq!(host.person("王磊")["state"], "frozen");
    assert_eq!(host.person("王磊")["customers"], 0);
    assert_eq!(host.findings(), Vec::<String>::new());
    host.lock();
    let status = host.call("app_status", json!({}));
    assert!(status["vault"]["people"].as_array().unwrap().iter().all(|person| person["name"] != "王磊"));
    host.log_in("李静");
    assert_eq!(host.customer_names().len(), 6);
    let page = host.call("customer_search", json!({ "query": "客户4", "limit": 5 }));
    let record = page["hits"][0]["row"]["record_id"].as_str().unwrap().to_owned();
    assert_eq!(host.call("field_reveal", look(&record, "id_number"))["value"], "11010519491231002X");
    // The name stays known where it was written.
    host.log_in("林芳");
    let of_leaver = host.ledger(json!({})).into_iter().filter(|row| row["person_name"] == "王磊").count();
    assert!(of_leaver > 5);
    // Asking again gives the report; running again does nothing twice.
    let again = host.call("handover_report", json!({ "person_id": report["person_id"] }));
    assert_eq!(again, report);
}

#[test]
fn what_the_leaver_kept_opens_old_copies_and_nothing_made_afterwards() {
    let host = office();
    host.lock();
    let old = host.folder().join("old-copy");
    copy_folder(&host.vault_path(), &old);
    host.log_in("林芳");
    run(&host, "王磊", json!({ "kind": "one", "to": host.id_of("李静") })).unwrap();
    host.lock();
    let new = host.folder().join("new-copy");
    copy_folder(&host.vault_path(), &new);
    // The header of before beside the database of after: the leaver's slot still opens, the file does not.
    for name in ["keyslots.cvk", "keyslots.cvk.prev"] {
        let _ = std::fs::copy(old.join(name), new.join(name));
    }
    // The same computer account: the keyring is the same, and remembers only how far the ledger had come.
    host.keyring_forgets_anchor();
    let leaver = host.second_program();
    let enter = |path: &std::path::Path| {
        leaver.choose(path);
        let request = json!({ "person_id": leaver.id_of("王磊"), "password": password_of("王磊") });
        leaver.try_call("vault_unlock", request)
    };
    assert_eq!(enter(&new).unwrap_err()["code"], "vault_damaged", "no key for the file");
    // The report says so honestly: an old copy with the old secrets still opens.
    enter(&old).unwrap();
    assert_eq!(leaver.customer_names().len(), 5);
}

/// Runs the handover and stops it at a sign of progress with this number.
fn run_until(host: &TestHost, request: &Value, stop_at: usize) -> Result<Value, Value> {
    let (begun, has_begun) = mpsc::channel();
    let (interrupted, go_on) = mpsc::channel::<()>();
    let mut seen = 0;
    host.events.watch(move |event| {
        if matches!(event, CoreEvent::Progress { job: Job::Handover, .. }) {
            seen += 1;
            // Nobody listens any more once the run was let go.
            if seen == stop_at && begun.send(()).is_ok() {
                let _ = go_on.recv();
            }
        }
    });
    host.clock.run_ms_per_look(120);
    let result = std::thread::scope(|scope| {
        let running = scope.spawn(|| host.try_call("handover_run", request.clone()));
        if has_begun.recv_timeout(std::time::Duration::from_secs(20)).is_ok() {
            host.core.interrupt();
            interrupted.send(()).unwrap();
        }
        running.join().unwrap()
    });
    host.events.watch(|_| {});
    host.clock.run_ms_per_look(0);
    result
}

#[test]
fn an_interrupted_run_goes_on_and_is_one_report() {
    let host = office();
    let request = json!({
        "from": host.id_of("王磊"), "rule": { "kind": "one", "to": host.id_of("李静") }, "password": PASSWORD,
    });
    let mut stopped = 0;
    for stop_at in 1..=4 {
        match run_until(&host, &request, stop_at) {
            Err(error) => {
                assert_eq!(error["code"], "cancelled");
                stopped += 1;
            }
            Ok(_) => break,
        }
        assert_eq!(host.findings(), Vec::<String>::new(), "whole after stop {stop_at}");
    }
    assert!(stopped > 0, "nothing was interrupted");
    let report = host.call("handover_run", request);
    assert_eq!(report["customers"], 5);
    assert_eq!(report["shares"][0]["customers"], 5);
    assert_eq!(host.findings(), Vec::<String>::new());
    host.log_in("李静");
    assert_eq!(host.customer_names().len(), 5);
}

#[test]
fn the_report_is_a_pdf_and_leaves_a_trace() {
    let host = office();
    run(&host, "王磊", json!({ "kind": "pool" })).unwrap();
    let path = host.folder().join("交接 报告.pdf");
    let id = host.person("王磊")["person_id"].clone();
    host.call("handover_save_report", json!({ "person_id": id, "path": path }));
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF-"));
    // The page carries a checkpoint of everything before it.
    let saved = host.actions().split_off(host.actions().len() - 2);
    assert_eq!(saved, ["handover.save_report", "ledger.checkpoint"]);
    assert_eq!(host.refused("handover_report", json!({ "person_id": host.id_of("李静") })), "not_found");
    host.log_in("李静");
    assert_eq!(host.customer_names().len(), 5, "in the pool");
}

#[test]
fn only_with_all_keys_and_never_oneself() {
    let host = TestHost::office(&[("网管", &["admin"]), ("王磊", &["sales"]), ("李静", &["sales"])]);
    assert_eq!(
        run(&host, "林芳", json!({ "kind": "one", "to": host.id_of("李静") })).unwrap_err()["code"],
        "person_unknown"
    );
    host.log_in("王磊");
    host.add_customer(&[("name", "客户"), ("phone", "13800001111")]);
    host.log_in("网管");
    // An admin freezes; handing over needs the keys of the customers.
    let refused = run(&host, "王磊", json!({ "kind": "one", "to": host.id_of("李静") })).unwrap_err();
    assert_eq!(refused["code"], "keys_missing");
    assert_eq!(host.person("王磊")["state"], "active", "judged before anything happened");
    host.log_in("林芳");
    host.call("team_save", json!({ "team_id": null, "name": "空队", "password": PASSWORD }));
    run(&host, "王磊", json!({ "kind": "one", "to": host.id_of("李静") })).unwrap();
    assert_eq!(host.findings(), Vec::<String>::new());
}

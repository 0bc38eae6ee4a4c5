//! An import that is stopped, interrupted by the lock, or dies: all of it or nothing.

use std::sync::mpsc;

use clientvault_tests::host::TestHost;
use serde_json::{Value, json};
use vault_app::contract::event::{CoreEvent, Job};

use crate::import::{file, plan};

/// An open plan for five hundred people.
fn prepared() -> (TestHost, Value) {
    let host = TestHost::with_vault();
    let rows: String = (0..500).map(|number| format!("客户{number:03},1380000{number:04}\n")).collect();
    let path = file(&host, "list.csv", format!("姓名,手机号\n{rows}"));
    let plan = plan(&host, &path, "skip");
    (host, plan)
}

/// Runs the import; on its first sign of progress `stop` is called on another thread and takes effect.
fn run_and_stop(host: &TestHost, plan: &Value, stop: impl FnOnce() + Send) -> Result<Value, Value> {
    let (begun, has_begun) = mpsc::channel();
    let (interrupted, go_on) = mpsc::channel::<()>();
    let mut first = true;
    host.events.watch(move |event| {
        if matches!(event, CoreEvent::Progress { job: Job::Import, done: 1.., .. })
            && std::mem::take(&mut first)
        {
            begun.send(()).unwrap();
            go_on.recv().unwrap();
        }
    });
    // Every look at the clock is a tenth of a second, so that each row is worth an event.
    host.clock.run_ms_per_look(100);
    let result = std::thread::scope(|scope| {
        let running = scope.spawn(|| host.try_call("import_run", plan.clone()));
        has_begun.recv().unwrap();
        let stopping = scope.spawn(stop);
        while !host.core.is_interrupted() {
            std::thread::yield_now();
        }
        interrupted.send(()).unwrap();
        stopping.join().unwrap();
        running.join().unwrap()
    });
    host.clock.run_ms_per_look(0);
    host.events.watch(|_| {});
    result
}

fn is_empty(host: &TestHost) -> bool {
    host.call("customer_counts", json!({}))["active"] == 0
        && host.call("import_list", json!({}))["batches"] == json!([])
        && host.call("customer_search", json!({ "query": "客户000", "limit": 5 }))["hits"] == json!([])
}

#[test]
fn cancelling_leaves_nothing_and_the_same_plan_runs_afterwards() {
    let (host, plan) = prepared();
    let entries = host.actions();
    let stopped = run_and_stop(&host, &plan, || {
        host.call("import_cancel", json!({}));
    });
    assert_eq!(stopped.unwrap_err()["code"], "cancelled");
    assert!(is_empty(&host));
    assert_eq!(host.actions(), entries, "not even an entry");
    assert_eq!(host.findings(), [""; 0]);
    assert_eq!(host.call("import_run", plan)["imported"], 500);
    assert_eq!(host.findings(), [""; 0]);
}

/// The index goes along with the import: what was in it before must be there again, and nothing else.
#[test]
fn who_was_there_before_is_still_found() {
    let (host, plan) = prepared();
    host.add_customer(&[("name", "欧阳静姝"), ("phone", "13912345678")]);
    let stopped = run_and_stop(&host, &plan, || {
        host.call("import_cancel", json!({}));
    });
    assert_eq!(stopped.unwrap_err()["code"], "cancelled");
    let found = |query: &str| {
        let answer = host.call("customer_search", json!({ "query": query, "limit": 5 }));
        answer["hits"].as_array().unwrap().len()
    };
    assert_eq!([found("oyjs"), found("5678"), found("客户000")], [1, 1, 0]);
    assert_eq!(host.call("import_run", plan)["imported"], 500);
    assert_eq!([found("oyjs"), found("客户000"), found("客户499")], [1, 1, 1]);
    // The number after the last: nobody's number is given twice.
    let next = host.add_customer(&[("name", "新人")]);
    assert_eq!(host.card(&next)["row"]["number"], 502);
}

#[test]
fn locking_stops_it_and_leaves_nothing() {
    let (host, plan) = prepared();
    let stopped = run_and_stop(&host, &plan, || host.lock());
    assert_eq!(stopped.unwrap_err()["code"], "cancelled");
    host.unlock();
    assert!(is_empty(&host));
    assert_eq!(host.findings(), [""; 0]);
}

#[test]
fn a_power_cut_leaves_nothing() {
    let (host, plan) = prepared();
    // The files as they are in the middle of the import.
    let (vault, copy) = (host.vault_path(), host.folder().join("copy"));
    let (from, to) = (vault.clone(), copy.clone());
    host.events.watch(move |event| {
        if matches!(event, CoreEvent::Progress { job: Job::Import, done: 400, .. }) {
            clientvault_tests::host::copy_folder(&from, &to);
        }
    });
    host.clock.run_ms_per_look(100);
    host.call("import_run", plan);
    host.clock.run_ms_per_look(0);
    host.lock();
    assert!(copy.exists(), "the import was seen in the middle");
    std::fs::remove_dir_all(&vault).unwrap();
    std::fs::rename(copy, &vault).unwrap();
    host.keyring_forgets_anchor();
    host.unlock();
    assert!(is_empty(&host));
    assert_eq!(host.findings(), ["anchor_missing"]);
}

#[test]
fn a_defect_in_the_middle_takes_everything_back() {
    let (host, plan) = prepared();
    let before = host.actions();
    host.events.watch(|event| {
        let middle = matches!(event, CoreEvent::Progress { job: Job::Import, done: 250, .. });
        assert!(!middle, "a defect");
    });
    host.clock.run_ms_per_look(100);
    let error = host.try_call("import_run", plan.clone()).unwrap_err();
    host.clock.run_ms_per_look(0);
    host.events.watch(|_| {});
    assert_eq!(error["code"], "internal");
    assert_eq!(error["reference"].as_str().unwrap().len(), 8);
    assert!(is_empty(&host));
    assert_eq!(host.actions(), before);
    assert_eq!(host.call("import_run", plan)["imported"], 500, "life goes on");
    assert_eq!(host.findings(), [""; 0]);
}

//! The audit page on a long ledger: filters, counts, charts, alerts, checkpoints, the file for outsiders.

use std::time::Duration;

use clientvault_tests::host::TestHost;
use clientvault_tests::long_ledger::grow;
use serde_json::{Value, json};

use crate::figures::Times;
use crate::report::{Budget, Report};

/// What a page may take to answer before somebody waits for it: two frames.
const PROMPT: Duration = Duration::from_millis(33);
/// The first look at the page, which reads the ledger's columns.
const FIRST: Duration = Duration::from_secs(3);
const ROUNDS: usize = 20;

pub fn measure(entries: u64, report: &mut Report) {
    let host = TestHost::with_vault();
    host.lock();
    grow(&host, entries);
    host.unlock();
    let once = |command: &str, request: &Value| Times::of(1, |_| drop(host.call(command, request.clone())));
    let first = once("ledger_summary", &json!({}));
    report.times(format!("audit page, first look, {entries} entries"), &first, None, &Budget::Once(FIRST, 0));
    let now_ms = i64::try_from(entries).expect("a number") * 200_000 + 1_763_900_000_000;
    let list = |filters: Value| json!({ "filters": filters, "before_seq": null, "limit": 300 });
    let prompt = [
        ("charts and numbers", "ledger_summary", json!({})),
        ("newest 300 of all", "ledger_list", list(json!({}))),
        ("300 of one group", "ledger_list", list(json!({ "group": "copy" }))),
        ("refusals, of which there are none", "ledger_list", list(json!({ "refused_only": true }))),
        ("300 of one hour of the week", "ledger_list", list(json!({ "hour": 10, "weekday": 3 }))),
        ("the last thirty days", "ledger_list", list(json!({ "from_ms": now_ms - 30 * 86_400_000 }))),
        (
            "a page in the middle",
            "ledger_list",
            json!({ "filters": { "group": "view" }, "before_seq": entries / 2, "limit": 300 }),
        ),
    ];
    for (name, command, request) in prompt {
        let times = Times::of(ROUNDS, |_| drop(host.call(command, request.clone())));
        let item = format!("audit page, {name}, {entries} entries");
        report.times(item, &times, None, &Budget::P95(PROMPT, PROMPT * 4));
    }
    for (name, command, request, most) in [
        ("alerts and ninety days", "watch_list", json!({}), 300),
        ("the month on one page", "ledger_month", json!({ "month": "2026-03" }), 300),
    ] {
        let times = Times::of(5, |_| drop(host.call(command, request.clone())));
        let most = Duration::from_millis(most);
        report.times(format!("{name}, {entries} entries"), &times, None, &Budget::P95(most, most * 2));
    }
    let made = host.call("ledger_checkpoint", json!({}));
    let checkpoint = once("ledger_checkpoint", &json!({}));
    report.times(format!("a checkpoint, {entries} entries"), &checkpoint, None, &Budget::None);
    let witness = once("ledger_witness", &json!({ "text": made["text"] }));
    report.times(format!("an old checkpoint compared, {entries} entries"), &witness, None, &Budget::None);
    let path = host.folder().join("l.cvaudit");
    let export = once("ledger_export", &json!({ "path": path, "details": true }));
    report.times(
        format!("the ledger written out and verified, {entries} entries"),
        &export,
        None,
        &Budget::None,
    );
}

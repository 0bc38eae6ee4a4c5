//! Checks: every row against the ledger, every entry against its signature.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::desk::Desk;
use crate::figures::Times;
use crate::report::{Budget, Report};

/// Entries beside those of the import, which carry two thousand rows each.
const ENTRIES: u64 = 20_000;
const ENTRIES_PER_SECOND: f64 = 50_000.0;

pub fn measure(desk: &Desk, rows: u32, report: &mut Report) {
    let check = |command: &str, rounds: usize| {
        Times::of(rounds, |_| {
            let answer = desk.call(command, json!({}));
            assert_eq!(answer["complete"], true, "{answer}");
            assert!(answer["rows_checked"].as_u64() >= Some(u64::from(rows)), "{answer}");
        })
    };
    let most = Duration::from_secs(if rows > 500_000 { 8 } else { 1 });
    report.times(
        format!("every row against the ledger, {rows}"),
        &check("ledger_verify", 3),
        None,
        &Budget::Once(most, 0),
    );
    report.times(
        format!("the whole vault: also every page, and every facet opened, {rows}"),
        &check("vault_verify", 1),
        None,
        &Budget::None,
    );
}

/// A ledger of single entries, as years of work leave it.
pub fn measure_entries(report: &mut Report) {
    let desk = Desk::new();
    let request = json!({
        "kind": "person", "company_link": null,
        "fields": [{ "field": "name", "values": [{ "text": "张伟" }] }]
    });
    let record = desk.call("customer_create", request)["record_id"].clone();
    let mut versions = json!({ "l1": 1, "l2": 0, "l3": 0 });
    for number in 0..ENTRIES {
        let fields = json!([{ "field": "title", "values": [{ "text": format!("第 {number} 任经理") }] }]);
        let saved = desk
            .call("customer_update", json!({ "record_id": record, "versions": versions, "fields": fields }));
        versions = saved["versions"].clone();
    }
    let times: Vec<Duration> = (0..3)
        .map(|_| {
            let started = Instant::now();
            let answer = desk.call("ledger_verify", json!({}));
            assert!(
                answer["complete"] == true && answer["ledger_entries"].as_u64() > Some(ENTRIES),
                "{answer}"
            );
            started.elapsed()
        })
        .collect();
    let times = Times::from(times);
    let rate = ENTRIES as f64 / times.median().as_secs_f64();
    report.number(
        format!("ledger verification, {ENTRIES} entries of one change"),
        &format!("{rate:.0} entries/s"),
        "–",
        &format!("≥ {ENTRIES_PER_SECOND:.0} entries/s"),
        rate >= ENTRIES_PER_SECOND,
    );
}

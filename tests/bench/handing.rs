//! Customers and keys change hands: transfers, a handover with new keys for everything somebody had.

use std::time::{Duration, Instant};

use clientvault_tests::host::{HOUSE, PASSWORD, password_of};
use serde_json::{Value, json};

use crate::desk::{Desk, derivation};
use crate::figures::Times;
use crate::report::{Budget, Report};

const TRANSFERRED: u64 = 5_000;
/// Customers of the person whose keys are made anew: each has two sealed rows.
const HELD: u64 = 50_000;
/// Customers in one request.
const AT_ONCE: u64 = 10_000;
const COLLEAGUE: &str = "王磊";

/// Hands customers of the open vault to a colleague, then to others with new keys.
pub fn measure(desk: &Desk, rows: u32, report: &mut Report) {
    let colleague = desk.call(
        "person_add",
        json!({
            "name": COLLEAGUE, "roles": ["sales"], "team_id": HOUSE,
            "new_password": password_of(COLLEAGUE), "password": PASSWORD,
        }),
    )["person_id"]
        .clone();
    Desk::settle();
    let (elapsed, _) = transfer(desk, &colleague, TRANSFERRED);
    report.times(
        format!("transfer {TRANSFERRED} customers, {rows}"),
        &Times::from(vec![elapsed]),
        None,
        &Budget::Once(Duration::from_millis(800), 0),
    );
    let mut held = TRANSFERRED;
    while held < HELD.min(u64::from(rows) / 2) {
        let (_, moved) = transfer(desk, &colleague, AT_ONCE.min(HELD - held));
        held += moved;
    }
    // An owner's login after somebody was frozen: every key that person held is made anew, every row sealed again.
    let request = desk.unlock_request();
    desk.lock();
    let plain = unlock(desk, &request);
    desk.call("person_freeze", json!({ "person_id": colleague, "at_ms": null, "password": PASSWORD }));
    desk.lock();
    Desk::settle();
    let renewing = unlock(desk, &request);
    let derivation = derivation();
    report.times(
        format!("new keys for {held} customers ({} sealed rows), with the login, {rows}", held * 2),
        &Times::from(vec![renewing.saturating_sub(derivation)]),
        None,
        &Budget::Once(Duration::from_millis(2_500), 0),
    );
    println!("the login alone: {plain:?}");
    Desk::settle();
    let started = Instant::now();
    desk.call("handover_run", json!({ "from": colleague, "rule": { "kind": "pool" }, "password": PASSWORD }));
    let elapsed = started.elapsed().saturating_sub(derivation);
    report.times(
        format!(
            "the rest of a handover: {held} customers into the pool, the file re-keyed and verified, {rows}"
        ),
        &Times::from(vec![elapsed]),
        None,
        &Budget::None,
    );
}

/// Hands over the oldest customers that are still the owner's. Gives the time of the transfer alone, and how many.
fn transfer(desk: &Desk, to: &Value, count: u64) -> (Duration, u64) {
    let mut records: Vec<Value> = Vec::new();
    while (records.len() as u64) < count {
        let limit = (count - records.len() as u64).min(500);
        let page = desk.call(
            "customer_list",
            json!({
                "filters": { "holding": "mine" }, "sort": "created", "descending": false,
                "offset": records.len(), "limit": limit,
            }),
        );
        let rows = page["rows"].as_array().expect("rows");
        assert!(!rows.is_empty(), "not enough customers");
        records.extend(rows.iter().map(|row| row["record_id"].clone()));
    }
    let to = json!({ "kind": "person", "id": to });
    let request = json!({ "record_ids": records, "to": to }).to_string();
    let started = Instant::now();
    let answer = desk.answer("customer_transfer", &request);
    let elapsed = started.elapsed();
    let moved: Value = serde_json::from_str(&answer).expect("an answer is JSON");
    assert_eq!(moved["count"], count);
    (elapsed, count)
}

fn unlock(desk: &Desk, request: &str) -> Duration {
    let started = Instant::now();
    desk.answer("vault_unlock", request);
    started.elapsed()
}

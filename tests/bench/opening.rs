//! From the password to the first list, and back to locked.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::desk::{Desk, derivation};
use crate::figures::{Times, shown};
use crate::plain::Plain;
use crate::report::{Budget, Report};

/// The list as the page asks for it first.
pub const FIRST_LIST: &str = r#"{"filters":{},"sort":"updated","descending":true,"offset":0,"limit":50}"#;
const ROUNDS: usize = 9;
/// Changes that a snapshot does not know yet.
const BEHIND: u32 = 1_000;

/// Lock and unlock, and an unlock that has to make everything derived anew.
pub fn measure(desk: &Desk, plain: &Plain, rows: u32, report: &mut Report) {
    let million = rows > 500_000;
    let derivation = derivation();
    let request = desk.unlock_request();
    let (mut locks, mut unlocks) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let started = Instant::now();
        desk.lock();
        locks.push(started.elapsed());
        unlocks.push(unlock(desk, &request));
    }
    let budget = |small: u64, large: u64| {
        let most = Duration::from_millis(if million { large } else { small });
        Budget::P95(most, most * 2)
    };
    let newest = Times::of(ROUNDS, |_| {
        plain.newest();
    });
    report.times(
        format!("unlock → first list, {rows} (without the derivation, {})", shown(derivation)),
        &Times::from(unlocks).without(derivation),
        Some(&newest),
        &budget(60, 500),
    );
    report.times(
        format!("lock with the sealed snapshot, {rows}"),
        &Times::from(locks),
        None,
        &budget(60, 400),
    );

    desk.lock();
    std::fs::remove_dir_all(desk.vault().join("index")).expect("what is derived");
    std::fs::create_dir(desk.vault().join("index")).expect("the folder of it");
    let rebuild = Times::from(vec![unlock(desk, &request)]).without(derivation);
    let most = Duration::from_secs(if million { 10 } else { 1 });
    report.times(format!("everything derived made anew, {rows}"), &rebuild, None, &Budget::Once(most, 0));
}

/// An unlock after a power cut, with changes in the ledger that the snapshot has not seen.
pub fn measure_behind(desk: &Desk, rows: u32, report: &mut Report) {
    let page = desk.call(
        "customer_list",
        json!({"filters":{},"sort":"created","descending":false,"offset":0,"limit":500}),
    );
    let later = desk.call(
        "customer_list",
        json!({"filters":{},"sort":"created","descending":false,"offset":500,"limit":500}),
    );
    desk.lock();
    desk.unlock();
    let records =
        page["rows"].as_array().expect("rows").iter().chain(later["rows"].as_array().expect("rows"));
    let mut changed = 0;
    for row in records {
        let card = desk.call("customer_show", json!({ "record_id": row["record_id"] }));
        let fields = json!([{ "field": "title", "values": [{ "text": "董事长" }] }]);
        desk.call(
            "customer_update",
            json!({ "record_id": row["record_id"], "versions": card["versions"], "fields": fields }),
        );
        changed += 1;
    }
    assert_eq!(changed, BEHIND);
    let copy = Desk::at(&desk.files_as_they_are());
    Desk::settle();
    let derivation = derivation();
    let request = copy.unlock_request();
    let times = Times::from(vec![unlock(&copy, &request)]).without(derivation);
    let most = Duration::from_millis(if rows > 500_000 { 650 } else { 210 });
    report.times(
        format!("… after a power cut, {BEHIND} changes behind, {rows}"),
        &times,
        None,
        &Budget::Once(most, 0),
    );
    drop(copy);
    std::fs::remove_dir_all(desk.folder().join("copy")).expect("the copy");
}

fn unlock(desk: &Desk, request: &str) -> Duration {
    let started = Instant::now();
    desk.answer("vault_unlock", request);
    let list = desk.answer("customer_list", FIRST_LIST);
    let time = started.elapsed();
    assert!(list.len() > 5_000, "fifty rows came");
    time
}

//! One save and one reveal, each durable with its ledger entry.

use std::fs::File;
use std::io::Write as _;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::figures::Times;
use crate::plain::Plain;
use crate::report::{Budget, Report};

const SAVES: usize = 200;
/// The budget of an hour allows 60; each record once.
const REVEALS: usize = 25;

pub fn measure(desk: &Desk, plain: &Plain, rows: u32, report: &mut Report) {
    let page = desk.call(
        "customer_list",
        json!({"filters":{},"sort":"updated","descending":true,"offset":50,"limit":500}),
    );
    let records: Vec<Value> =
        page["rows"].as_array().expect("rows").iter().map(|row| row["record_id"].clone()).collect();
    // What earlier parts wrote is still on its way to the disk and would be counted as ours.
    Desk::settle();
    let flush = flushes(desk);
    report.times(format!("one flush of this disk, {rows}"), &flush, None, &Budget::None);
    let flush = flush.median();
    let micros = Duration::from_micros;
    let mut saves = Vec::new();
    for record in records.iter().take(SAVES) {
        let card = desk.call("customer_show", json!({ "record_id": record }));
        let fields = json!([{ "field": "title", "values": [{ "text": "市场总监" }] }]);
        let request =
            json!({ "record_id": record, "versions": card["versions"], "fields": fields }).to_string();
        let started = Instant::now();
        desk.answer("customer_update", &request);
        saves.push(started.elapsed());
    }
    let theirs = Times::of(SAVES, |at| plain.save(u32::try_from(at + 1).expect("small"), "市场总监"));
    report.times(
        format!("save, durable, {rows}"),
        &Times::from(saves),
        Some(&theirs),
        &Budget::Durable(micros(1_000), micros(2_000), flush),
    );

    let mut reveals = Vec::new();
    for record in records.iter().skip(SAVES).take(REVEALS) {
        let request = clientvault_tests::host::look(record.as_str().expect("a record"), "phone").to_string();
        let started = Instant::now();
        desk.answer("field_reveal", &request);
        reveals.push(started.elapsed());
    }
    let theirs = Times::of(SAVES, |at| {
        plain.reveal(u32::try_from(at + 1).expect("small"));
    });
    report.times(
        format!("reveal, entry durable first, {rows}"),
        &Times::from(reveals),
        Some(&theirs),
        &Budget::Durable(micros(500), micros(1_000), flush),
    );
}

/// What the disk takes for one small write that lasts, with nothing of ours around it.
fn flushes(desk: &Desk) -> Times {
    let path = desk.folder().join("flushed");
    let mut file = File::create(&path).expect("a file beside the vault");
    let page = [7; 4096];
    let times = Times::of(SAVES, |_| {
        file.write_all(&page).expect("room on the disk");
        file.sync_all().expect("a disk that flushes");
    });
    std::fs::remove_file(path).expect("the file");
    times
}

//! One old page put back: what SQLCipher cannot see.

use std::fs;

use serde_json::json;

use crate::raw::{PAGE, database, open, verdict, with_customers};

#[test]
fn every_old_page_is_noticed() {
    let host = with_customers();
    host.unlock();
    let page = host
        .call("customer_list", json!({ "sort": "created", "descending": false, "offset": 0, "limit": 1 }));
    let record = page["rows"][0]["record_id"].as_str().unwrap().to_owned();
    host.lock();
    let old = fs::read(database(&host)).unwrap();

    host.unlock();
    let versions = host.card(&record)["versions"].clone();
    let fields = json!([{ "field": "phone", "values": [{ "text": "13911112222" }] }, { "field": "city", "values": [{ "text": "深圳" }] }]);
    host.clock.pass_ms(1_000);
    host.call("customer_update", json!({ "record_id": record, "versions": versions, "fields": fields }));
    host.lock();
    let new = fs::read(database(&host)).unwrap();
    let anchor = crate::raw::anchor(&host);

    let changed: Vec<usize> = old
        .chunks_exact(PAGE)
        .zip(new.chunks_exact(PAGE))
        .enumerate()
        .skip(1)
        .filter(|(_, (old, new))| old != new)
        .map(|(number, _)| number)
        .collect();
    assert!(changed.len() > 1, "facets and ledger both changed");
    let mut stale_rows = 0;
    for number in changed {
        let mut mixed = new.clone();
        mixed[number * PAGE..(number + 1) * PAGE].copy_from_slice(&old[number * PAGE..(number + 1) * PAGE]);
        fs::write(database(&host), &mixed).unwrap();
        crate::raw::set_anchor(&host, &anchor);
        // SQLCipher is content: the page is authentic, for this place, only not the last one.
        let connection = open(&host);
        let mut complaints = connection.prepare("PRAGMA cipher_integrity_check").unwrap();
        assert!(complaints.query([]).unwrap().next().unwrap().is_none());
        drop(complaints);
        connection.close().unwrap();
        let found = verdict(&host);
        assert!(!found.is_empty(), "page {number} of {} was put back unnoticed", new.len() / PAGE);
        if found == ["row_stale"] {
            stale_rows += 1;
            assert_eq!(host.read_only()["kind"], "damaged");
        }
        host.lock();
    }
    assert!(stale_rows > 0, "the customer's row is on one of these pages");
}

#[test]
fn one_flipped_bit_in_the_file_is_noticed() {
    let host = with_customers();
    let good = fs::read(database(&host)).unwrap();
    let anchor = crate::raw::anchor(&host);
    let pages = good.len() / PAGE;
    for number in 0..pages {
        let mut bad = good.clone();
        bad[number * PAGE + 1_000] ^= 0x10;
        fs::write(database(&host), &bad).unwrap();
        crate::raw::set_anchor(&host, &anchor);
        let found = verdict(&host);
        assert!(!found.is_empty(), "page {number} of {pages}");
        host.lock();
    }
    fs::write(database(&host), good).unwrap();
    crate::raw::set_anchor(&host, &anchor);
    assert_eq!(verdict(&host), [""; 0]);
}

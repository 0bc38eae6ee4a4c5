//! Rows of customers, changed behind the program's back.

use serde_json::json;

use crate::raw::{background_verdict, open, tamper, verdict, with_customers};

/// The records of customers, by position: settings and other sheets carry a parent.
const FIRST: &str = "(SELECT record FROM facet WHERE kind = 1 ORDER BY record LIMIT 1)";
const SECOND: &str =
    "(SELECT record FROM facet WHERE kind = 1 AND level = 2 ORDER BY record LIMIT 1 OFFSET 1)";

#[track_caller]
fn finds(statements: &[&str], expected: &[&str]) {
    let host = with_customers();
    tamper(&host, statements);
    assert_eq!(verdict(&host), expected, "{statements:?}");
    host.lock();
    host.unlock();
    assert_eq!(background_verdict(&host), Some(false), "the check after the unlock: {statements:?}");
}

#[test]
fn one_bit_of_a_body() {
    let flip = format!(
        "UPDATE facet SET body = CAST(substr(body, 1, 40) || x'00' || substr(body, 42) AS BLOB) WHERE record = {FIRST} AND level = 2"
    );
    finds(&[&flip], &["row_stale", "row_unreadable"]);
}

#[test]
fn two_bodies_exchanged() {
    // Also together with their keys: a facet opens in its own place only.
    for columns in [["body"].as_slice(), &["body", "wrapped", "rk", "version"]] {
        let host = with_customers();
        let connection = open(&host);
        connection
            .execute_batch("CREATE TEMP TABLE two AS SELECT * FROM facet WHERE kind = 1 AND level = 2 ORDER BY record LIMIT 2")
            .unwrap();
        let sets: Vec<String> = columns
            .iter()
            .map(|column| format!("{column} = (SELECT {column} FROM two WHERE two.record <> facet.record)"))
            .collect();
        let changed = connection
            .execute(
                &format!(
                    "UPDATE facet SET {} WHERE level = 2 AND record IN (SELECT record FROM two)",
                    sets.join(", ")
                ),
                [],
            )
            .unwrap();
        assert_eq!(changed, 2);
        connection.close().unwrap();
        assert_eq!(verdict(&host), ["row_stale", "row_unreadable"], "{columns:?}");
        // Nor is the value shown: it is bound to its record.
        let list = json!({ "sort": "created", "descending": false, "offset": 0, "limit": 1 });
        let record = host.call("customer_list", list)["rows"][0]["record_id"].clone();
        assert!(host.try_call("customer_show", json!({ "record_id": record })).is_err());
    }
}

#[test]
fn a_row_moved_elsewhere() {
    let moved = |set: &str| format!("UPDATE facet SET {set} WHERE record = {FIRST} AND level = 3");
    finds(
        &[&moved("record = x'00112233445566778899aabbccddeeff'")],
        &["row_unknown", "row_missing", "row_unreadable"],
    );
    finds(&[&moved("scope = x'00112233445566778899aabbccddeeff'")], &["row_stale"]);
    finds(&[&moved("kind = 6")], &["row_stale"]);
    finds(&[&moved("parent = record")], &["row_stale"]);
    finds(&[&moved("version = version + 1")], &["row_stale", "row_unreadable"]);
    finds(&[&moved("epoch = 2")], &["row_stale"]);
}

#[test]
fn a_level_lowered() {
    let statements = [
        format!("DELETE FROM facet WHERE record = {FIRST} AND level = 2"),
        format!("UPDATE facet SET level = 2 WHERE record = {FIRST} AND level = 3"),
    ];
    finds(&[&statements[0], &statements[1]], &["row_stale", "row_missing", "row_unreadable"]);
}

#[test]
fn a_row_doubled_or_made_up() {
    let columns = "level, kind, parent, version, epoch, rk, wrapped, schema, alg, body";
    let copy = format!(
        "INSERT INTO facet (scope, record, {columns}) SELECT scope, x'00112233445566778899aabbccddeeff', {columns} FROM facet WHERE record = {FIRST}"
    );
    finds(&[&copy], &["row_unknown", "row_unreadable"]);
}

#[test]
fn a_row_removed() {
    finds(&[&format!("DELETE FROM facet WHERE record = {FIRST}")], &["row_missing"]);
    finds(&[&format!("DELETE FROM facet WHERE record = {SECOND} AND level = 2")], &["row_missing"]);
}

#[test]
fn a_row_no_program_can_read() {
    finds(
        &[&format!("UPDATE facet SET kind = 4000 WHERE record = {FIRST} AND level = 1")],
        &["row_missing", "row_unreadable"],
    );
    finds(
        &[&format!("UPDATE facet SET schema = 2 WHERE record = {FIRST} AND level = 2")],
        &["row_stale", "row_unreadable"],
    );
}

#[test]
fn an_earlier_version_put_back() {
    let host = with_customers();
    let saved = {
        let connection = open(&host);
        connection
            .execute_batch("CREATE TABLE kept AS SELECT * FROM facet WHERE kind = 1 AND level = 2")
            .unwrap();
        connection.close().unwrap();
        host.unlock();
        let page = host.call(
            "customer_list",
            json!({ "sort": "created", "descending": false, "offset": 0, "limit": 1 }),
        );
        page["rows"][0]["record_id"].as_str().unwrap().to_owned()
    };
    let versions = host.card(&saved)["versions"].clone();
    let fields = json!([{ "field": "phone", "values": [{ "text": "13911112222" }] }]);
    host.clock.pass_ms(1_000);
    let request = json!({ "record_id": saved, "versions": versions, "fields": fields });
    host.call("customer_update", request);
    host.lock();
    tamper(&host, &["INSERT OR REPLACE INTO facet SELECT * FROM kept", "UPDATE ledger SET seq = seq"]);
    open(&host).execute_batch("DROP TABLE kept").unwrap();
    assert_eq!(verdict(&host), ["row_stale"], "it opens, it is authentic, and it is not the last one");
}

/// The change is durable before the index is brought up to date, so it answers as done; the index with the gap is not
/// believed, and not kept.
#[test]
fn a_durable_change_is_done_although_a_row_beside_it_cannot_be_read() {
    let host = with_customers();
    host.unlock();
    let page =
        host.call("customer_list", json!({ "sort": "name", "descending": false, "offset": 0, "limit": 1 }));
    let record = page["rows"][0]["record_id"].as_str().unwrap().to_owned();
    host.lock();
    tamper(&host, &[&format!("UPDATE facet SET alg = 300 WHERE record = x'{record}' AND level = 3")]);
    host.unlock();
    let changed = host.call("customer_archive", json!({ "record_ids": [record] }));
    assert_eq!(changed["count"], 1);
    assert_eq!(host.refused("customer_counts", json!({})), "vault_damaged");
    assert_eq!(host.actions().last().map(String::as_str), Some("customer.archive"));
    host.lock();
    assert_eq!(host.try_unlock().unwrap_err()["code"], "vault_damaged");
}

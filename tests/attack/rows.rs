//! Rows changed behind the program's back: every one is named, and the vault goes read-only.

use clientvault_tests::host::TestHost;
use serde_json::json;

use crate::tools::{edit, findings, raw, stocked_vault};

fn assert_read_only(host: &TestHost) {
    let fields = json!([{ "field": "name", "values": [{ "text": "新客户" }] }]);
    let request = json!({ "kind": "person", "fields": fields, "company_link": null });
    assert_eq!(host.refused("customer_create", request), "read_only");
}

#[test]
fn an_untouched_vault_has_no_findings() {
    assert_eq!(findings(&stocked_vault(3)), Vec::<String>::new());
}

#[test]
fn an_edited_facet_is_stale() {
    let host = stocked_vault(3);
    let sql = "UPDATE facet SET body = (SELECT body FROM facet WHERE kind = 1 AND level = 1 ORDER BY record LIMIT 1)
               WHERE (scope, record, level) = (SELECT scope, record, level FROM facet
                                               WHERE kind = 1 AND level = 1 ORDER BY record DESC LIMIT 1)";
    assert_eq!(edit(&host, sql), 1);
    assert_eq!(findings(&host), ["row_stale", "row_unreadable"]);
    assert_read_only(&host);
}

#[test]
fn a_deleted_facet_is_missing() {
    let host = stocked_vault(3);
    let sql = "DELETE FROM facet WHERE (scope, record, level) IN
               (SELECT scope, record, level FROM facet WHERE kind = 1 AND level = 2 LIMIT 1)";
    assert_eq!(edit(&host, sql), 1);
    assert_eq!(findings(&host), ["row_missing"]);
    assert_read_only(&host);
}

#[test]
fn an_inserted_facet_is_unknown() {
    let host = stocked_vault(2);
    let sql =
        "INSERT INTO facet SELECT scope, randomblob(16), level, kind, parent, version, epoch, rk, wrapped,
               schema, alg, body FROM facet WHERE kind = 1 AND level = 1 LIMIT 1";
    assert_eq!(edit(&host, sql), 1);
    let codes = findings(&host);
    assert!(codes.contains(&"row_unknown".to_owned()), "{codes:?}");
    assert_read_only(&host);
}

#[test]
fn two_customers_phones_swapped_are_noticed_and_do_not_open() {
    let host = stocked_vault(2);
    let connection = raw(&host);
    let rows: Vec<(Vec<u8>, Vec<u8>)> = connection
        .prepare("SELECT record, body FROM facet WHERE kind = 1 AND level = 2 ORDER BY record")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for (target, source) in [(0, 1), (1, 0)] {
        connection
            .execute(
                "UPDATE facet SET body = ?1 WHERE record = ?2 AND level = 2",
                (&rows[source].1, &rows[target].0),
            )
            .unwrap();
    }
    drop(connection);
    assert_eq!(findings(&host), ["row_stale", "row_unreadable"]);
    // The value itself is refused, too: associated data bind it to its record.
    let found = host.call("customer_search", json!({ "query": "客户000", "limit": 5 }));
    let record = found["hits"][0]["row"]["record_id"].clone();
    assert_ne!(host.refused("customer_show", json!({ "record_id": record })), "");
}

#[test]
fn an_older_version_of_one_row_is_stale() {
    let host = stocked_vault(1);
    let before: (Vec<u8>, i64, Vec<u8>, Vec<u8>, Vec<u8>) = raw(&host)
        .query_row(
            "SELECT record, version, rk, wrapped, body FROM facet WHERE kind = 1 AND level = 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
        )
        .unwrap();
    host.unlock();
    let found = host.call("customer_search", json!({ "query": "客户000", "limit": 5 }));
    let record = found["hits"][0]["row"]["record_id"].clone();
    let card = host.call("customer_show", json!({ "record_id": record }));
    host.call(
        "customer_update",
        json!({ "record_id": record, "versions": card["versions"],
                "fields": [{ "field": "stage", "values": [{ "text": "won" }] }] }),
    );
    host.lock();
    let connection = raw(&host);
    let changed = connection
        .execute(
            "UPDATE facet SET version = ?2, rk = ?3, wrapped = ?4, body = ?5 WHERE record = ?1 AND level = 1",
            (&before.0, before.1, &before.2, &before.3, &before.4),
        )
        .unwrap();
    assert_eq!(changed, 1);
    drop(connection);
    // Sealed correctly, opens correctly, and yet not what the ledger says.
    assert_eq!(findings(&host), ["row_stale"]);
    assert_read_only(&host);
}

#[test]
fn a_replaced_grant_does_not_open() {
    let host = stocked_vault(1);
    let sql = "UPDATE compartment_grant SET sealed = randomblob(length(sealed)) WHERE level = 2 AND recipient <> zeroblob(16)";
    assert_eq!(edit(&host, sql), 1);
    let error = host.try_unlock().unwrap_err();
    assert_eq!(error["code"], "vault_damaged");
}

#[test]
fn the_check_after_the_unlock_finds_it_without_being_asked() {
    let host = stocked_vault(3);
    edit(&host, "DELETE FROM facet WHERE record = (SELECT record FROM facet WHERE kind = 1 LIMIT 1)");
    host.unlock();
    for _ in 0..10 {
        host.clock.pass_ms(1_000);
        host.core.tick();
    }
    let status = host.call("app_status", json!({}));
    assert_eq!(status["session"]["read_only"]["kind"], "damaged", "{status}");
}

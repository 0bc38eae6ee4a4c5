//! The ledger table changed behind the program's back.

use serde_json::json;

use crate::tools::{edit, findings, stocked_vault};

/// What the ledger looks like after an attack, and what has to be said about it.
fn assert_found(sql: &str, expected: &[&str]) {
    let host = stocked_vault(4);
    assert!(edit(&host, sql) > 0, "the attack changed nothing: {sql}");
    match host.try_unlock() {
        Err(error) => assert!(expected.contains(&error["code"].as_str().unwrap()), "{sql}: {error}"),
        Ok(_) => {
            host.lock();
            let codes = findings(&host);
            assert!(codes.iter().any(|code| expected.contains(&code.as_str())), "{sql}: {codes:?}");
        }
    }
}

#[test]
fn an_entry_dropped_from_the_middle() {
    assert_found("DELETE FROM ledger WHERE seq = 5", &["chain_broken"]);
}

#[test]
fn an_entry_edited() {
    let sql = "UPDATE ledger SET entry = CAST(substr(entry, 1, 60) || x'00' || substr(entry, 62) AS BLOB) WHERE seq = 5";
    assert_found(sql, &["chain_broken", "signature_invalid", "vault_damaged"]);
}

#[test]
fn a_signature_replaced() {
    assert_found("UPDATE ledger SET signature = randomblob(64) WHERE seq = 5", &["signature_invalid"]);
}

#[test]
fn two_entries_swapped() {
    let sql = "UPDATE ledger SET seq = CASE seq WHEN 5 THEN -6 ELSE -5 END WHERE seq IN (5, 6)";
    let host = stocked_vault(4);
    assert_eq!(edit(&host, sql), 2);
    assert_eq!(edit(&host, "UPDATE ledger SET seq = -seq WHERE seq < 0"), 2);
    let codes = findings(&host);
    assert!(codes.contains(&"chain_broken".to_owned()), "{codes:?}");
}

#[test]
fn an_entry_duplicated() {
    let sql = "INSERT INTO ledger SELECT (SELECT max(seq) + 1 FROM ledger), action, actor, object_ref, wall_ms, refused,
               entry, signature, detail FROM ledger WHERE seq = 5";
    assert_found(sql, &["chain_broken", "forked"]);
}

#[test]
fn the_tail_cut_off_with_the_rows_left() {
    let host = stocked_vault(4);
    assert_eq!(edit(&host, "DELETE FROM ledger WHERE seq > (SELECT max(seq) - 2 FROM ledger)"), 2);
    let status = host.unlock();
    assert_eq!(status["session"]["read_only"], json!({ "kind": "behind", "entries": 2 }));
    let report = host.call("ledger_verify", json!({}));
    let codes = report["findings"].to_string();
    assert!(codes.contains("behind_anchor"), "{codes}");
}

#[test]
fn the_first_entry_replaced_by_a_stranger_is_refused_at_the_door() {
    assert_found("UPDATE ledger SET signature = randomblob(64) WHERE seq = 1", &["vault_damaged"]);
}

#[test]
fn a_fact_dropped_locks_the_vault() {
    assert_found("DELETE FROM ledger WHERE action = 'grant.issued'", &["vault_damaged"]);
}

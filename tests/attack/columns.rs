//! The columns beside an entry are for look-ups only: whoever edits them must not be able to hide anything.

use crate::raw::{background_verdict, tamper, verdict, with_customers};

#[track_caller]
fn notices(statement: &str) {
    let host = with_customers();
    tamper(&host, &[statement]);
    let found = verdict(&host);
    assert!(!found.is_empty(), "unnoticed: {statement}");
    if found[0] != "refused" {
        host.lock();
        host.unlock();
        assert_eq!(background_verdict(&host), Some(false), "the check after the unlock: {statement}");
    }
}

#[test]
fn an_action_renamed() {
    notices("UPDATE ledger SET action = 'draft.save' WHERE action = 'customer.create' AND seq = 6");
    // A fact of membership hidden from the next opening.
    notices("UPDATE ledger SET action = 'draft.save' WHERE action = 'grant.issued'");
}

#[test]
fn an_entry_taken_from_its_customer_person_or_time() {
    notices("UPDATE ledger SET object_ref = NULL WHERE seq = 6");
    notices("UPDATE ledger SET object_ref = zeroblob(16) WHERE seq = 6");
    notices("UPDATE ledger SET actor = NULL WHERE seq = 6");
    notices("UPDATE ledger SET wall_ms = wall_ms - 86400000 WHERE seq = 6");
    notices("UPDATE ledger SET refused = 1 - refused WHERE seq = 6");
}

#[test]
fn a_detail_replaced_or_destroyed() {
    notices("UPDATE ledger SET detail = NULL WHERE seq = 6");
    // The content of each detail is read by the whole check only.
    let host = with_customers();
    tamper(&host, &["UPDATE ledger SET detail = (SELECT detail FROM ledger WHERE seq = 7) WHERE seq = 6"]);
    assert_eq!(verdict(&host), ["row_unreadable"]);
}

#[test]
fn the_detail_of_another_entry_is_not_believed() {
    let host = with_customers();
    tamper(&host, &["UPDATE ledger SET detail = (SELECT detail FROM ledger WHERE seq = 7) WHERE seq = 6"]);
    host.unlock();
    let rows = host.ledger(serde_json::json!({}));
    let row = rows.iter().find(|row| row["seq"] == 6).unwrap();
    assert!(row["record_id"].is_null() && row["fields"] == serde_json::json!([]), "{row}");
}

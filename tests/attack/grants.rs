//! Sealed compartment keys: replaced, exchanged, taken away.

use crate::raw::{background_verdict, tamper, verdict, with_customers};

/// The person's own grant of a level; the other recipient is the recovery key.
fn own(level: u8) -> String {
    format!("level = {level} AND scope = recipient")
}

fn after(statements: &[&str]) -> Vec<String> {
    let host = with_customers();
    tamper(&host, statements);
    verdict(&host)
}

#[test]
fn a_replaced_key_is_refused_at_the_door() {
    let garbage =
        format!("UPDATE compartment_grant SET sealed = randomblob(length(sealed)) WHERE {}", own(2));
    assert_eq!(after(&[&garbage]), ["refused", "vault_damaged"]);
    let exchanged = format!(
        "UPDATE compartment_grant SET sealed = (SELECT sealed FROM compartment_grant WHERE {}) WHERE {}",
        own(3),
        own(2)
    );
    assert_eq!(after(&[&exchanged]), ["refused", "vault_damaged"]);
}

#[test]
fn a_key_of_another_generation_is_refused() {
    assert_eq!(
        after(&[&format!("UPDATE compartment_grant SET epoch = 2 WHERE {}", own(1))]),
        ["refused", "vault_damaged"]
    );
}

#[test]
fn a_key_taken_away_is_missed() {
    assert_eq!(after(&[&format!("DELETE FROM compartment_grant WHERE {}", own(3))]), ["row_missing"]);
}

#[test]
fn the_recovery_keys_way_in_is_watched_too() {
    let recovery = "recipient = zeroblob(16)";
    assert_eq!(
        after(&[&format!("DELETE FROM compartment_grant WHERE {recovery} AND level = 1")]),
        ["row_missing"]
    );
    let replaced = format!(
        "UPDATE compartment_grant SET sealed = randomblob(length(sealed)) WHERE {recovery} AND level = 2"
    );
    assert_eq!(after(&[&replaced]), ["row_stale"]);
    // A grant nobody issued.
    let added = "INSERT INTO compartment_grant SELECT scope, level, epoch, x'00112233445566778899aabbccddeeff', sealed
                 FROM compartment_grant WHERE level = 3 LIMIT 1";
    assert_eq!(after(&[added]), ["row_unknown"]);
}

/// The recovery key's grants are opened by nobody in daily work: only a comparison can notice.
#[test]
fn the_check_after_the_unlock_sees_a_replaced_grant() {
    let host = with_customers();
    host.try_unlock().unwrap();
    assert_eq!(background_verdict(&host), Some(true));
    host.lock();
    let recovery = "recipient = zeroblob(16) AND level = 2";
    tamper(
        &host,
        &[&format!("UPDATE compartment_grant SET sealed = randomblob(length(sealed)) WHERE {recovery}")],
    );
    host.try_unlock().unwrap();
    assert_eq!(background_verdict(&host), Some(false));
    assert_eq!(host.read_only()["kind"], "damaged");
    // Keys the table could not have held: the place itself is nonsense.
    let host = with_customers();
    tamper(&host, &[&format!("UPDATE compartment_grant SET epoch = -1 WHERE {recovery}")]);
    host.try_unlock().unwrap();
    assert_eq!(background_verdict(&host), Some(false));
}

//! Entries: edited, dropped, exchanged, added, and a whole new history signed by a stranger.

use clientvault_tests::host::TestHost;
use rusqlite::Connection;
use vault_crypto::hash::sha256_parts;
use vault_crypto::sign::{Signature, SigningKey};
use vault_crypto::{Secret, random};
use vault_ledger::code::ActionCode;
use vault_ledger::entry::{Actor, Change, Entry, entry_hash};
use vault_ledger::signed::sign_entry;

use crate::raw::{background_verdict, bundle, open, tamper, verdict, with_customers};

#[track_caller]
fn breaks(statements: &[&str]) {
    let host = with_customers();
    tamper(&host, statements);
    let found = verdict(&host);
    let known = ["chain_broken", "signature_invalid", "refused", "forked", "behind_anchor"];
    assert!(found.iter().any(|found| known.contains(&found.as_str())), "{statements:?}: {found:?}");
    if found[0] != "refused" {
        host.lock();
        if host.try_unlock().is_ok() {
            assert_eq!(background_verdict(&host), Some(false), "the check after the unlock: {statements:?}");
        }
    }
}

#[test]
fn an_entry_edited() {
    // A customer's creation: no fact of membership, so the vault still opens.
    let edit = "UPDATE ledger SET entry = CAST(substr(entry, 1, 60) || x'ff' || substr(entry, 62) AS BLOB) WHERE seq = 6";
    breaks(&[edit]);
    breaks(&["UPDATE ledger SET signature = zeroblob(64) WHERE seq = 6"]);
    breaks(&["UPDATE ledger SET signature = x'00' WHERE seq = 6"]);
    breaks(&["UPDATE ledger SET entry = x'' WHERE seq = 6"]);
}

#[test]
fn entries_dropped_exchanged_or_doubled() {
    breaks(&["DELETE FROM ledger WHERE seq = 6"]);
    breaks(&["DELETE FROM ledger WHERE seq = 1"]);
    breaks(&[
        "UPDATE ledger SET seq = -6 WHERE seq = 6",
        "UPDATE ledger SET seq = 6 WHERE seq = 7",
        "UPDATE ledger SET seq = 7 WHERE seq = -6",
    ]);
    let columns = "action, actor, object_ref, wall_ms, refused, entry, signature, detail";
    breaks(&[&format!(
        "INSERT INTO ledger (seq, {columns}) SELECT (SELECT max(seq) + 1 FROM ledger), {columns} FROM ledger WHERE seq = 6"
    )]);
    breaks(&["UPDATE ledger SET seq = seq + 1000 WHERE seq = (SELECT max(seq) FROM ledger)"]);
}

#[test]
fn a_fact_of_membership_dropped_or_forged_is_refused_at_the_door() {
    for statement in [
        "DELETE FROM ledger WHERE action = 'grant.issued'",
        "UPDATE ledger SET signature = randomblob(64) WHERE seq = 1",
        "UPDATE ledger SET signature = randomblob(64) WHERE action = 'grant.issued'",
    ] {
        let host = with_customers();
        tamper(&host, &[statement]);
        assert_eq!(verdict(&host), ["refused", "vault_damaged"], "{statement}");
    }
}

#[test]
fn the_tail_cut_off() {
    for count in [1, 3] {
        breaks(&[&format!("DELETE FROM ledger WHERE seq > (SELECT max(seq) - {count} FROM ledger)")]);
    }
}

/// Writes the entries from `seq` on anew, changed and properly chained, signed by `sign`.
fn rewrite(
    connection: &Connection,
    seq: u64,
    change: impl Fn(&mut Entry),
    sign: impl Fn(&Entry) -> Option<SigningKey>,
) {
    let stored = |seq: u64| -> (Vec<u8>, Vec<u8>) {
        connection
            .query_row("SELECT entry, signature FROM ledger WHERE seq = ?1", [seq as i64], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap()
    };
    let last: i64 = connection.query_row("SELECT max(seq) FROM ledger", [], |row| row.get(0)).unwrap();
    let mut previous = entry_hash(&stored(seq - 1).0);
    for seq in seq..=u64::try_from(last).unwrap() {
        let (bytes, signature) = stored(seq);
        let mut entry = Entry::decode(&bytes).unwrap();
        entry.prev_hash = previous;
        change(&mut entry);
        let bytes = entry.encode().unwrap();
        previous = entry_hash(&bytes);
        let signature = match sign(&entry) {
            Some(key) => sign_entry(&entry, &key).unwrap().signature,
            None => Signature::from_slice(&signature).unwrap(),
        };
        let changed = connection
            .execute(
                "UPDATE ledger SET entry = ?2, signature = ?3, wall_ms = ?4 WHERE seq = ?1",
                rusqlite::params![seq as i64, bytes, signature.as_bytes(), entry.wall_ms],
            )
            .unwrap();
        assert_eq!(changed, 1);
    }
}

fn rewritten(
    change: impl Fn(&mut Entry),
    sign: impl Fn(&TestHost, &Entry) -> Option<SigningKey>,
) -> Vec<String> {
    let host = with_customers();
    let connection = open(&host);
    rewrite(&connection, 5, change, |entry| sign(&host, entry));
    connection.close().unwrap();
    verdict(&host)
}

#[test]
fn a_history_rewritten_with_a_strangers_key() {
    let stranger = random::make_secret::<32>().unwrap();
    let found = rewritten(|entry| entry.wall_ms += 1, |_, _| Some(SigningKey::from_seed(&stranger)));
    assert!(found.contains(&"signature_invalid".to_owned()), "{found:?}");
    assert!(found.contains(&"forked".to_owned()), "the anchor remembers another one: {found:?}");
}

#[test]
fn a_history_rewritten_without_signing() {
    let found = rewritten(|entry| entry.wall_ms += 1, |_, _| None);
    assert!(found.contains(&"signature_invalid".to_owned()), "{found:?}");
}

#[test]
fn a_history_rewritten_with_the_persons_own_key_differs_from_the_anchor() {
    let found = rewritten(
        |entry| entry.wall_ms += 1,
        |host, entry| match entry.actor {
            Actor::Person(_) => Some(SigningKey::from_seed(&bundle(host).sign_seed)),
            Actor::Device | Actor::Root => None,
        },
    );
    assert_eq!(found, ["forked"], "this is what the anchor is for");
}

#[test]
fn someone_else_in_the_membership() {
    // The first entry names the root and the first member; the root's fingerprint is pinned in the slot.
    let host = with_customers();
    let connection = open(&host);
    let bytes: Vec<u8> =
        connection.query_row("SELECT entry FROM ledger WHERE seq = 1", [], |row| row.get(0)).unwrap();
    let person_key = SigningKey::from_seed(&bundle(&host).sign_seed).public();
    let at = bytes.windows(32).position(|window| window == person_key.as_bytes()).expect("the member's key");
    let stranger = SigningKey::from_seed(&random::make_secret().unwrap());
    let mut forged = bytes.clone();
    forged[at..at + 32].copy_from_slice(stranger.public().as_bytes());
    connection.execute("UPDATE ledger SET entry = ?1 WHERE seq = 1", [forged]).unwrap();
    connection.close().unwrap();
    let found = verdict(&host);
    assert_eq!(found[0], "refused", "{found:?}");
}

/// Moves one customer's first facet into a scope and signs a genuine entry for it at the end of the ledger.
fn move_and_sign(connection: &Connection, seed: &Secret<32>, scope: Option<[u8; 16]>) {
    let place = "record = (SELECT record FROM facet WHERE kind = 1 ORDER BY record LIMIT 1) AND level = 1";
    if let Some(scope) = scope {
        connection.execute(&format!("UPDATE facet SET scope = ?1 WHERE {place}"), [scope]).unwrap();
    }
    let columns = "scope, record, level, kind, version, epoch, rk, schema, alg, wrapped, body";
    let change = connection
        .query_row(&format!("SELECT {columns} FROM facet WHERE {place}"), [], |row| {
            let bytes = |at: usize| row.get::<_, Vec<u8>>(at);
            let (record, wrapped) = (bytes(1)?, bytes(9)?);
            let (level, kind, version): (u8, u8, i64) = (row.get(2)?, row.get(3)?, row.get(4)?);
            let (epoch, schema, alg): (u32, u16, u8) = (row.get(5)?, row.get(7)?, row.get(8)?);
            let version = u64::try_from(version).unwrap();
            // The row's hash as the ledger keeps it, written down once more from its description.
            let hash = sha256_parts(&[
                b"cv1-facet",
                &bytes(0)?,
                &record,
                &[level, kind, 0],
                &[0; 16],
                &version.to_be_bytes(),
                &epoch.to_be_bytes(),
                &bytes(6)?,
                &schema.to_be_bytes(),
                &[alg],
                &(wrapped.len() as u64).to_be_bytes(),
                &wrapped,
                &bytes(10)?,
            ]);
            Ok(Change { table: 1, row: record.try_into().unwrap(), level, version, hash, scope: None })
        })
        .unwrap();
    let last: Vec<u8> = connection
        .query_row("SELECT entry FROM ledger ORDER BY seq DESC LIMIT 1", [], |row| row.get(0))
        .unwrap();
    let before = Entry::decode(&last).unwrap();
    let entry = Entry {
        seq: before.seq + 1,
        prev_hash: entry_hash(&last),
        action: ActionCode::new("customer.update").unwrap(),
        object_ref: None,
        changes: vec![change],
        public: None,
        detail_commit: None,
        ..before
    };
    let signed = sign_entry(&entry, &SigningKey::from_seed(seed)).unwrap();
    let Actor::Person(person) = entry.actor else { panic!("the last entry is the person's lock") };
    connection
        .execute(
            "INSERT INTO ledger (seq, action, actor, wall_ms, refused, entry, signature)
             VALUES (?1, 'customer.update', ?2, ?3, 0, ?4, ?5)",
            rusqlite::params![
                entry.seq as i64,
                person.as_bytes(),
                entry.wall_ms,
                signed.entry_bytes,
                signed.signature.as_bytes()
            ],
        )
        .unwrap();
}

/// An insider has the database's key and an own signature key. Everything is genuine here, the chain and the signature
/// included; only the right to write into that compartment is not.
#[test]
fn a_row_signed_for_by_somebody_its_compartment_is_closed_to() {
    for (scope, expected) in [(Some([0x5c; 16]), ["row_foreign"].as_slice()), (None, &[])] {
        let host = with_customers();
        let connection = open(&host);
        move_and_sign(&connection, &bundle(&host).sign_seed, scope);
        connection.close().unwrap();
        assert_eq!(verdict(&host), expected, "{scope:?}");
        host.lock();
        host.unlock();
        assert_eq!(background_verdict(&host), Some(expected.is_empty()), "the check after the unlock");
    }
}

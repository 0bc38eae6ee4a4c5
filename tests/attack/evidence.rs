//! Somebody with an SQLite tool and the key of the file against a long ledger: nothing can be changed, removed, reordered or
//! rolled back without being named, except where the documents say so, and there a witness outside names it.

use std::fs;

use clientvault_tests::host::{TestHost, copy_folder};
use clientvault_tests::long_ledger::grow;
use rusqlite::Connection;
use serde_json::json;
use vault_ledger::entry::{Entry, entry_hash};

use crate::raw::{anchor, open, set_anchor, verdict, with_customers};

/// Entries of the ledger in every run, and in the long one.
const SHORT: u64 = 800;
const LONG: u64 = 100_000;

/// A locked vault whose ledger has this many honest entries.
fn grown(entries: u64) -> TestHost {
    let host = with_customers();
    grow(&host, entries);
    host
}

/// What is done to the file, with the place in the middle of the ledger.
type Attack = fn(&Connection, u64);

fn attacks() -> Vec<(&'static str, Attack)> {
    fn run(connection: &Connection, statement: &str, seq: u64) {
        assert!(connection.execute(statement, [seq as i64]).unwrap() > 0, "nothing changed: {statement}");
    }
    vec![
        ("an entry changed", |file, seq| {
            run(
                file,
                "UPDATE ledger SET entry = CAST(substr(entry, 1, 90) || x'ff' || substr(entry, 92) AS BLOB) WHERE seq = ?1",
                seq,
            );
        }),
        ("an entry removed", |file, seq| run(file, "DELETE FROM ledger WHERE seq = ?1", seq)),
        ("an entry removed and the gap closed", |file, seq| {
            run(file, "DELETE FROM ledger WHERE seq = ?1", seq);
            run(file, "UPDATE ledger SET seq = -seq WHERE seq > ?1", seq);
            run(file, "UPDATE ledger SET seq = -seq - 1 WHERE seq < -?1", seq);
        }),
        ("two entries exchanged", |file, seq| {
            run(file, "UPDATE ledger SET seq = -1 WHERE seq = ?1", seq);
            run(file, "UPDATE ledger SET seq = ?1 WHERE seq = ?1 + 1", seq);
            run(file, "UPDATE ledger SET seq = ?1 + 1 WHERE seq = -1", seq);
        }),
        ("an entry told twice", |file, seq| {
            run(
                file,
                "INSERT INTO ledger SELECT (SELECT max(seq) + 1 FROM ledger), action, actor, object_ref, wall_ms, refused, entry, signature, detail FROM ledger WHERE seq = ?1",
                seq,
            );
        }),
        ("the end cut off", |file, seq| run(file, "DELETE FROM ledger WHERE seq > ?1", seq)),
        ("an entry hidden from its person", |file, seq| {
            run(file, "UPDATE ledger SET actor = zeroblob(16) WHERE seq = ?1", seq);
        }),
        ("a refusal made to look allowed", |file, seq| {
            run(file, "UPDATE ledger SET refused = 1 - refused WHERE seq = ?1", seq);
        }),
        ("a signature of another entry", |file, seq| {
            run(
                file,
                "UPDATE ledger SET signature = (SELECT signature FROM ledger WHERE seq = ?1 + 1) WHERE seq = ?1",
                seq,
            );
        }),
        ("the past chained anew without the keys", |file, seq| rechain(file, seq)),
    ]
}

/// Every entry from a position on with new bytes and a chain that fits; signatures stay what they were.
fn rechain(file: &Connection, from: u64) {
    let stored = |seq: u64| -> Vec<u8> {
        file.query_row("SELECT entry FROM ledger WHERE seq = ?1", [seq as i64], |row| row.get(0)).unwrap()
    };
    let last: i64 = file.query_row("SELECT max(seq) FROM ledger", [], |row| row.get(0)).unwrap();
    let mut previous = entry_hash(&stored(from - 1));
    file.execute_batch("BEGIN").unwrap();
    for seq in from..=last as u64 {
        let mut entry = Entry::decode(&stored(seq)).unwrap();
        entry.prev_hash = previous;
        entry.wall_ms += i64::from(seq == from);
        let bytes = entry.encode().unwrap();
        previous = entry_hash(&bytes);
        file.execute(
            "UPDATE ledger SET entry = ?2, wall_ms = ?3 WHERE seq = ?1",
            rusqlite::params![seq as i64, bytes, entry.wall_ms],
        )
        .unwrap();
    }
    file.execute_batch("COMMIT").unwrap();
}

fn nothing_goes_unnoticed(entries: u64) {
    let host = grown(entries);
    host.unlock();
    let witness = host.call("ledger_checkpoint", json!({}))["text"].clone();
    let shown = |host: &TestHost| host.call("ledger_witness", json!({ "text": witness }))["outcome"].clone();
    assert_eq!(shown(&host), "agrees");
    host.lock();
    let (vault, pristine) = (host.vault_path(), host.folder().join("pristine"));
    copy_folder(&vault, &pristine);
    let remembered = anchor(&host);
    let back = |host: &TestHost| {
        host.lock();
        fs::remove_dir_all(&vault).unwrap();
        copy_folder(&pristine, &vault);
        set_anchor(host, &remembered);
    };
    for (name, attack) in attacks() {
        back(&host);
        let file = open(&host);
        attack(&file, entries / 2);
        file.close().unwrap();
        let found = verdict(&host);
        let harmless = |found: &String| ["anchor_missing", "clock_back"].contains(&found.as_str());
        assert!(found.iter().any(|found| !harmless(found)), "{name} was accepted: {found:?}");
        if found[0] != "refused" {
            // What is not whole goes to nobody, and leaves no file behind.
            let path = host.folder().join("l.cvaudit");
            let export = host.try_call("ledger_export", json!({ "path": path, "details": false }));
            assert!(export.is_err() && !path.exists(), "{name}: {export:?}");
        }
    }
    // The case that is told openly: folder and keyring put back together. Nothing inside can know; a witness does.
    back(&host);
    host.unlock();
    let later = host.call("ledger_checkpoint", json!({}))["text"].clone();
    back(&host);
    assert_eq!(verdict(&host), [""; 0]);
    assert_eq!(shown(&host), "agrees", "what the older witness covers is still there");
    // Entries written since may make it long enough again: then they are other ones.
    let outcome = host.call("ledger_witness", json!({ "text": later }))["outcome"].clone();
    assert!(outcome == "longer" || outcome == "differs", "{outcome}");
}

#[test]
fn nothing_in_a_ledger_changes_unnoticed() {
    nothing_goes_unnoticed(SHORT);
}

#[test]
#[ignore = "the same with a hundred thousand entries: some minutes"]
fn nothing_in_a_ledger_of_a_hundred_thousand_changes_unnoticed() {
    nothing_goes_unnoticed(LONG);
}

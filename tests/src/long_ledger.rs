//! A ledger as years of work leave it, written beside the program with the person's own key: the program itself would take
//! minutes for what is needed here in seconds.

use rusqlite::Connection;
use vault_app::keyring::{Keyring as _, device_key_name};
use vault_crypto::sign::SigningKey;
use vault_crypto::{Secret, kdf};
use vault_ledger::code::ActionCode;
use vault_ledger::entry::{Actor, Entry, Outcome, entry_hash};
use vault_ledger::signed::sign_entry;
use vault_store::{Folder, keyslot_file};

use crate::host::{PASSWORD, TestHost};

/// What an ordinary day consists of, most of it looking at customers.
const DAY: [&str; 10] = [
    "customer.search",
    "customer.open",
    "customer.open",
    "field.reveal",
    "customer.open",
    "customer.search",
    "customer.open",
    "field.copy",
    "customer.open",
    "draft.save",
];
/// Customers the entries are about.
const CUSTOMERS: u64 = 5_000;
/// Milliseconds from one entry to the next: a hundred and fifty a working day.
const PACE_MS: i64 = 200_000;

/// Lengthens the ledger of the locked vault to this many entries, every one of them honest: signed, chained, of the one
/// person whose vault it is, without details. The clock of the host goes on to where they end.
pub fn grow(host: &TestHost, entries: u64) {
    let slots = keyslot_file::read(&Folder::at(host.vault_path())).expect("a header");
    let stored = host.keyring.get(&device_key_name(slots.vault)).expect("a keyring").expect("a secret");
    let device = Secret::from_slice(stored.expose()).expect("a secret");
    let slot = slots.slots.first().expect("a slot");
    let keys = slots
        .unlock(slot.person(), slot.unlock().mode(), &device, PASSWORD.as_bytes())
        .expect("the person's own keys");
    vault_store::memory::install_sqlite_allocator().expect("the allocator");
    let file = Connection::open(Folder::at(host.vault_path()).database()).expect("the database");
    file.pragma_update(None, "key", kdf::derive_database_key(&keys.vault_key).as_str()).expect("the key");
    file.pragma_update(None, "cipher_hmac_algorithm", "HMAC_SHA256").expect("the algorithm");
    // A million entries in one transaction: without room for their pages they are written over and over.
    file.pragma_update(None, "cache_size", -1_000_000).expect("the cache");
    let grown_ms = write(&file, &SigningKey::from_seed(&keys.sign_seed), entries);
    file.close().expect("the database");
    host.clock.pass_ms(grown_ms);
}

/// Writes them; gives by how much the last is later than the first.
fn write(file: &Connection, sign: &SigningKey, entries: u64) -> u64 {
    let (last, bytes): (i64, Vec<u8>) = file
        .query_row("SELECT seq, entry FROM ledger ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .expect("a last entry");
    let mut entry = Entry::decode(&bytes).expect("an entry");
    let Actor::Person(person) = entry.actor else { panic!("the last entry is a person's") };
    let mut previous = entry_hash(&bytes);
    (entry.changes, entry.public, entry.detail_commit) = (Vec::new(), None, None);
    entry.result = Outcome::Done;
    let begun = entry.wall_ms;
    file.execute_batch("BEGIN").expect("a transaction");
    let mut insert = file
        .prepare(
            "INSERT INTO ledger (seq, action, actor, object_ref, wall_ms, refused, entry, signature)
             VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7)",
        )
        .expect("a statement");
    for seq in u64::try_from(last).expect("a position") + 1..=entries {
        let action = *DAY.get((seq % 10) as usize).expect("an action");
        let about = action.starts_with("customer.open") || action.starts_with("field.");
        (entry.seq, entry.prev_hash, entry.wall_ms) = (seq, previous, entry.wall_ms + PACE_MS);
        entry.action = ActionCode::literal(action);
        entry.object_ref =
            about.then(|| ((seq % CUSTOMERS + 1) as u128 * 0x9e37_79b9_7f4a_7c15).to_be_bytes());
        let signed = sign_entry(&entry, sign).expect("a signature");
        previous = signed.hash();
        let (bytes, signature) = (signed.entry_bytes, signed.signature);
        insert
            .execute(rusqlite::params![
                seq as i64,
                action,
                person.as_bytes(),
                entry.object_ref,
                entry.wall_ms,
                bytes,
                signature.as_bytes()
            ])
            .expect("an entry");
    }
    drop(insert);
    file.execute_batch("COMMIT").expect("a transaction");
    u64::try_from(entry.wall_ms - begun).expect("a span")
}

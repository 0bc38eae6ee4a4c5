//! What every attack takes to hand: the insider's tools, and looking things up in the open file.

pub use clientvault_tests::host::TestHost;
use rusqlite::OptionalExtension as _;
use vault_crypto::hash::sha256_parts;
pub use vault_domain::ids::{DeviceId, PersonId, RecordId, ScopeId, TeamId};
pub use vault_domain::level::Level;
pub use vault_ledger::code::ActionCode;
pub use vault_ledger::entry::{Actor, Entry};
pub use vault_ledger::membership::{Fact, Recipient, Role, Roles};

pub use crate::forge::{Insider, SignedBy, SignedBy::Device, SignedBy::Me};
use crate::raw::header;

/// The insider, and a colleague in the same office.
pub const ME: &str = "王磊";
pub const COLLEAGUE: &str = "李静";

pub type Attack = fn(&Insider, &TestHost);

pub fn person(host: &TestHost, name: &str) -> PersonId {
    header(host).slots.iter().find(|slot| slot.name() == name).unwrap().person()
}

/// A row of the person's own scope, or a colleague's: record, level, version.
pub fn row(insider: &Insider, scope: ScopeId, kind: u8, level: u8) -> ([u8; 16], u64) {
    insider
        .connection
        .query_row(
            "SELECT record, version FROM facet WHERE scope = ?1 AND kind = ?2 AND level = ?3",
            rusqlite::params![scope.as_bytes(), kind, level],
            |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)),
        )
        .unwrap()
}

/// The hash the ledger keeps of a stored row.
pub fn hash_of(insider: &Insider, scope: ScopeId, record: &[u8; 16], level: u8) -> [u8; 32] {
    insider
        .connection
        .query_row(
            "SELECT kind, parent, version, epoch, rk, schema, alg, wrapped, body FROM facet
             WHERE scope = ?1 AND record = ?2 AND level = ?3",
            rusqlite::params![scope.as_bytes(), record, level],
            |row| {
                let (kind, parent): (u8, Option<Vec<u8>>) = (row.get(0)?, row.get(1)?);
                let (version, epoch): (i64, u32) = (row.get(2)?, row.get(3)?);
                let (rk, schema, alg): (Vec<u8>, u16, u8) = (row.get(4)?, row.get(5)?, row.get(6)?);
                let (wrapped, body): (Vec<u8>, Vec<u8>) = (row.get(7)?, row.get(8)?);
                Ok(sha256_parts(&[
                    b"cv1-facet",
                    scope.as_bytes(),
                    record,
                    &[level, kind, u8::from(parent.is_some())],
                    &parent.unwrap_or_else(|| vec![0; 16]),
                    &(version as u64).to_be_bytes(),
                    &epoch.to_be_bytes(),
                    &rk,
                    &schema.to_be_bytes(),
                    &[alg],
                    &(wrapped.len() as u64).to_be_bytes(),
                    &wrapped,
                    &body,
                ]))
            },
        )
        .unwrap()
}

/// Signs for the present state of a row, as the program would after a save.
pub fn sign_for(
    insider: &Insider,
    scope: ScopeId,
    claimed: ScopeId,
    record: [u8; 16],
    level: u8,
    by: SignedBy,
) {
    let version: i64 = insider
        .connection
        .query_row(
            "SELECT version FROM facet WHERE scope = ?1 AND record = ?2 AND level = ?3",
            rusqlite::params![scope.as_bytes(), record, level],
            |row| row.get(0),
        )
        .unwrap();
    let hash = hash_of(insider, scope, &record, level);
    let mut entry = insider.next("customer.update");
    let level = Level::from_number(level).unwrap();
    entry.changes = vec![Insider::change(claimed, record, level, version as u64, hash)];
    if matches!(by, SignedBy::Device) {
        entry.actor = Actor::Device;
    }
    insider.append(&entry, by);
}

/// Changes a row as an SQLite tool would, one version on.
pub fn rewrite(insider: &Insider, scope: ScopeId, record: &[u8; 16], level: u8) {
    let changed = insider
        .connection
        .execute(
            "UPDATE facet SET body = randomblob(length(body)), version = version + 1
             WHERE scope = ?1 AND record = ?2 AND level = ?3",
            rusqlite::params![scope.as_bytes(), record, level],
        )
        .unwrap();
    assert_eq!(changed, 1);
}

pub fn entry_of(insider: &Insider, action: &str) -> (Entry, Vec<u8>, Vec<u8>) {
    let found: Option<(Vec<u8>, Vec<u8>)> = insider
        .connection
        .query_row(
            "SELECT entry, signature FROM ledger WHERE action = ?1 AND refused = 0 ORDER BY seq DESC LIMIT 1",
            [action],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()
        .unwrap();
    let (bytes, signature) = found.unwrap_or_else(|| panic!("no {action}"));
    (Entry::decode(&bytes).unwrap(), bytes, signature)
}

pub fn act(insider: &Insider, statement: &str) {
    insider.connection.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
    assert!(insider.connection.execute(statement, []).unwrap() > 0, "nothing changed: {statement}");
}

pub fn colleague(host: &TestHost) -> ScopeId {
    person(host, COLLEAGUE).into()
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

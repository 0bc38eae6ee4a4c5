//! The last entry that names each row: what a live row must equal.
//!
//! SQLCipher cannot notice that one old page was put back; the ledger can, because every write is named in it.
//! Between 64 and 130 bytes a row (the map doubles), so a million rows fit while they are compared.

mod writers;

use std::collections::HashMap;

use vault_domain::ids::ScopeId;
use vault_domain::level::Level;

use crate::entry::{Change, Entry};
use crate::hash::{Hash, ZERO};
use crate::membership::Membership;
use writers::{Writer, Writers};

/// Which row: table, identifier, level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RowKey {
    /// Number of the table in the truth schema.
    pub table: u8,
    /// The row's identifier.
    pub row: [u8; 16],
    /// Protection level, or 0.
    pub level: u8,
}

/// How a stored row compares with the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowState {
    /// Equal to what the last entry that names it says.
    Current,
    /// An earlier version than the ledger's last: an old page came back.
    Stale,
    /// The version the ledger knows, with other bytes, or a version it has not seen.
    Altered,
    /// The ledger says this row was removed.
    Removed,
    /// No entry ever named this row.
    Unknown,
    /// It is what the last entry says, but who signed that could not write into the row's compartment.
    Foreign,
}

/// Version and hash of one row; bytes instead of integers so that no padding is stored a million times.
#[derive(Clone, Copy)]
struct Last {
    version: [u8; 8],
    hash: Hash,
    writer: Writer,
}

/// For every row its last version and hash.
#[derive(Default)]
pub struct RowIndex {
    rows: HashMap<RowKey, Last>,
    live: usize,
    writers: Writers,
}

impl RowIndex {
    /// An empty index.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty index with room for this many rows.
    #[must_use]
    pub fn with_capacity(rows: usize) -> Self {
        Self { rows: HashMap::with_capacity(rows), ..Self::default() }
    }

    /// Takes in an entry's changes. Entries come in ledger order, each with the membership it was admitted to.
    pub fn apply(&mut self, entry: &Entry, membership: &Membership) {
        if entry.changes.is_empty() {
            return;
        }
        let writer = self.writers.of(entry.actor, membership);
        for change in &entry.changes {
            self.record(change, writer);
        }
    }

    fn record(&mut self, change: &Change, writer: Writer) {
        let key = RowKey { table: change.table, row: change.row, level: change.level };
        let last = Last { version: change.version.to_be_bytes(), hash: change.hash, writer };
        let was_live = self.rows.insert(key, last).is_some_and(|last| last.hash != ZERO);
        self.live = self.live + usize::from(!change.is_removal()) - usize::from(was_live);
    }

    /// Rows the ledger says exist. If as many stored rows are [`RowState::Current`], none is missing.
    #[must_use]
    pub const fn live(&self) -> usize {
        self.live
    }

    /// Version and hash of a row as last recorded; the hash is [`ZERO`] if it was removed.
    #[must_use]
    pub fn last(&self, key: &RowKey) -> Option<(u64, Hash)> {
        self.rows.get(key).map(|last| (u64::from_be_bytes(last.version), last.hash))
    }

    /// Compares a stored row with the ledger. `scope` is the one the row names, for rows that belong to a compartment.
    #[must_use]
    pub fn check(&self, key: &RowKey, version: u64, hash: &Hash, scope: Option<ScopeId>) -> RowState {
        let Some(last) = self.rows.get(key) else { return RowState::Unknown };
        let known = u64::from_be_bytes(last.version);
        if last.hash == ZERO {
            return RowState::Removed;
        }
        if version < known {
            return RowState::Stale;
        }
        if version != known || last.hash != *hash {
            return RowState::Altered;
        }
        let entitled = |scope| self.writers.reaches(last.writer, scope, Level::from_number(key.level));
        if scope.is_none_or(entitled) { RowState::Current } else { RowState::Foreign }
    }

    /// Compares and forgets: afterwards [`RowIndex::remaining`] lists the rows nobody showed.
    pub fn take(&mut self, key: &RowKey, version: u64, hash: &Hash, scope: Option<ScopeId>) -> RowState {
        let state = self.check(key, version, hash, scope);
        if let Some(last) = self.rows.remove(key) {
            self.live -= usize::from(last.hash != ZERO);
        }
        state
    }

    /// Rows the ledger says exist, in no particular order.
    pub fn remaining(&self) -> impl Iterator<Item = RowKey> {
        self.rows.iter().filter(|(_, last)| last.hash != ZERO).map(|(key, _)| *key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::Actor;
    use crate::membership::{Fact, Recipient};
    use crate::sample::*;

    fn change(row: u8, version: u64, hash: u8) -> Change {
        Change { table: 1, row: [row; 16], level: 2, version, hash: [hash; 32] }
    }

    fn entry(change: Change) -> Entry {
        by(Actor::Person(OWNER), change)
    }

    fn by(actor: Actor, change: Change) -> Entry {
        Entry { changes: vec![change], ..Ledger::begun().next(actor, "customer.saved") }
    }

    fn membership() -> Membership {
        let ledger = Ledger::begun();
        let entries: Vec<Entry> = (1..=ledger.len()).map(|seq| ledger.entry(seq)).collect();
        Membership::fold(&pinned(), &entries).unwrap()
    }

    fn row(row: u8) -> RowKey {
        RowKey { table: 1, row: [row; 16], level: 2 }
    }

    #[test]
    fn the_last_entry_that_names_a_row_counts() {
        let membership = membership();
        let mut index = RowIndex::new();
        for step in [change(1, 1, 10), change(2, 1, 20), change(1, 2, 11), change(2, 2, 0)] {
            index.apply(&entry(step), &membership);
        }
        assert_eq!(index.live(), 1);
        assert_eq!(index.check(&row(1), 2, &[11; 32], None), RowState::Current);
        assert_eq!(index.check(&row(1), 1, &[10; 32], None), RowState::Stale);
        assert_eq!(index.check(&row(1), 2, &[10; 32], None), RowState::Altered);
        assert_eq!(index.check(&row(1), 3, &[11; 32], None), RowState::Altered);
        assert_eq!(index.check(&row(2), 1, &[20; 32], None), RowState::Removed);
        assert_eq!(index.check(&row(3), 1, &[1; 32], None), RowState::Unknown);
        assert_eq!(index.check(&RowKey { level: 1, ..row(1) }, 2, &[11; 32], None), RowState::Unknown);
    }

    #[test]
    fn rows_that_nobody_shows_remain() {
        let membership = membership();
        let mut index = RowIndex::new();
        for step in [change(1, 1, 10), change(2, 1, 20), change(3, 1, 30), change(3, 2, 0), change(3, 3, 31)]
        {
            index.apply(&entry(step), &membership);
        }
        assert_eq!(index.take(&row(1), 1, &[10; 32], None), RowState::Current);
        assert_eq!(index.take(&row(3), 3, &[31; 32], None), RowState::Current);
        assert_eq!(index.remaining().collect::<Vec<_>>(), vec![row(2)]);
        assert_eq!(index.live(), 1);
    }

    #[test]
    fn a_row_counts_only_if_its_writer_held_the_compartment_then() {
        let mut membership = membership();
        let at = |scope, level| (RowKey { level, ..row(1) }, Some(scope));
        let state = |index: &RowIndex, (key, scope): (RowKey, Option<ScopeId>)| {
            index.check(&key, 1, &[10; 32], scope)
        };
        let written = |actor, level: u8, membership: &Membership| {
            let mut index = RowIndex::new();
            index.apply(&by(actor, Change { level, ..change(1, 1, 10) }), membership);
            index
        };
        let sales = Actor::Person(SALES);
        // The pool is open to sales at L1 and at no other level; to the admin not at all.
        assert_eq!(state(&written(sales, 1, &membership), at(POOL, 1)), RowState::Current);
        assert_eq!(state(&written(sales, 2, &membership), at(POOL, 2)), RowState::Foreign);
        assert_eq!(state(&written(sales, 1, &membership), at(OWNER.into(), 1)), RowState::Foreign);
        assert_eq!(state(&written(Actor::Person(ADMIN), 1, &membership), at(POOL, 1)), RowState::Foreign);
        assert_eq!(state(&written(Actor::Device, 1, &membership), at(POOL, 1)), RowState::Foreign);
        assert_eq!(state(&written(Actor::Root, 3, &membership), at(OWNER.into(), 3)), RowState::Current);

        // What was written before the key changed hands stays good; what is written afterwards is not.
        let mut index = written(sales, 1, &membership);
        let ledger = Ledger::begun();
        let rotated = Fact::GrantIssued(vec![grant(POOL, Level::L1, 2, Recipient::Person(OWNER))]);
        membership.admit(&ledger.next_fact(Actor::Person(OWNER), &rotated)).unwrap();
        assert_eq!(state(&index, at(POOL, 1)), RowState::Current);
        index.apply(&by(sales, Change { level: 1, ..change(1, 2, 11) }), &membership);
        assert_eq!(index.check(&RowKey { level: 1, ..row(1) }, 2, &[11; 32], Some(POOL)), RowState::Foreign);
    }
}

//! The last entry that names each row: what a live row must equal.
//!
//! SQLCipher cannot notice that one old page was put back; the ledger can, because every write is named in it.
//! Between 60 and 120 bytes a row (the map doubles), so a million rows fit while they are compared.

use std::collections::HashMap;

use crate::entry::{Change, Entry};
use crate::hash::{Hash, ZERO};

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
}

/// Version and hash of one row; bytes instead of integers so that no padding is stored a million times.
#[derive(Clone, Copy)]
struct Last {
    version: [u8; 8],
    hash: Hash,
}

/// For every row its last version and hash.
#[derive(Default)]
pub struct RowIndex {
    rows: HashMap<RowKey, Last>,
    live: usize,
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
        Self { rows: HashMap::with_capacity(rows), live: 0 }
    }

    /// Takes in an entry's changes. Entries come in ledger order.
    pub fn apply(&mut self, entry: &Entry) {
        for change in &entry.changes {
            self.record(change);
        }
    }

    fn record(&mut self, change: &Change) {
        let key = RowKey { table: change.table, row: change.row, level: change.level };
        let last = Last { version: change.version.to_be_bytes(), hash: change.hash };
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

    /// Compares a stored row with the ledger.
    #[must_use]
    pub fn check(&self, key: &RowKey, version: u64, hash: &Hash) -> RowState {
        match self.last(key) {
            None => RowState::Unknown,
            Some((_, ZERO)) => RowState::Removed,
            Some((last, _)) if version < last => RowState::Stale,
            Some((last, expected)) if version == last && expected == *hash => RowState::Current,
            Some(_) => RowState::Altered,
        }
    }

    /// Compares and forgets: afterwards [`RowIndex::remaining`] lists the rows nobody showed.
    pub fn take(&mut self, key: &RowKey, version: u64, hash: &Hash) -> RowState {
        let state = self.check(key, version, hash);
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

    fn change(row: u8, version: u64, hash: u8) -> Change {
        Change { table: 1, row: [row; 16], level: 2, version, hash: [hash; 32] }
    }

    fn key(row: u8) -> RowKey {
        RowKey { table: 1, row: [row; 16], level: 2 }
    }

    #[test]
    fn the_last_entry_that_names_a_row_counts() {
        let mut index = RowIndex::new();
        for step in [change(1, 1, 10), change(2, 1, 20), change(1, 2, 11), change(2, 2, 0)] {
            index.record(&step);
        }
        assert_eq!(index.live(), 1);
        assert_eq!(index.check(&key(1), 2, &[11; 32]), RowState::Current);
        assert_eq!(index.check(&key(1), 1, &[10; 32]), RowState::Stale);
        assert_eq!(index.check(&key(1), 2, &[10; 32]), RowState::Altered);
        assert_eq!(index.check(&key(1), 3, &[11; 32]), RowState::Altered);
        assert_eq!(index.check(&key(2), 1, &[20; 32]), RowState::Removed);
        assert_eq!(index.check(&key(3), 1, &[1; 32]), RowState::Unknown);
        assert_eq!(index.check(&RowKey { level: 1, ..key(1) }, 2, &[11; 32]), RowState::Unknown);
    }

    #[test]
    fn rows_that_nobody_shows_remain() {
        let mut index = RowIndex::new();
        for step in [change(1, 1, 10), change(2, 1, 20), change(3, 1, 30), change(3, 2, 0), change(3, 3, 31)]
        {
            index.record(&step);
        }
        assert_eq!(index.take(&key(1), 1, &[10; 32]), RowState::Current);
        assert_eq!(index.take(&key(3), 3, &[31; 32]), RowState::Current);
        assert_eq!(index.remaining().collect::<Vec<_>>(), vec![key(2)]);
        assert_eq!(index.live(), 1);
    }
}

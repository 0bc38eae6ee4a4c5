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
    scope: Place,
}

/// A scope by its number in [`RowIndex::scopes`]; two bytes, because a million rows name one.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place([u8; 2]);

/// Changes of rows by people who could not write where the rows lay.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Trespasses {
    /// How many.
    pub count: u64,
    /// Position of the first entry that did it.
    pub first_seq: Option<u64>,
}

/// For every row its last version and hash.
#[derive(Default)]
pub struct RowIndex {
    rows: HashMap<RowKey, Last>,
    live: usize,
    writers: Writers,
    /// Scopes rows lie in; the first one stands for rows without.
    scopes: Vec<Option<ScopeId>>,
    trespasses: Trespasses,
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
            if !self.record(change, writer) {
                self.trespasses.count += 1;
                self.trespasses.first_seq.get_or_insert(entry.seq);
            }
        }
    }

    /// Takes in a change. False if its signer could not write where the row lay before: nobody takes a row away, or into a
    /// scope of his own, that was closed to him.
    fn record(&mut self, change: &Change, writer: Writer) -> bool {
        let key = RowKey { table: change.table, row: change.row, level: change.level };
        let scope = self.place(change.scope);
        let last = Last { version: change.version.to_be_bytes(), hash: change.hash, writer, scope };
        let before = self.rows.insert(key, last).filter(|last| last.hash != ZERO);
        let was_live = before.is_some();
        let entitled = before.and_then(|before| self.scope(before.scope)).is_none_or(|scope| {
            self.writers.reaches(writer, scope, Level::from_number(change.level), &change.row)
        });
        self.live = self.live + usize::from(!change.is_removal()) - usize::from(was_live);
        entitled
    }

    fn place(&mut self, scope: Option<ScopeId>) -> Place {
        // Few scopes, and the one of the change before is the likeliest.
        let known = self.scopes.iter().rposition(|known| *known == scope);
        let number = known.unwrap_or_else(|| {
            self.scopes.push(scope);
            self.scopes.len() - 1
        });
        Place(u16::try_from(number).unwrap_or(u16::MAX).to_be_bytes())
    }

    fn scope(&self, place: Place) -> Option<ScopeId> {
        self.scopes.get(usize::from(u16::from_be_bytes(place.0))).copied().flatten()
    }

    /// Changes by people who could not write where the rows lay.
    #[must_use]
    pub const fn trespasses(&self) -> Trespasses {
        self.trespasses
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
        let entitled =
            |scope| self.writers.reaches(last.writer, scope, Level::from_number(key.level), &key.row);
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
    use crate::membership::{Fact, Recipient, Role, Roles};
    use crate::sample::*;
    use vault_domain::record::FIELD_CATALOGUE;

    fn change(row: u8, version: u64, hash: u8) -> Change {
        Change { table: 1, row: [row; 16], level: 2, version, hash: [hash; 32], scope: None }
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

    /// Row 1 at L1 in a scope, changed by somebody.
    fn in_scope(scope: ScopeId, version: u64, hash: u8) -> Change {
        Change { level: 1, scope: Some(scope), ..change(1, version, hash) }
    }

    #[test]
    fn nobody_changes_takes_away_or_removes_what_lay_where_he_could_not_write() {
        let membership = membership();
        let sales = Actor::Person(SALES);
        let owners = ScopeId::from(OWNER);
        for (step, forbidden) in [
            (in_scope(owners, 2, 11), true),
            (in_scope(POOL, 2, 11), true),
            (in_scope(owners, 2, 0), true),
            (in_scope(POOL, 2, 0), true),
        ] {
            let mut index = RowIndex::new();
            index.apply(&by(Actor::Root, in_scope(owners, 1, 10)), &membership);
            index.apply(&by(sales, step), &membership);
            assert_eq!(index.trespasses().count, u64::from(forbidden), "{step:?}");
            assert_eq!(index.trespasses().first_seq.is_some(), forbidden);
        }
        // In the pool, which is open to sales, all of it is allowed.
        let mut index = RowIndex::new();
        index.apply(&by(Actor::Root, in_scope(POOL, 1, 10)), &membership);
        index.apply(&by(sales, in_scope(POOL, 2, 11)), &membership);
        index.apply(&by(sales, in_scope(POOL, 3, 0)), &membership);
        assert_eq!((index.trespasses(), index.live()), (Trespasses::default(), 0));
    }

    #[test]
    fn of_what_everybody_reads_managers_write_the_catalogue_of_fields_only() {
        let mut ledger = Ledger::begun();
        let everyone = [OWNER, SALES, ADMIN].map(Recipient::Person).into_iter().chain([Recipient::Recovery]);
        let grants = everyone.map(|to| grant(ScopeId::COMMON, Level::L1, 1, to)).collect();
        ledger.state(Actor::Person(OWNER), OWNER_SEED, Fact::MemberRoles(SALES, Roles::of(&[Role::Manager])));
        ledger.state(Actor::Person(OWNER), OWNER_SEED, Fact::GrantIssued(grants));
        let entries: Vec<Entry> = (1..=ledger.len()).map(|seq| ledger.entry(seq)).collect();
        let membership = Membership::fold(&pinned(), &entries).unwrap();
        for (row, allowed) in [(*FIELD_CATALOGUE.as_bytes(), true), ([1; 16], false)] {
            let written = Change { row, level: 1, scope: Some(ScopeId::COMMON), ..change(1, 1, 10) };
            let mut index = RowIndex::new();
            index.apply(&by(Actor::Person(SALES), written), &membership);
            let key = RowKey { table: 1, row, level: 1 };
            let expected = if allowed { RowState::Current } else { RowState::Foreign };
            assert_eq!(index.check(&key, 1, &[10; 32], Some(ScopeId::COMMON)), expected);
        }
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
        let to = [Recipient::Person(OWNER), Recipient::Recovery];
        let rotated = Fact::GrantIssued(to.map(|to| grant(POOL, Level::L1, 2, to)).to_vec());
        membership.admit(&ledger.next_fact(Actor::Person(OWNER), &rotated)).unwrap();
        assert_eq!(state(&index, at(POOL, 1)), RowState::Current);
        index.apply(&by(sales, Change { level: 1, ..change(1, 2, 11) }), &membership);
        assert_eq!(index.check(&RowKey { level: 1, ..row(1) }, 2, &[11; 32], Some(POOL)), RowState::Foreign);
    }
}

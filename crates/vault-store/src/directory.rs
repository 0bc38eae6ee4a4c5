//! The directory: every customer this person may see, in memory, for lists and search.
//!
//! Columns of one segment, newest first, hold what a list row shows and what search needs; texts lie in
//! arenas that are scanned with SIMD substring search, orders are permutations of row numbers. Changes go to a
//! second, small segment; [`Directory::compact`] merges the two. About 210 bytes a row.
//!
//! | question | file |
//! |---|---|
//! | what goes in and comes out | [`row`] |
//! | how are texts kept and scanned | [`arena`], [`column`], [`text`] |
//! | how are words kept once | [`dictionary`], [`hash_index`] |
//! | how is a list filtered, sorted, paged | [`filter`], [`order`], [`list`] |
//! | how is a query answered | [`search`], [`scan`], [`needle`], [`parallel`] |
//! | how does it rest on disk | [`snapshot`] |
//!
//! Everything that held customer text is overwritten when it is dropped, replaced or outgrown.

mod arena;
mod bits;
mod column;
mod dictionary;
mod filter;
mod hash_index;
mod list;
mod lookup;
mod needle;
mod order;
mod parallel;
mod row;
mod scan;
mod search;
mod segment;
mod snapshot;
#[cfg(test)]
mod tests;
mod text;

use vault_domain::ids::RecordId;

use bits::Bits;
use dictionary::Dictionary;
use hash_index::HashIndex;
use list::Listings;
use segment::Segment;

pub use filter::{Filters, TimeRange};
pub use list::{ListQuery, Page};
pub use order::SortBy;
pub use row::{RowInput, RowView};
pub use search::{Hit, Query};
pub use snapshot::SnapshotError;

/// More changes than this make searches and saves noticeably slower; see [`Directory::needs_compaction`].
const COMPACT_ABOVE: usize = 10_000;

/// All rows of one person. Row numbers below `base.len()` are in `base`, the rest in `delta`.
#[derive(Default)]
pub struct Directory {
    /// Newest activity first.
    base: Segment,
    /// In order of arrival.
    delta: Segment,
    /// Rows of both segments that were removed or replaced.
    dead: Bits,
    dead_count: usize,
    /// Newest row of every record ever seen since the last compaction, dead or alive.
    by_id: HashIndex,
    words: Dictionary,
    listings: Listings,
}

impl Directory {
    /// An empty directory.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Number of customers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows_used() - self.dead_count
    }

    /// Whether there is no customer.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds the row or replaces the one of the same record.
    pub fn upsert(&mut self, input: &RowInput<'_>) {
        self.remove(input.record);
        let row = row_number(self.rows_used());
        let id = *input.record.as_bytes();
        self.delta.push(input, &mut self.words);
        let (base, delta) = (&self.base, &self.delta);
        self.by_id.insert(
            hash_index::hash(&self.by_id, &id),
            row,
            |other| id_at(base, delta, other) == Some(id),
            |hasher, other| hasher.hash(&id_at(base, delta, other).unwrap_or_default()),
        );
        self.listings.changed();
    }

    /// Removes the row of a record; nothing happens when there is none.
    pub fn remove(&mut self, record: RecordId) {
        if let Some(row) = self.find(record) {
            self.dead.set(row);
            self.dead_count += 1;
            self.listings.changed();
        }
    }

    /// The row of a record.
    #[must_use]
    pub fn row(&self, record: RecordId) -> Option<RowView> {
        self.find(record).and_then(|row| self.view(row))
    }

    /// Whether enough changes have gathered for [`Self::compact`] to pay.
    #[must_use]
    pub fn needs_compaction(&self) -> bool {
        self.delta.len() > COMPACT_ABOVE || self.dead_count > COMPACT_ABOVE.max(self.base.len() / 4)
    }

    /// Merges all changes into one segment, newest activity first. Column by column, so that there are never two
    /// full copies. Takes a second or more for a million rows: call it when nobody waits.
    pub fn compact(&mut self) {
        if self.delta.len() == 0 && self.dead_count == 0 {
            return;
        }
        let mut rows: Vec<u32> =
            (0..row_number(self.rows_used())).filter(|row| !self.dead.get(*row)).collect();
        rows.sort_unstable_by(|a, b| self.newest_first(*a, *b));
        let mut words = Dictionary::default();
        self.base = Segment::gather(
            std::mem::take(&mut self.base),
            std::mem::take(&mut self.delta),
            &rows,
            &self.words,
            &mut words,
        );
        self.words = words;
        self.dead = Bits::default();
        self.dead_count = 0;
        self.index_ids();
        self.listings.clear();
    }

    /// Overwrites and drops everything. Dropping the directory does the same.
    pub fn wipe(&mut self) {
        *self = Self::default();
    }

    /// Bytes allocated, without the allocator's own overhead.
    #[must_use]
    pub fn approximate_bytes(&self) -> usize {
        self.base.bytes()
            + self.delta.bytes()
            + self.dead.bytes()
            + self.by_id.bytes()
            + self.words.bytes()
            + self.listings.bytes()
    }

    fn index_ids(&mut self) {
        let (base, delta) = (&self.base, &self.delta);
        self.by_id = HashIndex::with_capacity(self.rows_used());
        for row in 0..row_number(self.rows_used()) {
            let Some(id) = id_at(base, delta, row) else { continue };
            self.by_id.insert(
                hash_index::hash(&self.by_id, &id),
                row,
                |other| id_at(base, delta, other) == Some(id),
                |hasher, other| hasher.hash(&id_at(base, delta, other).unwrap_or_default()),
            );
        }
    }

    fn find(&self, record: RecordId) -> Option<u32> {
        let id = *record.as_bytes();
        let same = |row| id_at(&self.base, &self.delta, row) == Some(id);
        self.by_id.find(hash_index::hash(&self.by_id, &id), same).filter(|row| !self.dead.get(*row))
    }

    fn rows_used(&self) -> usize {
        self.base.len() + self.delta.len()
    }

    /// The segment of a row and its number there.
    fn place(&self, row: u32) -> (&Segment, u32) {
        let base = row_number(self.base.len());
        if row < base { (&self.base, row) } else { (&self.delta, row - base) }
    }

    fn newest_first(&self, a: u32, b: u32) -> std::cmp::Ordering {
        let key = |row| {
            let (segment, at) = self.place(row);
            (segment.updated(at), segment.id(at))
        };
        key(b).cmp(&key(a))
    }

    fn view(&self, row: u32) -> Option<RowView> {
        let (segment, at) = self.place(row);
        segment.view(at, &self.words)
    }
}

fn id_at(base: &Segment, delta: &Segment, row: u32) -> Option<[u8; 16]> {
    let len = row_number(base.len());
    if row < len { base.id(row) } else { delta.id(row - len) }
}

/// Rows are numbered with 32 bits; memory ends long before the numbers do.
fn row_number(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

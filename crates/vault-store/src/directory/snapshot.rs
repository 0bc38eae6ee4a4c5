//! The directory's resting form: little-endian columns, to be sealed by the caller.
//!
//! `CVDIR` version, then words, sets, scopes, the two segments, dead rows and (if it was built) the order by
//! name. Every array has its length in front; nothing is allocated that the announced size could not fill.

mod codec;

use std::io::Read;

use codec::{Encoder, Reader};

use super::{
    Directory, HashIndex,
    arena::Arena,
    bits::Bits,
    column::Column,
    dictionary::Dictionary,
    hash_index,
    order::{Order, SortBy},
    segment::{ALL_FLAGS, NO_TAIL, Segment},
    text::{Extra, Texts},
};

const MAGIC: [u8; 5] = *b"CVDIR";
/// Raised whenever the layout or the meaning of a stored form (folding, readings) changes.
const VERSION: u16 = 1;

/// Why a snapshot was not taken. It is derived data: rebuild it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// Written by another version.
    #[error("snapshot of another version")]
    Version,
    /// Shorter than it says.
    #[error("snapshot ends early")]
    Truncated,
    /// Contradicts itself.
    #[error("snapshot is damaged")]
    Damaged,
}

impl Directory {
    /// Hands the snapshot to `sink` piece by piece, pieces of any size.
    pub fn encode_chunks(&self, sink: &mut dyn FnMut(&[u8])) {
        let mut out = Encoder::new(sink);
        out.raw(&MAGIC);
        out.raw(&VERSION.to_le_bytes());
        self.words.encode(&mut out);
        self.base.encode(&mut out);
        self.delta.encode(&mut out);
        out.array(self.dead.words());
        let order = self.listings.order(SortBy::Name);
        let fresh = order.filter(|order| order.version == self.listings.version());
        out.array(fresh.map_or(&[], |order| order.rows.as_slice()));
    }

    /// Reads a snapshot from memory.
    ///
    /// # Errors
    /// [`SnapshotError`] for anything but a complete snapshot of this version.
    pub fn decode(bytes: &[u8]) -> Result<Self, SnapshotError> {
        let mut rest = bytes;
        Self::decode_from(&mut rest, bytes.len() as u64)
    }

    /// Reads a snapshot of at most `limit` bytes from a stream, so that it need not be in memory as a whole.
    ///
    /// # Errors
    /// As [`Self::decode`]; a reader's error counts as an early end.
    pub fn decode_from(reader: &mut dyn Read, limit: u64) -> Result<Self, SnapshotError> {
        let mut from = Reader::new(reader, limit);
        if from.raw::<5>()? != MAGIC || u16::from_le_bytes(from.raw()?) != VERSION {
            return Err(SnapshotError::Version);
        }
        let words = Dictionary::decode(&mut from)?;
        let base = Segment::decode(&mut from, &words)?;
        let delta = Segment::decode(&mut from, &words)?;
        let rows = base.len() + delta.len();
        ensure(rows < u32::MAX as usize && base.updated.as_slice().is_sorted_by(|a, b| a >= b))?;
        let dead = Bits::from_words(from.array::<u64>()?.as_slice().to_vec());
        ensure((rows..dead.words().len() * 64).all(|row| !dead.get(super::row_number(row))))?;
        let mut directory = Self { base, delta, dead_count: dead.count(), dead, words, ..Self::default() };
        directory.index_restored()?;
        let order = from.array::<u32>()?;
        if order.len() > 0 {
            directory.restore_order(order.as_slice())?;
        }
        ensure(from.is_at_end())?;
        Ok(directory)
    }

    /// The last row of a record is the one that may be alive.
    fn index_restored(&mut self) -> Result<(), SnapshotError> {
        self.by_id = HashIndex::with_capacity(self.rows_used());
        let (base, delta) = (&self.base, &self.delta);
        for row in 0..super::row_number(self.rows_used()) {
            let id = super::id_at(base, delta, row).unwrap_or_default();
            let hash = hash_index::hash(&self.by_id, &id);
            let same = |other| super::id_at(base, delta, other) == Some(id);
            let before = self.by_id.replace(hash, row, same);
            ensure(before.is_none_or(|before| self.dead.get(before)))?;
        }
        Ok(())
    }

    fn restore_order(&mut self, rows: &[u32]) -> Result<(), SnapshotError> {
        ensure(rows.len() == self.len())?;
        let mut seen = self.dead.clone();
        for row in rows {
            ensure((*row as usize) < self.rows_used() && !seen.get(*row))?;
            seen.set(*row);
        }
        let covers = super::row_number(self.rows_used());
        let order = Order { rows: rows.to_vec(), keyless: 0, covers, version: self.listings.version() };
        self.listings.set_order(SortBy::Name, order);
        Ok(())
    }
}

impl Dictionary {
    fn encode(&self, out: &mut Encoder<'_>) {
        out.number(self.words().len());
        out.array(self.words().arena());
        out.number(self.sets().len());
        self.sets().iter().for_each(|set| out.array(set));
        out.number(self.scopes().len());
        self.scopes().iter().for_each(|scope| out.raw(scope));
    }

    fn decode(from: &mut Reader<'_>) -> Result<Self, SnapshotError> {
        let mut all = Self::default();
        let words = column(from)?;
        for word in 0..super::row_number(words.len()) {
            // A doubled word would shift all later numbers.
            ensure(all.enter_word(words.get(word)) == word)?;
        }
        for number in 0..from.count(8)? {
            let set = from.array::<u32>()?.as_slice().to_vec();
            ensure(set.iter().all(|word| (*word as usize) < words.len()))?;
            ensure(all.enter_set(set) as usize == number)?;
        }
        for number in 0..from.count(16)? {
            ensure(all.enter_scope(from.raw()?) as usize == number)?;
        }
        Ok(all)
    }
}

impl Segment {
    fn encode(&self, out: &mut Encoder<'_>) {
        out.array(self.ids.as_slice());
        [&self.created, &self.updated, &self.next].into_iter().for_each(|times| out.array(times.as_slice()));
        for words in [&self.scope, &self.title, &self.city, &self.mask, &self.tags] {
            out.array(words.as_slice());
        }
        out.array(self.tail.as_slice());
        for small in [&self.kind, &self.stage, &self.level, &self.state, &self.flags] {
            out.array(small.as_slice());
        }
        out.array(self.tokens.as_slice());
        out.array(self.token_rows.as_slice());
        out.number(usize::from(self.tokens_sorted));
        self.name.encode(out);
        self.company.encode(out);
    }

    fn decode(from: &mut Reader<'_>, words: &Dictionary) -> Result<Self, SnapshotError> {
        let mut part = Self { ids: from.array()?, ..Self::default() };
        let rows = part.len();
        ensure(rows < u32::MAX as usize)?;
        for column in [&mut part.created, &mut part.updated, &mut part.next] {
            *column = from.array_of(rows)?;
        }
        let (all_words, sets, scopes) = (words.words().len(), words.sets().len(), words.scopes().len());
        for (column, known) in [
            (&mut part.scope, scopes),
            (&mut part.title, all_words),
            (&mut part.city, all_words),
            (&mut part.mask, all_words),
            (&mut part.tags, sets),
        ] {
            *column = from.array_of(rows)?;
            ensure(column.as_slice().iter().all(|number| (*number as usize) < known))?;
        }
        part.tail = from.array_of(rows)?;
        ensure(part.tail.as_slice().iter().all(|tail| *tail <= 9999 || *tail == NO_TAIL))?;
        for column in [&mut part.kind, &mut part.stage, &mut part.level, &mut part.state, &mut part.flags] {
            *column = from.array_of(rows)?;
        }
        ensure(part.flags.as_slice().iter().all(|flags| flags & !ALL_FLAGS == 0))?;
        part.tokens = from.array()?;
        part.token_rows = from.array_of(part.tokens.len())?;
        ensure(part.token_rows.as_slice().iter().all(|row| (*row as usize) < rows))?;
        part.tokens_sorted = from.number()? == 1;
        ensure(!part.tokens_sorted || part.tokens.as_slice().is_sorted())?;
        part.name.decode(from, rows)?;
        part.company.decode(from, rows)?;
        Ok(part)
    }
}

impl Texts {
    fn encode(&self, out: &mut Encoder<'_>) {
        for column in [&self.folded, &self.pinyin, &self.initials] {
            out.number(column.len());
            out.array(column.arena());
        }
        for extra in self.extras() {
            out.array(extra.rows.as_slice());
            out.number(extra.texts.len());
            out.array(extra.texts.arena());
        }
    }

    fn decode(&mut self, from: &mut Reader<'_>, rows: usize) -> Result<(), SnapshotError> {
        for slot in [&mut self.folded, &mut self.pinyin, &mut self.initials] {
            *slot = column(from)?;
            ensure(slot.len() == rows)?;
        }
        for slot in [
            &mut self.written,
            &mut self.more_pinyin,
            &mut self.joined,
            &mut self.words,
            &mut self.more_initials,
            &mut self.undivided,
        ] {
            let entries: Arena<u32> = from.array()?;
            ensure(
                entries.as_slice().is_sorted()
                    && entries.as_slice().last().is_none_or(|row| (*row as usize) < rows),
            )?;
            let texts = column(from)?;
            ensure(texts.len() == entries.len())?;
            *slot = Extra { rows: entries, texts };
        }
        Ok(())
    }
}

fn column(from: &mut Reader<'_>) -> Result<Column, SnapshotError> {
    let rows = from.count(1)?;
    Column::from_arena(from.array()?, rows).ok_or(SnapshotError::Damaged)
}

fn ensure(holds: bool) -> Result<(), SnapshotError> {
    if holds { Ok(()) } else { Err(SnapshotError::Damaged) }
}

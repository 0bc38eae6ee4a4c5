//! Everything derived anew: one thread reads the rows and opens a part of them, another opens the rest and enters their
//! lines.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

use rusqlite::Connection;
use vault_crypto::{Secret, Zeroizing};
use vault_domain::ids::{ScopeId, VaultId};
use vault_domain::level::Level;
use vault_domain::record::RecordKind;

use super::{Index, Projection};
use crate::error::StoreError;
use crate::facet::{FacetRow, concat_columns};
use crate::keys::{Compartment, Compartments};
use crate::memory::wipe_stack;

/// Rows handed over at a time.
const CHUNK: usize = 512;
/// Chunks that may wait.
const AHEAD: usize = 4;

/// The rows to be read.
pub(super) struct Scan<'a> {
    pub connection: &'a Connection,
    pub scopes: &'a [ScopeId],
    pub kind: RecordKind,
}

/// What opens rows.
#[derive(Clone, Copy)]
pub(super) struct RowKeys<'a> {
    pub vault: VaultId,
    pub compartments: &'a Compartments,
}

impl RowKeys<'_> {
    /// Opens a row into the line of its record. A facet that does not open is left out: verification names it.
    pub fn project(&self, line: &mut Projection, row: &FacetRow) {
        line.saw_level(row.place.level);
        if let Some(plain) = self.open(row) {
            line.take(row.place.level, &plain);
        }
    }

    fn open(&self, row: &FacetRow) -> Option<Zeroizing<Vec<u8>>> {
        // L3 is only "present": its content never enters the index.
        if row.place.level == Level::L3 {
            return None;
        }
        let compartment = Compartment { scope: row.place.scope, level: row.place.level, epoch: row.epoch };
        row.open(self.vault, self.compartments.get(compartment)?).ok()
    }
}

/// A row, and its content if the reading thread has opened it already.
type Read = (FacetRow, Option<Zeroizing<Vec<u8>>>);

/// The way of the rows from the thread that reads to the one that enters, and of what they were held in back: memory
/// is given back fastest by the thread that took it.
struct ToEnter {
    rows: SyncSender<Vec<Read>>,
    spent: Receiver<Vec<Read>>,
}

struct Entering {
    rows: Receiver<Vec<Read>>,
    spent: Sender<Vec<Read>>,
}

/// A new index of every customer the keys open.
pub(super) fn rebuild(scan: &Scan<'_>, keys: RowKeys<'_>, dedupe: Secret<32>) -> Result<Index, StoreError> {
    let waiting = AtomicUsize::new(0);
    std::thread::scope(|threads| {
        let (rows, arriving) = sync_channel(AHEAD);
        let (spent, returned) = channel();
        let entering = Entering { rows: arriving, spent };
        let waiting = &waiting;
        let index = threads.spawn(move || {
            let index = enter_all(&entering, waiting, keys, &dedupe);
            wipe_stack();
            index
        });
        let read = scan.read(keys, waiting, ToEnter { rows, spent: returned });
        let index = index.join().map_err(|_| StoreError::Decode("index"))?;
        read.map(|()| index)
    })
}

impl Scan<'_> {
    /// The other thread ends when `to` is dropped, as nothing more can come.
    fn read(&self, keys: RowKeys<'_>, waiting: &AtomicUsize, to: ToEnter) -> Result<(), StoreError> {
        let mut chunk = Vec::with_capacity(CHUNK);
        for scope in self.scopes {
            let mut statement = self.connection.prepare_cached(concat_columns!(
                "SELECT ",
                " FROM facet WHERE scope = ?1 ORDER BY scope, record, level"
            ))?;
            let mut found = statement.query([scope.as_bytes()])?;
            while let Some(row) = found.next()? {
                let row = FacetRow::from_row(row)?;
                if row.place.kind == self.kind.code() {
                    // Opening is most of the work: whoever is ahead does more of it.
                    let ahead = waiting.load(Ordering::Relaxed) > 1;
                    let here = ahead || row.place.level == Level::L1;
                    let plain = if here { keys.open(&row) } else { None };
                    chunk.push((row, plain));
                }
                if chunk.len() == CHUNK {
                    let mut next = to.spent.try_recv().unwrap_or_default();
                    next.clear();
                    waiting.fetch_add(1, Ordering::Relaxed);
                    if to.rows.send(std::mem::replace(&mut chunk, next)).is_err() {
                        return Ok(());
                    }
                }
            }
        }
        waiting.fetch_add(1, Ordering::Relaxed);
        let _ = to.rows.send(chunk);
        Ok(())
    }
}

fn enter_all(from: &Entering, waiting: &AtomicUsize, keys: RowKeys<'_>, dedupe: &Secret<32>) -> Index {
    let mut index = Index::empty();
    let mut current: Option<Projection> = None;
    for chunk in &from.rows {
        waiting.fetch_sub(1, Ordering::Relaxed);
        for (row, plain) in &chunk {
            let line = match current.take() {
                Some(line) if line.record() == row.place.record => current.insert(line),
                before => {
                    if let Some(done) = before {
                        done.enter(&mut index, dedupe);
                    }
                    current.insert(Projection::new(row.place.scope, row.place.record))
                }
            };
            line.saw_level(row.place.level);
            match plain {
                Some(plain) => line.take(row.place.level, plain),
                None => {
                    if let Some(plain) = keys.open(row) {
                        line.take(row.place.level, &plain);
                    }
                }
            }
        }
        let _ = from.spent.send(chunk);
    }
    if let Some(done) = current {
        done.enter(&mut index, dedupe);
    }
    index.directory.compact();
    index
}

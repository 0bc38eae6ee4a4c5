//! Everything derived anew: one thread reads the rows and opens a part of them, another opens the rest and enters their
//! lines.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

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
    pub scopes: Vec<ScopeId>,
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

/// A new index of every customer the keys open.
pub(super) fn rebuild(scan: &Scan<'_>, keys: RowKeys<'_>, dedupe: Secret<32>) -> Result<Index, StoreError> {
    std::thread::scope(|threads| {
        let (rows, waiting) = sync_channel(AHEAD);
        let entering = threads.spawn(move || {
            let index = enter_all(&waiting, keys, &dedupe);
            wipe_stack();
            index
        });
        let read = scan.read(keys, &rows);
        // The other thread ends when nothing more can come.
        drop(rows);
        let index = entering.join().map_err(|_| StoreError::Decode("index"))?;
        read.map(|()| index)
    })
}

impl Scan<'_> {
    fn read(&self, keys: RowKeys<'_>, rows: &SyncSender<Vec<Read>>) -> Result<(), StoreError> {
        let mut chunk = Vec::with_capacity(CHUNK);
        for scope in &self.scopes {
            let mut statement = self.connection.prepare_cached(concat_columns!(
                "SELECT ",
                " FROM facet WHERE scope = ?1 ORDER BY scope, record, level"
            ))?;
            let mut found = statement.query([scope.as_bytes()])?;
            while let Some(row) = found.next()? {
                let row = FacetRow::from_row(row)?;
                if row.place.kind == RecordKind::Customer.code() {
                    // Opening is most of the work: each thread takes its share.
                    let plain = if row.place.level == Level::L1 { keys.open(&row) } else { None };
                    chunk.push((row, plain));
                }
                if chunk.len() == CHUNK && rows.send(std::mem::take(&mut chunk)).is_err() {
                    return Ok(());
                }
            }
        }
        let _ = rows.send(chunk);
        Ok(())
    }
}

fn enter_all(waiting: &Receiver<Vec<Read>>, keys: RowKeys<'_>, dedupe: &Secret<32>) -> Index {
    let mut index = Index::empty();
    let mut current: Option<Projection> = None;
    for (row, plain) in waiting.iter().flatten() {
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
        if let Some(plain) = plain.or_else(|| keys.open(&row)) {
            line.take(row.place.level, &plain);
        }
    }
    if let Some(done) = current {
        done.enter(&mut index, dedupe);
    }
    index.directory.compact();
    index
}

//! Rows read on a thread of its own: parsing, normalising and looking inside texts is a third of an import.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::Scope;

use vault_store::memory::wipe_stack;

use super::check::unreadable;
use super::match_existing::Tokens;
use super::open::read_error;
use super::row::{ReadRow, RowReader};
use crate::error::AppError;
use crate::tabular::TableSource;

/// Rows handed over at a time.
const CHUNK: usize = 256;
/// Chunks that may wait: what bounds the memory.
const AHEAD: usize = 4;

/// A row and what it is known by.
pub(super) struct Read {
    pub row: ReadRow,
    pub tokens: Vec<[u8; 8]>,
}

/// Rows in the order of the file; an error is the last thing that comes.
pub(super) type Chunks = Receiver<Result<Vec<Read>, AppError>>;

/// Starts reading. It ends with the file, with an error, or when nobody listens any more.
pub(super) fn read_ahead<'scope, 'env>(
    threads: &'scope Scope<'scope, 'env>,
    table: &'env mut dyn TableSource,
    reader: &'env RowReader<'env>,
    tokens: Tokens,
) -> Chunks {
    let (rows, chunks) = sync_channel(AHEAD);
    threads.spawn(move || {
        if let Err(error) = read_all(table, reader, &tokens, &rows) {
            let _ = rows.send(Err(error));
        }
        wipe_stack();
    });
    chunks
}

fn read_all(
    table: &mut dyn TableSource,
    reader: &RowReader<'_>,
    tokens: &Tokens,
    rows: &SyncSender<Result<Vec<Read>, AppError>>,
) -> Result<(), AppError> {
    let mut chunk = Vec::with_capacity(CHUNK);
    for row in table.rows().map_err(read_error)? {
        let row = match row {
            Ok(row) => reader.read(&row),
            Err(error) => match error.lost_row() {
                Some(number) => unreadable(number),
                None => return Err(read_error(error)),
            },
        };
        let tokens = if row.rejected { Vec::new() } else { tokens.of(&row.fields) };
        chunk.push(Read { row, tokens });
        if chunk.len() == CHUNK && rows.send(Ok(std::mem::take(&mut chunk))).is_err() {
            return Ok(());
        }
    }
    let _ = rows.send(Ok(chunk));
    Ok(())
}

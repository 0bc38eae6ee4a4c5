//! New customers sealed on a thread of its own, a few chunks ahead of the database.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Scope, ScopedJoinHandle};

use vault_domain::error_code::ErrorCode;
use vault_domain::ids::RecordId;
use vault_domain::record::FieldSet;
use vault_store::memory::wipe_stack;
use vault_store::{Bulk, BulkError, SealedCustomer};

use crate::error::AppError;

/// Customers handed over at a time.
const CHUNK: usize = 256;
/// Chunks on the way at most, there and back: what bounds the memory.
const AHEAD: usize = 4;

type Sealed = Result<Vec<SealedCustomer>, BulkError>;

/// The way to the sealing thread and back.
pub(super) struct SealAhead<'scope> {
    waiting: Vec<(RecordId, FieldSet)>,
    /// Chunks that were handed over and have not come back.
    away: usize,
    to_seal: SyncSender<Vec<(RecordId, FieldSet)>>,
    sealed: Receiver<Sealed>,
    thread: ScopedJoinHandle<'scope, Bulk>,
}

impl<'scope> SealAhead<'scope> {
    pub(super) fn start<'env>(threads: &'scope Scope<'scope, 'env>, mut bulk: Bulk) -> Self {
        let (to_seal, work) = sync_channel::<Vec<(RecordId, FieldSet)>>(AHEAD);
        let (done, sealed) = sync_channel(AHEAD);
        let thread = threads.spawn(move || {
            for chunk in work {
                let chunk = chunk.into_iter().map(|(record, fields)| bulk.seal(record, fields)).collect();
                if done.send(chunk).is_err() {
                    break;
                }
            }
            wipe_stack();
            bulk
        });
        Self { waiting: Vec::with_capacity(CHUNK), away: 0, to_seal, sealed, thread }
    }

    /// Takes a customer on. What has been sealed meanwhile is given to `write`, in order.
    pub(super) fn push(
        &mut self,
        record: RecordId,
        fields: FieldSet,
        write: impl FnMut(&SealedCustomer) -> Result<(), AppError>,
    ) -> Result<(), AppError> {
        self.waiting.push((record, fields));
        if self.waiting.len() < CHUNK { Ok(()) } else { self.hand_over(write) }
    }

    fn hand_over(
        &mut self,
        mut write: impl FnMut(&SealedCustomer) -> Result<(), AppError>,
    ) -> Result<(), AppError> {
        while self.away >= AHEAD {
            self.take_back(&mut write)?;
        }
        let chunk = std::mem::replace(&mut self.waiting, Vec::with_capacity(CHUNK));
        self.to_seal.send(chunk).map_err(|_| ErrorCode::Internal)?;
        self.away += 1;
        Ok(())
    }

    /// Waits until everything taken on has been given to `write`.
    pub(super) fn drain(
        &mut self,
        mut write: impl FnMut(&SealedCustomer) -> Result<(), AppError>,
    ) -> Result<(), AppError> {
        if !self.waiting.is_empty() {
            self.hand_over(&mut write)?;
        }
        while self.away > 0 {
            self.take_back(&mut write)?;
        }
        Ok(())
    }

    fn take_back(
        &mut self,
        write: &mut impl FnMut(&SealedCustomer) -> Result<(), AppError>,
    ) -> Result<(), AppError> {
        let chunk = self.sealed.recv().map_err(|_| ErrorCode::Internal)?;
        self.away -= 1;
        let chunk = chunk.map_err(|error| match error {
            BulkError::Record(_) => AppError::from(ErrorCode::TextTooLong),
            BulkError::Store(error) => error.into(),
        })?;
        chunk.iter().try_for_each(write)
    }

    /// Ends the thread after a [`SealAhead::drain`].
    pub(super) fn end(self) -> Result<Bulk, AppError> {
        let Self { to_seal, thread, .. } = self;
        drop(to_seal);
        thread.join().map_err(|_| ErrorCode::Internal.into())
    }
}

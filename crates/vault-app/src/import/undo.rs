//! Taking a batch back: what it made goes, what it changed returns, what was saved since stays.

use vault_domain::action::ImportCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_store::{EntryDraft, Expect};

use super::batch::Batch;
use crate::contract::event::Job;
use crate::contract::import::{BatchRef, ImportUndone};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::progress::Progress;

/// `import_undo`
pub fn import_undo(
    core: &Core,
    state: &mut State,
    grant: &Grant<ImportCustomers>,
    request: BatchRef,
) -> Result<ImportUndone, AppError> {
    core.begin_work();
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let mut batch = Batch::read(&session.vault, grant, request.batch_id)?;
    if !batch.clone().report(request.batch_id, &session.vault, now)?.can_undo {
        return Err(ErrorCode::CannotUndo.into());
    }
    batch.undone = true;
    let report = batch.encode()?;
    let total = batch.imported + batch.updated;
    let mut progress = Progress::new(core, Job::ImportUndo);
    let undone = session.vault.undo_batch(
        grant,
        request.batch_id,
        |done| progress.step(done, total),
        |tx, undone| {
            let place = Batch::place(tx.vault(), request.batch_id);
            tx.put(place, Expect::Any, &report)?;
            let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
            Ok(EntryDraft::done("import.undo")
                .text("batch", &request.batch_id.to_string())
                .text("text", &batch.file_name)
                .int("count", number(undone.removed))
                .int("updated", number(undone.restored))
                .int("skipped", number(undone.kept)))
        },
    )?;
    Ok(ImportUndone { removed: undone.removed, restored: undone.restored, kept: undone.kept })
}

//! Customers follow a changed level: now, with progress, and at a later login when that was interrupted.

use vault_domain::action::{ClassifyFields, EditCustomers, ViewLedger, Writes};
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_store::{Depth, EntryDraft, StoreError};

use crate::contract::catalogue::Reseal;
use crate::contract::event::Job;
use crate::contract::{Done, Empty};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::progress::Progress;
use crate::session::Session;
use crate::vaults::note_verification;

/// `field_reseal`
pub fn field_reseal(
    core: &Core,
    state: &mut State,
    grant: &Grant<ClassifyFields>,
    _: Empty,
) -> Result<Reseal, AppError> {
    let session = state.session()?;
    require_verified(core, session)?;
    run(core, session, grant)
}

/// `field_reseal_cancel`: the running work has been interrupted by the dispatch before this runs.
pub fn field_reseal_cancel(
    _: &Core,
    _: &mut State,
    _: &Grant<ClassifyFields>,
    _: Empty,
) -> Result<Done, AppError> {
    Ok(Done {})
}

/// At the login of somebody who may, and who reads customers: what an earlier run left.
///
/// # Errors
/// What stopped the work, unless it was only stopped.
pub(crate) fn go_on(core: &Core, session: &mut Session) -> Result<(), AppError> {
    if session.catalogue.sheet.waiting.is_empty() || session.authorize::<EditCustomers>().is_err() {
        return Ok(());
    }
    let Ok(grant) = session.authorize::<ClassifyFields>() else { return Ok(()) };
    match require_verified(core, session) {
        Ok(()) => run(core, session, &grant).map(|_| ()),
        // A vault that does not match its ledger is read; nothing in it is moved on anybody's word.
        Err(error) if matches!(error.code, ErrorCode::ReadOnly | ErrorCode::Cancelled) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Everybody with a login can write into the file. Before customers are sealed by what the sheet says, the ledger has to
/// say that it was written by somebody who decides about levels; once in a session is enough, the file is ours alone then.
///
/// # Errors
/// `read_only` when the vault does not match its ledger.
pub(super) fn require_verified(core: &Core, session: &mut Session) -> Result<(), AppError> {
    if session.last_verification.as_ref().is_some_and(|last| last.complete) {
        return Ok(());
    }
    let grant = session.authorize::<ViewLedger>()?;
    core.begin_work();
    let mut progress = Progress::new(core, Job::Verify);
    let found = session.vault.verify(&grant, Depth::Rows, &mut |done, total| progress.step(done, total))?;
    note_verification(core, session, &found, "ledger.verify");
    if found.is_complete() { Ok(()) } else { Err(ErrorCode::ReadOnly.into()) }
}

/// Seals anew what lies at a level it has not any more. Finished only when nothing is left that this session has no keys
/// for.
pub(super) fn run<A: Writes>(
    core: &Core,
    session: &mut Session,
    grant: &Grant<A>,
) -> Result<Reseal, AppError> {
    let sources = session.catalogue.sheet.sources();
    if sources.is_empty() {
        return Ok(Reseal::default());
    }
    core.begin_work();
    let total = session.vault.customers_in_reach()?;
    let mut progress = Progress::new(core, Job::Reseal);
    let levels = session.catalogue.levels();
    let done = session
        .vault
        .reseal_levels(grant, levels, &sources, &mut |seen| progress.step(seen, total.max(seen)));
    let done = match done {
        Ok(done) => done,
        Err(StoreError::Cancelled) => return Ok(Reseal { cancelled: true, ..Reseal::default() }),
        Err(error) => return Err(error.into()),
    };
    if done.left == 0 {
        let mut after = session.catalogue.clone();
        after.sheet.waiting.clear();
        let mut tx = session.vault.write(grant)?;
        after.put(&mut tx)?;
        tx.commit(
            EntryDraft::done("levels.resealed").int("count", i64::try_from(done.moved).unwrap_or(i64::MAX)),
        )?;
        session.hold(after);
    }
    Ok(Reseal { moved: done.moved, left: done.left, cancelled: false })
}

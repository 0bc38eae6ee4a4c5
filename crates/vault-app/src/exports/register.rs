//! The register: what left, where it is, what became of it.

use vault_domain::action::UseVault;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_store::EntryDraft;

use super::fit;
use super::standing::{DESTROYED, EXPLAINED, RETURNED, Standing};
use super::view::view;
use crate::contract::export::{
    ExportRef, ExportShelf, ExportState, ExportView, Exports, ListExports, SettleExport, Whereabouts,
};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;

/// Requests a list shows.
const MOST: usize = 500;
const MAX_NOTE: usize = 200;

/// `export_list`
pub fn export_list(
    core: &Core,
    state: &mut State,
    grant: &Grant<UseVault>,
    request: ListExports,
) -> Result<Exports, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let all = Standing::read_all(&session.vault, grant, now)?;
    let views: Vec<ExportView> =
        all.iter().filter(|one| sees(session, one, now)).map(|one| view(session, one, now)).collect();
    let count = |wanted: &dyn Fn(&ExportView) -> bool| {
        u32::try_from(views.iter().filter(|view| wanted(view)).count()).unwrap_or(u32::MAX)
    };
    let for_me = count(&|view| view.can.agree);
    let overdue = count(&|view| view.ran.as_ref().is_some_and(|ran| ran.overdue));
    let on_shelf = |view: &ExportView| match request.what {
        ExportShelf::Mine => view.mine,
        ExportShelf::ForMe => view.can.agree,
        ExportShelf::Register => view.state == ExportState::Done,
    };
    let mut exports: Vec<ExportView> = views.into_iter().filter(on_shelf).collect();
    exports.sort_by_key(|view| std::cmp::Reverse(view.ran.as_ref().map_or(view.made_ms, |ran| ran.at_ms)));
    exports.truncate(MOST);
    Ok(Exports { exports, for_me, overdue })
}

/// `export_show`
pub fn export_show(
    core: &Core,
    state: &mut State,
    grant: &Grant<UseVault>,
    request: ExportRef,
) -> Result<ExportView, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let standing = Standing::read(&session.vault, grant, request.request_id, now)?;
    if sees(session, &standing, now) {
        Ok(view(session, &standing, now))
    } else {
        Err(ErrorCode::NotFound.into())
    }
}

/// `export_settle`
pub fn export_settle(
    core: &Core,
    state: &mut State,
    grant: &Grant<UseVault>,
    request: SettleExport,
) -> Result<ExportView, AppError> {
    let note = request.note.trim();
    if note.chars().count() > MAX_NOTE {
        return Err(ErrorCode::TextTooLong.into());
    }
    let action = match request.whereabouts {
        Whereabouts::Out => return Err(ErrorCode::BadRequest.into()),
        Whereabouts::Returned => RETURNED,
        Whereabouts::Destroyed => DESTROYED,
        Whereabouts::Explained if note.is_empty() => {
            return Err(AppError::new(ErrorCode::ReasonNeeded).word("missing", "reason"));
        }
        Whereabouts::Explained => EXPLAINED,
    };
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let standing = Standing::read(&session.vault, grant, request.request_id, now)?;
    let me = session.vault.keys().person;
    let mine = standing.request.statement.requester == me;
    if !mine && !fit::keeps_register(session.vault.membership(), me) {
        return Err(ErrorCode::NotFound.into());
    }
    if standing.state != ExportState::Done || standing.happened.whereabouts.is_some() {
        return Err(ErrorCode::WrongState.into());
    }
    let mut stored = standing.stored.clone();
    if let Some(ran) = &mut stored.ran {
        note.clone_into(&mut ran.note);
    }
    let entry =
        EntryDraft::done(action).on(standing.id).text("record", &standing.id.to_string()).text("text", note);
    let mut tx = session.vault.write(grant)?;
    stored.put(&mut tx, standing.id)?;
    tx.commit(entry)?;
    let standing = Standing::read(&session.vault, grant, standing.id, now)?;
    Ok(view(session, &standing, now))
}

/// How many copies have left on the day of `now_ms`: numbers of the register begin anew each day.
pub(super) fn runs(
    session: &Session,
    grant: &Grant<impl vault_domain::action::Action>,
    now_ms: i64,
) -> Result<u64, AppError> {
    let offset = session.settings.utc_offset_min;
    let local = crate::calendar::local_ms(now_ms, offset);
    let midnight = local - local.rem_euclid(vault_domain::export::DAY_MS);
    let query = vault_store::LedgerQuery {
        actions: vec![super::standing::RUN],
        from_ms: Some(crate::calendar::instant_of(midnight, offset)),
        limit: u32::MAX,
        ..vault_store::LedgerQuery::default()
    };
    let done = |logged: &&vault_store::LoggedEntry| logged.entry.result == vault_ledger::entry::Outcome::Done;
    Ok(session.vault.ledger(grant, &query)?.iter().filter(done).count() as u64)
}

/// Whose business a request is: the requester's, the possible signers', and theirs who keep the register.
fn sees(session: &Session, standing: &Standing, now_ms: i64) -> bool {
    let me = session.vault.keys().person;
    let membership = session.vault.membership();
    let request = &standing.request.statement;
    request.requester == me
        || fit::may_agree(membership, request, me, now_ms)
        || fit::keeps_register(membership, me)
}

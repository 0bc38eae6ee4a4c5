//! Agreeing and refusing: with the own password, at the requester's desk or in the own session; taking a request back.

use vault_crypto::SecretBytes;
use vault_domain::action::UseVault;
use vault_domain::error_code::ErrorCode;
use vault_domain::export::{DAY_MS, Progress};
use vault_domain::grant::Grant;
use vault_domain::ids::PersonId;
use vault_store::EntryDraft;

use super::fit;
use super::standing::{REJECT, SIGN, Standing, WITHDRAW, refusal};
use super::statement::{Answer, Signed, Statement};
use super::view::view;
use crate::approval::open_keys;
use crate::contract::approval::ApprovalKind;
use crate::contract::export::{ExportRef, ExportState, ExportView, SignExport};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::vaults::authenticate;

const MAX_REASON: usize = 200;

/// `export_sign`
pub fn export_sign(
    core: &Core,
    state: &mut State,
    grant: &Grant<UseVault>,
    request: SignExport,
) -> Result<ExportView, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let standing = Standing::read(&session.vault, grant, request.request_id, now)?;
    let signer = request.signer.person_id;
    let answer = answer(&standing, signer, request.agree, &request.reason, now)?;
    if let Err(error) = acceptable(session.vault.membership(), &standing, &answer, now) {
        // Somebody tried to sign what is not his to sign: the ledger knows who was at the desk.
        session.vault.record(EntryDraft::refused(SIGN, code(error.code)).on(standing.id))?;
        return Err(error);
    }
    if signer == session.vault.keys().person {
        let password = SecretBytes::from_string(request.signer.password);
        authenticate(core, state, &password)?;
        let session = state.session()?;
        let signed = answer.sign(&session.vault.keys().sign);
        keep(session, grant, &standing, &signed)?;
    } else {
        let sign = open_keys(core, state, &request.signer, ApprovalKind::Export)?;
        let session = state.session()?;
        let signed = answer.sign(&sign);
        let mut stored = standing.stored.clone();
        stored.add(&signed)?;
        let entry = entry(&standing, &signed);
        session.vault.write_as(signer, sign, entry, |tx| stored.put(tx, standing.id))?;
    }
    let session = state.session()?;
    let standing = Standing::read(&session.vault, grant, standing.id, now)?;
    Ok(view(session, &standing, now))
}

/// `export_withdraw`
pub fn export_withdraw(
    core: &Core,
    state: &mut State,
    grant: &Grant<UseVault>,
    request: ExportRef,
) -> Result<ExportView, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let standing = Standing::read(&session.vault, grant, request.request_id, now)?;
    if standing.request.statement.requester != session.vault.keys().person {
        return Err(ErrorCode::NotAllowed.into());
    }
    if matches!(standing.state, ExportState::Done | ExportState::Withdrawn) {
        return Err(ErrorCode::WrongState.into());
    }
    let entry = EntryDraft::done(WITHDRAW).on(standing.id).text("record", &standing.id.to_string());
    session.vault.write(grant)?.commit(entry)?;
    let standing = Standing::read(&session.vault, grant, standing.id, now)?;
    Ok(view(session, &standing, now))
}

/// What somebody is about to sign.
pub(super) fn answer(
    standing: &Standing,
    approver: PersonId,
    agree: bool,
    reason: &str,
    now_ms: i64,
) -> Result<Answer, AppError> {
    let reason = reason.trim();
    if reason.chars().count() > MAX_REASON {
        return Err(ErrorCode::TextTooLong.into());
    }
    if !agree && reason.is_empty() {
        return Err(AppError::new(ErrorCode::ReasonNeeded).word("missing", "reason"));
    }
    Ok(Answer {
        vault: standing.request.statement.vault,
        request: standing.request.hash(),
        approver,
        agree,
        given_ms: now_ms,
        not_after_ms: now_ms + DAY_MS,
        reason: reason.to_owned(),
    })
}

/// Refuses what would not count.
///
/// # Errors
/// Why not: `export_own`, `approver_unfit`, `export_expired`, `wrong_state` and others.
pub(super) fn acceptable(
    membership: &vault_ledger::membership::Membership,
    standing: &Standing,
    answer: &Answer,
    now_ms: i64,
) -> Result<(), AppError> {
    let request = &standing.request.statement;
    if answer.approver == request.requester {
        return Err(ErrorCode::ExportOwn.into());
    }
    let fit = fit::may_agree(membership, request, answer.approver, now_ms);
    if !fit {
        return Err(ErrorCode::ApproverUnfit.into());
    }
    match (standing.state, &standing.progress) {
        (ExportState::Waiting, Progress::Pending(pending)) if answer.agree => {
            pending.consent(answer.consent(fit), now_ms).map(|_| ()).map_err(refusal)
        }
        // Somebody may still say no before it runs.
        (ExportState::Waiting | ExportState::Cooling | ExportState::Ready | ExportState::Quarantine, _)
            if !answer.agree =>
        {
            Ok(())
        }
        (ExportState::Expired, _) => Err(ErrorCode::ExportExpired.into()),
        (ExportState::Done, _) => Err(ErrorCode::ExportUsed.into()),
        (ExportState::Rejected | ExportState::Withdrawn, _) => Err(ErrorCode::ExportEnded.into()),
        _ => Err(ErrorCode::WrongState.into()),
    }
}

/// The signature with its entry, by the person of the session.
pub(super) fn keep(
    session: &mut crate::session::Session,
    grant: &Grant<UseVault>,
    standing: &Standing,
    signed: &Signed<Answer>,
) -> Result<(), AppError> {
    let mut stored = standing.stored.clone();
    stored.add(signed)?;
    let mut tx = session.vault.write(grant)?;
    stored.put(&mut tx, standing.id)?;
    tx.commit(entry(standing, signed))?;
    Ok(())
}

fn entry(standing: &Standing, signed: &Signed<Answer>) -> EntryDraft {
    let action = if signed.statement.agree { SIGN } else { REJECT };
    EntryDraft::done(action)
        .on(standing.id)
        .text("record", &standing.id.to_string())
        .text("reason", &signed.statement.reason)
        .int("rows", i64::try_from(standing.request.statement.rows).unwrap_or(i64::MAX))
        .open(super::facts::about(&signed.statement.request))
}

/// Codes of refusals as the ledger writes them.
const fn code(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::ExportOwn => "export_own",
        ErrorCode::ApproverUnfit => "approver_unfit",
        ErrorCode::ExportExpired => "export_expired",
        ErrorCode::ExportUsed => "export_used",
        ErrorCode::ExportEnded => "export_ended",
        ErrorCode::ReasonNeeded => "reason_needed",
        ErrorCode::ClockBack => "clock_back",
        _ => "refused",
    }
}

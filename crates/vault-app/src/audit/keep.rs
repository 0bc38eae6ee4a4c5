//! How long details are kept. What goes is the sealed detail; entries, hashes and signatures stay, so the ledger stays
//! verifiable. While somebody keeps the evidence, nothing goes.

use vault_crypto::SecretBytes;
use vault_domain::action::{Action, KeepLedger, ReviewLedger, ViewLedger};
use vault_domain::date::LocalDate;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_store::EntryDraft;

use super::summary::name;
use super::{detail, watch};
use crate::approval::{Approval, approve};
use crate::calendar::{instant_of, today};
use crate::contract::Done;
use crate::contract::approval::ApprovalKind;
use crate::contract::ledger::{LedgerRetention, LegalHold};
use crate::contract::watch::{LedgerPruned, LiftHold, PruneLedger, SetHold};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;
use crate::vaults::authenticate;

const SET: &str = "hold.set";
const LIFT: &str = "hold.lift";
const DAY_MS: i64 = 86_400_000;

/// Characters of a reason.
const REASON: std::ops::RangeInclusive<usize> = 2..=500;

/// How long, what is gone, what could go, and what keeps it. The columns have been read.
///
/// # Errors
/// `vault_damaged` when entries cannot be read.
pub(super) fn retention(
    core: &Core,
    session: &Session,
    grant: &Grant<impl Action>,
) -> Result<LedgerRetention, AppError> {
    let pruned_until = session.vault.pruned_until();
    Ok(LedgerRetention {
        months: session.settings.ledger_months(),
        pruned_until,
        due: prunable_until(core, session, grant)?.saturating_sub(pruned_until),
        hold: hold(session, grant)?,
    })
}

/// The position up to which every entry is older than the details are kept. Counted from the beginning: one entry of a clock
/// that was ahead keeps what comes after it.
fn prunable_until(core: &Core, session: &Session, grant: &Grant<impl Action>) -> Result<u64, AppError> {
    let today = today(core, session);
    let first_kept =
        today.add_months(-i32::from(session.settings.ledger_months())).unwrap_or(LocalDate::EPOCH);
    let cutoff = instant_of(first_kept.days_since_epoch() * DAY_MS, session.settings.utc_offset_min);
    let facts = session.vault.ledger_facts(grant)?;
    let kept = facts.since(1).find(|fact| fact.wall_ms >= cutoff).map_or(facts.len() + 1, |fact| fact.seq);
    Ok(kept - 1)
}

/// What keeps the evidence at this moment.
fn hold(session: &Session, grant: &Grant<impl Action>) -> Result<Option<LegalHold>, AppError> {
    let facts = session.vault.ledger_facts(grant)?;
    let lifted = facts.last_done(LIFT).map_or(0, |fact| fact.seq);
    let Some(set) = facts.last_done(SET).filter(|fact| fact.seq > lifted) else { return Ok(None) };
    let logged = session.vault.ledger_at(grant, &[set.seq])?.pop();
    let reason = logged.and_then(|logged| logged.detail).and_then(|found| detail::text(&found, "text"));
    Ok(Some(LegalHold { since_ms: set.wall_ms, person_name: name(session, set.person), reason }))
}

/// `ledger_prune`: an owner, with the own password and somebody else's consent.
pub fn ledger_prune(
    core: &Core,
    state: &mut State,
    grant: &Grant<KeepLedger>,
    request: PruneLedger,
) -> Result<LedgerPruned, AppError> {
    let session = state.session()?;
    session.vault.read_ledger_facts(grant)?;
    let view = session.authorize::<ViewLedger>()?;
    if hold(session, grant)?.is_some() || watch::incident_open(session, &view)? {
        session.vault.record(EntryDraft::refused("ledger.prune", "evidence_held"))?;
        return Err(ErrorCode::EvidenceHeld.into());
    }
    let until_seq = prunable_until(core, session, grant)?;
    if until_seq <= session.vault.pruned_until() {
        return Err(ErrorCode::WrongState.into());
    }
    authenticate(core, state, &SecretBytes::from_string(request.password))?;
    let approval = approve(core, state, request.approver, ApprovalKind::Evidence, None)?;
    let session = state.session()?;
    let details = session.vault.prune_details(grant, until_seq, |count| {
        agreed(
            EntryDraft::done("ledger.prune").int("count", i64::try_from(count).unwrap_or(i64::MAX)),
            &approval,
        )
    })?;
    Ok(LedgerPruned { details, until_seq })
}

fn agreed(entry: EntryDraft, approval: &Option<Approval>) -> EntryDraft {
    match approval {
        Some(approval) => approval.named_in(entry),
        None => entry,
    }
}

/// `hold_set`: from now on nothing goes.
pub fn hold_set(
    _: &Core,
    state: &mut State,
    grant: &Grant<ReviewLedger>,
    request: SetHold,
) -> Result<Done, AppError> {
    let reason = checked_reason(&request.reason)?;
    let session = state.session()?;
    session.vault.read_ledger_facts(grant)?;
    if hold(session, grant)?.is_some() {
        return Err(ErrorCode::WrongState.into());
    }
    session.vault.write(grant)?.commit(EntryDraft::done(SET).text("text", reason))?;
    Ok(Done {})
}

/// `hold_lift`
pub fn hold_lift(
    core: &Core,
    state: &mut State,
    grant: &Grant<KeepLedger>,
    request: LiftHold,
) -> Result<Done, AppError> {
    let reason = checked_reason(&request.reason)?.to_owned();
    let session = state.session()?;
    session.vault.read_ledger_facts(grant)?;
    if hold(session, grant)?.is_none() {
        return Err(ErrorCode::WrongState.into());
    }
    authenticate(core, state, &SecretBytes::from_string(request.password))?;
    let approval = approve(core, state, request.approver, ApprovalKind::Evidence, None)?;
    let session = state.session()?;
    session.vault.write(grant)?.commit(agreed(EntryDraft::done(LIFT).text("text", &reason), &approval))?;
    Ok(Done {})
}

/// # Errors
/// `reason_needed` or `text_too_long`.
pub(super) fn checked_reason(text: &str) -> Result<&str, AppError> {
    let text = text.trim();
    match text.chars().count() {
        few if few < *REASON.start() => Err(ErrorCode::ReasonNeeded.into()),
        many if many > *REASON.end() => Err(ErrorCode::TextTooLong.into()),
        _ => Ok(text),
    }
}

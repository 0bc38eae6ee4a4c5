//! Checking on demand, and what follows from findings.

use vault_crypto::SecretBytes;
use vault_domain::action::{ChangeSettings, ViewLedger};
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_store::{Depth, EntryDraft, FoundKind, ReadOnly, Verification};

use super::password::authenticate;
use super::status::status;
use crate::contract::Empty;
use crate::contract::app::AppStatus;
use crate::contract::event::{CoreEvent, Job};
use crate::contract::ledger::VerifiedAt;
use crate::contract::vault::{AcceptDiscontinuity, Finding, FindingCode, VerifyReport};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::progress::Progress;
use crate::session::Session;

/// `ledger_verify`: chain, signatures, membership, anchor.
pub fn ledger_verify(
    core: &Core,
    state: &mut State,
    grant: &Grant<ViewLedger>,
    _: Empty,
) -> Result<VerifyReport, AppError> {
    verify(core, state, grant, Depth::Rows, "ledger.verify")
}

/// `vault_verify`: also every page and every facet.
pub fn vault_verify(
    core: &Core,
    state: &mut State,
    grant: &Grant<ViewLedger>,
    _: Empty,
) -> Result<VerifyReport, AppError> {
    verify(core, state, grant, Depth::Whole, "vault.verify")
}

fn verify(
    core: &Core,
    state: &mut State,
    grant: &Grant<ViewLedger>,
    depth: Depth,
    action: &'static str,
) -> Result<VerifyReport, AppError> {
    core.begin_work();
    let session = state.session()?;
    let started = core.host.clock.mono_ms();
    let mut progress = Progress::new(core, Job::Verify);
    let found = session.vault.verify(grant, depth, &mut |done, total| progress.step(done, total))?;
    note_verification(core, session, &found, action);
    Ok(report(&found, core.host.clock.mono_ms() - started))
}

/// What follows from a verdict: shown, recorded, and a vault that does not match goes read-only.
pub(crate) fn note_verification(
    core: &Core,
    session: &mut Session,
    found: &Verification,
    action: &'static str,
) {
    session.vault.react_to(found);
    let complete = found.is_complete();
    session.last_verification = Some(VerifiedAt {
        at_ms: core.host.clock.wall_ms(),
        entries: found.entries,
        complete,
        first_bad_seq: found.findings.iter().find_map(|found| found.seq),
    });
    if session.vault.read_only().is_none() {
        let entry = EntryDraft::done(action)
            .int("entries", i64::try_from(found.entries).unwrap_or(i64::MAX))
            .int("rows", i64::try_from(found.rows).unwrap_or(i64::MAX))
            .text("result", if complete { "complete" } else { "findings" });
        // A full disk is found by the next change; the verdict itself stands.
        let _ = session.vault.record(entry);
    }
    core.host.events.emit(CoreEvent::Verified { complete, entries: found.entries });
}

fn report(found: &Verification, elapsed_ms: u64) -> VerifyReport {
    VerifyReport {
        complete: found.is_complete(),
        ledger_entries: found.entries,
        rows_checked: found.rows,
        head: found.head.iter().map(|byte| format!("{byte:02x}")).collect(),
        elapsed_ms,
        findings: found
            .findings
            .iter()
            .map(|found| Finding { code: code(found.kind), seq: found.seq, count: found.count })
            .collect(),
    }
}

const fn code(kind: FoundKind) -> FindingCode {
    match kind {
        FoundKind::PageDamaged => FindingCode::PageDamaged,
        FoundKind::ChainBroken => FindingCode::ChainBroken,
        FoundKind::SignatureInvalid => FindingCode::SignatureInvalid,
        FoundKind::RowStale => FindingCode::RowStale,
        FoundKind::RowUnknown => FindingCode::RowUnknown,
        FoundKind::RowForeign => FindingCode::RowForeign,
        FoundKind::RowMissing => FindingCode::RowMissing,
        FoundKind::RowUnreadable => FindingCode::RowUnreadable,
        FoundKind::BehindAnchor => FindingCode::BehindAnchor,
        FoundKind::Forked => FindingCode::Forked,
        FoundKind::AnchorMissing => FindingCode::AnchorMissing,
        FoundKind::ClockBack => FindingCode::ClockBack,
    }
}

/// `discontinuity_accept`: an owner decides to go on, with the own password; the decision is recorded for good.
pub fn discontinuity_accept(
    core: &Core,
    state: &mut State,
    _: &Grant<ChangeSettings>,
    request: AcceptDiscontinuity,
) -> Result<AppStatus, AppError> {
    let waiting = matches!(state.session()?.vault.read_only(), Some(ReadOnly::Behind(_) | ReadOnly::Forked));
    if !waiting {
        return Err(ErrorCode::WrongState.into());
    }
    authenticate(core, state, &SecretBytes::from_string(request.password))?;
    state.session()?.vault.accept_discontinuity()?;
    Ok(status(core, state))
}

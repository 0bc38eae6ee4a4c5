//! What reveal and copy have in common: purpose, budget, fresh authentication, entry before value.

use vault_crypto::SecretBytes;
use vault_domain::action::Action;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_domain::level::Level;
use vault_domain::record::Value;
use vault_store::EntryDraft;

use crate::approval::{Approval, approve, somebody_may_approve};
use crate::contract::approval::ApprovalKind;
use crate::contract::field::{Purpose, Reveal};
use crate::core::{Core, State};
use crate::customers::{brake, customer_of, load_values};
use crate::error::AppError;
use crate::presentation;
use crate::session::Session;
use crate::vaults::authenticate;

/// L3 asks for the password again when the last authentication is older.
const FRESH_MS: u64 = 5 * 60 * 1_000;
const MAX_PURPOSE_TEXT: usize = 100;

/// A value that passed the gate.
pub(super) struct Passed {
    pub value: Value,
    pub level: Level,
    pub seq: u64,
    pub used_this_hour: usize,
}

/// Checks everything, writes the entry, then opens the value. Refusals are entries too.
pub(super) fn pass<A: Action>(
    core: &Core,
    state: &mut State,
    grant: &Grant<A>,
    request: &Reveal,
    action: &'static str,
) -> Result<Passed, AppError> {
    let purpose_text = purpose_text(request)?;
    let now = core.host.clock.mono_ms();
    let session = state.session()?;
    let customer = customer_of(&session.vault, request.record_id)?;
    if let Err(error) = presentation::refuse(session) {
        session.vault.record(refused(customer, action, "presenting", request))?;
        return Err(error);
    }
    // The budget first: a refused look must not open anything.
    let limits = session.look_limits();
    let wait_s = session.looks.wait_s(now, limits);
    let agreed = |wait_s| agree_or_refuse(core, state, (customer, request), action, wait_s);
    let approval = wait_s.map(agreed).transpose()?;
    let session = state.session()?;
    brake::pass(core, session, grant, customer)?;
    let (value, level) = stored_value(session, grant, request)?;
    if action == "field.copy" && level == Level::L3 {
        session.vault.record(refused(customer, action, "copy_forbidden", request))?;
        return Err(ErrorCode::CopyForbidden.into());
    }
    if level == Level::L3 && now.saturating_sub(session.authenticated_ms) > FRESH_MS {
        match &request.password {
            None => return Err(ErrorCode::PasswordNeeded.into()),
            Some(password) => {
                let password = SecretBytes::from_string(password.clone());
                if let Err(error) = authenticate(core, state, &password) {
                    let session = state.session()?;
                    session.vault.record(refused(customer, action, "wrong_password", request))?;
                    return Err(error);
                }
            }
        }
    }
    let session = state.session()?;
    let mut entry = EntryDraft::done(action)
        .on(customer)
        .text("record", &customer.to_string())
        .text("field", request.field.name())
        .int("level", i64::from(level.number()))
        .text("purpose", code(request.purpose));
    if let Some(text) = purpose_text {
        entry = entry.text("purpose_text", text);
    }
    if let Some(approval) = approval.flatten() {
        entry = approval.named_in(entry);
    }
    // Durable before the value exists outside this function; no entry, no value.
    let seq = session.vault.record(entry)?;
    let used_this_hour = session.looks.spend(now);
    Ok(Passed { value, level, seq, used_this_hour })
}

/// The budget is used up: somebody else agrees to more, or the look is refused. Alone, only waiting helps.
fn agree_or_refuse(
    core: &Core,
    state: &mut State,
    (customer, request): (RecordId, &Reveal),
    action: &'static str,
    wait_s: u64,
) -> Result<Option<Approval>, AppError> {
    let session = state.session()?;
    let others = somebody_may_approve(session, ApprovalKind::Reveal, core.host.clock.wall_ms());
    if !others || request.approver.is_none() {
        session.vault.record(refused(customer, action, "reveal_limit", request))?;
    }
    if !others {
        return Err(AppError::new(ErrorCode::RevealLimit).number("wait_s", wait_s));
    }
    let about = Some((request.record_id, request.field));
    let approved = approve(core, state, request.approver.clone(), ApprovalKind::Reveal, about);
    let approval = approved.map_err(|error| match error.code {
        ErrorCode::ApprovalNeeded => error.number("wait_s", wait_s),
        _ => error,
    })?;
    state.session()?.looks.agree(core.host.clock.mono_ms());
    Ok(approval)
}

fn stored_value(
    session: &Session,
    grant: &Grant<impl Action>,
    request: &Reveal,
) -> Result<(Value, Level), AppError> {
    let customer = load_values(&session.vault, grant, request.record_id)?;
    let def = request.field.def();
    if !def.editable() {
        return Err(ErrorCode::BadRequest.into());
    }
    let value = customer
        .fields
        .values(request.field)
        .nth(usize::from(request.index))
        .cloned()
        .ok_or(ErrorCode::NotFound)?;
    let mark = customer.fields.marked_level();
    let level = session.catalogue.levels().level_in(request.field, &value, mark);
    Ok((value, level))
}

fn purpose_text(request: &Reveal) -> Result<Option<&str>, AppError> {
    let text = request.purpose_text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    match (request.purpose, text) {
        (Purpose::Other, None) => Err(ErrorCode::PurposeNeeded.into()),
        (_, Some(text)) if text.chars().count() > MAX_PURPOSE_TEXT => Err(ErrorCode::TextTooLong.into()),
        (_, text) => Ok(text),
    }
}

fn refused(record: RecordId, action: &'static str, code: &str, request: &Reveal) -> EntryDraft {
    EntryDraft::refused(action, code)
        .on(record)
        .text("record", &record.to_string())
        .text("field", request.field.name())
}

/// The purpose as the ledger keeps it.
pub(crate) const fn code(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::FollowUp => "follow_up",
        Purpose::VerifyIdentity => "verify_identity",
        Purpose::Delivery => "delivery",
        Purpose::Invoicing => "invoicing",
        Purpose::AfterSales => "after_sales",
        Purpose::Other => "other",
    }
}

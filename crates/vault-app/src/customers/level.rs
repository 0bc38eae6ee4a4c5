//! A record as a whole is raised, or that is taken back (data-protection.md section 2).

use vault_crypto::SecretBytes;
use vault_domain::action::EditCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::level::Level;
use vault_domain::policy::may_lower;
use vault_domain::record::RecordKind;
use vault_domain::record::RecordState;
use vault_store::EntryDraft;

use super::brake;
use super::fields::load;
use crate::approval::approve;
use crate::catalogue::{check_factors, note_factors};
use crate::contract::approval::ApprovalKind;
use crate::contract::customer::{Saved, SetCustomerLevel};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::presentation;
use crate::vaults::authenticate;

/// `customer_level`: raising is for everybody who may edit, lowering for managers and owners.
pub fn customer_level(
    core: &Core,
    state: &mut State,
    grant: &Grant<EditCustomers>,
    request: SetCustomerLevel,
) -> Result<Saved, AppError> {
    let now = core.host.clock.wall_ms();
    let record = request.record_id;
    let session = state.session()?;
    presentation::refuse(session)?;
    brake::refuse_unclaimed(session, record)?;
    let mut customer = load(&session.vault, grant, record)?;
    if customer.versions != request.versions {
        return Err(ErrorCode::Conflict.into());
    }
    if customer.fields.state() != Some(RecordState::Active) {
        return Err(ErrorCode::WrongState.into());
    }
    // L1 is what a record is without being raised.
    let old = customer.fields.marked_level().unwrap_or(Level::L1);
    let new = request.level.unwrap_or(Level::L1);
    if new == old {
        return Ok(Saved { record_id: record, versions: customer.versions, warnings: Vec::new() });
    }
    let lowering = new < old;
    let action = if lowering { "customer.level_lower" } else { "customer.level_raise" };
    if lowering && !may_lower(&session.subject().roles) {
        let entry = EntryDraft::refused(action, "not_allowed").on(record);
        session.vault.record(entry.text("record", &record.to_string()))?;
        return Err(AppError::new(ErrorCode::NotAllowed).word("action", "ClassifyFields"));
    }
    let judged = check_factors(&request.reason, &request.factors, lowering)?;
    let mut approval = None;
    if lowering {
        let password = request.password.ok_or(ErrorCode::PasswordNeeded)?;
        authenticate(core, state, &SecretBytes::from_string(password))?;
        if old == Level::L3 {
            approval = {
                let about = Some((record, FieldKey::RecordLevel));
                approve(core, state, request.approver, ApprovalKind::Level, about)?
            };
        }
    }
    let session = state.session()?;
    let expected = customer.versions;
    if new == Level::L1 {
        customer.fields.remove(FieldKey::RecordLevel);
    } else {
        customer.fields.set(FieldKey::RecordLevel, i64::from(new.number()));
    }
    customer.fields.set(FieldKey::UpdatedMs, now);
    let table = session.catalogue.levels();
    if !customer.can_be_placed(&session.vault, table) {
        // A record called core whose contacts lie where they were would be worse than none.
        return Err(ErrorCode::KeysMissing.into());
    }
    let levels = customer.changed_levels(&session.vault, table);
    let entry = EntryDraft::done(action)
        .on(record)
        .text("record", &record.to_string())
        .text("fields", FieldKey::RecordLevel.name())
        .text("old", &format!("L{}", old.number()))
        .text("new", &format!("L{}", new.number()))
        .int("level", i64::from(new.number()));
    let mut tx = session.vault.write(grant)?;
    customer.save(&mut tx, table, &levels, &expected)?;
    // What was said to the customer is as core as the customer.
    let mark = customer.fields.marked_level();
    tx.level_children(record, RecordKind::Note, crate::notes::level_of(mark))?;
    // Copies that imports kept hold contacts at the level they had then.
    tx.forget_copies_of(record)?;
    tx.commit(note_factors(entry, &judged, approval.as_ref()))?;
    Ok(Saved { record_id: record, versions: customer.versions, warnings: Vec::new() })
}

//! Archive, recycle bin and back. One transaction for all records of a request; undo is the opposite command.

use vault_domain::action::EditCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_domain::level::Level;
use vault_domain::record::{FieldSet, RecordState};
use vault_store::{EntryDraft, Expect};

use super::brake;
use crate::contract::customer::{Changed, CustomerRefs};
use crate::core::{Core, State};
use crate::error::AppError;

const MAX_RECORDS: usize = 1_000;

/// `customer_archive`
pub fn customer_archive(
    core: &Core,
    state: &mut State,
    grant: &Grant<EditCustomers>,
    request: CustomerRefs,
) -> Result<Changed, AppError> {
    move_to(core, state, grant, &request, RecordState::Active, RecordState::Archived, "customer.archive")
}

/// `customer_unarchive`
pub fn customer_unarchive(
    core: &Core,
    state: &mut State,
    grant: &Grant<EditCustomers>,
    request: CustomerRefs,
) -> Result<Changed, AppError> {
    move_to(core, state, grant, &request, RecordState::Archived, RecordState::Active, "customer.unarchive")
}

/// `customer_recycle`
pub fn customer_recycle(
    core: &Core,
    state: &mut State,
    grant: &Grant<EditCustomers>,
    request: CustomerRefs,
) -> Result<Changed, AppError> {
    move_to(core, state, grant, &request, RecordState::Active, RecordState::Recycled, "customer.recycle")
}

/// `customer_restore`
pub fn customer_restore(
    core: &Core,
    state: &mut State,
    grant: &Grant<EditCustomers>,
    request: CustomerRefs,
) -> Result<Changed, AppError> {
    move_to(core, state, grant, &request, RecordState::Recycled, RecordState::Active, "customer.restore")
}

fn move_to(
    core: &Core,
    state: &mut State,
    grant: &Grant<EditCustomers>,
    request: &CustomerRefs,
    from: RecordState,
    to: RecordState,
    action: &'static str,
) -> Result<Changed, AppError> {
    if request.record_ids.is_empty() || request.record_ids.len() > MAX_RECORDS {
        return Err(ErrorCode::BadRequest.into());
    }
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    for record in &request.record_ids {
        brake::refuse_unclaimed(session, *record)?;
    }
    let mut tx = session.vault.write(grant)?;
    let mut moved: Vec<RecordId> = Vec::new();
    for record in &request.record_ids {
        let facet = tx.vault().open_facet(grant, *record, Level::L1)?;
        let mut fields = FieldSet::decode_padded(&facet.plain).map_err(|_| ErrorCode::VaultDamaged)?;
        // The recycle bin also takes what is in the archive.
        let archived_to_bin = to == RecordState::Recycled && fields.state() == Some(RecordState::Archived);
        if fields.state() != Some(from) && !archived_to_bin {
            continue;
        }
        fields.set(FieldKey::State, i64::from(to.code()));
        fields.set(FieldKey::UpdatedMs, now);
        if to == RecordState::Recycled {
            fields.set(FieldKey::RecycledMs, now);
        } else {
            fields.remove(FieldKey::RecycledMs);
        }
        let plain = fields.encode_padded().map_err(|_| ErrorCode::VaultDamaged)?;
        tx.put(facet.place, Expect::Version(facet.version), &plain)?;
        moved.push(*record);
    }
    let count = moved.len() as u64;
    match moved.split_last() {
        // Nothing to do is not an error: the records already are where they should be.
        None => return Ok(Changed { count }),
        Some((last, others)) => {
            // One entry per customer, so that each customer's history is complete.
            for record in others {
                tx.log_changes_of(*record, entry(action, *record))?;
            }
            tx.commit(entry(action, *last))?;
        }
    }
    Ok(Changed { count })
}

fn entry(action: &'static str, record: RecordId) -> EntryDraft {
    EntryDraft::done(action).on(record).text("record", &record.to_string())
}

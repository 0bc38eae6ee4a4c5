//! Changing a customer: only what changed is sealed again, under the versions the form was based on.

use vault_domain::action::EditCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::level::Level;
use vault_domain::levels::Levels;
use vault_domain::record::{FieldSet, RecordState};
use vault_store::EntryDraft;

use super::brake;
use super::fields::{apply, load, refuse_forbidden, require_name};
use super::show::plain;
use crate::calendar::today;
use crate::contract::customer::{Saved, UpdateCustomer};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::presentation;

/// `customer_update`
pub fn customer_update(
    core: &Core,
    state: &mut State,
    grant: &Grant<EditCustomers>,
    request: UpdateCustomer,
) -> Result<Saved, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    presentation::refuse(session)?;
    brake::refuse_unclaimed(session, request.record_id)?;
    let today = today(core, session);
    let mut customer = load(&session.vault, grant, request.record_id)?;
    if customer.versions != request.versions {
        return Err(ErrorCode::Conflict.into());
    }
    if customer.fields.state() != Some(RecordState::Active) {
        return Err(ErrorCode::WrongState.into());
    }
    let before = customer.fields.clone();
    let (mut changed, warnings) = apply(&mut customer.fields, &request.fields, today, &session.catalogue)?;
    require_name(&customer.fields)?;
    refuse_forbidden(&customer.fields, today)?;
    if let Some(company) = request.company_link {
        session.vault.open_facet(grant, company, Level::L1)?;
        customer.fields.set(FieldKey::CompanyLink, *company.as_bytes());
        changed.push(FieldKey::CompanyLink);
    } else if request.unlink_company {
        customer.fields.remove(FieldKey::CompanyLink);
        changed.push(FieldKey::CompanyLink);
    }
    if changed.is_empty() {
        return Ok(Saved { record_id: request.record_id, versions: customer.versions, warnings });
    }
    customer.fields.set(FieldKey::UpdatedMs, now);
    customer.fields.set(FieldKey::LastActivityMs, now);
    let table = session.catalogue.levels();
    let entry = entry(&before, &customer.fields, &changed, table).on(request.record_id);
    let levels = customer.changed_levels(&session.vault, table);
    let mut tx = session.vault.write(grant)?;
    customer.save(&mut tx, table, &levels, &request.versions)?;
    tx.commit(entry.text("record", &request.record_id.to_string()))?;
    Ok(Saved { record_id: request.record_id, versions: customer.versions, warnings })
}

/// Which fields; old and new only of a single L1 field. Values of L2 and L3 are never in a detail.
fn entry(before: &FieldSet, after: &FieldSet, changed: &[FieldKey], levels: &Levels) -> EntryDraft {
    let names: Vec<&str> = changed.iter().map(|key| key.name()).collect();
    let mut entry = EntryDraft::done("customer.update").text("fields", &names.join(","));
    let shown = if changed.contains(&FieldKey::Stage) { Some(&FieldKey::Stage) } else { changed.first() };
    if let Some(key) = shown
        && (changed.len() == 1 || *key == FieldKey::Stage)
    {
        let values = [before.first(*key), after.first(*key)];
        let clear = values.iter().flatten().all(|value| levels.level(*key, value) == Level::L1);
        if levels.of(*key).level == Level::L1 && clear && key.def().editable() {
            let [old, new] = values.map(|value| value.map(plain).unwrap_or_default());
            entry = entry.text("old", &old).text("new", &new);
        }
    }
    entry
}

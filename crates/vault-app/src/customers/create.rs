//! Adding a customer by hand.

use vault_domain::action::EditCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_domain::level::Level;
use vault_domain::record::{FieldSet, RecordState};
use vault_domain::stage::Stage;
use vault_store::EntryDraft;

use super::duplicates;
use super::fields::{Customer, apply, refuse_forbidden, require_name};
use crate::calendar::today;
use crate::contract::customer::{CreateCustomer, Saved, Versions};
use crate::core::{Core, State};
use crate::error::AppError;

/// `customer_create`
pub fn customer_create(
    core: &Core,
    state: &mut State,
    grant: &Grant<EditCustomers>,
    request: CreateCustomer,
) -> Result<Saved, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let today = today(core, session);
    let mut fields = FieldSet::new();
    let (changed, warnings) = apply(&mut fields, &request.fields, today, &session.catalogue)?;
    require_name(&fields)?;
    refuse_forbidden(&fields, today)?;
    if !request.accept_duplicate && !duplicates::find(session, &fields, None).is_empty() {
        return Err(ErrorCode::Duplicate.into());
    }
    if !fields.contains(FieldKey::Stage) {
        fields.set(FieldKey::Stage, Stage::Lead.code());
    }
    let record = RecordId::from_bytes(core.host.clock.new_id());
    fields.set(FieldKey::Kind, i64::from(request.kind.code()));
    fields.set(FieldKey::State, i64::from(RecordState::Active.code()));
    fields.set(FieldKey::Owner, *session.vault.keys().person.as_bytes());
    fields.set(FieldKey::CreatedMs, now);
    fields.set(FieldKey::UpdatedMs, now);
    fields.set(FieldKey::LastActivityMs, now);
    fields.set(FieldKey::Number, i64::try_from(session.vault.index().next_number()).unwrap_or(i64::MAX));
    if let Some(company) = request.company_link {
        session.vault.open_facet(grant, company, Level::L1)?;
        fields.set(FieldKey::CompanyLink, *company.as_bytes());
    }
    let mut customer = Customer::new(record, session.vault.own_scope(), fields);
    let table = session.catalogue.levels();
    let levels = customer.changed_levels(&session.vault, table);
    let mut tx = session.vault.write(grant)?;
    customer.save(&mut tx, table, &levels, &Versions::default())?;
    let names: Vec<&str> = changed.iter().map(|key| key.name()).collect();
    tx.commit(
        EntryDraft::done("customer.create")
            .on(record)
            .text("record", &record.to_string())
            .text("fields", &names.join(",")),
    )?;
    Ok(Saved { record_id: record, versions: customer.versions, warnings })
}

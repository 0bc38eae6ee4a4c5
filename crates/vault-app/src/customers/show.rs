//! The card: everything about one customer, L2 and L3 as masks.

use vault_domain::action::ViewCustomers;
use vault_domain::field::{FieldKey, FieldKind};
use vault_domain::grant::Grant;
use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::reach::ScopeKind;
use vault_domain::record::{FieldSet, RecordState, Value, effective_level};
use vault_domain::role::Role;
use vault_store::EntryDraft;

use super::brake;
use super::fields::load;
use super::row::row_of;
use crate::catalogue::Catalogue;
use crate::contract::customer::{CustomerCard, CustomerRef, LinkedCustomer};
use crate::contract::field::FieldView;
use crate::core::{Core, State};
use crate::error::AppError;
use crate::people::custodians;
use crate::session::Session;

/// `customer_show`
pub fn customer_show(
    core: &Core,
    state: &mut State,
    grant: &Grant<ViewCustomers>,
    request: CustomerRef,
) -> Result<CustomerCard, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    brake::pass(core, session, grant, request.record_id)?;
    let customer = load(&session.vault, grant, request.record_id)?;
    let mut row = row_of(session, request.record_id, now)?;
    row.level = row.level.max(effective_level(&customer.fields, session.catalogue.levels()));
    row.number = customer.fields.int(FieldKey::Number).and_then(|number| u64::try_from(number).ok());
    super::settle_search(session)?;
    // Opening an ordinary card is one entry per record and session.
    if session.vault.read_only().is_none() && session.opened.insert(request.record_id) {
        let pool = brake::lies_in_pool(session, request.record_id)?;
        let mut entry = EntryDraft::done(if pool { brake::OPEN_POOL } else { brake::OPEN })
            .on(request.record_id)
            .text("record", &request.record_id.to_string());
        if is_foreign(session, request.record_id)? {
            entry = entry.open(crate::audit::open_facts::foreign());
        }
        if let Err(error) = session.vault.record(entry) {
            session.opened.remove(&request.record_id);
            return Err(error.into());
        }
        session.brake.note(session.vault.object_ref(request.record_id), pool, now);
    }
    session.recent.put_last(request.record_id);
    let linked_company = customer
        .fields
        .id(FieldKey::CompanyLink)
        .and_then(|id| linked(session, RecordId::from_bytes(id), now));
    let can_edit = session.vault.read_only().is_none()
        && customer.fields.state() == Some(RecordState::Active)
        && customer.scope != ScopeId::POOL;
    let levels =
        Level::ALL.into_iter().filter(|level| session.vault.can_write(customer.scope, *level)).collect();
    Ok(CustomerCard {
        people: people_of(session, &row.company, request.record_id, now),
        row,
        fields: views(&customer.fields, &session.catalogue),
        versions: customer.versions,
        raised_to: customer.fields.marked_level(),
        linked_company,
        can_edit,
        custodians: custodians(session, customer.scope),
        levels,
    })
}

/// Values as the page may see them, in the order of the catalogue.
fn views(fields: &FieldSet, catalogue: &Catalogue) -> Vec<FieldView> {
    let editable: Vec<FieldKey> = FieldKey::ALL.iter().copied().filter(|key| key.def().editable()).collect();
    views_of(fields, &editable, catalogue)
}

/// The same of these fields, in their order.
pub(crate) fn views_of(fields: &FieldSet, keys: &[FieldKey], catalogue: &Catalogue) -> Vec<FieldView> {
    let mark = fields.marked_level();
    let mut views = Vec::new();
    for key in keys.iter().copied() {
        for (index, value) in (0_u8..).zip(fields.values(key)) {
            let level = catalogue.levels().level_in(key, value, mark);
            views.push(view(key, index, value, level, catalogue));
        }
    }
    views
}

fn view(key: FieldKey, index: u8, value: &Value, level: Level, catalogue: &Catalogue) -> FieldView {
    let (text, tail, masked) = if level == Level::L1 {
        (plain(value), None, false)
    } else {
        let masked = catalogue.mask(key, value, level);
        (masked.text().to_owned(), masked.tail().map(str::to_owned), true)
    };
    FieldView {
        field: key,
        index,
        level,
        legal_class: catalogue.levels().legal_class(key, value),
        text,
        tail,
        masked,
        can_copy: level != Level::L3,
    }
}

/// A stored value as it is written.
pub(crate) fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Int(number) => number.to_string(),
        Value::Id(_) => String::new(),
    }
}

/// A stored value as a person reads it: amounts in 元, numbers in national form.
pub(crate) fn spoken(key: FieldKey, value: &Value) -> String {
    match (key.def().kind, value) {
        (FieldKind::Money, Value::Int(fen)) => {
            let sign = if *fen < 0 { "-" } else { "" };
            let fen = fen.unsigned_abs();
            format!("{sign}{}.{:02}", fen / 100, fen % 100)
        }
        (FieldKind::Phone, Value::Text(number)) => number.strip_prefix("+86").unwrap_or(number).to_owned(),
        (_, value) => plain(value),
    }
}

fn linked(session: &Session, record: RecordId, now: i64) -> Option<LinkedCustomer> {
    let row = row_of(session, record, now).ok()?;
    let name = if row.company.is_empty() { row.name } else { row.company };
    Some(LinkedCustomer { record_id: record, name, title: row.title })
}

/// Others with the same company, by the directory.
fn people_of(session: &Session, company: &str, except: RecordId, now: i64) -> Vec<LinkedCustomer> {
    if company.is_empty() {
        return Vec::new();
    }
    session
        .vault
        .index()
        .directory()
        .same_company(company, 50)
        .into_iter()
        .filter(|record| *record != except)
        .filter_map(|record| row_of(session, record, now).ok())
        .filter(|row| row.state == RecordState::Active && !row.name.is_empty())
        .map(|row| LinkedCustomer { record_id: row.record_id, name: row.name, title: row.title })
        .collect()
}

/// Whether the customer is somebody else's. A manager's own are those of the team; the pool's and kept ones are nobody's
/// alone.
fn is_foreign(session: &Session, record: RecordId) -> Result<bool, AppError> {
    let Some(scope) = session.vault.scope_of(record)? else { return Ok(false) };
    let manages = session.subject().roles.contains(&Role::Manager);
    Ok(match session.vault.membership().scope_kind(session.vault.keys().person, scope) {
        Some(ScopeKind::Stranger | ScopeKind::OtherTeam) => true,
        Some(ScopeKind::Teammate) => !manages,
        _ => false,
    })
}

//! The ledger in rows: filtered, newest first, page by page.

use std::collections::HashMap;

use vault_domain::action::{ViewCustomers, ViewLedger};
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_domain::level::Level;
use vault_domain::record::{CustomerKind, FieldSet};
use vault_ledger::entry::{Actor, Outcome};
use vault_store::directory::RowView;
use vault_store::{LedgerQuery, LoggedEntry, OpenVault};

use super::{detail, groups, hex};
use crate::approval::GIVEN;
use crate::contract::ledger::{LedgerFilters, LedgerPage, LedgerRow, ListLedger};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;

const MAX_LIMIT: u32 = 500;

/// `ledger_list`: `total` counts what the filters give, whatever the page.
pub fn ledger_list(
    _: &Core,
    state: &mut State,
    grant: &Grant<ViewLedger>,
    request: ListLedger,
) -> Result<LedgerPage, AppError> {
    if !(1..=MAX_LIMIT).contains(&request.limit) {
        return Err(ErrorCode::BadRequest.into());
    }
    let session = state.session()?;
    let Some(mut query) = query(session, &request.filters) else {
        return Ok(LedgerPage { total: 0, rows: Vec::new(), next_before_seq: None });
    };
    let total = session.vault.ledger_count(grant, &query)?;
    query.before_seq = request.before_seq;
    // One more than asked for tells whether there is a next page.
    query.limit = request.limit + 1;
    let mut entries = session.vault.ledger(grant, &query)?;
    let more = entries.len() > request.limit as usize;
    entries.truncate(request.limit as usize);
    let next_before_seq = entries.last().filter(|_| more).map(|last| last.entry.seq);
    let mut customers = Customers::new(session, grant);
    let mut rows = Vec::with_capacity(entries.len());
    for logged in entries {
        let approver = approver(session, grant, &logged)?;
        rows.push(row(session, &mut customers, logged, approver));
    }
    Ok(LedgerPage { total, rows, next_before_seq })
}

/// The query the filters mean; none when they ask for somebody whose entries are not for this person.
fn query(session: &Session, filters: &LedgerFilters) -> Option<LedgerQuery> {
    let readable = super::readable_people(session);
    let people = match (filters.person_id, readable) {
        (None, readable) => readable.unwrap_or_default(),
        (Some(person), Some(readable)) if !readable.contains(&person) => return None,
        (Some(person), _) => vec![person],
    };
    let vault = &session.vault;
    Some(LedgerQuery {
        actions: filters.group.map(|group| groups::actions(group).to_vec()).unwrap_or_default(),
        from_ms: filters.from_ms,
        until_ms: filters.until_ms,
        people,
        object_ref: filters.record_id.map(|record| vault.object_ref(record)),
        refused_only: filters.refused_only,
        ..LedgerQuery::default()
    })
}

/// Who agreed to what the entry says was done. The entry names the approval by its position; the name is that of whoever
/// signed there, so nobody's consent can be made up.
fn approver(
    session: &Session,
    grant: &Grant<ViewLedger>,
    logged: &LoggedEntry,
) -> Result<Option<String>, AppError> {
    let LoggedEntry { entry, detail, .. } = logged;
    let Some(seq) = detail.as_ref().and_then(detail::approval).filter(|seq| *seq < entry.seq) else {
        return Ok(None);
    };
    let query = LedgerQuery { before_seq: Some(seq + 1), limit: 1, ..LedgerQuery::default() };
    let found = session.vault.ledger(grant, &query)?;
    let given = found.into_iter().map(|approval| approval.entry).find(|approval| {
        approval.seq == seq
            && approval.action.as_str() == GIVEN
            && approval.result == Outcome::Done
            && approval.actor != entry.actor
    });
    Ok(given.and_then(|approval| name_of(session, approval.actor)))
}

fn name_of(session: &Session, actor: Actor) -> Option<String> {
    match actor {
        Actor::Person(person) => session.people.get(&person).cloned(),
        Actor::Device | Actor::Root => None,
    }
}

fn row(
    session: &Session,
    customers: &mut Customers<'_>,
    logged: LoggedEntry,
    approver: Option<String>,
) -> LedgerRow {
    let LoggedEntry { entry, hash, detail } = logged;
    let detail = detail.unwrap_or_default();
    let customer = detail::record(&detail).and_then(|record| customers.named(record));
    // A value that was public when it was changed, of a field that has been raised since.
    let levels = session.catalogue.levels();
    let raised = |key: &FieldKey| levels.of(*key).level > Level::L1;
    let about_customer = entry.action.as_str() == "customer.update";
    let shows_values = !(about_customer && detail::fields(&detail).iter().any(raised))
        || detail::fields(&detail).contains(&FieldKey::Stage);
    LedgerRow {
        seq: entry.seq,
        at_ms: entry.wall_ms,
        action: entry.action.as_str().to_owned(),
        person_name: name_of(session, entry.actor),
        refused: match entry.result {
            Outcome::Done => None,
            Outcome::Refused(code) | Outcome::Failed(code) => Some(code.as_str().to_owned()),
        },
        record_id: customer.as_ref().map(|customer| customer.record),
        record_number: customer.as_ref().and_then(|customer| customer.number),
        record_name: customer.map(|customer| customer.name),
        field: detail::field(&detail),
        fields: detail::fields(&detail),
        level: detail::level(&detail),
        purpose: detail::purpose(&detail),
        purpose_text: detail::text(&detail, "purpose_text"),
        count: detail::count(&detail),
        old: detail::text(&detail, "old").filter(|_| shows_values),
        new: detail::text(&detail, "new").filter(|_| shows_values),
        text: detail::word(&detail),
        approver,
        approved_for: detail::text(&detail, "for").filter(|_| entry.action.as_str() == GIVEN),
        history_from: detail::text(&detail, "history_from"),
        hash: hex(&hash),
    }
}

/// What a row says about a customer.
#[derive(Clone)]
struct Named {
    record: RecordId,
    name: String,
    number: Option<u64>,
}

/// Names of the customers of one page, each looked up once. Empty for people who may not see customers.
struct Customers<'s> {
    session: &'s Session,
    grant: &'s Grant<ViewLedger>,
    allowed: bool,
    known: HashMap<RecordId, Option<Named>>,
}

impl<'s> Customers<'s> {
    fn new(session: &'s Session, grant: &'s Grant<ViewLedger>) -> Self {
        let allowed = session.authorize::<ViewCustomers>().is_ok();
        Self { session, grant, allowed, known: HashMap::new() }
    }

    /// The customer, if this person's index has it.
    fn named(&mut self, record: RecordId) -> Option<Named> {
        if !self.allowed {
            return None;
        }
        let vault = &self.session.vault;
        let look_up = || {
            let view = vault.index().directory().row(record)?;
            Some(Named { record, name: shown_name(view), number: number(vault, self.grant, record) })
        };
        self.known.entry(record).or_insert_with(look_up).clone()
    }
}

/// The company for a company, the person otherwise, else whichever is there.
fn shown_name(view: RowView) -> String {
    let company_first = CustomerKind::from_code(view.kind) == Some(CustomerKind::Company);
    let (first, second) = if company_first { (view.company, view.name) } else { (view.name, view.company) };
    if first.is_empty() { second } else { first }
}

/// The short number is an L1 field; the index does not carry it.
fn number(vault: &OpenVault, grant: &Grant<ViewLedger>, record: RecordId) -> Option<u64> {
    let facet = vault.open_facet(grant, record, Level::L1).ok()?;
    let number = FieldSet::decode_padded(&facet.plain).ok()?.int(FieldKey::Number)?;
    u64::try_from(number).ok()
}

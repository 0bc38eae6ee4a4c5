//! The ledger in rows: filtered, newest first, page by page.

use std::collections::HashMap;

use vault_domain::action::{ViewCustomers, ViewLedger};
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, RecordId};
use vault_domain::level::Level;
use vault_domain::record::{CustomerKind, FieldSet};
use vault_ledger::entry::{Actor, Outcome};
use vault_store::directory::RowView;
use vault_store::{LedgerFact, LedgerQuery, LoggedEntry, OpenVault};

use super::looks::{LOOKS, LookNotes};
use super::summary::name;
use super::tally::hour_of_week;
use super::{detail, groups, hex};
use crate::approval::GIVEN;
use crate::contract::ledger::{
    DetailState, LedgerEntryView, LedgerFilters, LedgerPage, LedgerRef, LedgerRow, ListLedger, SignerKind,
};
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
    let nothing = LedgerPage { total: 0, rows: Vec::new(), next_before_seq: None };
    let filters = &request.filters;
    let Some(mut query) = query(session, filters) else { return Ok(nothing) };
    query.before_seq = request.before_seq;
    query.limit = request.limit;
    session.vault.read_ledger_facts(grant)?;
    if filters.level.is_some() || filters.purpose.is_some() {
        let (_, looks) = session
            .vault
            .ledger_facts(grant)?
            .page(&LedgerQuery { before_seq: None, limit: u32::MAX, ..query.clone() }, |fact| {
                LOOKS.contains(&fact.action)
            });
        session.looks_notes.read(&session.vault, grant, looks.into_iter())?;
    }
    let (total, page) = {
        let (facts, notes) = (session.vault.ledger_facts(grant)?, &session.looks_notes);
        let offset_min = session.settings.utc_offset_min;
        facts.page(&query, |fact| keeps(filters, offset_min, notes, fact))
    };
    let next_before_seq = page.last().copied().filter(|_| page.len() == request.limit as usize);
    let entries = session.vault.ledger_at(grant, &page)?;
    let mut customers = Customers::new(session, grant);
    customers.asked = filters.record_id.map(|record| (session.vault.object_ref(record), record));
    let mut rows = Vec::with_capacity(entries.len());
    for logged in entries {
        let approver = approver(session, grant, &logged)?;
        rows.push(row(session, &mut customers, logged, approver));
    }
    Ok(LedgerPage { total, rows, next_before_seq })
}

/// The query the filters mean; none when they ask for somebody whose entries are not for this person, or for nothing.
pub(super) fn query(session: &Session, filters: &LedgerFilters) -> Option<LedgerQuery> {
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

/// What the columns alone do not say.
fn keeps(filters: &LedgerFilters, offset_min: i32, notes: &LookNotes, fact: LedgerFact<'_>) -> bool {
    if filters.action.as_ref().is_some_and(|action| action != fact.action) {
        return false;
    }
    if filters.hour.is_some() || filters.weekday.is_some() {
        let (weekday, hour) = hour_of_week(fact.wall_ms, offset_min);
        let fits = filters.hour.is_none_or(|wanted| usize::from(wanted) == hour)
            && filters.weekday.is_none_or(|wanted| usize::from(wanted) == weekday + 1);
        if !fits {
            return false;
        }
    }
    if filters.level.is_none() && filters.purpose.is_none() {
        return true;
    }
    let look = notes.get(fact.seq).unwrap_or_default();
    filters.level.is_none_or(|level| look.level == Some(level))
        && filters.purpose.is_none_or(|purpose| look.purpose == Some(purpose))
}

/// `ledger_show`: one entry with what an outsider would see of it.
pub fn ledger_show(
    _: &Core,
    state: &mut State,
    grant: &Grant<ViewLedger>,
    request: LedgerRef,
) -> Result<LedgerEntryView, AppError> {
    let session = state.session()?;
    let mut found = session.vault.ledger_at(grant, &[request.seq])?;
    let logged = found.pop().ok_or(ErrorCode::NotFound)?;
    let person_id = match logged.entry.actor {
        Actor::Person(person) => Some(person),
        Actor::Device | Actor::Root => None,
    };
    if let Some(readable) = super::readable_people(session)
        && person_id.is_none_or(|person| !readable.contains(&person))
    {
        return Err(ErrorCode::NotFound.into());
    }
    let approver = approver(session, grant, &logged)?;
    let entry = logged.entry.clone();
    let detail = match (&logged.detail, entry.detail_commit) {
        (Some(_), _) => DetailState::Open,
        (None, None) => DetailState::None,
        (None, Some(_)) if entry.seq <= session.vault.pruned_until() => DetailState::Pruned,
        (None, Some(_)) => DetailState::Sealed,
    };
    let head = session.vault.head().seq;
    let mut customers = Customers::new(session, grant);
    Ok(LedgerEntryView {
        row: row(session, &mut customers, logged, approver),
        prev_hash: hex(&entry.prev_hash),
        device: entry.device.to_string(),
        boot: hex(&entry.boot),
        person_id,
        signer: match entry.actor {
            Actor::Person(_) => SignerKind::Person,
            Actor::Device => SignerKind::Device,
            Actor::Root => SignerKind::Root,
        },
        object_ref: entry.object_ref.as_ref().map(|object| hex(object)),
        changes: u32::try_from(entry.changes.len()).unwrap_or(u32::MAX),
        detail_commit: entry.detail_commit.as_ref().map(|commit| hex(commit)),
        detail,
        next_seq: (entry.seq < head).then_some(entry.seq + 1),
    })
}

/// Who agreed to what the entry says was done. The entry names the approval by its position; the name is that of whoever
/// signed there, so nobody's consent can be made up.
pub(super) fn approver(
    session: &Session,
    grant: &Grant<ViewLedger>,
    logged: &LoggedEntry,
) -> Result<Option<PersonId>, AppError> {
    let LoggedEntry { entry, detail, .. } = logged;
    let Some(seq) = detail.as_ref().and_then(detail::approval).filter(|seq| *seq < entry.seq) else {
        return Ok(None);
    };
    let found = session.vault.ledger_at(grant, &[seq])?;
    let given = found.into_iter().map(|approval| approval.entry).find(|approval| {
        approval.seq == seq
            && approval.action.as_str() == GIVEN
            && approval.result == Outcome::Done
            && approval.actor != entry.actor
    });
    Ok(given.and_then(|approval| match approval.actor {
        Actor::Person(person) => Some(person),
        Actor::Device | Actor::Root => None,
    }))
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
    approver: Option<PersonId>,
) -> LedgerRow {
    let LoggedEntry { entry, hash, detail } = logged;
    let detail = detail.unwrap_or_default();
    // Entries written by the thousand have no detail; whoever asked about the customer knows which one it is.
    let asked =
        || customers.asked.filter(|(object, _)| entry.object_ref == Some(*object)).map(|(_, record)| record);
    let record = detail::record(&detail).or_else(asked);
    let customer = record.and_then(|record| customers.named(record));
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
        approver: name(session, approver),
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
    /// The one the filters ask about, with its keyed hash.
    asked: Option<([u8; 16], RecordId)>,
    known: HashMap<RecordId, Option<Named>>,
}

impl<'s> Customers<'s> {
    fn new(session: &'s Session, grant: &'s Grant<ViewLedger>) -> Self {
        let allowed = session.authorize::<ViewCustomers>().is_ok();
        Self { session, grant, allowed, asked: None, known: HashMap::new() }
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

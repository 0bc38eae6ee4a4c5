//! Who could read what leaked, and who did.

use std::collections::{HashMap, HashSet};

use vault_domain::action::TraceLeaks;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, RecordId};
use vault_domain::level::Level;
use vault_ledger::entry::{Actor, Outcome};
use vault_store::LedgerQuery;

use super::LeftCopy;
use crate::contract::trace::{TracedCustomer, TracedPerson};
use crate::customers::row_of;
use crate::error::AppError;
use crate::session::Session;

/// Customers whose entries are read one by one; a sample of a larger leak says the same about people.
const MOST_RECORDS: usize = 500;
const MOST_CUSTOMERS: usize = 100;
const LOOKS: [&str; 6] =
    ["customer.open", "pool.open", "field.reveal", "field.copy", "field.compare", "customer.update"];

/// Everybody who holds a key for some of these customers, or has looked at some.
///
/// # Errors
/// `vault_damaged` when entries cannot be read.
pub(super) fn of(
    session: &Session,
    grant: &Grant<TraceLeaks>,
    records: &[RecordId],
    copies: &[LeftCopy],
) -> Result<Vec<TracedPerson>, AppError> {
    let mut could: HashMap<PersonId, u64> = HashMap::new();
    let mut did: HashMap<PersonId, HashSet<RecordId>> = HashMap::new();
    let membership = session.vault.membership();
    for record in records.iter().take(MOST_RECORDS) {
        if let Some(scope) = session.vault.scope_of(*record)? {
            for (person, _) in membership.members() {
                if membership.could_read(person, scope, Level::L1) {
                    *could.entry(person).or_default() += 1;
                }
            }
        }
        let query = LedgerQuery {
            object_ref: Some(session.vault.object_ref(*record)),
            actions: LOOKS.to_vec(),
            limit: 500,
            ..LedgerQuery::default()
        };
        for logged in session.vault.ledger(grant, &query)? {
            if let (Actor::Person(person), Outcome::Done) = (logged.entry.actor, logged.entry.result) {
                did.entry(person).or_default().insert(*record);
            }
        }
        for copy in copies.iter().filter(|copy| copy.held.binary_search(record).is_ok()) {
            did.entry(copy.person).or_default().insert(*record);
        }
    }
    let everybody: HashSet<PersonId> = could.keys().chain(did.keys()).copied().collect();
    let mut people: Vec<TracedPerson> = everybody
        .into_iter()
        .map(|person| TracedPerson {
            person_id: person,
            name: session.people.get(&person).cloned().unwrap_or_default(),
            could: could.get(&person).copied().unwrap_or_default(),
            did: did.get(&person).map_or(0, |records| records.len() as u64),
        })
        .collect();
    people.sort_by(|a, b| {
        b.did.cmp(&a.did).then_with(|| b.could.cmp(&a.could)).then_with(|| a.name.cmp(&b.name))
    });
    Ok(people)
}

/// The customers by name.
pub(super) fn customers(session: &Session, records: &[RecordId], now_ms: i64) -> Vec<TracedCustomer> {
    records
        .iter()
        .take(MOST_CUSTOMERS)
        .filter_map(|record| {
            let row = row_of(session, *record, now_ms).ok()?;
            let name = if row.company.is_empty() { row.name } else { row.company };
            Some(TracedCustomer { record_id: *record, name })
        })
        .collect()
}

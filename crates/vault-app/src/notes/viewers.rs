//! 谁看过: who opened this customer, saw, copied or compared a value, in the last ninety days.

use vault_domain::action::ViewLedger;
use vault_domain::grant::Grant;
use vault_domain::level::Level;
use vault_ledger::entry::{Actor, Outcome};
use vault_store::{LedgerQuery, LoggedEntry};

use crate::audit::{detail, readable_people};
use crate::contract::customer::CustomerRef;
use crate::contract::note::{ViewerRow, Viewers};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::exports;
use crate::session::Session;

const DAYS_MS: i64 = 90 * 86_400_000;
const MAX_ROWS: u32 = 500;
/// Copies whose lists are looked at; the newest.
const MAX_COPIES: u32 = 200;

/// `viewer_list`: read from the ledger and from nowhere else; refused attempts are on the audit page.
pub fn viewer_list(
    core: &Core,
    state: &mut State,
    grant: &Grant<ViewLedger>,
    request: CustomerRef,
) -> Result<Viewers, AppError> {
    let session = state.session()?;
    let readable = readable_people(session);
    if readable.is_some() {
        // Whoever reads the ledger of a team asks about customers that can be read, or learns that others exist.
        session.vault.open_facet(grant, request.record_id, Level::L1)?;
    }
    let query = LedgerQuery {
        people: readable.unwrap_or_default(),
        actions: vec!["customer.open", "pool.open", "field.reveal", "field.copy", "field.compare"],
        from_ms: Some(core.host.clock.wall_ms() - DAYS_MS),
        object_ref: Some(session.vault.object_ref(request.record_id)),
        limit: MAX_ROWS,
        ..LedgerQuery::default()
    };
    let entries = session.vault.ledger(grant, &query)?;
    // Copies that left with the customer in them: their entries name the request, not every row.
    let copies = LedgerQuery { actions: vec![exports::RUN], object_ref: None, limit: MAX_COPIES, ..query };
    let left = session.vault.ledger(grant, &copies)?.into_iter().filter(|logged| {
        let copy = logged.detail.as_ref().and_then(|detail| detail::text(detail, "record"));
        copy.and_then(|id| id.parse().ok()).is_some_and(|copy| {
            exports::held::read(&session.vault, grant, copy)
                .is_ok_and(|held| held.binary_search(&request.record_id).is_ok())
        })
    });
    let mut rows: Vec<ViewerRow> = entries
        .into_iter()
        .chain(left)
        .filter(|logged| logged.entry.result == Outcome::Done)
        .map(|logged| row(session, logged))
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.seq));
    Ok(Viewers { rows })
}

fn row(session: &Session, logged: LoggedEntry) -> ViewerRow {
    let LoggedEntry { entry, detail, .. } = logged;
    let detail = detail.unwrap_or_default();
    ViewerRow {
        at_ms: entry.wall_ms,
        seq: entry.seq,
        person_name: match entry.actor {
            Actor::Person(person) => session.people.get(&person).cloned().unwrap_or_default(),
            Actor::Device | Actor::Root => String::new(),
        },
        action: entry.action.as_str().to_owned(),
        field: detail::field(&detail),
        purpose: detail::purpose(&detail),
        purpose_text: detail::text(&detail, "purpose_text"),
    }
}

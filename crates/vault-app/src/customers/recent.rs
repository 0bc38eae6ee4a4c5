//! Customers opened last. What this session has opened is in memory in its exact order; what earlier ones opened is in
//! the ledger, and nowhere else.

use vault_domain::action::{Action, ViewCustomers};
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_domain::record::RecordState;
use vault_ledger::entry::Outcome;
use vault_store::LedgerQuery;

use super::row::row_of;
use crate::audit::detail;
use crate::contract::Empty;
use crate::contract::customer::{CustomerRow, RecentCustomers};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;

const SHOWN: usize = 20;
/// Entries per look into the ledger, and how often it is looked into: a regular customer fills many entries.
const PAGE: u32 = 200;
const PAGES: usize = 5;

/// The cards opened in this session, the last one at the end.
#[derive(Default)]
pub(crate) struct Recent(Vec<RecordId>);

impl Recent {
    /// A card was opened, perhaps again.
    pub fn put_last(&mut self, record: RecordId) {
        self.0.retain(|opened| *opened != record);
        self.0.push(record);
    }
}

/// `customer_recent`: what has gone to the recycle bin since is left out.
pub fn customer_recent(
    core: &Core,
    state: &mut State,
    grant: &Grant<ViewCustomers>,
    _: Empty,
) -> Result<RecentCustomers, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let mut seen: Vec<RecordId> = Vec::new();
    let mut rows: Vec<CustomerRow> = Vec::with_capacity(SHOWN);
    // Says whether there is room for more.
    let mut take = |record: RecordId| {
        if !seen.contains(&record) {
            seen.push(record);
            let row = row_of(session, record, now).ok().filter(|row| row.state != RecordState::Recycled);
            rows.extend(row);
        }
        rows.len() < SHOWN
    };
    if session.recent.0.iter().rev().all(|record| take(*record)) {
        opened_earlier(session, grant, &mut take)?;
    }
    Ok(RecentCustomers { rows })
}

/// The person's own entries, newest first, until `take` has enough.
fn opened_earlier(
    session: &Session,
    grant: &Grant<impl Action>,
    take: &mut impl FnMut(RecordId) -> bool,
) -> Result<(), AppError> {
    let mut query = LedgerQuery {
        actions: vec!["customer.open"],
        people: vec![session.vault.keys().person],
        limit: PAGE,
        ..LedgerQuery::default()
    };
    for _ in 0..PAGES {
        let page = session.vault.ledger(grant, &query)?;
        let last = page.len() < PAGE as usize;
        query.before_seq = page.last().map(|logged| logged.entry.seq);
        let opened = page
            .into_iter()
            .filter(|logged| logged.entry.result == Outcome::Done)
            .filter_map(|logged| detail::record(&logged.detail?));
        for record in opened {
            if !take(record) {
                return Ok(());
            }
        }
        if last {
            break;
        }
    }
    Ok(())
}

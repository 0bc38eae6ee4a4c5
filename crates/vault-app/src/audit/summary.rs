//! The numbers above the table.

use vault_domain::action::ViewLedger;
use vault_domain::grant::Grant;

use super::hex;
use super::tally::Tally;
use crate::calendar::today;
use crate::contract::Empty;
use crate::contract::ledger::LedgerSummary;
use crate::core::{Core, State};
use crate::error::AppError;

/// `ledger_summary`: views and copies, changes and imports, everything else; days are the vault's.
pub fn ledger_summary(
    core: &Core,
    state: &mut State,
    grant: &Grant<ViewLedger>,
    _: Empty,
) -> Result<LedgerSummary, AppError> {
    let session = state.session()?;
    let mut tally = Tally::new(today(core, session), session.settings.utc_offset_min);
    let people = super::readable_people(session).unwrap_or_default();
    session
        .vault
        .ledger_activity(grant, tally.since_ms(), &people, |at_ms, action| tally.add(at_ms, action))?;
    let head = session.vault.head();
    let (days, hours) = tally.finish();
    Ok(LedgerSummary {
        entries: head.seq,
        head: hex(&head.hash),
        verified: session.last_verification.clone(),
        days,
        hours,
    })
}

//! Correcting a note's text, under the version the page has seen.

use vault_domain::action::EditCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_store::Expect;

use super::masked::keep_hidden;
use super::stored;
use crate::calendar::today;
use crate::contract::Done;
use crate::contract::note::EditNote;
use crate::core::{Core, State};
use crate::error::AppError;
use crate::presentation;

/// `note_edit`: the page edits the masked text; masks left alone keep the numbers they stand for.
pub fn note_edit(
    core: &Core,
    state: &mut State,
    grant: &Grant<EditCustomers>,
    request: EditNote,
) -> Result<Done, AppError> {
    let session = state.session()?;
    presentation::refuse(session)?;
    let today = today(core, session);
    let mut found = stored::open_shown(session, grant, request.note_id)?;
    if found.version != request.version {
        return Err(ErrorCode::Conflict.into());
    }
    let customer = found.note.customer;
    stored::require_active(&stored::customer_l1(&session.vault, grant, customer)?)?;
    let whole = keep_hidden(&found.note.text, &request.text);
    let text = stored::accept(&whole, today)?;
    if text == found.note.text {
        return Ok(Done {});
    }
    found.note.text = text.to_owned();
    found.note.edited_ms = Some(core.host.clock.wall_ms());
    let plain = found.note.encode()?;
    let mut tx = session.vault.write(grant)?;
    tx.put(found.place, Expect::Version(found.version), &plain)?;
    tx.commit(stored::entry("note.edit", customer))?;
    Ok(Done {})
}

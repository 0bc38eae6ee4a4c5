//! Taking a note away; its record key goes with it, the entry stays.

use vault_domain::action::EditCustomers;
use vault_domain::grant::Grant;
use vault_store::Expect;

use super::stored;
use crate::contract::Done;
use crate::contract::note::NoteRef;
use crate::core::{Core, State};
use crate::error::AppError;

/// `note_remove`
pub fn note_remove(
    _: &Core,
    state: &mut State,
    grant: &Grant<EditCustomers>,
    request: NoteRef,
) -> Result<Done, AppError> {
    let session = state.session()?;
    let found = stored::open_shown(session, grant, request.note_id)?;
    let customer = found.note.customer;
    stored::require_active(&stored::customer_l1(&session.vault, grant, customer)?)?;
    let mut tx = session.vault.write(grant)?;
    tx.remove(found.place.scope, found.place.record, found.place.level, Expect::Version(found.version))?;
    tx.commit(stored::entry("note.remove", customer))?;
    Ok(Done {})
}

//! Writing down a contact: the note, the customer's last activity and next follow-up, one entry.

use vault_domain::action::EditCustomers;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_store::{EntryDraft, Expect};

use super::stored::{self, Note};
use crate::calendar::today;
use crate::contract::Done;
use crate::contract::customer::{FieldInput, ValueInput};
use crate::contract::note::{AddNote, NoteKind, Outcome};
use crate::core::{Core, State};
use crate::customers::brake;
use crate::customers::fields::apply;
use crate::customers::{Customer, load};
use crate::error::AppError;

/// `note_add`
pub fn note_add(
    core: &Core,
    state: &mut State,
    grant: &Grant<EditCustomers>,
    request: AddNote,
) -> Result<Done, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    brake::refuse_unclaimed(session, request.record_id)?;
    let today = today(core, session);
    let text = stored::accept(&request.text, today)?.to_owned();
    let mut customer = load(&session.vault, grant, request.record_id)?;
    stored::require_active(&customer.fields)?;
    let (before, expected) = (customer.fields.clone(), customer.versions);
    let mut entry = stored::entry("note.add", customer.record).text("kind", kind_code(request.kind));
    if let Some(outcome) = request.outcome {
        entry = entry.text("outcome", outcome_code(outcome));
    }
    customer.fields.set(FieldKey::LastActivityMs, now);
    // A field left empty in the note's form says nothing about the plan that stands.
    if let Some(day) = request.next_follow_up.filter(|day| !day.trim().is_empty()) {
        let input = FieldInput { field: FieldKey::NextFollowUp, values: vec![ValueInput::Text(day)] };
        if !apply(&mut customer.fields, &[input], today, &session.catalogue)?.0.is_empty() {
            customer.fields.set(FieldKey::UpdatedMs, now);
            entry = with_follow_up(entry, before.text(FieldKey::NextFollowUp), &customer);
        }
    }
    let author = session.vault.keys().person;
    let note = Note::new(customer.record, author, now, (request.kind, request.outcome), text).encode()?;
    let id = RecordId::from_bytes(core.host.clock.new_id());
    let level = stored::level_of(customer.fields.marked_level());
    let place = stored::place(customer.scope, id, customer.record, level);
    let table = session.catalogue.levels();
    let levels = customer.changed_levels(&session.vault, table);
    let mut tx = session.vault.write(grant)?;
    tx.put(place, Expect::Absent, &note)?;
    customer.save(&mut tx, table, &levels, &expected)?;
    tx.commit(entry)?;
    Ok(Done {})
}

/// The follow-up is L1: old and new may stand in the detail.
fn with_follow_up(entry: EntryDraft, old: Option<&str>, customer: &Customer) -> EntryDraft {
    entry
        .text("fields", FieldKey::NextFollowUp.name())
        .text("old", old.unwrap_or_default())
        .text("new", customer.fields.text(FieldKey::NextFollowUp).unwrap_or_default())
}

/// The kind as the ledger keeps it.
const fn kind_code(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Call => "call",
        NoteKind::Wechat => "wechat",
        NoteKind::Visit => "visit",
        NoteKind::Email => "email",
        NoteKind::Note => "note",
    }
}

/// The outcome as the ledger keeps it.
const fn outcome_code(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Reached => "reached",
        Outcome::NotReached => "not_reached",
        Outcome::Interested => "interested",
        Outcome::Declined => "declined",
    }
}

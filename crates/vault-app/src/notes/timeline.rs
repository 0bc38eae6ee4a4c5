//! The timeline of one customer: notes and what the ledger says about it, newest first.
//!
//! A note's `text` is masked; its `hits` carry UTF-16 ranges of the *stored* text, which the page never sees. They
//! belong to the chips under a note and to `note_move_hit`, not to highlighting in `text`.

use std::cmp::Reverse;

use vault_domain::action::{ViewCustomers, ViewLedger};
use vault_domain::date::LocalDate;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::{BatchId, PersonId, RecordId};
use vault_domain::record::FieldSet;
use vault_ledger::entry::{Actor, Entry, Outcome};
use vault_store::LedgerQuery;

use super::detected::text_hits;
use super::masked::shown_text;
use super::stored::{Stored, customer_l1, notes_of};
use crate::audit::detail;
use crate::calendar::today;
use crate::contract::note::{ListTimeline, Timeline, TimelineItem, TimelineWhat};
use crate::core::{Core, State};
use crate::customers::brake;
use crate::error::AppError;
use crate::import::Batch;
use crate::people::history_from;
use crate::session::Session;

const MAX_LIMIT: u32 = 100;

const CHANGES: [&str; 7] = [
    "customer.create",
    "customer.update",
    "customer.archive",
    "customer.unarchive",
    "customer.recycle",
    "customer.restore",
    "note.move",
];
/// Shown only to those who may see the ledger of this customer.
const LOOKS: [&str; 3] = ["field.reveal", "field.copy", "field.compare"];

/// Not yet the contract's form: a note is decoded and masked only when it is on the page.
enum Found {
    Note(Box<Stored>),
    Item(TimelineItem),
}

/// `timeline_list`: what happened at one instant stays on one page, so a page may hold a few more than asked for.
pub fn timeline_list(
    core: &Core,
    state: &mut State,
    grant: &Grant<ViewCustomers>,
    request: ListTimeline,
) -> Result<Timeline, AppError> {
    if !(1..=MAX_LIMIT).contains(&request.limit) {
        return Err(ErrorCode::BadRequest.into());
    }
    let limit = request.limit as usize;
    let session = state.session()?;
    let today = today(core, session);
    brake::pass(core, session, grant, request.record_id)?;
    let session = state.session()?;
    let customer = customer_l1(&session.vault, grant, request.record_id)?;
    let earlier = |at_ms: i64| request.before_ms.is_none_or(|before| at_ms < before);
    let mut found: Vec<(i64, Found)> = notes_of(&session.vault, grant, request.record_id)?
        .into_iter()
        .filter(|stored| earlier(stored.note.at_ms))
        .map(|stored| (stored.note.at_ms, Found::Note(Box::new(stored))))
        .collect();
    let logged = logged(session, grant, &request, limit)?;
    found.extend(logged.into_iter().map(|item| (item.at_ms, Found::Item(item))));
    if let Some(item) = imported(session, grant, &customer).filter(|item| earlier(item.at_ms)) {
        found.push((item.at_ms, Found::Item(item)));
    }
    let scope = session.vault.scope_of(request.record_id)?.ok_or(ErrorCode::NotFound)?;
    let from = history_from(session, grant, scope)?;
    found.retain(|(at_ms, _)| from.is_none_or(|from| *at_ms >= from.at_ms));
    // Stable: within one instant notes, then the ledger from its end, then the import.
    found.sort_by_key(|(at_ms, _)| Reverse(*at_ms));
    let more = cut(&mut found, limit, |(at_ms, _)| *at_ms);
    let items = found.into_iter().map(|(_, found)| match found {
        Found::Note(stored) => note_item(session, *stored, today),
        Found::Item(item) => item,
    });
    Ok(Timeline { items: items.collect(), more, history_from: from.map(|from| from.day) })
}

/// The newest entries about the customer: more than `limit` of them and never part of an instant, or all there are.
fn logged(
    session: &Session,
    grant: &Grant<ViewCustomers>,
    request: &ListTimeline,
    limit: usize,
) -> Result<Vec<TimelineItem>, AppError> {
    let mut actions = CHANGES.to_vec();
    if session.authorize::<ViewLedger>().is_ok() {
        actions.extend(LOOKS);
    }
    let mut query = LedgerQuery {
        actions,
        until_ms: request.before_ms.map(|before| before.saturating_sub(1)),
        object_ref: Some(session.vault.object_ref(request.record_id)),
        limit: request.limit + 1,
        ..LedgerQuery::default()
    };
    let mut items: Vec<TimelineItem> = Vec::new();
    loop {
        let page = session.vault.ledger(grant, &query)?;
        let complete = page.len() < query.limit as usize;
        query.before_seq = page.last().map(|logged| logged.entry.seq);
        items.extend(page.into_iter().filter_map(|logged| {
            let what = what(&logged.entry, &logged.detail.unwrap_or_default())?;
            Some(item(session, logged.entry.wall_ms, actor(&logged.entry), what))
        }));
        let beyond = items.last().map(|last| last.at_ms);
        if complete || items.get(limit - 1).is_some_and(|last| Some(last.at_ms) != beyond) {
            return Ok(items);
        }
    }
}

/// An entry as an item; nothing for refusals and for entries whose field is not known.
fn what(entry: &Entry, detail: &vault_ledger::detail::Detail) -> Option<TimelineWhat> {
    if entry.result != Outcome::Done {
        return None;
    }
    let purpose = detail::purpose(detail);
    Some(match entry.action.as_str() {
        "customer.create" => TimelineWhat::Created,
        "customer.update" => changed(detail),
        "note.move" => {
            TimelineWhat::Changed { fields: vec![detail::field(detail)?], stage_from: None, stage_to: None }
        }
        "customer.archive" => TimelineWhat::Archived,
        "customer.unarchive" => TimelineWhat::Unarchived,
        "customer.recycle" => TimelineWhat::Recycled,
        "customer.restore" => TimelineWhat::Restored,
        "field.reveal" => TimelineWhat::Revealed { field: detail::field(detail)?, purpose },
        "field.copy" => TimelineWhat::Copied { field: detail::field(detail)?, purpose },
        "field.compare" => TimelineWhat::Compared {
            field: detail::field(detail)?,
            matched: detail.get_text("result") == Some("match"),
        },
        _ => return None,
    })
}

/// Old and new of a change that includes the stage are the stage's.
fn changed(detail: &vault_ledger::detail::Detail) -> TimelineWhat {
    let fields = detail::fields(detail);
    let stage = |key: &str| {
        detail::text(detail, key).filter(|code| fields.contains(&FieldKey::Stage) && !code.is_empty())
    };
    let (stage_from, stage_to) = (stage("old"), stage("new"));
    TimelineWhat::Changed { fields, stage_from, stage_to }
}

/// Where an imported customer came from: its batch's source, empty when the batch cannot be read.
fn imported(session: &Session, grant: &Grant<ViewCustomers>, customer: &FieldSet) -> Option<TimelineItem> {
    let batch = BatchId::from_bytes(customer.id(FieldKey::Batch)?);
    let source = Batch::read(&session.vault, grant, batch).map(|batch| batch.source).unwrap_or_default();
    let owner = customer.id(FieldKey::Owner).map(PersonId::from_bytes);
    let at_ms = customer.int(FieldKey::CreatedMs).unwrap_or(0);
    Some(item(session, at_ms, owner, TimelineWhat::Imported { source }))
}

fn note_item(session: &Session, stored: Stored, today: LocalDate) -> TimelineItem {
    let Stored { place, version, note } = stored;
    let note_id: RecordId = place.record;
    let what = TimelineWhat::Note {
        note_id,
        version,
        note_kind: note.kind(),
        outcome: note.outcome(),
        text: shown_text(&note.text),
        hits: text_hits(&note.text, today),
        edited: note.edited_ms.is_some(),
    };
    item(session, note.at_ms, Some(note.author), what)
}

fn item(session: &Session, at_ms: i64, person_id: Option<PersonId>, what: TimelineWhat) -> TimelineItem {
    let person_name = person_id.and_then(|person| session.people.get(&person)).cloned().unwrap_or_default();
    TimelineItem { at_ms, person_id, person_name, what }
}

const fn actor(entry: &Entry) -> Option<PersonId> {
    match entry.actor {
        Actor::Person(person) => Some(person),
        Actor::Device | Actor::Root => None,
    }
}

/// Keeps the first `limit` and those of the same instant as the last of them. Says whether anything was cut.
fn cut<T>(items: &mut Vec<T>, limit: usize, at_ms: impl Fn(&T) -> i64) -> bool {
    let Some(last) = limit.checked_sub(1).and_then(|last| items.get(last)).map(&at_ms) else { return false };
    let rest = items.iter().skip(limit).position(|item| at_ms(item) != last);
    if let Some(rest) = rest {
        items.truncate(limit + rest);
    }
    rest.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use vault_ledger::detail::Detail;

    #[test]
    fn an_instant_is_never_parted_between_pages() {
        let page = |all: &[i64], limit| {
            let mut items = all.to_vec();
            let more = cut(&mut items, limit, |at| *at);
            (items, more)
        };
        assert_eq!(page(&[9, 8, 7], 2), (vec![9, 8], true));
        assert_eq!(page(&[9, 8, 8, 8, 7], 2), (vec![9, 8, 8, 8], true));
        assert_eq!(page(&[9, 8, 8], 2), (vec![9, 8, 8], false));
        assert_eq!(page(&[9, 8], 2), (vec![9, 8], false));
        assert_eq!(page(&[9], 2), (vec![9], false));
    }

    #[test]
    fn old_and_new_are_the_stage_only_when_the_stage_changed() {
        let detail = |fields: &str| {
            Detail::new()
                .text("fields", fields)
                .and_then(|detail| detail.text("old", "lead"))
                .and_then(|detail| detail.text("new", "won"))
                .unwrap()
        };
        let TimelineWhat::Changed { fields, stage_from, stage_to } = changed(&detail("stage,phone")) else {
            panic!("not a change");
        };
        assert_eq!(fields, [FieldKey::Stage, FieldKey::Phone]);
        assert_eq!((stage_from.as_deref(), stage_to.as_deref()), (Some("lead"), Some("won")));
        assert!(matches!(
            changed(&detail("city")),
            TimelineWhat::Changed { stage_from: None, stage_to: None, .. }
        ));
    }
}

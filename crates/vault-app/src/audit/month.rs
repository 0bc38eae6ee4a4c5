//! The owner's month on one page: who did what in numbers, what left, what was noticed and what came of it.

use std::collections::HashMap;
use std::path::Path;

use vault_domain::action::{ExportLedger, ViewLedger};
use vault_domain::date::LocalDate;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::PersonId;
use vault_ledger::entry::Outcome;
use vault_store::{EntryDraft, LedgerFact};

use super::looks::LOOKS;
use super::summary::{count_purposes, name};
use super::{checkpoint, detail, groups, watch};
use crate::calendar::{instant_of, local_ms};
use crate::contract::Done;
use crate::contract::ledger::ActionGroup;
use crate::contract::watch::{LedgerMonth, MonthEvent, MonthPerson, MonthRef, SaveMonth};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;

const DAY_MS: i64 = 86_400_000;
/// Entries that are named one by one.
const MAX_EVENTS: usize = 60;

/// `ledger_month`
pub fn ledger_month(
    core: &Core,
    state: &mut State,
    grant: &Grant<ViewLedger>,
    request: MonthRef,
) -> Result<LedgerMonth, AppError> {
    month(core, state.session()?, grant, &request.month)
}

/// `ledger_save_month`: the entry first, then a checkpoint that stands on the page, then the page.
pub fn ledger_save_month(
    core: &Core,
    state: &mut State,
    grant: &Grant<ExportLedger>,
    request: SaveMonth,
) -> Result<Done, AppError> {
    let language = state.local.prefs.language;
    let session = state.session()?;
    let view = session.authorize::<ViewLedger>()?;
    let numbers = month(core, session, &view, &request.month)?;
    session.vault.write(grant)?.commit(EntryDraft::done("ledger.save_month").text("text", &numbers.month))?;
    let made = session.vault.make_checkpoint(grant, "printed")?;
    let pdf = crate::paper::month::render(&numbers, &made, session, language)?;
    crate::gate::document(&session.vault, Path::new(&request.path), &pdf)?;
    Ok(Done {})
}

fn month(
    core: &Core,
    session: &mut Session,
    grant: &Grant<ViewLedger>,
    month: &str,
) -> Result<LedgerMonth, AppError> {
    let first: LocalDate = format!("{month}-01").parse().map_err(|_| AppError::new(ErrorCode::BadRequest))?;
    let next = first.add_months(1).ok_or(ErrorCode::BadRequest)?;
    let instant =
        |day: LocalDate| instant_of(day.days_since_epoch() * DAY_MS, session.settings.utc_offset_min);
    let (from_ms, until_ms) = (instant(first), instant(next));
    session.vault.read_ledger_facts(grant)?;
    let readable = super::readable_people(session);
    let may_read = |person: Option<PersonId>| match (&readable, person) {
        (None, _) => true,
        (Some(readable), Some(person)) => readable.contains(&person),
        (Some(_), None) => false,
    };
    let facts = session.vault.ledger_facts(grant)?;
    let mut counted = Counted::default();
    let mut clock_before = i64::MIN;
    for fact in facts.since(1) {
        let back = fact.wall_ms < clock_before;
        clock_before = fact.wall_ms;
        if (from_ms..until_ms).contains(&fact.wall_ms) && may_read(fact.person) {
            counted.add(fact, back);
        }
    }
    let looks = std::mem::take(&mut counted.looks);
    session.looks_notes.read(&session.vault, grant, looks.iter().rev().copied())?;
    let (purposes, _) = count_purposes(&session.looks_notes, &looks);
    let alerts = watch::counted(session, grant, from_ms, until_ms)?;
    // The current day is not over: it is not among those that had to be reviewed.
    let today = crate::calendar::today(core, session);
    let over_ms =
        until_ms.min(today.days_since_epoch() * DAY_MS - local_ms(0, session.settings.utc_offset_min));
    let (days_with_entries, days_reviewed) = watch::days_counted(core, session, grant, from_ms, over_ms)?;
    let mut people: Vec<MonthPerson> = counted
        .people
        .into_iter()
        .map(|(person, numbers)| MonthPerson { person_name: name(session, person), ..numbers })
        .collect();
    people.sort_by(|a, b| {
        (b.reveals + b.copies + b.opened)
            .cmp(&(a.reveals + a.copies + a.opened))
            .then(a.person_name.cmp(&b.person_name))
    });
    Ok(LedgerMonth {
        month: month.to_owned(),
        first_seq: counted.first_seq,
        last_seq: counted.last_seq,
        entries: counted.entries,
        people,
        purposes,
        exports: events(session, grant, &counted.exports)?,
        alerts,
        members: events(session, grant, &counted.members)?,
        days_reviewed,
        days_with_entries,
        verified: counted.verified,
        clock_back: counted.clock_back,
        discontinuities: counted.discontinuities,
        witness: checkpoint::witness_state(session, grant)?,
    })
}

#[derive(Default)]
struct Counted {
    first_seq: Option<u64>,
    last_seq: Option<u64>,
    entries: u64,
    people: HashMap<Option<PersonId>, MonthPerson>,
    looks: Vec<u64>,
    exports: Vec<u64>,
    members: Vec<u64>,
    verified: u32,
    clock_back: u32,
    discontinuities: u32,
}

impl Counted {
    fn add(&mut self, fact: LedgerFact<'_>, clock_back: bool) {
        self.first_seq.get_or_insert(fact.seq);
        self.last_seq = Some(fact.seq);
        self.entries += 1;
        self.clock_back += u32::from(clock_back);
        let person = self.people.entry(fact.person).or_insert(MonthPerson {
            person_name: None,
            opened: 0,
            reveals: 0,
            copies: 0,
            changes: 0,
            imports: 0,
            exports: 0,
            refused: 0,
        });
        let group = groups::group_of(fact.action);
        if group == Some(ActionGroup::Export) {
            self.exports.push(fact.seq);
        }
        if fact.refused {
            person.refused += 1;
            return;
        }
        if LOOKS.contains(&fact.action) {
            self.looks.push(fact.seq);
        }
        match fact.action {
            "customer.open" | "pool.open" => person.opened += 1,
            "field.reveal" | "field.compare" => person.reveals += 1,
            "field.copy" => person.copies += 1,
            "ledger.verify" | "vault.verify" => self.verified += 1,
            "ledger.discontinuity" => self.discontinuities += 1,
            action if action.starts_with("member.") || action.starts_with("exception.") => {
                self.members.push(fact.seq);
            }
            _ => {}
        }
        match group {
            Some(ActionGroup::Change) => person.changes += 1,
            Some(ActionGroup::Import) => person.imports += 1,
            Some(ActionGroup::Export) => person.exports += 1,
            _ => {}
        }
    }
}

/// The newest of these entries, in the order of the ledger.
fn events(session: &Session, grant: &Grant<ViewLedger>, seqs: &[u64]) -> Result<Vec<MonthEvent>, AppError> {
    let newest = seqs.get(seqs.len().saturating_sub(MAX_EVENTS)..).unwrap_or_default();
    let logged = session.vault.ledger_at(grant, newest)?;
    let shown = logged.into_iter().map(|logged| MonthEvent {
        seq: logged.entry.seq,
        at_ms: logged.entry.wall_ms,
        person_name: match logged.entry.actor {
            vault_ledger::entry::Actor::Person(person) => name(session, Some(person)),
            vault_ledger::entry::Actor::Device | vault_ledger::entry::Actor::Root => None,
        },
        action: logged.entry.action.as_str().to_owned(),
        text: logged.detail.as_ref().and_then(detail::word),
        refused: match logged.entry.result {
            Outcome::Done => None,
            Outcome::Refused(code) | Outcome::Failed(code) => Some(code.as_str().to_owned()),
        },
    });
    Ok(shown.collect())
}

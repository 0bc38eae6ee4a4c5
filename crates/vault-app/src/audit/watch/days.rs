//! Days of the ledger and who has looked at them. Nobody's word counts for the own doing, nor for what that person had agreed
//! to; only where nobody else may review does it.

use std::collections::{BTreeMap, BTreeSet};

use vault_domain::ids::PersonId;

use super::DAY_MS;
use super::ground::Ground;
use crate::audit::open_facts::{SeenDay, read_approved_for};
use crate::audit::summary::name;
use crate::calendar::instant_of;
use crate::contract::watch::{DayState, WatchDay};
use crate::error::AppError;

/// What happened on one day, and who has said that it was looked at.
#[derive(Default)]
struct Day {
    entries: u64,
    refused: u64,
    last_seq: u64,
    people: BTreeSet<PersonId>,
    /// Entries of the device or the recovery key: anybody may review those.
    nobodys: bool,
    /// Who agreed to what for whom.
    approved: BTreeSet<(PersonId, PersonId)>,
    seen: Vec<(PersonId, u64)>,
}

impl Day {
    /// Whether somebody's word counts for somebody's doing.
    fn covers(&self, reviewer: PersonId, actor: PersonId, alone: bool) -> bool {
        alone || (reviewer != actor && !self.approved.contains(&(reviewer, actor)))
    }

    fn waiting(&self, alone: bool) -> Vec<PersonId> {
        let seen: Vec<PersonId> = self
            .seen
            .iter()
            .filter(|(_, until)| *until >= self.last_seq)
            .map(|(reviewer, _)| *reviewer)
            .collect();
        let covered = |actor: &PersonId| seen.iter().any(|reviewer| self.covers(*reviewer, *actor, alone));
        self.people.iter().filter(|actor| !covered(actor)).copied().collect()
    }
}

/// Days with entries between two instants, newest first.
///
/// # Errors
/// `vault_damaged` when an entry cannot be read.
pub(super) fn days(
    ground: &Ground<'_>,
    from_ms: i64,
    until_ms: i64,
    now_ms: i64,
    alone: bool,
) -> Result<Vec<WatchDay>, AppError> {
    let mut days: BTreeMap<i64, Day> = BTreeMap::new();
    for fact in ground.within(from_ms, until_ms) {
        let day = days.entry(ground.day(fact.wall_ms).days_since_epoch()).or_default();
        day.entries += 1;
        day.refused += u64::from(fact.refused);
        day.last_seq = day.last_seq.max(fact.seq);
        match fact.person {
            Some(person) => _ = day.people.insert(person),
            None => day.nobodys = true,
        }
        if fact.action == "approval.give" && !fact.refused {
            let open = ground.entry(fact.seq)?.and_then(|entry| entry.public);
            if let (Some(giver), Some(asked)) = (fact.person, open.and_then(|open| read_approved_for(&open)))
            {
                day.approved.insert((giver, asked));
            }
        }
    }
    // Whoever reviewed may be somebody whose own entries this person does not read.
    for fact in ground.facts.since(1).filter(|fact| fact.action == "day.review" && !fact.refused) {
        let open = ground.entry(fact.seq)?.and_then(|entry| entry.public);
        if let (Some(person), Some(seen)) = (fact.person, open.and_then(|open| SeenDay::decode(&open)))
            && let Some(day) = days.get_mut(&seen.day)
        {
            day.seen.push((person, seen.until_seq));
        }
    }
    let due_days = i64::from(ground.rules.due_days);
    let shown = days.into_iter().rev().map(|(number, day)| {
        let due_ms = instant_of((number + 1 + due_days) * DAY_MS, ground.offset_min);
        let waiting = day.waiting(alone);
        let reviewed = !day.seen.is_empty();
        let state = match (waiting.is_empty() && reviewed, reviewed) {
            (true, _) => DayState::Reviewed,
            (false, _) if now_ms >= due_ms => DayState::Overdue,
            (false, true) => DayState::Partly,
            (false, false) => DayState::Open,
        };
        let named = |person: PersonId| name(ground.session, Some(person)).unwrap_or_default();
        let reviewers: BTreeSet<PersonId> = day.seen.iter().map(|(person, _)| *person).collect();
        WatchDay {
            day: vault_domain::date::LocalDate::from_days(number)
                .unwrap_or(vault_domain::date::LocalDate::EPOCH)
                .to_string(),
            entries: day.entries,
            refused: day.refused,
            people: u32::try_from(day.people.len()).unwrap_or(u32::MAX),
            due_ms,
            state,
            reviewers: reviewers.into_iter().map(named).collect(),
            waiting_for: waiting.into_iter().map(named).collect(),
        }
    });
    Ok(shown.collect())
}

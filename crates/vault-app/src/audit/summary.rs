//! The numbers above the table.

use std::collections::HashMap;

use vault_domain::action::ViewLedger;
use vault_domain::grant::Grant;
use vault_domain::ids::PersonId;

use super::hex;
use super::looks::{LOOKS, LookNotes};
use super::tally::Tally;
use crate::calendar::today;
use crate::contract::field::Purpose;
use crate::contract::ledger::{AskLedgerSummary, LedgerSummary, PersonLooks, PurposeCount};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;

/// `ledger_summary`: the last thirty days in the vault's calendar.
pub fn ledger_summary(
    core: &Core,
    state: &mut State,
    grant: &Grant<ViewLedger>,
    request: AskLedgerSummary,
) -> Result<LedgerSummary, AppError> {
    let session = state.session()?;
    session.vault.read_ledger_facts(grant)?;
    let mut tally = Tally::new(today(core, session), session.settings.utc_offset_min);
    let readable = super::readable_people(session);
    let asked = request.person_id;
    let may_read = |person: Option<PersonId>| match (&readable, person) {
        (None, _) => true,
        (Some(readable), Some(person)) => readable.contains(&person),
        (Some(_), None) => false,
    };
    let mut people: HashMap<Option<PersonId>, PersonLooks> = HashMap::new();
    let mut looks = Vec::new();
    let since = tally.since_ms();
    for fact in session.vault.ledger_facts(grant)?.newest_first() {
        if fact.wall_ms < since || !may_read(fact.person) {
            continue;
        }
        let look = !fact.refused && LOOKS.contains(&fact.action);
        let person = people.entry(fact.person).or_insert_with(|| PersonLooks {
            person_id: fact.person,
            person_name: None,
            looks: 0,
            entries: 0,
            refused: 0,
        });
        person.entries += 1;
        person.looks += u64::from(look);
        person.refused += u64::from(fact.refused);
        if asked.is_some() && fact.person != asked {
            continue;
        }
        if tally.add(fact.wall_ms, fact.action) && look {
            looks.push(fact.seq);
        }
    }
    let mut people: Vec<PersonLooks> = people.into_values().collect();
    for person in &mut people {
        person.person_name = person.person_id.and_then(|id| session.people.get(&id).cloned());
    }
    people.sort_by(|a, b| {
        b.looks.cmp(&a.looks).then(b.entries.cmp(&a.entries)).then(a.person_id.cmp(&b.person_id))
    });
    let median_looks_doubled =
        median_doubled(people.iter().filter(|one| one.person_id.is_some()).map(|one| one.looks));
    session.looks_notes.read(&session.vault, grant, looks.iter().copied())?;
    let (purposes, purposes_unread) = count_purposes(&session.looks_notes, &looks);
    let retention = super::keep::retention(core, session, grant)?;
    let witness = super::checkpoint::witness_state(session, grant)?;
    let head = session.vault.head();
    let (days, hours) = tally.finish();
    Ok(LedgerSummary {
        entries: head.seq,
        head: hex(&head.hash),
        verified: session.last_verification.clone(),
        witness,
        days,
        hours,
        people,
        median_looks_doubled,
        purposes,
        purposes_unread,
        retention,
    })
}

/// How many looks each purpose had, and how many have none that is known.
pub(super) fn count_purposes(notes: &LookNotes, looks: &[u64]) -> (Vec<PurposeCount>, u64) {
    let mut counts: HashMap<Purpose, u64> = HashMap::new();
    let mut unread = 0;
    for seq in looks {
        match notes.get(*seq).and_then(|look| look.purpose) {
            Some(purpose) => *counts.entry(purpose).or_default() += 1,
            None => unread += 1,
        }
    }
    let mut counts: Vec<PurposeCount> =
        counts.into_iter().map(|(purpose, count)| PurposeCount { purpose, count }).collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then(a.purpose.cmp(&b.purpose)));
    (counts, unread)
}

/// Twice the median, 0 of nothing.
pub(super) fn median_doubled(numbers: impl Iterator<Item = u64>) -> u64 {
    let mut numbers: Vec<u64> = numbers.collect();
    numbers.sort_unstable();
    let middle = numbers.len() / 2;
    let at = |index: usize| numbers.get(index).copied().unwrap_or(0);
    match numbers.len() {
        0 => 0,
        odd if odd % 2 == 1 => 2 * at(middle),
        _ => at(middle) + at(middle - 1),
    }
}

/// The newest name somebody has here.
pub(super) fn name(session: &Session, person: Option<PersonId>) -> Option<String> {
    person.and_then(|person| session.people.get(&person).cloned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_lies_between_two() {
        let of = |numbers: &[u64]| median_doubled(numbers.iter().copied());
        assert_eq!((of(&[]), of(&[3]), of(&[1, 4]), of(&[9, 1, 5])), (0, 6, 5, 10));
    }
}

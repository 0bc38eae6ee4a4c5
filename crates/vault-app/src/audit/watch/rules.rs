//! The rules that ship: each looks at the ledger and names the entries that crossed its line. What they find depends on the
//! ledger and the policy's numbers alone, so everybody who may read finds the same.

use std::collections::{BTreeMap, HashSet};

use vault_domain::date::LocalDate;
use vault_domain::ids::PersonId;
use vault_domain::level::Level;
use vault_ledger::entry::Outcome;
use vault_store::LedgerFact;

use super::ground::{Ground, is_look};
use crate::audit::summary::median_doubled;
use crate::audit::tally::hour_of_week;
use crate::audit::{groups, open_facts};
use crate::contract::ledger::ActionGroup;
use crate::contract::watch::AlertRule;
use crate::customers::{OPEN, OPEN_POOL};
use crate::error::AppError;

const DAY_MS: i64 = 86_400_000;
const MINUTE_MS: i64 = 60_000;
/// Days a median is made of.
const MEDIAN_DAYS: i64 = 30;
/// Days with looks a median needs; with fewer, everything is unusual and nothing is.
const MEDIAN_NEEDS: usize = 5;
/// Fewer looks a day than this are never too many.
const LOOKS_FLOOR: u64 = 15;

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub rule: AlertRule,
    /// The entry that crossed the line.
    pub seq: u64,
    pub at_ms: i64,
    pub person: Option<PersonId>,
    pub count: u64,
    pub usual: u64,
    pub day: Option<LocalDate>,
}

impl Finding {
    fn at(rule: AlertRule, fact: LedgerFact<'_>) -> Self {
        let LedgerFact { seq, wall_ms, person, .. } = fact;
        Self { rule, seq, at_ms: wall_ms, person, count: 1, usual: 0, day: None }
    }
}

/// Everything the rules find between two instants, in the order of the ledger.
///
/// # Errors
/// `vault_damaged` when an entry cannot be read.
pub(super) fn findings(ground: &Ground<'_>, from_ms: i64, until_ms: i64) -> Result<Vec<Finding>, AppError> {
    let mut found = Vec::new();
    found.extend(failed_unlocks(ground, from_ms, until_ms)?);
    found.extend(above_median(ground, from_ms, until_ms));
    found.extend(core_outside_hours(ground, from_ms, until_ms));
    found.extend(before_leaving(ground, from_ms, until_ms)?);
    found.extend(foreign_customers(ground, from_ms, until_ms)?);
    found.extend(stopped(ground, from_ms, until_ms)?);
    found.extend(clock_and_devices(ground, from_ms, until_ms));
    found.sort_by_key(|finding| (finding.seq, finding.rule));
    Ok(found)
}

fn failed_unlocks(ground: &Ground<'_>, from_ms: i64, until_ms: i64) -> Result<Vec<Finding>, AppError> {
    let mut found = Vec::new();
    for fact in ground.within(from_ms, until_ms).filter(|fact| fact.action == "session.login_failed") {
        let entry = ground.entry(fact.seq)?;
        let tries =
            entry.and_then(|entry| entry.public).and_then(|open| open_facts::read_failed_logins(&open));
        let tries = tries.unwrap_or(0);
        if tries >= u64::from(ground.rules.failed_unlocks) {
            let usual = u64::from(ground.rules.failed_unlocks);
            found.push(Finding { count: tries, usual, ..Finding::at(AlertRule::FailedUnlocks, fact) });
        }
    }
    Ok(found)
}

/// More looks in a day than so many times the person's own median of the thirty days before.
fn above_median(ground: &Ground<'_>, from_ms: i64, until_ms: i64) -> Vec<Finding> {
    let looks = ground.within(from_ms - MEDIAN_DAYS * DAY_MS, until_ms).filter(is_look);
    let days = ground.per_day(looks);
    let mut counts: BTreeMap<PersonId, BTreeMap<i64, u64>> = BTreeMap::new();
    for ((person, day), facts) in &days {
        counts.entry(*person).or_default().insert(day.days_since_epoch(), facts.len() as u64);
    }
    let mut found = Vec::new();
    for ((person, day), facts) in &days {
        let today = day.days_since_epoch();
        let before: Vec<u64> = counts
            .get(person)
            .map(|days| days.range(today - MEDIAN_DAYS..today).map(|(_, count)| *count).collect())
            .unwrap_or_default();
        if before.len() < MEDIAN_NEEDS {
            continue;
        }
        let doubled = median_doubled(before.into_iter());
        let line = (doubled * u64::from(ground.rules.median_times) / 2).max(LOOKS_FLOOR);
        // The look that crossed the line; a look of the day before `from` is not news.
        let crossing = usize::try_from(line).ok().and_then(|line| facts.get(line));
        if let Some(crossing) = crossing.filter(|fact| fact.wall_ms >= from_ms) {
            found.push(Finding {
                count: facts.len() as u64,
                usual: doubled.div_ceil(2),
                day: Some(*day),
                ..Finding::at(AlertRule::AboveMedian, *crossing)
            });
        }
    }
    found
}

/// Core values looked at outside the hours of work. Levels stand in sealed details: whoever cannot open those finds none.
fn core_outside_hours(ground: &Ground<'_>, from_ms: i64, until_ms: i64) -> Vec<Finding> {
    let hours = usize::from(ground.rules.hours_from)..usize::from(ground.rules.hours_until);
    let core = ground.within(from_ms, until_ms).filter(is_look).filter(|fact| {
        let (_, hour) = hour_of_week(fact.wall_ms, ground.offset_min);
        let level = || ground.session.looks_notes.get(fact.seq).and_then(|look| look.level);
        !hours.contains(&hour) && level() == Some(Level::L3)
    });
    first_of_each_day(ground, AlertRule::CoreOutsideHours, core)
}

/// The looks [`core_outside_hours`] needs to know the levels of.
pub(super) fn looks_outside_hours(ground: &Ground<'_>, from_ms: i64, until_ms: i64) -> Vec<u64> {
    let hours = usize::from(ground.rules.hours_from)..usize::from(ground.rules.hours_until);
    let outside = |fact: &LedgerFact<'_>| !hours.contains(&hour_of_week(fact.wall_ms, ground.offset_min).1);
    let mut seqs: Vec<u64> =
        ground.within(from_ms, until_ms).filter(is_look).filter(outside).map(|fact| fact.seq).collect();
    seqs.reverse();
    seqs
}

/// Something taken out of the vault by somebody who leaves within so many days, or has left since.
fn before_leaving(ground: &Ground<'_>, from_ms: i64, until_ms: i64) -> Result<Vec<Finding>, AppError> {
    let vault = &ground.session.vault;
    let days = i64::from(ground.rules.leaver_days);
    let mut leaving: BTreeMap<PersonId, i64> = BTreeMap::new();
    for (person, member) in vault.membership().members() {
        let frozen = if member.frozen { vault.frozen_at(ground.grant, person)? } else { None };
        if let Some(at_ms) = frozen.map(|at| at.wall_ms).or(member.leaves_ms) {
            leaving.insert(person, at_ms);
        }
    }
    let exports = groups::actions(ActionGroup::Export);
    let taken =
        ground.within(from_ms, until_ms).filter(|fact| !fact.refused && exports.contains(&fact.action));
    let found = taken.filter_map(|fact| {
        let leaves_ms = *leaving.get(&fact.person?)?;
        let left_days = leaves_ms.saturating_sub(fact.wall_ms).div_euclid(DAY_MS);
        (0..=days).contains(&left_days).then(|| Finding {
            count: u64::try_from(left_days).unwrap_or(0),
            usual: u64::from(ground.rules.leaver_days),
            ..Finding::at(AlertRule::ExportBeforeLeaving, fact)
        })
    });
    Ok(found.collect())
}

/// Many different customers of others in one day.
fn foreign_customers(ground: &Ground<'_>, from_ms: i64, until_ms: i64) -> Result<Vec<Finding>, AppError> {
    let limit = usize::from(ground.rules.foreign_customers);
    let opened = ground
        .within(from_ms, until_ms)
        .filter(|fact| !fact.refused && (fact.action == OPEN || fact.action == OPEN_POOL));
    let mut found = Vec::new();
    for ((_, day), facts) in ground.per_day(opened) {
        let different: HashSet<u64> = facts.iter().map(|fact| fact.object).collect();
        if different.len() <= limit {
            continue;
        }
        // Only now is it worth asking each entry whose customer it was.
        let (mut foreign, mut crossing) = (HashSet::new(), None);
        for fact in facts {
            let open = ground.entry(fact.seq)?.and_then(|entry| entry.public);
            if open.is_some() && foreign.insert(fact.object) && foreign.len() == limit + 1 {
                crossing = Some(fact);
            }
        }
        if let Some(crossing) = crossing {
            found.push(Finding {
                count: foreign.len() as u64,
                usual: limit as u64,
                day: Some(day),
                ..Finding::at(AlertRule::ForeignCustomers, crossing)
            });
        }
    }
    Ok(found)
}

/// Somebody went on until the program said no.
fn stopped(ground: &Ground<'_>, from_ms: i64, until_ms: i64) -> Result<Vec<Finding>, AppError> {
    let mut at_limit = Vec::new();
    for fact in ground.within(from_ms, until_ms).filter(|fact| fact.refused && fact.person.is_some()) {
        let Some(entry) = ground.entry(fact.seq)? else { continue };
        let limit = |code: &str| matches!(code, "customer_limit" | "reveal_limit" | "claim_limit");
        if matches!(&entry.result, Outcome::Refused(code) if limit(code.as_str())) {
            at_limit.push(fact);
        }
    }
    Ok(first_of_each_day(ground, AlertRule::Stopped, at_limit.into_iter()))
}

/// New computers, gaps, and clocks that went back.
fn clock_and_devices(ground: &Ground<'_>, from_ms: i64, until_ms: i64) -> Vec<Finding> {
    let allowed = i64::from(ground.rules.clock_back_min) * MINUTE_MS;
    let mut found = Vec::new();
    let mut before = i64::MIN;
    for fact in ground.facts.since(1) {
        let back_ms = before.saturating_sub(fact.wall_ms);
        before = fact.wall_ms;
        if !(from_ms..until_ms).contains(&fact.wall_ms) || !ground.may_read(fact.person) {
            continue;
        }
        if back_ms > allowed {
            let count = u64::try_from(back_ms / MINUTE_MS).unwrap_or(0);
            let usual = u64::from(ground.rules.clock_back_min);
            found.push(Finding { count, usual, ..Finding::at(AlertRule::ClockBack, fact) });
        }
        match fact.action {
            "device.enrolled" if !fact.refused => found.push(Finding::at(AlertRule::NewDevice, fact)),
            "ledger.discontinuity" if !fact.refused => found.push(Finding::at(AlertRule::Gap, fact)),
            _ => {}
        }
    }
    found
}

fn first_of_each_day<'s>(
    ground: &Ground<'s>,
    rule: AlertRule,
    facts: impl Iterator<Item = LedgerFact<'s>>,
) -> Vec<Finding> {
    let days = ground.per_day(facts);
    let first = days.into_iter().filter_map(|((_, day), facts)| {
        let first = *facts.first()?;
        Some(Finding { count: facts.len() as u64, day: Some(day), ..Finding::at(rule, first) })
    });
    first.collect()
}

//! The judgement of a leaked fragment.

mod canary_hits;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashSet};

use super::judgement::{CanaryHit, Judgement, Leaked, Matched, OrderSeen, Shortage, Suspect, Verdict};
use super::sightings::{Sightings, bit};
use super::tail::{Trials, all_succeed, longest_rise, order_by_chance, upper_tail};

/// A copy is named when chance is at most this likely.
pub(crate) const NAMED_FROM: f64 = 1e-6;
/// Spelling, order and made-up customers: the best of three counts, so chance has three tries.
const KINDS: f64 = 3.0;
/// Numbers below this are not told apart; never zero, because nothing here is certain.
const LEAST: f64 = 1e-300;

/// Judges which of the suspects the leaked rows come from.
///
/// Exact for spelling, an upper bound for order and made-up customers; see [`super`] for why. `matched` may name a row
/// more than once (somebody with the same firm): a wrong match only adds coin tosses.
pub(crate) fn judge(leaked: &[Leaked], matched: &[Matched], suspects: &[Suspect<'_>]) -> Judgement {
    let sightings = Sightings::of(leaked, matched);
    let mut open: Vec<Candidate<'_>> =
        suspects.iter().map(|suspect| Candidate::new(suspect, matched, &sightings)).collect();
    for (candidate, (hits, chance)) in open.iter_mut().zip(canary_hits::find(leaked, suspects)) {
        (candidate.canaries, candidate.canary_chance) = (hits, chance);
    }
    let tries = KINDS * suspects.len() as f64;
    let mut rest = Rest::whole(matched, &sightings);
    let mut verdicts: Vec<Verdict> = open.iter().map(|one| one.verdict(&rest, tries)).collect();
    let mut decided: Vec<Verdict> = Vec::new();
    for round in 1_u32.. {
        for (candidate, verdict) in open.iter().zip(&mut verdicts) {
            verdict.false_positive = candidate.false_positive(&rest, tries * f64::from(round));
            verdict.confidence = 1.0 - verdict.false_positive;
        }
        let best = (0..).zip(&verdicts).min_by(|(_, one), (_, other)| likelier(one, other));
        let Some((at, _)) = best.filter(|(_, verdict)| verdict.false_positive <= NAMED_FROM) else { break };
        let mut named = verdicts.remove(at);
        named.named = true;
        decided.push(named);
        rest.without_explained_by(&open.remove(at));
    }
    verdicts.sort_by(likelier);
    let named = decided.len();
    decided.append(&mut verdicts);
    let enough = named > 0 || decided.iter().any(|verdict| verdict.tellable);
    Judgement {
        enough,
        shortage: (!enough).then(|| shortage(matched, suspects, &sightings)),
        mixed: named > 1,
        rows: count(matched.iter().map(|one| one.row).collect::<HashSet<_>>().len()),
        smoothed: count(sightings.smoothed),
        verdicts: decided,
    }
}

fn shortage(matched: &[Matched], suspects: &[Suspect<'_>], sightings: &Sightings) -> Shortage {
    if suspects.is_empty() {
        Shortage::NoSuspects
    } else if matched.is_empty() {
        Shortage::NothingMatched
    } else if sightings.smoothed > sightings.seen.len() {
        Shortage::Smoothed
    } else {
        Shortage::TooFewSites
    }
}

/// The less likely chance is, the further in front; among equals, the larger share of agreement.
fn likelier(one: &Verdict, other: &Verdict) -> std::cmp::Ordering {
    let share = |verdict: &Verdict| verdict.agreeing as f64 / verdict.sites.max(1) as f64;
    one.false_positive
        .total_cmp(&other.false_positive)
        .then_with(|| share(other).total_cmp(&share(one)))
        .then_with(|| one.request.cmp(&other.request))
}

/// The part of the fragment that no named copy explains.
struct Rest<'a> {
    sightings: &'a Sightings,
    /// One for each match.
    left: Vec<bool>,
    /// For each place, the ways it is written in what is left. A place seen in two rows counts once: two rows that agree are
    /// no second coin, and two that differ cancel out.
    shown: Vec<u8>,
}

impl<'a> Rest<'a> {
    fn whole(matched: &[Matched], sightings: &'a Sightings) -> Self {
        let mut rest = Self { sightings, left: vec![true; matched.len()], shown: Vec::new() };
        rest.look();
        rest
    }

    fn look(&mut self) {
        self.shown = vec![0; self.sightings.sites.len()];
        for one in &self.sightings.seen {
            let left = self.left.get(one.unit).copied().unwrap_or(false);
            if let (true, Some(shown)) = (left, self.shown.get_mut(one.site)) {
                *shown |= one.shown;
            }
        }
    }

    /// Leaves out rows whose every place is written as this copy writes it. Which rows those are depends on that copy's key
    /// and the leak, so for every other copy the remaining places are coins still in the air.
    fn without_explained_by(&mut self, copy: &Candidate<'_>) {
        let mut agree: Vec<Option<bool>> = vec![None; self.left.len()];
        for one in &self.sightings.seen {
            let choice = copy.choices.get(one.site).copied().flatten();
            if let (Some(choice), Some(agree)) = (choice, agree.get_mut(one.unit)) {
                *agree = Some(agree.unwrap_or(true) && one.shown & choice != 0);
            }
        }
        for (left, agree) in self.left.iter_mut().zip(agree) {
            *left &= agree != Some(true);
        }
        self.look();
    }
}

/// A suspect with the decisions of its key.
struct Candidate<'a> {
    suspect: &'a Suspect<'a>,
    /// For each place the bit of the way this copy writes it; `None` where the copy does not have the value.
    choices: Vec<Option<u8>>,
    /// Matches in the order of rows whose record the copy held, with its rank there: each record once.
    ranks: Vec<(usize, [u8; 16])>,
    missing_rows: usize,
    canaries: Vec<CanaryHit>,
    canary_chance: f64,
}

/// What the places say.
#[derive(Default)]
struct Tally {
    sites: usize,
    agreeing: usize,
    /// Places by the number of ways shown and possible.
    classes: BTreeMap<(u32, usize), usize>,
}

impl Tally {
    fn trials(&self) -> Vec<Trials> {
        let class = |(&(shown, ways), &count): (&(u32, usize), &usize)| Trials {
            probability: f64::from(shown) / ways as f64,
            count,
        };
        self.classes.iter().map(class).collect()
    }
}

impl<'a> Candidate<'a> {
    fn new(suspect: &'a Suspect<'a>, matched: &[Matched], sightings: &Sightings) -> Self {
        let held: Vec<bool> = matched.iter().map(|one| (suspect.holds)(one.record)).collect();
        let records: HashSet<_> =
            matched.iter().zip(&held).filter(|(_, held)| **held).map(|(one, _)| one.record).collect();
        let choice = |site: &super::sightings::KnownSite| {
            (records.contains(&site.record) && suspect.fields.contains(&site.field))
                .then(|| bit(suspect.key.choice(&site.id, site.ways)))
        };
        let mut in_order: Vec<_> = matched.iter().enumerate().zip(&held).collect();
        in_order.sort_by_key(|((unit, one), _)| (one.row, *unit));
        let (mut ranked, mut rows_held) = (HashSet::new(), HashSet::new());
        let mut ranks = Vec::new();
        for ((unit, one), held) in in_order {
            if *held {
                rows_held.insert(one.row);
                if ranked.insert(one.record) {
                    ranks.push((unit, suspect.key.rank(one.record)));
                }
            }
        }
        let rows: HashSet<_> = matched.iter().map(|one| one.row).collect();
        Self {
            suspect,
            choices: sightings.sites.iter().map(choice).collect(),
            ranks,
            missing_rows: rows.len() - rows_held.len(),
            canaries: Vec::new(),
            canary_chance: 1.0,
        }
    }

    fn tally(&self, rest: &Rest<'_>) -> Tally {
        let mut tally = Tally::default();
        for ((site, shown), choice) in rest.sightings.sites.iter().zip(&rest.shown).zip(&self.choices) {
            let Some(choice) = choice else { continue };
            let ways_shown = shown.count_ones();
            // Written in every way there is: any copy agrees.
            if *shown == 0 || usize::try_from(ways_shown).is_ok_and(|shown| shown >= site.ways) {
                continue;
            }
            tally.sites += 1;
            tally.agreeing += usize::from(shown & choice != 0);
            *tally.classes.entry((ways_shown, site.ways)).or_default() += 1;
        }
        tally
    }

    fn order(&self, rest: &Rest<'_>) -> Option<OrderSeen> {
        let left = |unit: usize| rest.left.get(unit).copied().unwrap_or(false);
        let ranks: Vec<_> =
            self.ranks.iter().filter(|(unit, _)| left(*unit)).map(|(_, rank)| *rank).collect();
        let in_order = longest_rise(ranks.iter().copied()).max(longest_rise(ranks.iter().rev().copied()));
        (ranks.len() > 1).then_some(OrderSeen { rows: ranks.len(), in_order })
    }

    fn false_positive(&self, rest: &Rest<'_>, tries: f64) -> f64 {
        let tally = self.tally(rest);
        let spelling = upper_tail(&tally.trials(), tally.agreeing);
        let order = self.order(rest).map_or(1.0, |seen| order_by_chance(seen.rows, seen.in_order));
        (spelling.min(order).min(self.canary_chance) * tries).clamp(LEAST, 1.0)
    }

    /// What the whole fragment says; the chances are filled in by the rounds.
    fn verdict(&self, rest: &Rest<'_>, tries: f64) -> Verdict {
        let tally = self.tally(rest);
        Verdict {
            request: self.suspect.request,
            sites: count(tally.sites),
            agreeing: count(tally.agreeing),
            tellable: all_succeed(&tally.trials()) * tries <= NAMED_FROM,
            missing_rows: count(self.missing_rows),
            canaries_hit: self.canaries.clone(),
            order_agrees: self.order(rest),
            confidence: 0.0,
            false_positive: 1.0,
            named: false,
        }
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

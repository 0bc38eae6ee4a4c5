//! The one definition of what a query finds in a canonical text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{
    Query, Rank, TextKind, company,
    readings::is_han,
    units::{Unit, Units, units},
};

/// Letters of a legal ending that must be typed before they count: fewer are more likely part of a name.
pub(super) const LEAST_ENDING_PINYIN: usize = 4;
/// As [`LEAST_ENDING_PINYIN`], of initials.
pub(super) const LEAST_ENDING_INITIALS: usize = 2;

/// A match in bytes of the canonical text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) rank: Rank,
    pub(super) span: Range<usize>,
}

/// The best match of `query` in `text`, a canonical text of `kind`.
pub(super) fn find(query: &Query, kind: TextKind, text: &str) -> Option<Found> {
    if query.is_empty() {
        return None;
    }
    let subject = Subject::new(kind, text);
    let mut best = subject.one_spelling(query.literal(), query.latin(), query.is_mixed(), false);
    if kind == TextKind::Company {
        let mixed = query.is_mixed();
        for literal in query.company_literals() {
            best = better(best, subject.one_spelling(literal, None, mixed, true));
        }
        for latin in query.company_latins() {
            best = better(best, subject.pinyin(latin, true));
        }
        if let Some(latin) = query.latin() {
            best = better(best, subject.initials_without_division(latin));
        }
    }
    best
}

/// The earlier one of two equally good matches.
fn better(best: Option<Found>, other: Option<Found>) -> Option<Found> {
    match (best, other) {
        (Some(best), Some(other)) if other.rank < best.rank => Some(other),
        (Some(best), _) => Some(best),
        (None, other) => other,
    }
}

struct Subject<'a> {
    kind: TextKind,
    text: &'a str,
    /// Length of the part that takes part in pinyin and initials.
    core: usize,
    ending: Option<company::Ending>,
}

impl<'a> Subject<'a> {
    fn new(kind: TextKind, text: &'a str) -> Self {
        let ending = if kind == TextKind::Company { company::ending(text) } else { None };
        let core = text.len() - ending.map_or(0, |ending| ending.text.len());
        Self { kind, text, core, ending }
    }

    fn one_spelling(&self, literal: &str, latin: Option<&str>, mixed: bool, anchored: bool) -> Option<Found> {
        let mut best = self.literal(literal, anchored);
        if let Some(latin) = latin {
            best = better(best, self.pinyin(latin, anchored));
            best = better(best, self.initials(latin));
        }
        if mixed {
            best = better(best, self.mixed(literal, anchored));
        }
        best
    }

    fn literal(&self, literal: &str, anchored: bool) -> Option<Found> {
        if self.text.starts_with(literal) {
            return Some(Found { rank: self.opening_rank(literal.len()), span: 0..literal.len() });
        }
        let at = if anchored { None } else { self.text.find(literal) }?;
        Some(Found { rank: Rank::Substring, span: at..at + literal.len() })
    }

    /// Rank of a match of whole units that begins the text and ends at `end`.
    fn opening_rank(&self, end: usize) -> Rank {
        if end == self.text.len() || end == self.core { Rank::Exact } else { Rank::Prefix }
    }

    fn pinyin(&self, latin: &str, anchored: bool) -> Option<Found> {
        self.best_start(anchored, |units| self.pinyin_from(units, latin))
    }

    fn initials(&self, latin: &str) -> Option<Found> {
        let ending = |left: &str| {
            left.len() >= LEAST_ENDING_INITIALS
                && self.ending.is_some_and(|ending| ending.initials.starts_with(left))
        };
        let found = self.best_start(false, |units| {
            initials_from(units, latin, &ending).map(|rest| (self.core - rest.len(), false))
        })?;
        let rank = if found.rank == Rank::Substring { Rank::Substring } else { Rank::InitialsPrefix };
        Some(Found { rank, ..found })
    }

    fn initials_without_division(&self, latin: &str) -> Option<Found> {
        let elided = company::without_division(self.core_text())?;
        let rest = initials_from(units(self.kind, &elided), latin, &|_| false)?;
        Some(Found { rank: Rank::InitialsPrefix, span: 0..self.core - rest.len() })
    }

    /// `from` gives the end of a match and whether its last unit was typed out.
    fn best_start(&self, anchored: bool, from: impl Fn(Units<'a>) -> Option<(usize, bool)>) -> Option<Found> {
        let mut at = units(self.kind, self.core_text());
        let mut start = 0;
        while !at.rest().is_empty() {
            if let Some((end, whole)) = from(at) {
                let rank = match start {
                    0 if whole => self.opening_rank(end),
                    0 => Rank::Prefix,
                    _ => Rank::Substring,
                };
                return Some(Found { rank, span: start..end });
            }
            if anchored {
                return None;
            }
            at.next();
            start = self.core - at.rest().len();
        }
        None
    }

    fn core_text(&self) -> &'a str {
        self.text.get(..self.core).unwrap_or(self.text)
    }

    /// Full pinyin of the units in turn, the last one perhaps in part.
    fn pinyin_from(&self, mut at: Units<'a>, left: &str) -> Option<(usize, bool)> {
        let Some(unit) = at.next() else {
            let ending = self.ending.filter(|ending| ending.pinyin.starts_with(left))?;
            return (left.len() >= LEAST_ENDING_PINYIN)
                .then_some((self.text.len(), left.len() == ending.pinyin.len()));
        };
        let mut part = None;
        for reading in unit.readings().as_slice().iter().copied() {
            if let Some(left) = left.strip_prefix(reading) {
                let found = if left.is_empty() {
                    Some((self.end_of(unit), true))
                } else {
                    self.pinyin_from(at, left)
                };
                if let Some(found) = found {
                    if found.1 {
                        return Some(found);
                    }
                    part = part.or(Some(found));
                }
            } else if reading.starts_with(left) {
                part = part.or(Some((self.end_of(unit), false)));
            }
        }
        part
    }

    /// Where a unit ends in the text, the space after it excluded.
    fn end_of(&self, unit: Unit<'_>) -> usize {
        let end = self.core - unit.rest.len();
        let spaced = unit.is_word()
            && end.checked_sub(1).is_some_and(|last| self.text.as_bytes().get(last) == Some(&b' '));
        if spaced { end - 1 } else { end }
    }

    fn mixed(&self, typed: &str, anchored: bool) -> Option<Found> {
        let mut at = units(self.kind, self.text);
        let mut tried = Tried::default();
        let mut start = 0;
        let lead = typed.chars().take_while(|ch| !is_han(*ch)).count();
        let han = typed.chars().find(|ch| is_han(*ch));
        while !at.rest().is_empty() {
            if may_reach(at.rest(), han, lead)
                && let Some((end, whole)) = mixed_from(at, typed, self.text.len(), &mut tried)
            {
                let rank = match start {
                    0 if whole => self.opening_rank(end),
                    0 => Rank::Prefix,
                    _ => Rank::Substring,
                };
                return Some(Found { rank, span: start..end });
            }
            if anchored {
                return None;
            }
            at.next();
            start = self.text.len() - at.rest().len();
        }
        None
    }
}

/// One initial per unit; `ending` says whether letters left over after the last unit still match. Gives the
/// text after the match.
fn initials_from<'a>(mut at: Units<'a>, left: &str, ending: &dyn Fn(&str) -> bool) -> Option<&'a str> {
    let mut letters = left.chars();
    let Some(letter) = letters.next() else { return Some(at.rest()) };
    let Some(unit) = at.next() else { return ending(left).then_some("") };
    let agrees = unit.readings().as_slice().iter().any(|reading| reading.starts_with(letter));
    if agrees { initials_from(at, letters.as_str(), ending) } else { None }
}

/// Whether `han` can be reached from the beginning of `rest` with `lead` letters, each good for one character
/// at most; words are not looked into. Saves the readings of nearly all characters.
fn may_reach(rest: &str, han: Option<char>, lead: usize) -> bool {
    let mut ahead = rest.chars();
    ahead.by_ref().take(lead + 1).any(|ch| Some(ch) == han || !is_han(ch))
}

/// Results of [`mixed_from`] by what was left of text and query. A unit can be taken in several ways, so the ways
/// through both double with each unit, but most of them meet in the same place.
#[derive(Default)]
struct Tried {
    steps: u32,
    results: BTreeMap<(usize, usize), Option<(usize, bool)>>,
}

impl Tried {
    /// Steps before anything is remembered: nearly every search ends earlier.
    const FREE: u32 = 64;

    fn result(&mut self, place: (usize, usize)) -> Option<Option<(usize, bool)>> {
        self.steps = self.steps.saturating_add(1);
        if self.steps > Self::FREE { self.results.get(&place).copied() } else { None }
    }

    fn remember(&mut self, place: (usize, usize), result: Option<(usize, bool)>) {
        if self.steps > Self::FREE {
            self.results.insert(place, result);
        }
    }
}

/// Each unit as written, in pinyin, by its initial, or (before a Han character and at the end) by the
/// beginning of its pinyin. Gives the end of the match and whether every unit was typed out.
fn mixed_from(mut at: Units<'_>, typed: &str, len: usize, tried: &mut Tried) -> Option<(usize, bool)> {
    let typed = typed.strip_prefix(' ').unwrap_or(typed);
    if typed.is_empty() {
        return Some((len - at.rest().len(), true));
    }
    let place = (at.rest().len(), typed.len());
    if let Some(known) = tried.result(place) {
        return known;
    }
    let unit = at.next()?;
    let mut part: Option<(usize, bool)> = None;
    let mut keep = |found: Option<(usize, bool)>, whole: bool| {
        let found = found.map(|(end, rest_whole)| (end, rest_whole && whole));
        if part.is_none_or(|(_, whole)| !whole) {
            part = found.or(part);
        }
    };
    if let Some(left) = typed.strip_prefix(unit.text) {
        keep(mixed_from(at, left, len, tried), true);
    }
    let run_end = typed.find(|ch| ch == ' ' || is_han(ch)).unwrap_or(typed.len());
    let (run, after) = typed.split_at_checked(run_end)?;
    for reading in unit.readings().as_slice().iter().copied().filter(|_| !run.is_empty()) {
        if let Some(left) = typed.strip_prefix(reading) {
            keep(mixed_from(at, left, len, tried), true);
        }
        if reading.len() > run.len() && reading.starts_with(run) {
            keep(mixed_from(at, after, len, tried), false);
        }
        let initial = reading.chars().next().map_or(0, char::len_utf8);
        if reading.len() > initial && run.len() > initial && reading.get(..initial) == run.get(..initial) {
            keep(mixed_from(at, typed.get(initial..)?, len, tried), false);
        }
    }
    tried.remember(place, part);
    part
}

/// Whether the last letters of `typed` can stand for the last unit of `text` before `at`.
pub(super) fn may_precede(typed: &str, kind: TextKind, text: &str, at: usize) -> bool {
    let run = typed.rsplit(|ch| ch == ' ' || is_han(ch)).next().unwrap_or_default();
    if run.is_empty() {
        return true;
    }
    let before = text.get(..at).unwrap_or_default();
    // Surname readings count in the first two characters; further on the last one is enough.
    let unit = if before.chars().nth(2).is_none() {
        units(kind, text).take_while(|unit| text.len() - unit.rest.len() <= at).last()
    } else {
        let last = before.char_indices().next_back().and_then(|(last, _)| before.get(last..));
        units(TextKind::Tag, last.unwrap_or_default()).last()
    };
    let Some(unit) = unit else { return false };
    let ends = |reading: &str| {
        run.char_indices().any(|(cut, _)| run.get(cut..).is_some_and(|end| reading.starts_with(end)))
    };
    unit.is_word() || unit.readings().as_slice().iter().any(|reading| ends(reading))
}

/// Whether the first letter of `typed` can stand for the first unit of `after`.
pub(super) fn may_follow(typed: &str, after: &str) -> bool {
    let Some(letter) = typed.chars().next() else { return true };
    let Some(unit) = units(TextKind::Tag, after).next() else { return false };
    unit.is_word()
        || unit.text.starts_with(letter)
        || unit.readings().as_slice().iter().any(|reading| reading.starts_with(letter))
}

//! Filters: which rows a list shows. All parts must hold; an empty part holds for every row.

use super::{Directory, bits::Bits, search::Query, segment};

/// A stretch of time, milliseconds since 1970; open where nothing is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TimeRange {
    /// First instant inside.
    pub after: Option<i64>,
    /// First instant outside again.
    pub before: Option<i64>,
}

impl TimeRange {
    fn is_open(self) -> bool {
        self.after.is_none() && self.before.is_none()
    }

    fn contains(self, at: i64) -> bool {
        self.after.is_none_or(|after| at >= after) && self.before.is_none_or(|before| at < before)
    }
}

/// What a list is narrowed to. Within one part any of the values will do.
#[derive(Clone, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(Debug))]
pub struct Filters {
    /// Rows that a search for this finds.
    pub text: Option<Query>,
    /// Numbers of stages.
    pub stages: Vec<u8>,
    /// Levels, 1 to 3.
    pub levels: Vec<u8>,
    /// Tags exactly as written.
    pub tags: Vec<String>,
    /// Owning scopes.
    pub owners: Vec<[u8; 16]>,
    /// Numbers of states.
    pub states: Vec<u8>,
    /// City exactly as written.
    pub city: Option<String>,
    /// With or without a phone number.
    pub has_phone: Option<bool>,
    /// With or without a lawful basis.
    pub has_basis: Option<bool>,
    /// Number of a customer kind.
    pub kind: Option<u8>,
    /// Last activity.
    pub updated: TimeRange,
    /// Next follow-up; a row without one is in no range.
    pub next: TimeRange,
    /// Creation.
    pub created: TimeRange,
}

impl Filters {
    /// Whether every row passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Directory {
    /// The living rows that pass, sequentially column by column.
    pub(super) fn matching(&self, filters: &Filters) -> Bits {
        let mut bits = Bits::full(self.rows_used());
        bits.remove_all(&self.dead);
        let city = filters.city.as_ref().map(|city| self.words.find_word(city));
        let sets = self.words.sets_with(|tag| filters.tags.iter().any(|wanted| wanted == tag));
        let scopes = self.words.scopes_in(&filters.owners);
        let listed = |all: &[bool], number: u32| all.get(number as usize).copied().unwrap_or(false);
        for (start, part) in [(0, &self.base), (self.base.len(), &self.delta)] {
            for (wanted, column) in [
                (&filters.stages, &part.stage),
                (&filters.levels, &part.level),
                (&filters.states, &part.state),
            ] {
                if !wanted.is_empty() {
                    let mut table = [false; 256];
                    for value in wanted {
                        if let Some(slot) = table.get_mut(usize::from(*value)) {
                            *slot = true;
                        }
                    }
                    bits.retain(start, column.as_slice(), |value| listed(&table, u32::from(value)));
                }
            }
            if !filters.tags.is_empty() {
                bits.retain(start, part.tags.as_slice(), |set| listed(&sets, set));
            }
            if !filters.owners.is_empty() {
                bits.retain(start, part.scope.as_slice(), |scope| listed(&scopes, scope));
            }
            if let Some(city) = city {
                bits.retain(start, part.city.as_slice(), |word| Some(word) == city);
            }
            if let Some(wanted) = filters.has_phone {
                bits.retain(start, part.flags.as_slice(), |flags| {
                    (flags & segment::HAS_PHONE != 0) == wanted
                });
            }
            if let Some(wanted) = filters.has_basis {
                bits.retain(start, part.flags.as_slice(), |flags| {
                    (flags & segment::HAS_BASIS != 0) == wanted
                });
            }
            if let Some(wanted) = filters.kind {
                bits.retain(start, part.kind.as_slice(), |kind| kind == wanted);
            }
            for (range, column) in [
                (filters.updated, &part.updated),
                (filters.created, &part.created),
                (filters.next, &part.next),
            ] {
                if !range.is_open() {
                    bits.retain(start, column.as_slice(), |at| range.contains(at));
                }
            }
            if !filters.next.is_open() {
                bits.retain(start, part.flags.as_slice(), |flags| flags & segment::HAS_NEXT != 0);
            }
        }
        if let Some(query) = &filters.text {
            let found = self.found_by(query);
            bits.keep_only(&found);
        }
        bits
    }
}

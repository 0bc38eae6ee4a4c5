//! Search: the best rows for what was typed, best rank first, newest activity first within a rank.

use std::{cmp::Ordering, collections::HashSet, ops::ControlFlow, ops::Range};

use vault_domain::{
    ids::RecordId,
    search_text::{Query as Typed, Rank, TextKind},
};
use zeroize::Zeroize as _;

use super::{
    Directory,
    bits::Bits,
    parallel::side_by_side,
    row::RowView,
    scan::{self, Limits, Probe, Stage, StageLimits},
    segment::Segment,
};

/// A needle with fewer finds in one column is looked up there once and for all ranks.
const FEW: usize = 1_500;
/// A common needle is looked at in so many of the newest rows when only the matcher can judge it.
const JUDGED: usize = 40_000;

/// What was typed. No `Debug`: it may be a customer's name or number; wiped when dropped.
#[derive(Clone, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(Debug))]
pub struct Query {
    /// The text as typed.
    pub text: String,
    /// Keyed hash of the typed text when it is a whole phone number.
    pub phone_token: Option<[u8; 8]>,
}

impl Drop for Query {
    fn drop(&mut self) {
        self.text.zeroize();
        self.phone_token.zeroize();
    }
}

impl Query {
    /// A query without a phone token.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), phone_token: None }
    }
}

/// The last four digits of a number, when nothing else was typed.
fn typed_tail(typed: &Typed) -> Option<u16> {
    let text = typed.literal();
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// One row found.
#[derive(Clone, PartialEq, Eq)]
pub struct Hit {
    /// The customer's record.
    pub record: RecordId,
    /// How good the best match is. A whole phone number is exact, its last four digits are a prefix.
    pub rank: Rank,
    /// Matched characters of the name (Unicode scalar values of [`RowView::name`]).
    pub name_span: Option<Range<usize>>,
    /// Matched characters of the company.
    pub company_span: Option<Range<usize>>,
    /// The row.
    pub row: RowView,
}

/// Where a row was found; the better one first within a rank.
const NAME: u8 = 0;
const COMPANY: u8 = 1;
const PHONE: u8 = 2;
const TAG: u8 = 3;

/// Rank, field and row; its order is the order of results within the base segment.
type Found = (Rank, u8, u32);

impl Directory {
    /// The best `limit` rows. Complete, except that a mixture of Han and letters that is not written like that in the
    /// text (`张w`) is judged in the newest forty thousand rows that contain its Han characters.
    #[must_use]
    pub fn search(&self, query: &Query, limit: usize) -> Vec<Hit> {
        self.search_common_above(FEW, query, limit)
    }

    /// As [`Self::search`]; needles with `few` finds in a column count as common.
    pub(super) fn search_common_above(&self, few: usize, query: &Query, limit: usize) -> Vec<Hit> {
        let typed = Typed::parse(&query.text);
        let sets = self.sets_for(&typed);
        let mut old = Vec::new();
        if limit > 0 {
            self.search_base(few, query, &typed, &sets, limit, &mut old);
        }
        old.sort_unstable();
        let mut new = Vec::new();
        let base = super::row_number(self.base.len());
        self.all_in(&self.delta, base, query, &typed, &sets, |found| new.push(found));
        new.sort_unstable_by(|a, b| self.better(a, b));

        let mut hits = Vec::new();
        let mut taken = HashSet::new();
        let (mut old, mut new) = (old.into_iter().peekable(), new.into_iter().peekable());
        while hits.len() < limit {
            let from_old = match (old.peek(), new.peek()) {
                (Some(a), Some(b)) => self.better(a, b).is_lt(),
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => break,
            };
            let next = if from_old { old.next() } else { new.next() };
            if let Some((rank, _, row)) = next.filter(|(_, _, row)| taken.insert(*row)) {
                hits.extend(self.hit(&typed, rank, row));
            }
        }
        hits
    }

    /// All rows that a search would find, if it went on for ever.
    pub(super) fn found_by(&self, query: &Query) -> Bits {
        let typed = Typed::parse(&query.text);
        let sets = self.sets_for(&typed);
        let mut bits = Bits::default();
        let base = super::row_number(self.base.len());
        for (first, segment) in [(0, &self.base), (base, &self.delta)] {
            self.all_in(segment, first, query, &typed, &sets, |(_, _, row)| bits.set(row));
        }
        bits
    }

    fn hit(&self, typed: &Typed, rank: Rank, row: u32) -> Option<Hit> {
        let row = self.view(row)?;
        let span = |kind, text: &str| typed.find(kind, text).map(|found| found.span);
        Some(Hit {
            record: row.record,
            rank,
            name_span: span(TextKind::Name, &row.name),
            company_span: span(TextKind::Company, &row.company),
            row,
        })
    }

    fn better(&self, a: &Found, b: &Found) -> Ordering {
        (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| self.newest_first(a.2, b.2))
    }

    /// Sets of tags of which one answers: as a whole, by its beginning, its initials or a part as written.
    fn sets_for(&self, typed: &Typed) -> Vec<bool> {
        if typed.is_empty() {
            return Vec::new();
        }
        self.words.sets_with(|tag| typed.find(TextKind::Tag, tag).is_some())
    }

    /// Every find in one segment.
    fn all_in(
        &self,
        segment: &Segment,
        first: u32,
        query: &Query,
        typed: &Typed,
        sets: &[bool],
        mut found: impl FnMut(Found),
    ) {
        let mut alive = |rank, field, row: u32| {
            if !self.dead.get(first + row) {
                found((rank, field, first + row));
            }
        };
        if !typed.is_empty() {
            for (field, texts) in [(NAME, &segment.name), (COMPANY, &segment.company)] {
                for probe in scan::probes(typed, texts) {
                    probe.run(Limits::NONE, |row, rank| {
                        alive(rank, field, row);
                        true
                    });
                }
            }
        }
        if let Some(token) = query.phone_token {
            segment.rows_with_token(token, |row| alive(Rank::Exact, PHONE, row));
        }
        if let Some(tail) = typed_tail(typed) {
            scan::rows_with_tail(segment, tail, |row| {
                alive(Rank::Prefix, PHONE, row);
                ControlFlow::Continue(())
            });
        }
        scan::rows_with_sets(segment, sets, |row| {
            alive(Rank::Tag, TAG, row);
            ControlFlow::Continue(())
        });
    }

    /// Enough finds in the base for the best `limit` rows.
    fn search_base(
        &self,
        few: usize,
        query: &Query,
        typed: &Typed,
        sets: &[bool],
        limit: usize,
        found: &mut Vec<Found>,
    ) {
        // As many rows again may already stand at a better rank.
        let enough = limit.saturating_mul(2);
        if let Some(token) = query.phone_token {
            self.base.rows_with_token(token, |row| {
                self.keep(found, Rank::Exact, PHONE, row);
            });
        }
        if let Some(tail) = typed_tail(typed) {
            let mut count = 0;
            scan::rows_with_tail(&self.base, tail, |row| {
                count += usize::from(self.keep(found, Rank::Prefix, PHONE, row));
                if count < enough { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
        }
        if !typed.is_empty() {
            self.search_texts(few, typed, limit, found);
        }
        let mut count = 0;
        scan::rows_with_sets(&self.base, sets, |row| {
            count += usize::from(self.keep(found, Rank::Tag, TAG, row));
            if count < enough { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
    }

    /// Enough finds in the texts of the base for the best `limit` rows: rare needles in one pass for all ranks,
    /// common ones rank by rank.
    fn search_texts(&self, few: usize, typed: &Typed, limit: usize, found: &mut Vec<Found>) {
        let mut common = Vec::new();
        let probes = |texts| scan::probes(typed, texts);
        let (names, companies) = (probes(&self.base.name), probes(&self.base.company));
        self.search_rare(few, NAME, &names, found, &mut common);
        if common.is_empty() {
            self.search_rare(few, COMPANY, &companies, found, &mut common);
        } else {
            // Names alone are likely to be enough; what is left to look for in companies shows rank by rank.
            common.extend(companies.iter().map(|probe| (COMPANY, probe)));
        }
        // As many rows again may already stand at a better rank.
        let limits = StageLimits { enough: limit.saturating_mul(2), few, judged: JUDGED };
        let bytes = common.iter().map(|(_, probe)| probe.bytes()).sum();
        let whole = side_by_side(&common, bytes, |(field, probe)| {
            let mut some = Vec::new();
            let done =
                probe.run_for(Stage::Whole, limits, |row, rank| self.keep(&mut some, rank, *field, row));
            (done, some)
        });
        let mut beginning = Vec::new();
        for (probe, (done, mut some)) in common.iter().zip(whole) {
            found.append(&mut some);
            if !done {
                beginning.push(*probe);
            }
        }
        for (stage, rank, probes) in [
            (Stage::Beginning, Rank::Prefix, &beginning),
            (Stage::Initials, Rank::InitialsPrefix, &common),
            (Stage::Anywhere, Rank::Substring, &common),
        ] {
            for field in [NAME, COMPANY] {
                for (_, probe) in probes.iter().filter(|(of, _)| *of == field) {
                    probe.run_for(stage, limits, |row, rank| self.keep(found, rank, field, row));
                }
                if reached(found, (rank, field), limit) {
                    return;
                }
            }
        }
    }

    /// All finds of the needles that are rare in a field; the others are added to `common`.
    fn search_rare<'a, 'p>(
        &self,
        few: usize,
        field: u8,
        probes: &'a [Probe<'p>],
        found: &mut Vec<Found>,
        common: &mut Vec<(u8, &'a Probe<'p>)>,
    ) {
        let limits = Limits { good: usize::MAX, any: few };
        let bytes = probes.iter().map(Probe::bytes).sum();
        let looked = side_by_side(probes, bytes, |probe| {
            let mut some = Vec::new();
            probe.run(limits, |row, rank| self.keep(&mut some, rank, field, row)).then_some(some)
        });
        for (probe, some) in probes.iter().zip(looked) {
            match some {
                Some(mut some) => found.append(&mut some),
                None => common.push((field, probe)),
            }
        }
    }

    fn keep(&self, found: &mut Vec<Found>, rank: Rank, field: u8, row: u32) -> bool {
        let alive = !self.dead.get(row);
        if alive {
            found.push((rank, field, row));
        }
        alive
    }
}

/// Whether `wanted` different rows were found at least as well as `least`.
fn reached(found: &[Found], least: (Rank, u8), wanted: usize) -> bool {
    let mut rows = HashSet::new();
    found
        .iter()
        .filter(|(rank, field, _)| (*rank, *field) <= least)
        .any(|(_, _, row)| rows.insert(*row) && rows.len() >= wanted)
}

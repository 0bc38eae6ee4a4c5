//! The normalised copy the detectors read, the way back to the text as given, and the list of finds.

use std::ops::{Range, RangeInclusive};

use unicode_normalization::UnicodeNormalization as _;

use super::{Hit, HitKind};
use crate::date::LocalDate;
use crate::field::FieldKey;
use crate::level::Level;
use crate::value::{is_han, is_invisible};

/// How far a word of context may stand from a number, in characters.
const CONTEXT: usize = 12;
/// Digits kept of a window of groups; longer than any number we know.
const WINDOW_DIGITS: usize = 24;
/// Most groups that people part one number into.
pub(super) const WINDOW_GROUPS: usize = 6;

/// A maximal run of digits, or of ASCII letters and digits, in the copy.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Run {
    pub(super) const fn len(self) -> usize {
        self.end - self.start
    }
}

/// Text as the detectors see it: compatibility forms folded (NFKC, character by character, so that every byte
/// knows where it came from), invisible characters out.
pub(super) struct Scan<'a> {
    pub(super) text: String,
    /// For each byte of `text`: the byte range of its character in the original.
    origin: Vec<(u32, u32)>,
    original: &'a str,
    pub(super) words: Vec<Run>,
    pub(super) digits: Vec<Run>,
    /// For each group of digits: whether it continues the one before it.
    continues: Vec<bool>,
    pub(super) today: LocalDate,
}

impl<'a> Scan<'a> {
    pub(super) fn new(original: &'a str, today: LocalDate) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origin = Vec::with_capacity(original.len());
        for (start, c) in original.char_indices() {
            let before = text.len();
            if c.is_ascii() || is_han(c) || is_arabic_form(c) {
                if !is_invisible(c) || c.is_whitespace() {
                    text.push(c);
                }
            } else if !is_invisible(c) {
                text.extend(std::iter::once(c).nfkc());
            }
            // Texts beyond 4 GiB do not occur; saturated offsets would only lose hits.
            let at = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
            origin.resize(origin.len() + text.len() - before, (at(start), at(start + c.len_utf8())));
        }
        let words = runs(&text, u8::is_ascii_alphanumeric);
        let digits = runs(&text, u8::is_ascii_digit);
        let gap = |pair: &[Run]| match pair {
            [left, right] => is_separator(text.get(left.end..right.start).unwrap_or_default()),
            _ => false,
        };
        let continues = std::iter::once(false).chain(digits.windows(2).map(gap)).collect();
        Self { text, origin, original, words, digits, continues, today }
    }

    /// The copy's bytes of a run.
    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    pub(super) fn byte_before(&self, at: usize) -> Option<u8> {
        at.checked_sub(1).and_then(|at| self.byte(at))
    }

    /// Whether the byte stands in the original as it does in the copy.
    pub(super) fn was_ascii(&self, at: usize) -> bool {
        self.origin.get(at).is_some_and(|(start, end)| end - start == 1)
    }

    /// Normalised text of a span of the original.
    pub(super) fn normal_of(&self, start: usize, end: usize) -> String {
        let from = self.origin.partition_point(|(at, _)| (*at as usize) < start);
        let to = self.origin.partition_point(|(at, _)| (*at as usize) < end);
        self.slice(from..to).to_owned()
    }

    /// Whether one of the words stands within twelve characters before or after the range.
    pub(super) fn has_context(&self, range: &Range<usize>, words: &[&str]) -> bool {
        let before = self.slice(0..range.start);
        let start = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let after = self.slice(range.end..self.text.len());
        let end = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        let near = [before.get(start..), after.get(..end)];
        near.into_iter().flatten().any(|near| {
            let near = near.to_ascii_lowercase();
            words.iter().any(|word| near.contains(word))
        })
    }

    /// Groups `first .. first + count` as one number, when nothing but one separator stands between them
    /// and together they have so many digits.
    pub(super) fn window(
        &self,
        first: usize,
        count: usize,
        lengths: RangeInclusive<usize>,
    ) -> Option<Window> {
        let groups = self.digits.get(first..first + count)?;
        let (Some(head), Some(tail)) = (groups.first(), groups.last()) else { return None };
        let joined = self.continues.get(first + 1..first + count)?.iter().all(|continues| *continues);
        let total: usize = groups.iter().map(|group| group.len()).sum();
        if !joined || !lengths.contains(&total) {
            return None;
        }
        let mut window = Window { range: head.start..tail.end, digits: [0; WINDOW_DIGITS], length: 0 };
        for group in groups {
            let bytes = self.text.as_bytes().get(group.start..group.end)?;
            let slot = window.digits.get_mut(window.length..window.length + bytes.len())?;
            slot.copy_from_slice(bytes);
            window.length += bytes.len();
        }
        (!self.touches_mask(&window.range)).then_some(window)
    }

    /// Our own stars beside a number: what is left of it was masked before and is no find.
    pub(super) fn touches_mask(&self, range: &Range<usize>) -> bool {
        let before = self.slice(0..range.start);
        before.trim_end_matches(' ').ends_with("***")
            || self.slice(range.end..self.text.len()).starts_with("***")
    }
}

/// What people put between the groups of one number.
fn is_separator(between: &str) -> bool {
    matches!(between, " " | "-" | "·" | ")" | ") " | ")-")
}

/// Presentation forms fold into up to eighteen letters that no detector reads.
fn is_arabic_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn runs(text: &str, belongs: impl Fn(&u8) -> bool) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        if !belongs(&byte) {
            continue;
        }
        match found.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => found.push(Run { start: at, end: at + 1 }),
        }
    }
    found
}

/// Digits of consecutive groups without their separators.
pub(super) struct Window {
    pub(super) range: Range<usize>,
    digits: [u8; WINDOW_DIGITS],
    length: usize,
}

impl Window {
    pub(super) fn digits(&self) -> &[u8] {
        self.digits.get(..self.length).unwrap_or_default()
    }
}

/// Finds so far; each byte of the original belongs to one at most.
pub(super) struct Findings<'a> {
    scan: &'a Scan<'a>,
    taken: Vec<bool>,
    hits: Vec<Hit>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(scan: &'a Scan<'a>) -> Self {
        Self { scan, taken: vec![false; scan.original.len()], hits: Vec::new() }
    }

    /// Adds a find unless an earlier one owns part of it.
    pub(super) fn add(
        &mut self,
        kind: HitKind,
        range: Range<usize>,
        (level, confidence): (Level, u8),
        field: impl Into<Option<FieldKey>>,
    ) {
        let origin = &self.scan.origin;
        let (Some(first), Some(last)) =
            (origin.get(range.start), range.end.checked_sub(1).and_then(|at| origin.get(at)))
        else {
            return;
        };
        let (start, end) = (first.0 as usize, last.1 as usize);
        let Some(span) = self.taken.get_mut(start..end) else { return };
        if span.is_empty() || span.contains(&true) {
            return;
        }
        span.fill(true);
        self.hits.push(Hit { kind, start, end, level, confidence, suggested_field: field.into() });
    }

    pub(super) fn into_hits(mut self) -> Vec<Hit> {
        self.hits.sort_by_key(|hit| hit.start);
        self.hits
    }
}

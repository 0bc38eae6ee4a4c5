//! What a user typed, and where it is found.

use std::ops::Range;

use super::{TextKind, company::ENDINGS, fold, matcher, places, readings::is_han};

/// How well a text answers a query, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Rank {
    /// The whole text, as written or in full pinyin; a company's legal ending may be missing.
    Exact = 0,
    /// The beginning of the text, as written, in pinyin or mixed.
    Prefix = 1,
    /// The initials of the beginning.
    InitialsPrefix = 2,
    /// Anywhere else: as written, or in pinyin, initials or mixed from the beginning of a character or word.
    Substring = 3,
    // Room for `Fuzzy` (z/zh, n/l, an/ang …): weaker than a substring, stronger than a tag.
    /// Not in the text but in one of its tags.
    Tag = 5,
}

/// One place where a query was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// How good the match is.
    pub rank: Rank,
    /// The matched characters of the original text, counted in characters (Unicode scalar values).
    pub span: Range<usize>,
}

/// A typed query in all the forms that a search needs. It may be customer
/// text: keep it no longer than the search.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    literal: String,
    latin: Option<String>,
    /// Where in a mixed `literal` the characters stand that every match contains.
    needle: Option<Range<usize>>,
    /// As `needle`, for companies.
    company_needle: Option<Range<usize>>,
    company_literals: Vec<String>,
    company_latins: Vec<String>,
}

impl Query {
    /// The query as typed: folded, its separators treated as in stored text.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let literal = fold::canonical(typed);
        let has_han = literal.chars().any(is_han);
        let latin = (!has_han && !literal.is_empty()).then(|| literal.replace(' ', ""));
        let needle =
            if has_han && literal.chars().any(|ch| !is_han(ch)) { longest_han(&literal) } else { None };
        let mut company_literals: Vec<String> = Vec::new();
        if has_han {
            for place in places::leading(&literal) {
                let rest = literal.strip_prefix(place.name).unwrap_or_default();
                if !rest.is_empty() && !rest.starts_with(place.division) {
                    company_literals.push(format!("{}{}{rest}", place.name, place.division));
                }
            }
        }
        let mut company_latins: Vec<String> = Vec::new();
        if let Some(typed) = &latin {
            for place in places::leading_pinyin(typed) {
                let rest = typed.strip_prefix(place.pinyin.as_str()).unwrap_or_default();
                if !rest.is_empty() {
                    company_latins.push(format!("{}{}{rest}", place.pinyin, place.division_pinyin));
                }
            }
            company_latins.sort_unstable();
            company_latins.dedup();
        }
        // 深圳某w may also stand as 深圳市某w: only the place is sure.
        let place = places::leading(&literal).map(|place| place.name.len()).min();
        let place = place.filter(|_| needle.is_some() && !company_literals.is_empty());
        let company_needle = place.map(|end| 0..end).or_else(|| needle.clone());
        Self { literal, latin, needle, company_needle, company_literals, company_latins }
    }

    /// Whether nothing searchable was typed; such a query matches nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.literal.is_empty()
    }

    /// The typed text in the form of [`SearchText::folded`](super::SearchText::folded).
    #[must_use]
    pub fn literal(&self) -> &str {
        &self.literal
    }

    /// The typed letters and digits without spaces, to be sought in pinyin and initials; `None` when the query
    /// has a Han character.
    #[must_use]
    pub fn latin(&self) -> Option<&str> {
        self.latin.as_deref()
    }

    /// For a query that mixes Han and other scripts: the Han characters that every match in a text of `kind`
    /// contains side by side.
    #[must_use]
    pub fn mixed_needle(&self, kind: TextKind) -> Option<&str> {
        self.literal.get(self.needle_range(kind)?)
    }

    fn needle_range(&self, kind: TextKind) -> Option<Range<usize>> {
        match kind {
            TextKind::Company => self.company_needle.clone(),
            TextKind::Name | TextKind::Tag => self.needle.clone(),
        }
    }

    /// Whether what stands around the [`Self::mixed_needle`] at byte `at` of a stored text can go with what was
    /// typed around it. A quick test: most candidates fail it, those that pass still need [`Self::rank`].
    #[must_use]
    pub fn may_surround(&self, kind: TextKind, folded: &str, at: usize) -> bool {
        let Some(Range { start, end }) = self.needle_range(kind) else { return false };
        let rest = folded.get(at + (end - start)..).unwrap_or_default();
        let (before, after) = (self.literal.get(..start), self.literal.get(end..));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        let follows = |rest: &str| matcher::may_follow(after, rest);
        // 深圳某w may stand as 深圳市某w.
        (follows(rest) || rest.strip_prefix(['市', '省']).is_some_and(follows))
            && matcher::may_precede(before, kind, folded, at)
    }

    /// Whether the query mixes Han and other scripts.
    pub(super) fn is_mixed(&self) -> bool {
        self.needle.is_some()
    }

    /// Other spellings with 市 or 省 after the place, for companies, matched from their beginning only.
    #[must_use]
    pub fn company_literals(&self) -> &[String] {
        &self.company_literals
    }

    /// As [`Self::company_literals`], in pinyin.
    #[must_use]
    pub fn company_latins(&self) -> &[String] {
        &self.company_latins
    }

    /// Pinyin without the beginning of a legal ending that it ends with (`huaweiyouxian` → `huawei`): what the
    /// pinyin of a company must end with to match.
    pub fn without_ending_pinyin(latin: &str) -> impl Iterator<Item = &str> {
        ENDINGS.into_iter().flat_map(|ending| without(latin, ending.pinyin, matcher::LEAST_ENDING_PINYIN))
    }

    /// As [`Self::without_ending_pinyin`], of initials (`hwyx` → `hw`).
    pub fn without_ending_initials(latin: &str) -> impl Iterator<Item = &str> {
        ENDINGS.into_iter().flat_map(|ending| without(latin, ending.initials, matcher::LEAST_ENDING_INITIALS))
    }

    /// How well a stored text answers; `folded` is [`SearchText::folded`](super::SearchText::folded).
    #[must_use]
    pub fn rank(&self, kind: TextKind, folded: &str) -> Option<Rank> {
        matcher::find(self, kind, folded).map(|found| found.rank)
    }

    /// Where the original text matches, for highlighting.
    #[must_use]
    pub fn find(&self, kind: TextKind, original: &str) -> Option<Match> {
        let sources = fold::canonical_with_sources(original);
        let folded: String = sources.iter().map(|folded| folded.ch).collect();
        let found = matcher::find(self, kind, &folded)?;
        let first = folded.get(..found.span.start)?.chars().count();
        let last = folded.get(..found.span.end)?.chars().count().checked_sub(1)?;
        let span = sources.get(first)?.source..sources.get(last)?.source + 1;
        Some(Match { rank: found.rank, span })
    }
}

/// `typed` without each beginning of `ending`, of `least` letters or more, that it ends with.
fn without<'a>(typed: &'a str, ending: &'static str, least: usize) -> impl Iterator<Item = &'a str> {
    let cut = (least..=ending.len()).filter_map(move |taken| typed.strip_suffix(ending.get(..taken)?));
    cut.filter(|left| !left.is_empty())
}

fn longest_han(text: &str) -> Option<Range<usize>> {
    let mut best: Option<Range<usize>> = None;
    let mut run: Option<Range<usize>> = None;
    for (at, ch) in text.char_indices() {
        if !is_han(ch) {
            run = None;
            continue;
        }
        let start = run.as_ref().map_or(at, |run| run.start);
        let grown = start..at + ch.len_utf8();
        if best.as_ref().is_none_or(|best| grown.len() > best.len()) {
            best = Some(grown.clone());
        }
        run = Some(grown);
    }
    best
}

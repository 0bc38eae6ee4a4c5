//! Which columns a query looks into, for what bytes, and what a find there is worth.
//!
//! The bytes only choose candidates. What they are worth follows from where they stand, or, where that is not
//! enough, from [`vault_domain::search_text`], which is also what the highlights come from.

use std::{borrow::Cow, ops::ControlFlow};

use vault_domain::search_text::{
    LONGEST_LEGAL_ENDING, Query as Typed, Rank, SEPARATOR, Syllables, TextKind, without_legal_ending,
};

use super::{
    column::{Column, Next, Spot},
    needle::finder,
    segment::Segment,
    text::{Extra, Texts},
};

/// How a find is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Judge {
    /// Folded text: any place counts.
    Written,
    /// Pinyin: the typed letters are compared from the beginning of a character or word on.
    Pinyin,
    /// Initials: any place counts.
    Initials,
    /// The matcher decides.
    Matcher,
}

/// One column with one needle.
pub(super) struct Probe<'a> {
    typed: &'a Typed,
    texts: &'a Texts,
    column: &'a Column,
    /// Rows of the column's texts where not every row has one.
    rows: Option<&'a [u32]>,
    /// The whole of what is sought.
    sought: &'a str,
    /// The bytes that a find begins with: of pinyin what all ways to cut it share, else what is sought.
    needle: Cow<'a, str>,
    /// Of pinyin: all that a whole text can be.
    whole: Vec<String>,
    judge: Judge,
    /// Only finds at the beginning of a text count.
    anchored: bool,
    /// Only finds at the end of a text count.
    closed: bool,
}

/// All probes of a query into one field.
pub(super) fn probes<'a>(typed: &'a Typed, texts: &'a Texts) -> Vec<Probe<'a>> {
    let probe = |column: &'a Column, judge, sought: &'a str| Probe {
        typed,
        texts,
        column,
        rows: None,
        sought,
        needle: Cow::Borrowed(sought),
        whole: Vec::new(),
        judge,
        anchored: false,
        closed: false,
    };
    let extra = |extra: &'a Extra, judge, sought: &'a str| Probe {
        rows: Some(extra.rows.as_slice()),
        ..probe(&extra.texts, judge, sought)
    };
    if let Some(needle) = typed.mixed_needle(texts.kind) {
        // What was typed as it is written (客户007778) is found wherever it stands, however common its Han characters.
        return vec![
            probe(&texts.folded, Judge::Written, typed.literal()),
            probe(&texts.folded, Judge::Matcher, needle),
        ];
    }
    let company = texts.kind == TextKind::Company;
    let Some(latin) = typed.latin() else {
        let mut all = vec![probe(&texts.folded, Judge::Written, typed.literal())];
        if company {
            let more = typed.company_literals().iter();
            all.extend(
                more.map(|more| Probe { anchored: true, ..probe(&texts.folded, Judge::Written, more) }),
            );
        }
        return all;
    };
    let pinyin = |sought: &'a str, opening: &str| {
        let uncut = format!("{SEPARATOR}{opening}");
        let mut probes = vec![Probe {
            needle: Cow::Owned(uncut.clone()),
            whole: vec![uncut],
            ..extra(&texts.joined, Judge::Pinyin, sought)
        }];
        let Syllables { needle, whole } = Syllables::of(opening);
        // Letters that are no pinyin can only be words, and those are all among the joined.
        if let Some(needle) = needle {
            for column in [
                probe(&texts.pinyin, Judge::Pinyin, sought),
                extra(&texts.more_pinyin, Judge::Pinyin, sought),
            ] {
                probes.push(Probe { needle: Cow::Owned(needle.clone()), whole: whole.clone(), ..column });
            }
        }
        probes
    };
    let mut all: Vec<Probe<'a>> = pinyin(latin, latin);
    all.push(extra(&texts.words, Judge::Written, typed.literal()));
    // A single letter that is an initial is also the beginning of that reading.
    if latin.len() > 1 {
        // No reading begins with these letters; words may, their rows are among the others as well.
        if !latin.contains(['i', 'u', 'v']) {
            all.push(probe(&texts.initials, Judge::Initials, latin));
        }
        all.push(extra(&texts.more_initials, Judge::Initials, latin));
    }
    if company {
        all.push(Probe { anchored: true, ..extra(&texts.undivided, Judge::Initials, latin) });
        for more in typed.company_latins() {
            all.extend(pinyin(more, more).into_iter().map(|probe| Probe { anchored: true, ..probe }));
        }
        // Stored pinyin ends before the legal ending.
        let spellings = std::iter::once(latin).chain(typed.company_latins().iter().map(String::as_str));
        for spelling in spellings {
            all.extend(Typed::without_ending_pinyin(spelling).flat_map(|short| pinyin(spelling, short)));
        }
        for short in Typed::without_ending_initials(latin) {
            all.push(Probe { closed: true, ..probe(&texts.initials, Judge::Matcher, short) });
            all.push(Probe { closed: true, ..extra(&texts.more_initials, Judge::Matcher, short) });
        }
    }
    all
}

/// How far a scan goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Stop after so many finds that count.
    pub(super) good: usize,
    /// Stop after so many finds in all.
    pub(super) any: usize,
}

impl Limits {
    /// Everything.
    pub(super) const NONE: Self = Self { good: usize::MAX, any: usize::MAX };
}

/// How far the scans for a common needle go.
#[derive(Debug, Clone, Copy)]
pub(super) struct StageLimits {
    /// Finds that count.
    pub(super) enough: usize,
    /// Finds up to which beginnings are all taken in one pass.
    pub(super) few: usize,
    /// Finds that only the matcher can judge.
    pub(super) judged: usize,
}

/// Steps of a search for a common needle, best finds first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Whole texts.
    Whole,
    /// Beginnings.
    Beginning,
    /// Initials of the beginning.
    Initials,
    /// Any other place.
    Anywhere,
}

impl Probe<'_> {
    /// Bytes to scan.
    pub(super) fn bytes(&self) -> usize {
        self.column.arena().len()
    }

    /// Calls `good` with row and rank of each find, newest row first; says whether the end was reached.
    pub(super) fn run(&self, limits: Limits, good: impl FnMut(u32, Rank) -> bool) -> bool {
        let open = if self.anchored { "\n" } else { "" };
        let close = if self.closed { "\n" } else { "" };
        self.scan(&format!("{open}{}{close}", self.needle), limits, |_| true, good)
    }

    /// Calls `good` with the newest finds that a `stage` is for, by the bytes that such finds must have. Says
    /// whether all finds at the beginning were met, so that the next stage has nothing to add.
    pub(super) fn run_for(
        &self,
        stage: Stage,
        limits: StageLimits,
        mut good: impl FnMut(u32, Rank) -> bool,
    ) -> bool {
        let newest = Limits { good: limits.enough, any: usize::MAX };
        let opening = || format!("\n{}", self.needle);
        match (self.judge, stage) {
            // Finds of all ranks come at once.
            (Judge::Matcher, Stage::Whole) => {
                self.run(Limits { good: usize::MAX, any: limits.judged }, good);
                true
            }
            // A legal ending may follow, so texts that only begin alike are met on the way; so many are not wanted.
            (Judge::Written, Stage::Whole) => {
                let mut beginnings = 0;
                let wanted = |rank| {
                    beginnings += usize::from(rank != Rank::Exact);
                    rank == Rank::Exact || beginnings <= limits.enough
                };
                self.scan(&opening(), Limits::NONE, wanted, good);
                true
            }
            (Judge::Pinyin, Stage::Whole) => {
                let few = Limits { good: usize::MAX, any: limits.few };
                if self.scan(&opening(), few, |_| true, &mut good) {
                    return true;
                }
                for whole in &self.whole {
                    self.scan(&format!("\n{whole}\n"), newest, |_| true, &mut good);
                }
                false
            }
            (Judge::Pinyin, Stage::Beginning) | (Judge::Initials, Stage::Initials) => {
                self.scan(&opening(), newest, |_| true, good);
                true
            }
            (Judge::Written | Judge::Pinyin | Judge::Initials, Stage::Anywhere) if !self.anchored => {
                self.scan(&self.needle, newest, |rank| rank == Rank::Substring, good);
                true
            }
            _ => true,
        }
    }

    /// Calls `good` with each find of a `wanted` rank.
    fn scan(
        &self,
        needle: &str,
        limits: Limits,
        mut wanted: impl FnMut(Rank) -> bool,
        mut good: impl FnMut(u32, Rank) -> bool,
    ) -> bool {
        let (mut any, mut counted, mut complete) = (0_usize, 0_usize, true);
        self.column.scan(&finder(needle.as_bytes()), |mut spot| {
            any += 1;
            let rank = self.worth(&mut spot);
            if rank.is_some_and(|rank| wanted(rank) && good(self.row(&mut spot), rank)) {
                counted += 1;
            }
            if counted >= limits.good || any >= limits.any {
                complete = false;
                return ControlFlow::Break(());
            }
            // What went another way here may go right later in the same text.
            let again = rank.is_none() && matches!(self.judge, Judge::Pinyin | Judge::Matcher);
            ControlFlow::Continue(if again { Next::Place } else { Next::Row })
        });
        complete
    }

    /// The row of the field that a spot in the column belongs to.
    fn row(&self, spot: &mut Spot<'_, '_>) -> u32 {
        match self.rows {
            Some(rows) => rows.get(spot.row() as usize).copied().unwrap_or_default(),
            None => spot.row(),
        }
    }

    fn worth(&self, spot: &mut Spot<'_, '_>) -> Option<Rank> {
        match self.judge {
            Judge::Initials if spot.at == 0 => Some(Rank::InitialsPrefix),
            Judge::Initials => Some(Rank::Substring),
            Judge::Written if spot.at > 0 => Some(Rank::Substring),
            Judge::Written => {
                let company = self.texts.kind == TextKind::Company;
                let most = self.sought.len() + if company { LONGEST_LEGAL_ENDING } else { 0 };
                if spot.text.len() > most {
                    return Some(Rank::Prefix);
                }
                let text = std::str::from_utf8(spot.text).ok()?;
                let whole = if company { without_legal_ending(text) } else { text };
                let exact = [text.len(), whole.len()].contains(&self.sought.len());
                Some(if exact { Rank::Exact } else { Rank::Prefix })
            }
            Judge::Pinyin => match pinyin_from(spot.text.get(spot.at..)?, self.sought.as_bytes()) {
                Along::Within if spot.at == 0 => Some(Rank::Prefix),
                Along::Whole if spot.at == 0 => Some(Rank::Exact),
                Along::Within | Along::Whole => Some(Rank::Substring),
                Along::Beyond if self.texts.kind == TextKind::Company => self.matched(spot),
                Along::Beyond | Along::Away => None,
            },
            Judge::Matcher if self.rows.is_none() && !self.closed => {
                let text = std::str::from_utf8(spot.text).ok()?;
                let kind = self.texts.kind;
                self.typed.may_surround(kind, text, spot.at).then(|| self.typed.rank(kind, text)).flatten()
            }
            Judge::Matcher => self.matched(spot),
        }
    }

    fn matched(&self, spot: &mut Spot<'_, '_>) -> Option<Rank> {
        self.typed.rank(self.texts.kind, self.texts.folded.get(self.row(spot)))
    }
}

/// How far typed letters go along a stored pinyin.
enum Along {
    /// They end before it does.
    Within,
    /// Both end.
    Whole,
    /// It ends before they do.
    Beyond,
    /// They differ.
    Away,
}

/// Compares letter by letter, whatever the separators.
fn pinyin_from(stored: &[u8], typed: &[u8]) -> Along {
    let mut stored = stored.iter().filter(|byte| **byte != SEPARATOR as u8);
    for letter in typed {
        match stored.next() {
            Some(other) if other == letter => {}
            Some(_) => return Along::Away,
            None => return Along::Beyond,
        }
    }
    if stored.next().is_some() { Along::Within } else { Along::Whole }
}

/// Calls `found` with every row whose last four digits are `tail`, newest first, until it says stop.
pub(super) fn rows_with_tail(segment: &Segment, tail: u16, mut found: impl FnMut(u32) -> ControlFlow<()>) {
    for (row, other) in (0..).zip(segment.tail.as_slice()) {
        if *other == tail && found(row).is_break() {
            return;
        }
    }
}

/// Calls `found` with every row whose set of tags is marked, newest first, until it says stop.
pub(super) fn rows_with_sets(
    segment: &Segment,
    sets: &[bool],
    mut found: impl FnMut(u32) -> ControlFlow<()>,
) {
    if !sets.contains(&true) {
        return;
    }
    for (row, set) in (0..).zip(segment.tags.as_slice()) {
        if sets.get(*set as usize) == Some(&true) && found(row).is_break() {
            return;
        }
    }
}

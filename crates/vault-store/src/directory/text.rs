//! The searchable forms of one field, row by row.

use vault_domain::search_text::{SearchText, TextKind};

use super::{arena::Arena, column::Column};

/// Texts that only some rows have, in the order of their rows.
#[derive(Default)]
pub(super) struct Extra {
    pub(super) rows: Arena<u32>,
    pub(super) texts: Column,
}

impl Extra {
    /// Rows must come in ascending order; a row may come several times.
    pub(super) fn push(&mut self, row: u32, text: &str) {
        self.rows.push(row);
        self.texts.push(text);
    }

    /// The first text of a row.
    pub(super) fn get(&self, row: u32) -> Option<&str> {
        let at = self.rows.as_slice().partition_point(|other| *other < row);
        (self.rows.as_slice().get(at) == Some(&row)).then(|| self.texts.get(super::row_number(at)))
    }

    pub(super) fn bytes(&self) -> usize {
        self.rows.bytes() + self.texts.bytes()
    }

    /// The entries of both for rows that `moved` keeps, at their new rows.
    fn gather(base: Self, delta: Self, base_rows: u32, moved: &[u32]) -> Self {
        let mut entries: Vec<(u32, bool, u32)> = Vec::with_capacity(base.rows.len() + delta.rows.len());
        for (is_delta, first, extra) in [(false, 0, &base), (true, base_rows, &delta)] {
            for (at, row) in (0..).zip(extra.rows.as_slice()) {
                if let Some(new) = moved.get((first + row) as usize).filter(|new| **new != GONE) {
                    entries.push((*new, is_delta, at));
                }
            }
        }
        entries.sort_unstable();
        let mut out = Self {
            rows: Arena::with_capacity(entries.len()),
            texts: Column::with_capacity(base.texts.arena().len() + delta.texts.arena().len(), entries.len()),
        };
        for (row, is_delta, at) in entries {
            out.push(row, if is_delta { delta.texts.get(at) } else { base.texts.get(at) });
        }
        out
    }
}

/// New row number of a row that is not kept.
pub(super) const GONE: u32 = u32::MAX;

/// All forms of one field.
pub(super) struct Texts {
    pub(super) kind: TextKind,
    /// Folded text of every row.
    pub(super) folded: Column,
    /// The text as written where it differs from the folded one.
    pub(super) written: Extra,
    /// Likeliest full pinyin of every row.
    pub(super) pinyin: Column,
    pub(super) more_pinyin: Extra,
    /// Pinyin from a word on, for texts in which something follows it.
    pub(super) joined: Extra,
    /// Folded text of rows with a word of another script than Han.
    pub(super) words: Extra,
    /// Likeliest initials of every row.
    pub(super) initials: Column,
    /// The others; of rows with words all of them.
    pub(super) more_initials: Extra,
    /// Initials of companies without 市 or 省.
    pub(super) undivided: Extra,
}

impl Texts {
    pub(super) fn new(kind: TextKind) -> Self {
        Self {
            kind,
            folded: Column::default(),
            written: Extra::default(),
            pinyin: Column::default(),
            more_pinyin: Extra::default(),
            joined: Extra::default(),
            words: Extra::default(),
            initials: Column::default(),
            more_initials: Extra::default(),
            undivided: Extra::default(),
        }
    }

    pub(super) fn push(&mut self, text: &str) {
        let row = super::row_number(self.folded.len());
        let forms = SearchText::of(self.kind, text);
        if forms.folded != text {
            self.written.push(row, text);
        }
        self.folded.push(&forms.folded);
        self.pinyin.push(forms.pinyin.first().map_or("", String::as_str));
        self.initials.push(forms.initials.first().map_or("", String::as_str));
        forms.pinyin.iter().skip(1).for_each(|more| self.more_pinyin.push(row, more));
        forms.joined.iter().for_each(|joined| self.joined.push(row, joined));
        if forms.has_words {
            self.words.push(row, &forms.folded);
        }
        let again = usize::from(!forms.has_words);
        forms.initials.iter().skip(again).for_each(|more| self.more_initials.push(row, more));
        if let Some(short) = &forms.initials_without_division {
            self.undivided.push(row, short);
        }
        wipe(forms);
    }

    /// The text as written.
    pub(super) fn written(&self, row: u32) -> &str {
        self.written.get(row).unwrap_or_else(|| self.folded.get(row))
    }

    pub(super) fn bytes(&self) -> usize {
        [&self.folded, &self.pinyin, &self.initials].into_iter().map(Column::bytes).sum::<usize>()
            + self.extras().into_iter().map(Extra::bytes).sum::<usize>()
    }

    pub(super) fn extras(&self) -> [&Extra; 6] {
        [&self.written, &self.more_pinyin, &self.joined, &self.words, &self.more_initials, &self.undivided]
    }

    /// One column after the other, each old one dropped before the next is built.
    pub(super) fn gather(base: Self, delta: Self, rows: &[u32], moved: &[u32]) -> Self {
        let base_rows = super::row_number(base.folded.len());
        let column = |base, delta| gather_column(base, delta, rows);
        let extra = |base, delta| Extra::gather(base, delta, base_rows, moved);
        Self {
            kind: base.kind,
            folded: column(base.folded, delta.folded),
            written: extra(base.written, delta.written),
            pinyin: column(base.pinyin, delta.pinyin),
            more_pinyin: extra(base.more_pinyin, delta.more_pinyin),
            joined: extra(base.joined, delta.joined),
            words: extra(base.words, delta.words),
            initials: column(base.initials, delta.initials),
            more_initials: extra(base.more_initials, delta.more_initials),
            undivided: extra(base.undivided, delta.undivided),
        }
    }
}

fn gather_column(base: Column, delta: Column, rows: &[u32]) -> Column {
    let base_rows = super::row_number(base.len());
    // One pass finds all beginnings; walking to each row anew would cost eight times as much.
    let (old, new) = (base.starts(), delta.starts());
    let mut out = Column::with_capacity(base.arena().len() + delta.arena().len(), rows.len());
    for row in rows {
        let (column, starts, at) =
            if *row < base_rows { (&base, &old, *row) } else { (&delta, &new, row - base_rows) };
        out.push(starts.get(at as usize).map_or("", |start| column.text_at(*start)));
    }
    out
}

fn wipe(forms: SearchText) {
    use zeroize::Zeroize as _;
    let SearchText {
        mut folded, mut pinyin, mut joined, mut initials, mut initials_without_division, ..
    } = forms;
    folded.zeroize();
    pinyin.zeroize();
    joined.zeroize();
    initials.zeroize();
    initials_without_division.zeroize();
}

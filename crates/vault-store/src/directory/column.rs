//! One text per row, all in one arena: `\n` row `\n` row `\n`.

use std::ops::ControlFlow;

use memchr::{memchr, memchr_iter, memmem::Finder, memrchr};

use super::arena::Arena;

/// Between rows; folded texts cannot contain it.
pub(super) const END: u8 = b'\n';
/// The beginning of every this many rows is remembered.
const STRIDE: usize = 16;

/// Texts of consecutive rows, without [`END`].
pub(super) struct Column {
    bytes: Arena<u8>,
    /// Where rows 0, 16, 32 … begin.
    marks: Vec<usize>,
    rows: usize,
}

impl Default for Column {
    fn default() -> Self {
        Self::with_capacity(0, 0)
    }
}

/// One place of a needle in a row.
pub(super) struct Spot<'a, 'c> {
    /// The row's text.
    pub(super) text: &'a [u8],
    /// Where in it the needle begins, an [`END`] of the needle not counted.
    pub(super) at: usize,
    column: &'a Column,
    cursor: &'c mut Cursor,
    byte: usize,
}

impl Spot<'_, '_> {
    /// The row's number. Counted from the last one asked for, so that finds nobody wants cost little.
    pub(super) fn row(&mut self) -> u32 {
        self.column.seek(self.cursor, self.byte)
    }
}

impl Column {
    pub(super) fn with_capacity(bytes: usize, rows: usize) -> Self {
        let mut arena = Arena::with_capacity(bytes + rows + 1);
        arena.push(END);
        Self { bytes: arena, marks: Vec::with_capacity(rows / STRIDE + 1), rows: 0 }
    }

    /// From the arena of another column; `None` unless it is UTF-8 with an [`END`] around every one of `rows`.
    pub(super) fn from_arena(bytes: Arena<u8>, rows: usize) -> Option<Self> {
        std::str::from_utf8(bytes.as_slice()).ok()?;
        if bytes.as_slice().first() != Some(&END) || bytes.as_slice().last() != Some(&END) {
            return None;
        }
        let mut marks = Vec::with_capacity(rows / STRIDE + 1);
        let mut ends = 0;
        for at in memchr_iter(END, bytes.as_slice()) {
            if ends % STRIDE == 0 {
                marks.push(at + 1);
            }
            ends += 1;
        }
        // The last END opens no row.
        marks.truncate(rows.div_ceil(STRIDE));
        (ends == rows + 1).then_some(Self { bytes, marks, rows })
    }

    pub(super) fn arena(&self) -> &[u8] {
        self.bytes.as_slice()
    }

    pub(super) fn len(&self) -> usize {
        self.rows
    }

    pub(super) fn push(&mut self, text: &str) {
        if self.rows.is_multiple_of(STRIDE) {
            self.marks.push(self.bytes.len());
        }
        // Nothing folded holds a line break; a text shown as it was written might.
        self.bytes.reserve(text.len() + 1);
        let mut pieces = text.split('\n');
        self.bytes.extend(pieces.next().unwrap_or_default().as_bytes());
        for piece in pieces {
            self.bytes.push(b' ');
            self.bytes.extend(piece.as_bytes());
        }
        self.bytes.push(END);
        self.rows += 1;
    }

    pub(super) fn get(&self, row: u32) -> &str {
        let row = row as usize;
        let Some(mut start) = self.marks.get(row / STRIDE).copied() else { return "" };
        for _ in 0..row % STRIDE {
            let rest = self.arena().get(start..).unwrap_or_default();
            start += memchr(END, rest).map_or(0, |length| length + 1);
        }
        self.text_at(start)
    }

    /// Calls `found` for each row with the needle, in order, until it breaks. A needle may begin or end with
    /// [`END`] to be bound to that end of the row. After a find the scan goes on behind it in the same row if
    /// `found` says so, else in the next row.
    pub(super) fn scan<'a>(
        &'a self,
        needle: &Finder<'_>,
        mut found: impl FnMut(Spot<'a, '_>) -> ControlFlow<(), Next>,
    ) {
        let bytes = self.arena();
        let opening = usize::from(needle.needle().first() == Some(&END));
        let mut cursor = Cursor { block: 0, row: 0, at: 1 };
        let mut from = 0;
        while let Some(at) =
            bytes.get(from..).and_then(|rest| needle.find(rest)).map(|at| from + at + opening)
        {
            let (before, after) = bytes.split_at_checked(at).unwrap_or_default();
            let start = memrchr(END, before).map_or(0, |end| end + 1);
            let end = at + memchr(END, after).unwrap_or(after.len());
            let text = bytes.get(start..end).unwrap_or_default();
            let spot = Spot { text, at: at - start, column: self, cursor: &mut cursor, byte: at };
            // The END of this row may open the next match.
            from = match found(spot) {
                ControlFlow::Break(()) => return,
                ControlFlow::Continue(Next::Row) => end,
                ControlFlow::Continue(Next::Place) => at + 1,
            };
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.bytes.bytes() + self.marks.capacity() * size_of::<usize>()
    }

    /// Where every row begins.
    pub(super) fn starts(&self) -> Vec<usize> {
        memchr_iter(END, self.arena()).map(|end| end + 1).take(self.rows).collect()
    }

    /// The text that begins at `start`.
    pub(super) fn text_at(&self, start: usize) -> &str {
        let rest = self.arena().get(start..).unwrap_or_default();
        let end = memchr(END, rest).unwrap_or(0);
        rest.get(..end).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default()
    }

    /// The row that contains byte `at`, which is not before the cursor.
    fn seek(&self, cursor: &mut Cursor, at: usize) -> u32 {
        let ahead = self.marks.get(cursor.block + 1..).unwrap_or_default();
        let blocks = ahead.iter().take_while(|mark| **mark <= at).count();
        if blocks > 0 {
            cursor.block += blocks;
            cursor.row = cursor.block * STRIDE;
            cursor.at = self.marks.get(cursor.block).copied().unwrap_or(at);
        }
        let between = self.arena().get(cursor.at..at).unwrap_or_default();
        cursor.row += memchr_iter(END, between).count();
        cursor.at = at;
        super::row_number(cursor.row)
    }
}

/// Where a scan goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// Behind the find.
    Place,
    /// In the next row.
    Row,
}

/// A byte position, the row it lies in and the last mark before it.
struct Cursor {
    block: usize,
    row: usize,
    at: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(texts: &[String]) -> Column {
        let mut column = Column::default();
        texts.iter().for_each(|text| column.push(text));
        column
    }

    fn rows(column: &Column, needle: &str, next: Next) -> Vec<(u32, usize)> {
        let mut rows = Vec::new();
        column.scan(&Finder::new(needle), |mut spot| {
            let row = spot.row();
            assert_eq!(spot.text, column.get(row).as_bytes());
            rows.push((row, spot.at));
            ControlFlow::Continue(next)
        });
        rows
    }

    #[test]
    fn every_row_is_read_and_found_once() {
        let texts: Vec<String> =
            (0..500).map(|number| format!("{}x{number}x", "长".repeat(number % 50))).collect();
        let column = column(&texts);
        for (row, text) in (0..).zip(&texts) {
            assert_eq!(column.get(row), text);
            let found = rows(&column, &format!("x{row}x"), Next::Row);
            assert_eq!(found, [(row, 3 * (row as usize % 50))], "{text}");
            assert_eq!(column.text_at(column.starts()[row as usize]), text);
        }
        assert_eq!(rows(&column, "x", Next::Row).len(), 500);
        assert_eq!(rows(&column, "x", Next::Place).len(), 1000);
        assert_eq!(rows(&column, "\nx", Next::Row).len(), 10);
        assert_eq!(rows(&column, "\nx0x\n", Next::Row), [(0, 0)]);
        assert_eq!(column.get(500), "");
    }

    #[test]
    fn empty_rows_and_damaged_arenas() {
        let column = column(&["".into(), "a\nb".into(), "".into()]);
        assert_eq!((column.get(0), column.get(1), column.get(2)), ("", "a b", ""));
        let arena = |bytes: &[u8]| {
            let mut arena = Arena::default();
            arena.extend(bytes);
            arena
        };
        assert!(Column::from_arena(arena(column.arena()), 3).is_some());
        assert!(Column::from_arena(arena(column.arena()), 2).is_none());
        assert!(Column::from_arena(arena(b""), 0).is_none());
        assert!(Column::from_arena(arena(b"\n"), 0).is_some());
        assert!(Column::from_arena(arena(b"\n\xff\n"), 1).is_none());
        assert!(Column::from_arena(arena(b"a\n"), 1).is_none());
    }
}

//! Rows column by column.

use vault_domain::ids::RecordId;
use vault_domain::search_text::TextKind;
use zeroize::DefaultIsZeroes;

use super::{
    arena::Arena,
    dictionary::Dictionary,
    row::{RowInput, RowView},
    text::{GONE, Texts},
};

pub(super) const HAS_PHONE: u8 = 1;
/// The mask is the word followed by the four digits of the tail.
const MASK_ENDS_WITH_TAIL: u8 = 2;
pub(super) const HAS_NEXT: u8 = 4;
pub(super) const HAS_BASIS: u8 = 8;
pub(super) const ALL_FLAGS: u8 = HAS_PHONE | MASK_ENDS_WITH_TAIL | HAS_NEXT | HAS_BASIS;
/// Tail of a row without one.
pub(super) const NO_TAIL: u16 = u16::MAX;

/// Columns of equal length; numbers of words, sets and scopes point into one [`Dictionary`].
pub(super) struct Segment {
    /// Record ids as big-endian numbers.
    pub(super) ids: Arena<u128>,
    pub(super) created: Arena<i64>,
    pub(super) updated: Arena<i64>,
    pub(super) next: Arena<i64>,
    pub(super) scope: Arena<u32>,
    pub(super) title: Arena<u32>,
    pub(super) city: Arena<u32>,
    pub(super) mask: Arena<u32>,
    pub(super) tags: Arena<u32>,
    pub(super) tail: Arena<u16>,
    pub(super) kind: Arena<u8>,
    pub(super) stage: Arena<u8>,
    pub(super) level: Arena<u8>,
    pub(super) state: Arena<u8>,
    pub(super) flags: Arena<u8>,
    /// Phone tokens and the rows they belong to; ascending in a gathered segment.
    pub(super) tokens: Arena<u64>,
    pub(super) token_rows: Arena<u32>,
    pub(super) tokens_sorted: bool,
    pub(super) name: Texts,
    pub(super) company: Texts,
}

impl Default for Segment {
    fn default() -> Self {
        Self {
            ids: Arena::default(),
            created: Arena::default(),
            updated: Arena::default(),
            next: Arena::default(),
            scope: Arena::default(),
            title: Arena::default(),
            city: Arena::default(),
            mask: Arena::default(),
            tags: Arena::default(),
            tail: Arena::default(),
            kind: Arena::default(),
            stage: Arena::default(),
            level: Arena::default(),
            state: Arena::default(),
            flags: Arena::default(),
            tokens: Arena::default(),
            token_rows: Arena::default(),
            tokens_sorted: false,
            name: Texts::new(TextKind::Name),
            company: Texts::new(TextKind::Company),
        }
    }
}

impl Segment {
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn push(&mut self, input: &RowInput<'_>, words: &mut Dictionary) {
        let row = super::row_number(self.len());
        let digits = input.phone_tail.map(|tail| format!("{tail:04}"));
        let before_tail = digits.and_then(|digits| input.phone_mask.strip_suffix(digits.as_str()));
        let flag = |bit, on| if on { bit } else { 0 };
        self.ids.push(u128::from_be_bytes(*input.record.as_bytes()));
        self.created.push(input.created_ms);
        self.updated.push(input.updated_ms);
        self.next.push(input.next_ms.unwrap_or(0));
        self.scope.push(words.enter_scope(input.scope));
        self.title.push(words.enter_word(input.title));
        self.city.push(words.enter_word(input.city));
        self.mask.push(words.enter_word(before_tail.unwrap_or(input.phone_mask)));
        let tags = input.tags.iter().map(|tag| words.enter_word(tag)).collect();
        self.tags.push(words.enter_set(tags));
        self.tail.push(input.phone_tail.unwrap_or(NO_TAIL));
        self.kind.push(input.kind);
        self.stage.push(input.stage);
        self.level.push(input.level);
        self.state.push(input.state);
        self.flags.push(
            flag(HAS_PHONE, input.has_phone)
                | flag(MASK_ENDS_WITH_TAIL, before_tail.is_some())
                | flag(HAS_NEXT, input.next_ms.is_some())
                | flag(HAS_BASIS, input.has_basis),
        );
        for token in input.phone_tokens {
            self.tokens.push(u64::from_be_bytes(*token));
            self.token_rows.push(row);
            self.tokens_sorted = false;
        }
        self.name.push(input.name);
        self.company.push(input.company);
    }

    pub(super) fn id(&self, row: u32) -> Option<[u8; 16]> {
        self.ids.as_slice().get(row as usize).map(|id| id.to_be_bytes())
    }

    pub(super) fn updated(&self, row: u32) -> i64 {
        self.updated.at(row)
    }

    pub(super) fn next(&self, row: u32) -> Option<i64> {
        (self.flags.at(row) & HAS_NEXT != 0).then(|| self.next.at(row))
    }

    pub(super) fn view(&self, row: u32, words: &Dictionary) -> Option<RowView> {
        let word = |column: &Arena<u32>| words.word(column.at(row)).to_owned();
        let flags = self.flags.at(row);
        let tail = Some(self.tail.at(row)).filter(|tail| *tail != NO_TAIL);
        let mut phone_mask = word(&self.mask);
        if let Some(tail) = tail.filter(|_| flags & MASK_ENDS_WITH_TAIL != 0) {
            phone_mask.push_str(&format!("{tail:04}"));
        }
        Some(RowView {
            record: RecordId::from_bytes(self.id(row)?),
            kind: self.kind.at(row),
            name: self.name.written(row).to_owned(),
            company: self.company.written(row).to_owned(),
            title: word(&self.title),
            city: word(&self.city),
            phone_mask,
            phone_tail: tail,
            tags: words.set(self.tags.at(row)).iter().map(|tag| words.word(*tag).to_owned()).collect(),
            stage: self.stage.at(row),
            level: self.level.at(row),
            scope: words.scope(self.scope.at(row)),
            state: self.state.at(row),
            created_ms: self.created.at(row),
            updated_ms: self.updated.at(row),
            next_ms: self.next(row),
            has_phone: flags & HAS_PHONE != 0,
            has_basis: flags & HAS_BASIS != 0,
        })
    }

    /// Calls `found` with each row that carries the token.
    pub(super) fn rows_with_token(&self, token: [u8; 8], found: impl FnMut(u32)) {
        let token = u64::from_be_bytes(token);
        let all = self.tokens.as_slice();
        let start = if self.tokens_sorted { all.partition_point(|other| *other < token) } else { 0 };
        let sorted = self.tokens_sorted;
        all.iter()
            .zip(self.token_rows.as_slice())
            .skip(start)
            .take_while(|(other, _)| !sorted || **other == token)
            .filter(|(other, _)| **other == token)
            .map(|(_, row)| *row)
            .for_each(found);
    }

    pub(super) fn bytes(&self) -> usize {
        let words = [&self.scope, &self.title, &self.city, &self.mask, &self.tags, &self.token_rows];
        let small = [&self.kind, &self.stage, &self.level, &self.state, &self.flags];
        let times = [&self.created, &self.updated, &self.next];
        self.ids.bytes()
            + times.map(Arena::bytes).iter().sum::<usize>()
            + words.map(Arena::bytes).iter().sum::<usize>()
            + self.tail.bytes()
            + small.map(Arena::bytes).iter().sum::<usize>()
            + self.tokens.bytes()
            + self.name.bytes()
            + self.company.bytes()
    }

    /// A segment of `rows` in their order, base first in their numbering. Old columns are dropped one by one.
    /// Words still in use move from `old` to `new`.
    pub(super) fn gather(
        base: Self,
        delta: Self,
        rows: &[u32],
        old: &Dictionary,
        new: &mut Dictionary,
    ) -> Self {
        let base_rows = base.len();
        let mut moved = vec![GONE; base_rows + delta.len()];
        for (at, row) in (0..).zip(rows) {
            if let Some(slot) = moved.get_mut(*row as usize) {
                *slot = at;
            }
        }
        let (tokens, token_rows) = gather_tokens(&base, &delta, &moved);
        drop((base.tokens, base.token_rows, delta.tokens, delta.token_rows));
        let mut renamed = Renamed::default();
        Self {
            ids: gather(base.ids, delta.ids, rows),
            created: gather(base.created, delta.created, rows),
            updated: gather(base.updated, delta.updated, rows),
            next: gather(base.next, delta.next, rows),
            scope: gather_with(base.scope, delta.scope, rows, |number| {
                Renamed::once(&mut renamed.scopes, number, || new.enter_scope(old.scope(number)))
            }),
            title: gather_with(base.title, delta.title, rows, |number| renamed.word(number, old, new)),
            city: gather_with(base.city, delta.city, rows, |number| renamed.word(number, old, new)),
            mask: gather_with(base.mask, delta.mask, rows, |number| renamed.word(number, old, new)),
            tags: gather_with(base.tags, delta.tags, rows, |number| renamed.set(number, old, new)),
            tail: gather(base.tail, delta.tail, rows),
            kind: gather(base.kind, delta.kind, rows),
            stage: gather(base.stage, delta.stage, rows),
            level: gather(base.level, delta.level, rows),
            state: gather(base.state, delta.state, rows),
            flags: gather(base.flags, delta.flags, rows),
            tokens,
            token_rows,
            tokens_sorted: true,
            name: Texts::gather(base.name, delta.name, rows, &moved),
            company: Texts::gather(base.company, delta.company, rows, &moved),
        }
    }
}

fn gather<T: DefaultIsZeroes>(base: Arena<T>, delta: Arena<T>, rows: &[u32]) -> Arena<T> {
    gather_with(base, delta, rows, |value| value)
}

fn gather_with<T: DefaultIsZeroes>(
    base: Arena<T>,
    delta: Arena<T>,
    rows: &[u32],
    mut map: impl FnMut(T) -> T,
) -> Arena<T> {
    let base_rows = super::row_number(base.len());
    let mut out = Arena::with_capacity(rows.len());
    for row in rows {
        out.push(map(if *row < base_rows { base.at(*row) } else { delta.at(row - base_rows) }));
    }
    out
}

fn gather_tokens(base: &Segment, delta: &Segment, moved: &[u32]) -> (Arena<u64>, Arena<u32>) {
    let first = super::row_number(base.len());
    let mut entries: Vec<(u64, u32)> = Vec::with_capacity(base.tokens.len() + delta.tokens.len());
    for (first, segment) in [(0, base), (first, delta)] {
        for (token, row) in segment.tokens.as_slice().iter().zip(segment.token_rows.as_slice()) {
            if let Some(new) = moved.get((first + row) as usize).filter(|new| **new != GONE) {
                entries.push((*token, *new));
            }
        }
    }
    entries.sort_unstable();
    let mut tokens = Arena::with_capacity(entries.len());
    let mut rows = Arena::with_capacity(entries.len());
    for (token, row) in &mut entries {
        tokens.push(*token);
        rows.push(*row);
        (*token, *row) = (0, 0);
    }
    zeroize::optimization_barrier(entries.as_slice());
    (tokens, rows)
}

/// New numbers of words, sets and scopes, filled in when first met.
#[derive(Default)]
struct Renamed {
    words: Vec<u32>,
    sets: Vec<u32>,
    scopes: Vec<u32>,
}

impl Renamed {
    fn once(known: &mut Vec<u32>, number: u32, enter: impl FnOnce() -> u32) -> u32 {
        let at = number as usize;
        if known.len() <= at {
            known.resize(at + 1, GONE);
        }
        let Some(slot) = known.get_mut(at) else { return 0 };
        if *slot == GONE {
            *slot = enter();
        }
        *slot
    }

    fn word(&mut self, number: u32, old: &Dictionary, new: &mut Dictionary) -> u32 {
        Self::once(&mut self.words, number, || new.enter_word(old.word(number)))
    }

    fn set(&mut self, number: u32, old: &Dictionary, new: &mut Dictionary) -> u32 {
        let words = &mut self.words;
        Self::once(&mut self.sets, number, || {
            let tags = old.set(number).iter();
            let tags = tags.map(|tag| Self::once(words, *tag, || new.enter_word(old.word(*tag)))).collect();
            new.enter_set(tags)
        })
    }
}

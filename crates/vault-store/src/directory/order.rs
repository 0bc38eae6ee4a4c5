//! Orders: permutations of row numbers, built when first needed and then kept up to date.

use std::cmp::Ordering;

use vault_domain::search_text::SortKey;

use super::Directory;

/// What a list is sorted by; rows alike are in the order of their record ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SortBy {
    /// Name: digits, Latin, then Chinese by pinyin and character.
    Name,
    /// Last activity.
    Updated,
    /// Creation.
    Created,
    /// Next follow-up; rows without one are last in both directions.
    Next,
    /// Number of the stage, within it newest activity first.
    Stage,
    /// Company, as [`SortBy::Name`].
    Company,
}

impl SortBy {
    pub(super) const ALL: [Self; 6] =
        [Self::Name, Self::Updated, Self::Created, Self::Next, Self::Stage, Self::Company];
}

/// Row numbers in ascending order of one key.
#[derive(Clone, Default)]
pub(super) struct Order {
    pub(super) rows: Vec<u32>,
    /// How many rows at the end have no key.
    pub(super) keyless: usize,
    /// Rows numbered from here on were added later.
    pub(super) covers: u32,
    /// State of the directory that this reflects.
    pub(super) version: u64,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64, i64),
    Text(SortKey),
    None,
}

impl Directory {
    pub(super) fn build_order(&self, by: SortBy) -> Order {
        if by == SortBy::Updated {
            return self.renew_order(by, &self.order_of_base());
        }
        let rows = super::row_number(self.rows_used());
        let mut entries: Vec<(u128, u32)> =
            (0..rows).filter(|row| !self.dead.get(*row)).map(|row| (self.leading(by, row), row)).collect();
        entries.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| self.compare_alike(by, a.0, a.1, b.1)));
        let sorted = entries.iter().map(|(_, row)| *row).collect();
        // Leading weights of names are customer text in another alphabet.
        entries.fill((0, 0));
        zeroize::optimization_barrier(entries.as_slice());
        self.finish_order(by, sorted)
    }

    /// The base lies newest activity first: its order by last activity is there already. Sorting it anew once a few
    /// changes have been added takes a quarter of a second for a million rows.
    fn order_of_base(&self) -> Order {
        let covers = super::row_number(self.base.len());
        Order { rows: (0..covers).rev().collect(), covers, ..Order::default() }
    }

    /// Takes in rows added since and leaves out rows removed since.
    pub(super) fn renew_order(&self, by: SortBy, order: &Order) -> Order {
        let rows = super::row_number(self.rows_used());
        let mut added: Vec<(Key, u32)> = (order.covers..rows)
            .filter(|row| !self.dead.get(*row))
            .map(|row| (self.key(by, row), row))
            .collect();
        added.sort_unstable_by(|a, b| self.compare(a, b));
        let mut out = Vec::with_capacity(order.rows.len() + added.len());
        let mut left = order.rows.as_slice();
        for new in &added {
            let at = left.partition_point(|row| self.compare(&(self.key(by, *row), *row), new).is_lt());
            let (before, after) = left.split_at(at);
            out.extend(before.iter().filter(|row| !self.dead.get(**row)));
            out.push(new.1);
            left = after;
        }
        out.extend(left.iter().filter(|row| !self.dead.get(**row)));
        self.finish_order(by, out)
    }

    fn finish_order(&self, by: SortBy, rows: Vec<u32>) -> Order {
        let keyless = match by {
            SortBy::Next => rows.iter().rev().take_while(|row| self.next_of(**row).is_none()).count(),
            _ => 0,
        };
        Order { rows, keyless, covers: super::row_number(self.rows_used()), version: self.listings.version() }
    }

    fn compare(&self, a: &(Key, u32), b: &(Key, u32)) -> Ordering {
        a.0.cmp(&b.0).then_with(|| self.id_of(a.1).cmp(&self.id_of(b.1)))
    }

    /// A number whose order agrees with the key's as far as it goes.
    fn leading(&self, by: SortBy, row: u32) -> u128 {
        match self.key(by, row) {
            Key::Number(first, second) => u128::from(ordered(first)) << 64 | u128::from(ordered(second)),
            Key::Text(key) => key.leading(),
            Key::None => u128::MAX,
        }
    }

    fn compare_alike(&self, by: SortBy, leading: u128, a: u32, b: u32) -> Ordering {
        // A key of less than eight weights is all in its leading number.
        let complete = leading & 0xffff == 0 || !matches!(by, SortBy::Name | SortBy::Company);
        let by_key = if complete { Ordering::Equal } else { self.key(by, a).cmp(&self.key(by, b)) };
        by_key.then_with(|| self.id_of(a).cmp(&self.id_of(b)))
    }

    fn key(&self, by: SortBy, row: u32) -> Key {
        let (segment, at) = self.place(row);
        match by {
            SortBy::Name => Key::Text(SortKey::of_canonical(segment.name.kind, segment.name.folded.get(at))),
            SortBy::Company => {
                Key::Text(SortKey::of_canonical(segment.company.kind, segment.company.folded.get(at)))
            }
            SortBy::Updated => Key::Number(segment.updated(at), 0),
            SortBy::Created => Key::Number(segment.created.at(at), 0),
            SortBy::Next => segment.next(at).map_or(Key::None, |next| Key::Number(next, 0)),
            // `!` turns the order round without overflow.
            SortBy::Stage => Key::Number(i64::from(segment.stage.at(at)), !segment.updated(at)),
        }
    }

    fn next_of(&self, row: u32) -> Option<i64> {
        let (segment, at) = self.place(row);
        segment.next(at)
    }

    fn id_of(&self, row: u32) -> u128 {
        let (segment, at) = self.place(row);
        segment.ids.at(at)
    }
}

/// The same order without a sign.
fn ordered(value: i64) -> u64 {
    value.cast_unsigned() ^ (1 << 63)
}

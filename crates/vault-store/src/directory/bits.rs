//! A set of row numbers.

/// One bit a row; rows beyond the end are not in the set.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub(super) fn full(rows: usize) -> Self {
        let mut words = vec![u64::MAX; rows / 64];
        if !rows.is_multiple_of(64) {
            words.push((1 << (rows % 64)) - 1);
        }
        Self(words)
    }

    pub(super) fn from_words(words: Vec<u64>) -> Self {
        Self(words)
    }

    pub(super) fn words(&self) -> &[u64] {
        &self.0
    }

    pub(super) fn get(&self, row: u32) -> bool {
        self.0.get(row as usize / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    pub(super) fn set(&mut self, row: u32) {
        let word = row as usize / 64;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << (row % 64);
        }
    }

    pub(super) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(super) fn remove_all(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, gone)| *word &= !gone);
    }

    pub(super) fn keep_only(&mut self, other: &Self) {
        let others = other.0.iter().copied().chain(std::iter::repeat(0));
        self.0.iter_mut().zip(others).for_each(|(word, kept)| *word &= kept);
    }

    /// Keeps rows `start..start + values.len()` for which `test` holds; the others of this range leave the set.
    pub(super) fn retain<T: Copy>(&mut self, start: usize, values: &[T], test: impl Fn(T) -> bool) {
        let mut at = start;
        let mut left = values;
        while !left.is_empty() {
            let take = (64 - at % 64).min(left.len());
            let (now, later) = left.split_at(take);
            // Bits outside this run stay as they are.
            let mut mask = !(u64::MAX >> (64 - take) << (at % 64));
            for (bit, value) in now.iter().enumerate() {
                mask |= u64::from(test(*value)) << (at % 64 + bit);
            }
            if let Some(word) = self.0.get_mut(at / 64) {
                *word &= mask;
            }
            (at, left) = (at + take, later);
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.0.capacity() * 8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retains_ranges_that_cross_words() {
        let mut bits = Bits::full(200);
        let values: Vec<usize> = (0..150).collect();
        bits.retain(37, &values, |value| value % 3 == 0);
        for row in 0..200_u32 {
            let inside = (37..187).contains(&row);
            assert_eq!(bits.get(row), !inside || (row - 37) % 3 == 0, "{row}");
        }
        assert_eq!(bits.count(), 50 + 50);
        assert!(!bits.get(200) && !bits.get(100_000));
    }
}

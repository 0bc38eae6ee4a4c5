//! Growing memory that leaves nothing behind.

use zeroize::{DefaultIsZeroes, Zeroize as _};

/// A vector of plain values that is overwritten when it is dropped, and whose old place is overwritten when it
/// grows.
pub(super) struct Arena<T: DefaultIsZeroes>(Vec<T>);

impl<T: DefaultIsZeroes> Default for Arena<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: DefaultIsZeroes> Arena<T> {
    pub(super) fn with_capacity(capacity: usize) -> Self {
        Self(Vec::with_capacity(capacity))
    }

    pub(super) fn as_slice(&self) -> &[T] {
        &self.0
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The value at `at`, or the zero value beyond the end.
    pub(super) fn at(&self, at: u32) -> T {
        self.0.get(at as usize).copied().unwrap_or_default()
    }

    pub(super) fn push(&mut self, value: T) {
        self.reserve(1);
        self.0.push(value);
    }

    pub(super) fn extend(&mut self, values: &[T]) {
        self.reserve(values.len());
        self.0.extend_from_slice(values);
    }

    /// Pushes all values of an iterator that knows how many it has.
    pub(super) fn extend_with(&mut self, values: impl ExactSizeIterator<Item = T>) {
        self.reserve(values.len());
        self.0.extend(values);
    }

    /// Makes room for `more` values; a bigger place is taken by hand so that the old one can be overwritten.
    pub(super) fn reserve(&mut self, more: usize) {
        if self.0.capacity() - self.0.len() >= more {
            return;
        }
        let wanted = (self.0.len() + more).max(self.0.capacity() + self.0.capacity() / 2).max(16);
        let mut bigger = Vec::with_capacity(wanted);
        bigger.extend_from_slice(&self.0);
        overwrite(&mut self.0);
        self.0 = bigger;
    }

    pub(super) fn bytes(&self) -> usize {
        self.0.capacity() * size_of::<T>()
    }
}

impl<T: DefaultIsZeroes> Drop for Arena<T> {
    fn drop(&mut self) {
        overwrite(&mut self.0);
    }
}

/// Only written values can hold anything, so the spare capacity is left alone.
fn overwrite<T: DefaultIsZeroes>(values: &mut [T]) {
    values.zeroize();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grows_and_keeps_its_values() {
        let mut arena = Arena::default();
        for value in 0..1000_u32 {
            arena.push(value);
        }
        arena.extend(&[1000, 1001]);
        assert!(arena.as_slice().iter().copied().eq(0..1002));
        assert_eq!((arena.at(1001), arena.at(5000)), (1001, 0));
    }

    #[test]
    fn overwriting_clears_every_value() {
        let mut values = *b"customer";
        overwrite(&mut values);
        assert_eq!(values, [0; 8]);
    }
}

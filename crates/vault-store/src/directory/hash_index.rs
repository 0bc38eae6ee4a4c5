//! Open addressing over numbers: the keys stay where they are, a slot costs four bytes.

use std::hash::{BuildHasher as _, RandomState};

const EMPTY: u32 = u32::MAX;

/// From a key's hash to its number. Numbers can be replaced, never taken out.
#[derive(Default)]
pub(super) struct HashIndex {
    slots: Vec<u32>,
    used: usize,
    // Keys come from other people's devices: a random seed keeps them from choosing collisions.
    hasher: Hasher,
}

/// The index's hash function.
#[derive(Default, Clone)]
pub(super) struct Hasher(RandomState);

impl Hasher {
    pub(super) fn hash<T: std::hash::Hash + ?Sized>(&self, key: &T) -> u64 {
        self.0.hash_one(key)
    }
}

/// The hash of `key` in `index`.
pub(super) fn hash<T: std::hash::Hash + ?Sized>(index: &HashIndex, key: &T) -> u64 {
    index.hasher.hash(key)
}

impl HashIndex {
    pub(super) fn with_capacity(keys: usize) -> Self {
        Self { slots: vec![EMPTY; room_for(keys)], used: 0, hasher: Hasher::default() }
    }

    /// The number whose key satisfies `same`.
    pub(super) fn find(&self, hash: u64, same: impl Fn(u32) -> bool) -> Option<u32> {
        let number = *self.slots.get(self.slot(hash, same)?)?;
        (number != EMPTY).then_some(number)
    }

    /// Enters `number`, in place of the number whose key is the `same`.
    pub(super) fn insert(
        &mut self,
        hash: u64,
        number: u32,
        same: impl Fn(u32) -> bool,
        rehash: impl Fn(&Hasher, u32) -> u64,
    ) {
        if (self.used + 1) * 4 > self.slots.len() * 3 {
            self.grow(rehash);
        }
        let Some(slot) = self.slot(hash, same).and_then(|at| self.slots.get_mut(at)) else { return };
        self.used += usize::from(*slot == EMPTY);
        *slot = number;
    }

    /// As [`Self::insert`] where there is room already; gives the number that stood there.
    pub(super) fn replace(&mut self, hash: u64, number: u32, same: impl Fn(u32) -> bool) -> Option<u32> {
        let slot = self.slot(hash, same).and_then(|at| self.slots.get_mut(at))?;
        let before = std::mem::replace(slot, number);
        self.used += usize::from(before == EMPTY);
        (before != EMPTY).then_some(before)
    }

    pub(super) fn bytes(&self) -> usize {
        self.slots.capacity() * size_of::<u32>()
    }

    fn grow(&mut self, rehash: impl Fn(&Hasher, u32) -> u64) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![EMPTY; room_for(self.used * 3 / 2 + 8)];
        for number in old.into_iter().filter(|number| *number != EMPTY) {
            let at = self.slot(rehash(&self.hasher, number), |_| false);
            if let Some(slot) = at.and_then(|at| self.slots.get_mut(at)) {
                *slot = number;
            }
        }
    }

    /// The slot of the `same` key or the empty one where it belongs.
    fn slot(&self, hash: u64, same: impl Fn(u32) -> bool) -> Option<usize> {
        let len = self.slots.len();
        if len == 0 {
            return None;
        }
        // Multiply and shift: an even spread over any number of slots.
        let mut at = usize::try_from((u128::from(hash) * len as u128) >> 64).unwrap_or(0);
        for _ in 0..len {
            let number = *self.slots.get(at)?;
            if number == EMPTY || same(number) {
                return Some(at);
            }
            at = if at + 1 == len { 0 } else { at + 1 };
        }
        None
    }
}

fn room_for(keys: usize) -> usize {
    keys + keys / 3 + 8
}

//! Words, sets of tags and scopes, each kept once and named by a number.

use std::collections::HashMap;

use zeroize::Zeroize as _;

use super::{
    column::Column,
    hash_index::{self, HashIndex},
};

/// Everything that many rows share.
#[derive(Default)]
pub(super) struct Dictionary {
    words: Column,
    word_index: HashIndex,
    /// Tags as numbers of words, in the order given.
    sets: Vec<Vec<u32>>,
    set_numbers: HashMap<Vec<u32>, u32>,
    scopes: Vec<[u8; 16]>,
    scope_numbers: HashMap<[u8; 16], u32>,
}

impl Dictionary {
    pub(super) fn enter_word(&mut self, word: &str) -> u32 {
        if word.contains('\n') {
            let mut flat = word.replace('\n', " ");
            let number = self.enter_word(&flat);
            flat.zeroize();
            return number;
        }
        let hash = hash_index::hash(&self.word_index, word);
        if let Some(number) = self.word_index.find(hash, |number| self.words.get(number) == word) {
            return number;
        }
        let number = super::row_number(self.words.len());
        self.words.push(word);
        let words = &self.words;
        self.word_index.insert(hash, number, |_| false, |hasher, other| hasher.hash(words.get(other)));
        number
    }

    pub(super) fn enter_set(&mut self, words: Vec<u32>) -> u32 {
        enter(&mut self.sets, &mut self.set_numbers, words)
    }

    pub(super) fn enter_scope(&mut self, scope: [u8; 16]) -> u32 {
        enter(&mut self.scopes, &mut self.scope_numbers, scope)
    }

    pub(super) fn word(&self, number: u32) -> &str {
        self.words.get(number)
    }

    pub(super) fn set(&self, number: u32) -> &[u32] {
        self.sets.get(number as usize).map_or(&[], Vec::as_slice)
    }

    pub(super) fn scope(&self, number: u32) -> [u8; 16] {
        self.scopes.get(number as usize).copied().unwrap_or_default()
    }

    pub(super) fn find_word(&self, word: &str) -> Option<u32> {
        let hash = hash_index::hash(&self.word_index, word);
        self.word_index.find(hash, |number| self.words.get(number) == word)
    }

    /// For every set, whether one of its tags satisfies `test`.
    pub(super) fn sets_with(&self, mut test: impl FnMut(&str) -> bool) -> Vec<bool> {
        let mut known: HashMap<u32, bool> = HashMap::new();
        let mut good = |word: &u32| *known.entry(*word).or_insert_with(|| test(self.words.get(*word)));
        self.sets.iter().map(|set| set.iter().any(&mut good)).collect()
    }

    /// For every scope, whether it is one of `wanted`.
    pub(super) fn scopes_in(&self, wanted: &[[u8; 16]]) -> Vec<bool> {
        self.scopes.iter().map(|scope| wanted.contains(scope)).collect()
    }

    pub(super) fn words(&self) -> &Column {
        &self.words
    }

    pub(super) fn sets(&self) -> &[Vec<u32>] {
        &self.sets
    }

    pub(super) fn scopes(&self) -> &[[u8; 16]] {
        &self.scopes
    }

    pub(super) fn bytes(&self) -> usize {
        let set_bytes = |set: &Vec<u32>| set.capacity() * 4 + size_of::<Vec<u32>>();
        // A set is kept as value and as key, each map entry with a control byte.
        self.words.bytes()
            + self.word_index.bytes()
            + self.sets.iter().map(set_bytes).sum::<usize>() * 2
            + self.scopes.capacity() * 16
            + self.scope_numbers.capacity() * 21
    }
}

fn enter<T: Clone + Eq + std::hash::Hash>(list: &mut Vec<T>, numbers: &mut HashMap<T, u32>, item: T) -> u32 {
    if let Some(number) = numbers.get(&item) {
        return *number;
    }
    let number = super::row_number(list.len());
    list.push(item.clone());
    numbers.insert(item, number);
    number
}

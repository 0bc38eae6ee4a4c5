//! The consistency proof of a tree that streams by.

use std::ops::Range;

use super::proof::split;
use super::{Frontier, Hash, leaf_hash};

/// Makes the proof that one tree is the beginning of a larger one (RFC 6962 section 2.1.2) while the leaves pass by,
/// holding a few hashes for each level of the tree and no leaf.
#[derive(Debug, Clone)]
pub struct ConsistencyProver {
    /// The subtrees whose roots are the proof, from left to right, with their places in the proof.
    subtrees: Vec<(Range<u64>, usize)>,
    /// Which of them is next or being filled.
    current: usize,
    filling: Frontier,
    proof: Vec<Hash>,
    seen: u64,
    new_size: u64,
}

impl ConsistencyProver {
    /// For the trees over the first `old_size` and the first `new_size` leaves; `None` if the old one is the larger. The
    /// proof from the empty tree, and between equal trees, is empty.
    #[must_use]
    pub fn new(old_size: u64, new_size: u64) -> Option<Self> {
        if old_size > new_size {
            return None;
        }
        let mut subtrees = if old_size == 0 { Vec::new() } else { subtrees(old_size, new_size) };
        let proof = vec![[0; 32]; subtrees.len()];
        subtrees.sort_by_key(|(leaves, _)| leaves.start);
        Some(Self { subtrees, current: 0, filling: Frontier::new(), proof, seen: 0, new_size })
    }

    /// Takes in the next entry.
    pub fn push(&mut self, entry_hash: &Hash) {
        self.push_leaf(leaf_hash(entry_hash));
    }

    /// Takes in the next leaf, already hashed.
    pub fn push_leaf(&mut self, leaf: Hash) {
        let index = self.seen;
        self.seen += 1;
        let Some((leaves, place)) = self.subtrees.get(self.current) else { return };
        if !leaves.contains(&index) {
            return;
        }
        self.filling.push_leaf(leaf);
        if self.seen == leaves.end {
            if let Some(hash) = self.proof.get_mut(*place) {
                *hash = self.filling.root();
            }
            self.filling = Frontier::new();
            self.current += 1;
        }
    }

    /// The proof, equal to that of [`super::consistency_proof`]; `None` unless exactly `new_size` leaves were taken in.
    #[must_use]
    pub fn finish(self) -> Option<Vec<Hash>> {
        (self.seen == self.new_size).then_some(self.proof)
    }
}

/// The subtrees whose roots make up the proof, each with its place; the walk of [`super::consistency_proof`].
fn subtrees(old_size: u64, new_size: u64) -> Vec<(Range<u64>, usize)> {
    let mut found = Vec::new();
    let (mut leaves, mut known) = (0..new_size, true);
    while old_size < leaves.end {
        let middle = leaves.start + split(leaves.end - leaves.start);
        if old_size <= middle {
            found.push(middle..leaves.end);
            leaves.end = middle;
        } else {
            found.push(leaves.start..middle);
            leaves.start = middle;
            known = false;
        }
    }
    if !known {
        found.push(leaves);
    }
    found.into_iter().rev().zip(0..).collect()
}

use super::*;
use proptest::prelude::*;

// The reference trees of the Certificate Transparency project: eight leaves and the root after each.
const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

// Subtrees that stand in the published proofs: leaf 1; leaves 2 to 3; leaves 4 to 7; leaf 4 alone.
const LEAF_1: &str = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
const LEAVES_2_3: &str = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
const LEAVES_4_7: &str = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
const LEAF_4: &str = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

fn hash(text: &str) -> Hash {
    unhex(text).try_into().unwrap()
}

fn published() -> Vec<Hash> {
    LEAVES.iter().map(|leaf| leaf_hash(&unhex(leaf))).collect()
}

/// MTH of RFC 6962 section 2.1, word for word, to compare the frontier with.
fn mth(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => sha256(&[]),
        [leaf] => *leaf,
        _ => {
            let mut k = 1;
            while k * 2 < leaves.len() {
                k *= 2;
            }
            node_hash(&mth(&leaves[..k]), &mth(&leaves[k..]))
        }
    }
}

#[test]
fn published_roots() {
    let mut frontier = Frontier::new();
    assert_eq!(frontier.root(), hash("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    for (leaf, expected) in published().into_iter().zip(ROOTS) {
        frontier.push_leaf(leaf);
        assert_eq!(frontier.root(), hash(expected), "{} leaves", frontier.size());
    }
}

#[test]
fn published_proofs() {
    let leaves = published();
    let path = inclusion_proof(&leaves, 5).unwrap();
    let expected = [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ];
    assert_eq!(path, expected.map(hash));
    let from_the_first = [LEAF_1, LEAVES_2_3, LEAVES_4_7].map(hash);
    assert_eq!(inclusion_proof(&leaves, 0).unwrap(), from_the_first);
    assert_eq!(consistency_proof(&leaves, 1).unwrap(), from_the_first);
    assert_eq!(inclusion_proof(&leaves[..3], 2).unwrap(), [hash(ROOTS[1])]);
    let of_five = [LEAVES_2_3, LEAF_4].map(hash);
    assert_eq!(inclusion_proof(&leaves[..5], 1).unwrap(), [&[hash(ROOTS[0])][..], &of_five].concat());
    assert_eq!(consistency_proof(&leaves[..5], 2).unwrap(), of_five);
    assert!(consistency_proof(&leaves[..1], 1).unwrap().is_empty());
    let proof = consistency_proof(&leaves, 6).unwrap();
    let expected = [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ];
    assert_eq!(proof, expected.map(hash));
}

#[test]
fn every_proof_up_to_forty_leaves_holds_and_no_other_does() {
    let all: Vec<Hash> = (0..40_u8).map(|n| leaf_hash(&[n])).collect();
    for size in 1..=all.len() {
        let leaves = &all[..size];
        let whole = root(leaves);
        assert_eq!(whole, mth(leaves));
        for (index, leaf) in leaves.iter().enumerate() {
            let path = inclusion_proof(leaves, index).unwrap();
            let check = |leaf: &Hash, index: usize, path: &[Hash]| {
                verify_inclusion(leaf, index as u64, size as u64, path, &whole)
            };
            assert_eq!(check(leaf, index, &path), Ok(()));
            assert_eq!(check(&[9; 32], index, &path), Err(BadProof));
            assert_eq!(check(leaf, size, &path), Err(BadProof));
            assert_eq!(check(leaf, index, &[path.as_slice(), &[whole]].concat()), Err(BadProof));
            if size > 1 {
                assert_eq!(check(leaf, (index + 1) % size, &path), Err(BadProof));
                assert_eq!(check(leaf, index, &path[1..]), Err(BadProof));
            }
        }
        for old in 1..=size {
            let proof = consistency_proof(leaves, old).unwrap();
            let old_root = root(&all[..old]);
            let check = |proof: &[Hash], old_root: &Hash, new_root: &Hash| {
                verify_consistency(old as u64, size as u64, proof, old_root, new_root)
            };
            assert_eq!(check(&proof, &old_root, &whole), Ok(()));
            assert_eq!(check(&proof, &[9; 32], &whole), Err(BadProof));
            assert_eq!(check(&proof, &old_root, &[9; 32]), Err(BadProof));
            assert_eq!(check(&[proof.as_slice(), &[whole]].concat(), &old_root, &whole), Err(BadProof));
        }
    }
}

#[test]
fn a_proof_of_leaves_that_pass_by_is_the_same() {
    let all: Vec<Hash> = (0..130_u8).map(|n| leaf_hash(&[n])).collect();
    for new in 0..=all.len() {
        for old in 0..=new {
            let mut prover = ConsistencyProver::new(old as u64, new as u64).unwrap();
            for leaf in &all[..new] {
                prover.push_leaf(*leaf);
            }
            let expected = consistency_proof(&all[..new], old).unwrap_or_default();
            assert_eq!(prover.finish(), Some(expected), "from {old} to {new}");
        }
        assert!(ConsistencyProver::new(new as u64 + 1, new as u64).is_none());
    }
    let mut short = ConsistencyProver::new(2, 3).unwrap();
    short.push(&[1; 32]);
    assert_eq!(short.clone().finish(), None, "too few leaves");
    (0..3).for_each(|_| short.push(&[1; 32]));
    assert_eq!(short.finish(), None, "too many leaves");
}

#[test]
fn a_proof_over_the_largest_trees_is_short() {
    for (old, new) in [(1, u64::MAX), (u64::MAX - 1, u64::MAX), (1 << 63, u64::MAX), (3 << 40, 7 << 50)] {
        let prover = ConsistencyProver::new(old, new).unwrap();
        assert!(prover.finish().is_none());
    }
}

proptest! {
    #[test]
    fn made_up_proofs_never_panic(
        index in any::<u64>(), size in any::<u64>(),
        proof in proptest::collection::vec(any::<Hash>(), 0..70),
    ) {
        prop_assert!(verify_inclusion(&[1; 32], index, size, &proof, &[2; 32]).is_err());
        prop_assert!(index == size || verify_consistency(index, size, &proof, &[1; 32], &[2; 32]).is_err());
    }
}

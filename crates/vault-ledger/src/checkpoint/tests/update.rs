//! Updates made from growing ledgers.

use super::*;
use crate::merkle::{ConsistencyProver, Frontier};

fn hash_of(entry: u64) -> Hash {
    crate::hash::sha256(&[&entry.to_be_bytes()])
}

fn checkpoint(size: u64) -> Checkpoint {
    let mut tree = Frontier::new();
    (0..size).for_each(|entry| tree.push(&hash_of(entry)));
    Checkpoint::new(VAULT, size, tree.root())
}

fn update(old: u64, new: u64) -> Update {
    let mut prover = ConsistencyProver::new(old, new).unwrap();
    (0..new).for_each(|entry| prover.push(&hash_of(entry)));
    let mut newer = checkpoint(new);
    newer.sign(Signer::Device(DEVICE), &key(DEVICE_SEED)).unwrap();
    Update::new(old, prover.finish().unwrap(), newer).unwrap()
}

#[test]
fn every_update_holds_for_its_own_checkpoint_and_for_no_other() {
    for new in 1..=20 {
        for old in 0..=new {
            let update = update(old, new);
            let text = update.to_text();
            assert_eq!(Update::parse(&text), Ok(update.clone()));
            assert_eq!(update.verify(&checkpoint(old)), Ok(()), "from {old} to {new}");
            let forked = Checkpoint::new(VAULT, old, [7; 32]);
            assert_eq!(update.verify(&forked), Err(NotConsistent::Proof), "from {old} to {new}");
            let elsewhere =
                Checkpoint { vault: vault_domain::ids::VaultId::from_bytes([9; 16]), ..checkpoint(old) };
            assert_eq!(update.verify(&elsewhere), Err(NotConsistent::Vault));
            assert_eq!(update.verify(&checkpoint(old + 1)), Err(NotConsistent::Size));
        }
    }
}

#[test]
fn a_changed_hash_of_the_proof_is_noticed() {
    let good = update(11, 20);
    let judge = |proof: Vec<Hash>| {
        Update::new(11, proof, good.new_checkpoint().clone()).unwrap().verify(&checkpoint(11))
    };
    assert_eq!(judge(good.proof().to_vec()), Ok(()));
    for at in 0..good.proof().len() {
        let mut changed = good.proof().to_vec();
        changed[at][5] ^= 1;
        assert_eq!(judge(changed), Err(NotConsistent::Proof));
        let mut shorter = good.proof().to_vec();
        shorter.remove(at);
        assert_eq!(judge(shorter), Err(NotConsistent::Proof));
    }
    assert_eq!(judge([good.proof(), &[[1; 32]]].concat()), Err(NotConsistent::Proof));
}

#[test]
fn the_text_has_one_form() {
    let text = update(3, 7).to_text();
    assert!(text.starts_with("old 3\n") && text.contains(&format!("\n\nclientvault/{VAULT}\n7\n")));
    let (first, rest) = text.split_once('\n').unwrap();
    assert_eq!(first, "old 3");
    let proof = rest.split_once('\n').unwrap().0;
    let spoiled = [
        text.replacen("old 3", "old 03", 1),
        text.replacen("old 3", "old +3", 1),
        text.replacen("old 3", "old -3", 1),
        text.replacen("old 3", "old 8", 1),
        text.replacen("old 3", "old 0", 1),
        text.replacen("old 3", "old 7", 1),
        text.replacen("old 3", "old  3", 1),
        text.replacen("old 3", "old 18446744073709551616", 1),
        text.replacen("old 3", "new 3", 1),
        text.replacen("old 3\n", "old 3\r\n", 1),
        text.replacen(proof, &proof[..40], 1),
        text.replacen(proof, "", 1),
        text.replacen(proof, &format!(" {proof}"), 1),
        rest.to_owned(),
        String::new(),
        "\n\n".to_owned(),
    ];
    for text in spoiled {
        assert!(matches!(Update::parse(&text), Err(BadUpdate::Form | BadUpdate::Checkpoint(_))), "{text}");
    }
    let long = format!("old 3\n{}\n{}", format!("{proof}\n").repeat(64), checkpoint(7).to_text());
    assert_eq!(Update::parse(&long), Err(BadUpdate::TooLarge));
    assert_eq!(Update::parse(&"old".repeat(MAX_UPDATE_BYTES)), Err(BadUpdate::TooLarge));
    assert_eq!(Update::new(3, vec![[0; 32]; 64], checkpoint(7)), Err(BadUpdate::TooLarge));
    assert_eq!(Update::new(8, Vec::new(), checkpoint(7)), Err(BadUpdate::Form));
    assert_eq!(Update::new(7, vec![[0; 32]], checkpoint(7)), Err(BadUpdate::Form));
}

#[test]
fn the_largest_update_fits() {
    let mut newest = Checkpoint::new(VAULT, u64::MAX, [7; 32]);
    for _ in 0..MAX_SIGNATURES {
        newest.sign(Signer::Person(OWNER), &key(OWNER_SEED)).unwrap();
    }
    let update = Update::new(u64::MAX - 1, vec![[9; 32]; MAX_PROOF_HASHES], newest).unwrap();
    assert!(update.to_text().len() <= MAX_UPDATE_BYTES);
    assert_eq!(Update::parse(&update.to_text()), Ok(update));
}

proptest! {
    #[test]
    fn what_is_read_is_what_would_be_written(
        text in "old [0-9]{1,3}\n([A-Za-z+/]{43}=\n){0,3}\n(clientvault/1{32}\n[0-9]{1,3}\n[A-Za-z]{42}A=\n\n)?(\\PC|\n){0,20}",
    ) {
        if let Ok(update) = Update::parse(&text) {
            prop_assert_eq!(update.to_text(), text);
        }
    }
}

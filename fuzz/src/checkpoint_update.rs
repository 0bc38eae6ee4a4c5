//! Updates of checkpoints: one text for each, and a proof that is exactly as long as the two sizes say, or none.

use vault_ledger::checkpoint::{Checkpoint, Update};
use vault_ledger::merkle::ConsistencyProver;

/// Largest tree that is built here to see how long a proof is.
const ENTRIES: u64 = 64;

/// The update, and behind a zero byte the older checkpoint.
pub fn feed(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (text, old) = text.split_once('\0').unwrap_or((text, ""));
    let Ok(update) = Update::parse(text) else { return };
    assert_eq!(update.to_text(), text);
    let (old_size, new) = (update.old_size(), update.new_checkpoint());
    assert!(old_size <= new.size);
    let Ok(old) = Checkpoint::parse(old) else { return };
    if update.verify(&old).is_ok() {
        assert_eq!((old.size, old.vault), (old_size, new.vault));
        if new.size <= ENTRIES {
            let mut prover = ConsistencyProver::new(old_size, new.size).expect("in order");
            (0..new.size).for_each(|_| prover.push_leaf([7; 32]));
            assert_eq!(prover.finish().map(|proof| proof.len()), Some(update.proof().len()));
        }
    }
}

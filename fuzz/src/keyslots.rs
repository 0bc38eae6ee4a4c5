//! The public header of a vault, as an attacker with the folder would write it.

use vault_crypto::Secret;
use vault_crypto::hash::sha256;
use vault_crypto::recovery::RecoveryKey;
use vault_crypto::slots::KeySlots;

/// A kit of nobody, for the attempt to recover.
const KIT: &str = "3AHRZW-6DMV2J-9GQY5F-CKT18P-FPX4B6-JS07E0-NW3AHS-RZ6DM2";

/// The first byte decides: odd, the checksum is put right, as whoever can write the file can do.
pub fn feed(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else { return };
    let mut file = rest.to_vec();
    if choice % 2 == 1 {
        file.extend_from_slice(&sha256(&file));
    }
    let Ok(slots) = KeySlots::decode(&file) else { return };
    assert_eq!(slots.encode().as_ref(), Ok(&file), "one content, one encoding");
    let key = Secret::from_array([7; 32]);
    for slot in &slots.slots {
        assert!(
            slots.slot(slot.person(), slot.unlock().mode()) == Some(slot),
            "one slot per person and mode"
        );
        assert!(slot.open(slots.vault, &key).is_err(), "sealed under another key");
    }
    let kit = RecoveryKey::parse(KIT).expect("a well-formed key");
    assert!(slots.recover(&kit).is_err(), "sealed to another kit");
}

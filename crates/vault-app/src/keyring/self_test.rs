//! Does this keyring keep what it is given? Asked before a vault is made to depend on it.

use vault_crypto::random;

use super::{Keyring, KeyringFault};
use crate::contract::vault::KeyringState;

/// Writes a probe, reads it back through a second handle, deletes it and looks again.
///
/// Takes at most a few of the keyring's time limits and leaves nothing behind that it can remove.
#[must_use]
pub fn self_test(keyring: &dyn Keyring) -> KeyringState {
    match probe(keyring) {
        Ok(()) => KeyringState::Ready,
        Err(KeyringFault::Locked) => KeyringState::Locked,
        Err(KeyringFault::Absent) => KeyringState::Absent,
        Err(KeyringFault::Denied) => KeyringState::Denied,
        Err(KeyringFault::Slow) => KeyringState::Slow,
        Err(KeyringFault::Ambiguous | KeyringFault::Unreliable) => KeyringState::Unreliable,
    }
}

fn probe(keyring: &dyn Keyring) -> Result<(), KeyringFault> {
    // A name of its own each time: a probe some earlier run could not remove must not decide this one.
    let number = random::make_array::<8>().map_err(|_| KeyringFault::Unreliable)?;
    let key = format!("probe-{:016x}", u64::from_be_bytes(number));
    let value = random::make_array::<32>().map_err(|_| KeyringFault::Unreliable)?;

    keyring.set(&key, &value)?;
    let stored = keyring.second_handle().get(&key);
    let removed = keyring.delete(&key);
    // exposed: the probe is no secret
    if stored?.is_none_or(|stored| stored.expose() != value) {
        return Err(KeyringFault::Unreliable);
    }
    removed?;
    match keyring.second_handle().get(&key)? {
        None => Ok(()),
        Some(_) => Err(KeyringFault::Unreliable),
    }
}

//! Where this computer keeps a vault's device secret and its anchor.
//!
//! Normally the operating system's keyring ([`os`]); a [`file`] when a person without a keyring chose that; a map in
//! [`memory`] under test. Values are small (192 bytes) and named by [`device_key_name`] and [`anchor_key_name`].
//! A keyring is one of two factors and never the only holder: everything in it can be made again from the
//! recovery kit, so faults are told apart and reported, and nothing ever falls back to another place by itself.

pub mod file;
pub mod memory;
mod native;
pub mod os;
mod self_test;
mod worker;

use vault_crypto::SecretBytes;
use vault_domain::ids::VaultId;

pub use self_test::self_test;

/// Longest value as the keyrings store it: base64 in ASCII. The strictest of them takes no more.
const MAX_ENCODED: usize = 256;
/// Longest value before encoding, in bytes.
pub const MAX_VALUE: usize = MAX_ENCODED / 4 * 3;

/// A small store of named secrets.
pub trait Keyring: Send + Sync {
    /// The value stored under `key`, `None` when there is none.
    ///
    /// # Errors
    /// [`KeyringFault`]; absence of the entry is none.
    fn get(&self, key: &str) -> Result<Option<SecretBytes>, KeyringFault>;

    /// Stores a value of at most [`MAX_VALUE`] bytes, in place of any earlier one. For anchors; device secrets
    /// go through [`Keyring::set_new`].
    ///
    /// # Errors
    /// [`KeyringFault`]; [`KeyringFault::Denied`] for a longer value.
    fn set(&self, key: &str, value: &[u8]) -> Result<(), KeyringFault>;

    /// Removes the entry; that there is none is fine.
    ///
    /// # Errors
    /// [`KeyringFault`].
    fn delete(&self, key: &str) -> Result<(), KeyringFault>;

    /// A second way in that shares nothing the first one remembers: what it reads was really stored.
    fn second_handle(&self) -> Box<dyn Keyring>;

    /// Stores a value where none is, and reads it back through a second handle.
    ///
    /// # Errors
    /// [`SetNewError::Exists`] leaves the present value alone; a value that cannot be read back is
    /// [`KeyringFault::Unreliable`].
    fn set_new(&self, key: &str, value: &[u8]) -> Result<(), SetNewError> {
        if self.get(key)?.is_some() {
            return Err(SetNewError::Exists);
        }
        self.set(key, value)?;
        match self.second_handle().get(key)? {
            // exposed: compared with what was to be stored
            Some(stored) if stored.expose() == value => Ok(()),
            _ => Err(KeyringFault::Unreliable.into()),
        }
    }
}

/// Why a keyring did not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyringFault {
    /// It is closed, and nobody answered its question for the password.
    #[error("the keyring is locked")]
    Locked,
    /// There is no keyring service, or none that could hold anything.
    #[error("there is no keyring")]
    Absent,
    /// It refuses this program, or this value.
    #[error("the keyring refuses access")]
    Denied,
    /// No answer in time. A write may still happen.
    #[error("the keyring does not answer")]
    Slow,
    /// Several entries match; which one is ours cannot be told.
    #[error("several keyring entries match")]
    Ambiguous,
    /// It answers, but not with what was stored.
    #[error("the keyring is unreliable")]
    Unreliable,
}

/// Why a new value was not stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SetNewError {
    /// There is a value under this name; it was not touched.
    #[error("the keyring entry exists")]
    Exists,
    /// The keyring did not do it.
    #[error(transparent)]
    Fault(#[from] KeyringFault),
}

/// Name of the entry with this computer's secret for a vault.
#[must_use]
pub fn device_key_name(vault: VaultId) -> String {
    format!("device-{vault}")
}

/// Name of the entry with the vault's anchor.
#[must_use]
pub fn anchor_key_name(vault: VaultId) -> String {
    format!("anchor-{vault}")
}

#[cfg(test)]
mod tests;

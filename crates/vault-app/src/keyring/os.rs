//! The operating system's keyring: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use vault_crypto::SecretBytes;

use super::worker::{Connect, Wish, Worker};
use super::{Keyring, KeyringFault, MAX_VALUE, native};

/// Under which name all our entries are kept.
const SERVICE: &str = "clientvault";
/// How long anybody waits for the keyring.
const PATIENCE: Duration = Duration::from_secs(10);

/// The keyring of the account this program runs under. No call takes longer than ten seconds.
pub struct OsKeyring(Worker);

impl OsKeyring {
    /// Nothing is connected before the first call.
    #[must_use]
    pub fn new() -> Self {
        Self::with_patience(PATIENCE)
    }

    /// The same with another limit than ten seconds for one call.
    #[must_use]
    pub fn with_patience(patience: Duration) -> Self {
        Self::over(Arc::new(|| native::connect(SERVICE)), patience)
    }

    pub(super) fn over(connect: Connect, patience: Duration) -> Self {
        Self(Worker::new(connect, patience))
    }
}

impl Default for OsKeyring {
    fn default() -> Self {
        Self::new()
    }
}

impl Keyring for OsKeyring {
    fn get(&self, key: &str) -> Result<Option<SecretBytes>, KeyringFault> {
        let Some(text) = self.0.ask(key, Wish::Get)? else { return Ok(None) };
        // exposed: base64, which every keyring keeps as it is
        let value = STANDARD.decode(text.expose()).map_err(|_| KeyringFault::Unreliable)?;
        Ok(Some(SecretBytes::from_vec(value)))
    }

    fn set(&self, key: &str, value: &[u8]) -> Result<(), KeyringFault> {
        if value.len() > MAX_VALUE {
            return Err(KeyringFault::Denied);
        }
        let text = SecretBytes::from_string(STANDARD.encode(value));
        self.0.ask(key, Wish::Set(text)).map(|_| ())
    }

    fn delete(&self, key: &str) -> Result<(), KeyringFault> {
        self.0.ask(key, Wish::Delete).map(|_| ())
    }

    fn second_handle(&self) -> Box<dyn Keyring> {
        Box::new(Self(self.0.another()))
    }
}

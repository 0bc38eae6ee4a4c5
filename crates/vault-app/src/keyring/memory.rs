//! A keyring in memory, with faults to order. For tests and the demonstration vault.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use vault_crypto::SecretBytes;

use super::{Keyring, KeyringFault, MAX_VALUE};

/// Every clone looks into the same map.
#[derive(Clone, Default)]
pub struct MemoryKeyring(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    entries: HashMap<String, SecretBytes>,
    fault: Option<KeyringFault>,
    write_fault: Option<KeyringFault>,
    forgetful: bool,
}

impl MemoryKeyring {
    /// An empty keyring that works.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// From now on every call ends like this; `None` mends it.
    pub fn fail_with(&self, fault: impl Into<Option<KeyringFault>>) {
        self.state().fault = fault.into();
    }

    /// From now on every write and deletion ends like this while reads work; `None` mends it.
    pub fn fail_writes_with(&self, fault: impl Into<Option<KeyringFault>>) {
        self.state().write_fault = fault.into();
    }

    /// From now on writes succeed and store nothing, as the mock store of a wrongly built library does.
    pub fn forget_writes(&self, forgetful: bool) {
        self.state().forgetful = forgetful;
    }

    /// All entries are gone, as after the operating system was installed again.
    pub fn lose_everything(&self) {
        self.state().entries.clear();
    }

    /// Names of the entries, sorted.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = self.state().entries.keys().cloned().collect();
        names.sort();
        names
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn check(&self, writing: bool) -> Result<(), KeyringFault> {
        self.fault.or(self.write_fault.filter(|_| writing)).map_or(Ok(()), Err)
    }
}

impl Keyring for MemoryKeyring {
    fn get(&self, key: &str) -> Result<Option<SecretBytes>, KeyringFault> {
        let state = self.state();
        state.check(false)?;
        Ok(state.entries.get(key).map(SecretBytes::duplicate))
    }

    fn set(&self, key: &str, value: &[u8]) -> Result<(), KeyringFault> {
        let mut state = self.state();
        state.check(true)?;
        if value.len() > MAX_VALUE {
            return Err(KeyringFault::Denied);
        }
        if !state.forgetful {
            state.entries.insert(key.to_owned(), SecretBytes::from_vec(value.to_vec()));
        }
        Ok(())
    }

    fn delete(&self, key: &str) -> Result<(), KeyringFault> {
        let mut state = self.state();
        state.check(true)?;
        state.entries.remove(key);
        Ok(())
    }

    fn second_handle(&self) -> Box<dyn Keyring> {
        Box::new(self.clone())
    }
}

//! For systems whose keyring is open while its owner is logged in, or shows its own prompt inside a call and tells
//! nobody: nothing can be asked beforehand, the caller's time limit bounds the wait.

use crate::keyring::KeyringFault;

pub(in crate::keyring) struct Doorkeeper;

impl Doorkeeper {
    pub(super) fn connect() -> Result<Self, KeyringFault> {
        Ok(Self)
    }

    pub(super) fn unlock(
        &self,
        _service: &str,
        _key: &str,
        _writing: bool,
        _prompting: &dyn Fn(),
    ) -> Result<(), KeyringFault> {
        Ok(())
    }
}

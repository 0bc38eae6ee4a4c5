//! The database's own key, once it had to change: sealed to each person's public key, because nobody who re-keys a vault
//! knows the passwords of the others.

use vault_domain::ids::{PersonId, VaultId};

use super::{KeySlots, SlotsError};
use crate::grant_seal::{self, KemPublic, KemSecret};
use crate::{CryptoError, Secret};

/// One generation of the database key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileKeys {
    /// Counted up each time the file is re-keyed.
    pub generation: u32,
    /// By recipient; `None` is the recovery key. At most [`super::MAX_SLOTS`].
    pub(super) sealed: Vec<(Option<PersonId>, Vec<u8>)>,
}

impl FileKeys {
    /// Seals a new key to everybody who may open the file from now on. `None` is the recovery key.
    ///
    /// # Errors
    /// [`CryptoError`] for a public key that is none, or without randomness.
    pub fn seal<'r>(
        vault: VaultId,
        generation: u32,
        key: &Secret<32>,
        recipients: impl IntoIterator<Item = (Option<PersonId>, &'r KemPublic)>,
    ) -> Result<Self, CryptoError> {
        let mut keys = Self { generation, sealed: Vec::new() };
        for (person, public) in recipients {
            keys.add(vault, key, person, public)?;
        }
        Ok(keys)
    }

    /// Seals the key to one more recipient, in place of what was sealed to the same one before.
    ///
    /// # Errors
    /// As [`FileKeys::seal`].
    pub fn add(
        &mut self,
        vault: VaultId,
        key: &Secret<32>,
        person: Option<PersonId>,
        to: &KemPublic,
    ) -> Result<(), CryptoError> {
        // exposed: plaintext of the sealing
        let sealed = grant_seal::seal_to(to, &info(vault, self.generation, person), &[], key.expose())?;
        self.sealed.retain(|(other, _)| *other != person);
        self.sealed.push((person, sealed));
        Ok(())
    }
}

impl KeySlots {
    /// The database's own key, for a person or, without one, for the holder of the kit; `None` while it follows from the
    /// vault key.
    ///
    /// # Errors
    /// [`SlotsError::WrongSecret`] when it was not sealed to this recipient: somebody who left, or an altered file.
    pub fn file_key(
        &self,
        person: Option<PersonId>,
        with: &KemSecret,
    ) -> Result<Option<Secret<32>>, SlotsError> {
        let Some(keys) = &self.file_keys else { return Ok(None) };
        let sealed = keys.sealed.iter().find(|(other, _)| *other == person);
        let (_, sealed) = sealed.ok_or(SlotsError::WrongSecret)?;
        let key = grant_seal::open_with(with, &info(self.vault, keys.generation, person), &[], sealed)?;
        Secret::from_slice(&key).map(Some).map_err(|_| SlotsError::WrongSecret)
    }
}

/// `"clientvault/v1/file-key" vault(16) generation(4) kind(1) person(16)`, big-endian.
fn info(vault: VaultId, generation: u32, person: Option<PersonId>) -> Vec<u8> {
    let (kind, person) = person.map_or((2, [0; 16]), |person| (1, *person.as_bytes()));
    let parts: [&[u8]; 5] =
        [b"clientvault/v1/file-key", vault.as_bytes(), &generation.to_be_bytes(), &[kind], &person];
    parts.concat()
}

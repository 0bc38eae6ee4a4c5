//! Sealing and opening slots.

use vault_domain::ids::{PersonId, VaultId};

use super::{Bundle, KeySlots, PasswordFactor, RecoverySlot, Slot, SlotsError, UnlockMode, check_name};
use crate::fingerprint::fingerprint;
use crate::grant_seal::{self, KemPublic};
use crate::recovery::RecoveryKey;
use crate::sign::PublicSignKey;
use crate::{CryptoError, Secret, aead, kdf};

/// What unlocks a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlock {
    /// Keyring and password.
    KeyringPassword(PasswordFactor),
    /// Keyring alone.
    KeyringOnly,
    /// Device file and password.
    DeviceFile(PasswordFactor),
    /// Keyring or device file, and a code for one login.
    Invitation(PasswordFactor),
}

impl Unlock {
    /// The mode without its parameters.
    #[must_use]
    pub const fn mode(&self) -> UnlockMode {
        match self {
            Self::KeyringPassword(_) => UnlockMode::KeyringPassword,
            Self::KeyringOnly => UnlockMode::KeyringOnly,
            Self::DeviceFile(_) => UnlockMode::DeviceFile,
            Self::Invitation(_) => UnlockMode::Invitation,
        }
    }

    /// The password's parameters, where there is a password.
    #[must_use]
    pub const fn password(&self) -> Option<&PasswordFactor> {
        match self {
            Self::KeyringPassword(factor) | Self::DeviceFile(factor) | Self::Invitation(factor) => {
                Some(factor)
            }
            Self::KeyringOnly => None,
        }
    }

    /// The key that seals and opens the slot. Takes about a second where there is a password; `password` is
    /// not looked at in keyring-only mode.
    ///
    /// # Errors
    /// [`CryptoError::KdfParams`], [`CryptoError::OutOfMemory`].
    pub fn derive_kek(
        &self,
        vault: VaultId,
        person: PersonId,
        device_secret: &Secret<32>,
        password: &[u8],
    ) -> Result<Secret<32>, CryptoError> {
        match self.password() {
            None => Ok(kdf::derive_keyring_only_kek(device_secret, vault, person)),
            Some(PasswordFactor { salt, params }) => {
                let password_key = kdf::derive_password_key(password, salt, *params)?;
                Ok(kdf::derive_kek(&password_key, device_secret, vault, person))
            }
        }
    }

    /// `"cv1" "slot" vault(16) person(16) mode(1) salt(16) m(4) t(4) p(4)`, zeros without a password.
    fn aad(&self, vault: VaultId, person: PersonId) -> Vec<u8> {
        let (salt, cost) = self.password().map_or(([0; 16], [0; 3]), |factor| {
            (factor.salt, [factor.params.m_kib, factor.params.t, factor.params.p])
        });
        let cost = cost.map(u32::to_be_bytes);
        let parts: [&[u8]; 6] = [
            b"cv1slot",
            vault.as_bytes(),
            person.as_bytes(),
            &[self.mode() as u8],
            &salt,
            cost.as_flattened(),
        ];
        parts.concat()
    }
}

/// A slot about to be sealed.
#[derive(Debug, Clone)]
pub struct NewSlot {
    /// The vault.
    pub vault: VaultId,
    /// The person.
    pub person: PersonId,
    /// Name for the unlock screen.
    pub name: String,
    /// What shall unlock it.
    pub unlock: Unlock,
    /// Now, in milliseconds since 1970-01-01 UTC.
    pub created_ms: u64,
}

impl NewSlot {
    /// Seals the bundle under `kek`, which [`Unlock::derive_kek`] made for the same vault and person.
    ///
    /// # Errors
    /// [`SlotsError::Name`], [`SlotsError::SlotParams`], [`SlotsError::Crypto`].
    pub fn seal(self, kek: &Secret<32>, bundle: &Bundle) -> Result<Slot, SlotsError> {
        check_name(&self.name)?;
        if let Some(factor) = self.unlock.password() {
            factor.params.check()?;
        }
        let aad = self.unlock.aad(self.vault, self.person);
        let sealed = aead::seal_committed(kek, &aad, &bundle.encode())?;
        Ok(Slot {
            person: self.person,
            name: self.name,
            unlock: self.unlock,
            created_ms: self.created_ms,
            sealed,
        })
    }
}

impl Slot {
    /// Opens the bundle. Callers with the whole file use [`KeySlots::unlock`], which also checks the root.
    ///
    /// # Errors
    /// [`SlotsError::WrongSecret`].
    pub fn open(&self, vault: VaultId, kek: &Secret<32>) -> Result<Bundle, SlotsError> {
        let encoded = aead::open_committed(kek, &self.unlock.aad(vault, self.person), &self.sealed)?;
        Ok(Bundle::decode(&encoded)?)
    }
}

impl RecoverySlot {
    /// Seals the vault key to the kit's public key.
    ///
    /// # Errors
    /// [`SlotsError::Crypto`].
    pub fn seal(
        vault: VaultId,
        root: &PublicSignKey,
        kem: KemPublic,
        vault_key: &Secret<32>,
        created_ms: u64,
    ) -> Result<Self, SlotsError> {
        // exposed: plaintext of the sealing
        let sealed = grant_seal::seal_to(&kem, &recovery_info(vault, root), &[], vault_key.expose())?;
        Ok(Self { kem, created_ms, sealed })
    }
}

impl KeySlots {
    /// The person's slot of that mode.
    #[must_use]
    pub fn slot(&self, person: PersonId, mode: UnlockMode) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.person == person && slot.unlock.mode() == mode)
    }

    /// Derives the key, opens the person's bundle and checks that it pins this file's root key.
    ///
    /// # Errors
    /// [`SlotsError::NoSuchSlot`], [`SlotsError::SlotParams`], [`SlotsError::WrongSecret`],
    /// [`SlotsError::RootMismatch`], [`SlotsError::Crypto`].
    pub fn unlock(
        &self,
        person: PersonId,
        mode: UnlockMode,
        device_secret: &Secret<32>,
        password: &[u8],
    ) -> Result<Bundle, SlotsError> {
        let slot = self.slot(person, mode).ok_or(SlotsError::NoSuchSlot)?;
        let kek = slot.unlock.derive_kek(self.vault, person, device_secret, password)?;
        let bundle = slot.open(self.vault, &kek)?;
        if bundle.root_fingerprint != fingerprint(&self.root) {
            return Err(SlotsError::RootMismatch);
        }
        Ok(bundle)
    }

    /// The vault key, for the holder of the printed kit. The kit must be this vault's root.
    ///
    /// # Errors
    /// [`SlotsError::WrongSecret`].
    pub fn recover(&self, kit: &RecoveryKey) -> Result<Secret<32>, SlotsError> {
        if kit.signing_key().public() != self.root {
            return Err(SlotsError::WrongSecret);
        }
        let info = recovery_info(self.vault, &self.root);
        let key = grant_seal::open_with(&kit.kem_secret(), &info, &[], &self.recovery.sealed)?;
        Secret::from_slice(&key).map_err(|_| SlotsError::WrongSecret)
    }
}

fn recovery_info(vault: VaultId, root: &PublicSignKey) -> Vec<u8> {
    let parts: [&[u8]; 3] = [b"clientvault/v1/recovery-slot", vault.as_bytes(), root.as_bytes()];
    parts.concat()
}

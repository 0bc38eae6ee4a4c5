//! The recovery key of the printed kit: 200 random bits that open a vault when keyring or password are gone.
//!
//! Written as eight numbered groups; each is five characters of Crockford's base 32 and one check character,
//! so a slip of the pen is found in its own group before anything is tried:
//! `K3VQ07 - 9XMA2T - …`. Reading is forgiving about case, spaces, dashes, full-width letters and the
//! look-alikes I, L (1) and O (0).

mod groups;

pub use groups::{GROUPS, RecoveryTextError};

use zeroize::Zeroizing;

pub use crate::fingerprint::{Fingerprint, fingerprint};
use crate::grant_seal::KemSecret;
use crate::kdf::derive_key;
use crate::sign::SigningKey;
use crate::{CryptoError, Secret, random};

/// 200 random bits.
pub struct RecoveryKey(Secret<25>);

impl RecoveryKey {
    /// A new random key.
    ///
    /// # Errors
    /// [`CryptoError::NoRandomness`].
    pub fn make() -> Result<Self, CryptoError> {
        random::make_secret().map(Self)
    }

    /// The printed form: eight groups of six characters joined by dashes, 55 characters, upper case.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        // exposed: it is printed on purpose, once, at set-up
        groups::write(self.0.expose())
    }

    /// Reads what somebody typed from the kit.
    ///
    /// # Errors
    /// [`RecoveryTextError`] with the number of the first wrong group.
    pub fn parse(text: &str) -> Result<Self, RecoveryTextError> {
        groups::read(text).map(Self)
    }

    /// The X25519 key to which the vault key and every compartment key are sealed.
    #[must_use]
    pub fn kem_secret(&self) -> KemSecret {
        // exposed: input of the derivation; 200 random bits need no slow function
        KemSecret::from_secret(derive_key(self.0.expose(), &[], b"clientvault/v1/recovery-kem"))
    }

    /// The root of membership: signs the owners of the vault.
    #[must_use]
    pub fn signing_key(&self) -> SigningKey {
        SigningKey::from_seed(&derive_key(self.0.expose(), &[], b"clientvault/v1/recovery-sign"))
    }

    /// The root fingerprint printed beside the key.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        fingerprint(&self.signing_key().public())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_printed_key_leads_to_the_same_secrets() {
        let key = RecoveryKey::make().unwrap();
        let typed = RecoveryKey::parse(&key.to_text().to_lowercase()).unwrap();
        assert_eq!(typed.kem_secret().public(), key.kem_secret().public());
        assert_eq!(typed.fingerprint(), key.fingerprint());
        assert!(
            key.kem_secret().secret() != &derive_key(key.0.expose(), &[], b"clientvault/v1/recovery-sign")
        );
    }
}

//! What a person's secrets open: the keys of that person in this vault.

use zeroize::Zeroizing;

use crate::fingerprint::Fingerprint;
use crate::grant_seal::KemSecret;
use crate::{CryptoError, Secret};

const FORMAT: u8 = 1;

/// A person's keys. Every slot of the person seals the same bundle.
pub struct Bundle {
    /// Opens the compartment keys granted to the person.
    pub kem_secret: KemSecret,
    /// Ed25519 seed: signs what the person does.
    pub sign_seed: Secret<32>,
    /// Opens the database and derives the keys of the vault as a whole.
    pub vault_key: Secret<32>,
    /// Opens the person's own index.
    pub index_key: Secret<32>,
    /// The root of membership, pinned when the person was enrolled.
    pub root_fingerprint: Fingerprint,
}

impl Bundle {
    /// Length of the encoding in bytes:
    /// `format(1) kem_secret(32) sign_seed(32) vault_key(32) index_key(32) root_fingerprint(16)`.
    pub(super) const LENGTH: usize = 1 + 4 * 32 + 16;

    pub(super) fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut out = Zeroizing::new(Vec::with_capacity(Self::LENGTH));
        out.push(FORMAT);
        for secret in [self.kem_secret.secret(), &self.sign_seed, &self.vault_key, &self.index_key] {
            // exposed: about to be sealed; the buffer is wiped
            out.extend_from_slice(secret.expose());
        }
        out.extend_from_slice(self.root_fingerprint.as_bytes());
        out
    }

    pub(super) fn decode(bytes: &[u8]) -> Result<Self, CryptoError> {
        let (format, rest) = bytes.split_first().ok_or(CryptoError::Refused)?;
        let (keys, fingerprint) = rest.split_at_checked(4 * 32).ok_or(CryptoError::Refused)?;
        if *format != FORMAT {
            return Err(CryptoError::Refused);
        }
        let mut keys = keys.chunks(32).map(Secret::from_slice);
        let mut next = || keys.next().unwrap_or(Err(CryptoError::Refused));
        Ok(Self {
            kem_secret: KemSecret::from_secret(next()?),
            sign_seed: next()?,
            vault_key: next()?,
            index_key: next()?,
            root_fingerprint: Fingerprint::from_slice(fingerprint).map_err(|_| CryptoError::Refused)?,
        })
    }
}

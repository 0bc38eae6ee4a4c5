//! Ed25519 signatures (RFC 8032) of ledger entries, grants and manifests.
//!
//! Verification is strict: canonical `s`, no small-order point, the equation without the cofactor. A signed
//! message begins with its own domain, so that a signature over one kind of thing is none over another.

mod batch;

use ed25519_dalek::Signer;

pub use batch::{BadSignatureAt, verify_all_strict, verify_batch};

use crate::public_bytes::public_bytes;
use crate::{CryptoError, Secret};

public_bytes!(
    /// An Ed25519 public key.
    PublicSignKey,
    32
);

public_bytes!(
    /// An Ed25519 signature.
    Signature,
    64
);

/// An Ed25519 signing key, boxed and wiped on drop.
pub struct SigningKey(Box<ed25519_dalek::SigningKey>);

impl SigningKey {
    /// The key of a 32-byte seed (the "private key" of RFC 8032).
    #[must_use]
    pub fn from_seed(seed: &Secret<32>) -> Self {
        // exposed: the library's key type wipes its copy
        Self(Box::new(ed25519_dalek::SigningKey::from_bytes(seed.expose())))
    }

    /// The public key.
    #[must_use]
    pub fn public(&self) -> PublicSignKey {
        PublicSignKey(self.0.verifying_key().to_bytes())
    }

    /// The deterministic signature over `message`.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Signature {
        Signature(self.0.sign(message).to_bytes())
    }
}

impl PublicSignKey {
    /// Verifies one signature under the strict equation.
    ///
    /// # Errors
    /// [`CryptoError::BadKey`] when the key is no point or of small order, [`CryptoError::BadSignature`].
    pub fn verify_strict(&self, message: &[u8], signature: &Signature) -> Result<(), CryptoError> {
        strict(&self.point()?, message, signature)
    }

    fn point(&self) -> Result<ed25519_dalek::VerifyingKey, CryptoError> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(&self.0).map_err(|_| CryptoError::BadKey)?;
        if key.is_weak() { Err(CryptoError::BadKey) } else { Ok(key) }
    }
}

fn strict(
    key: &ed25519_dalek::VerifyingKey,
    message: &[u8],
    signature: &Signature,
) -> Result<(), CryptoError> {
    key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(&signature.0))
        .map_err(|_| CryptoError::BadSignature)
}

#[cfg(test)]
mod tests;

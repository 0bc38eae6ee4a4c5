//! Compartment keys for one person: HPKE base mode (RFC 9180) with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and
//! ChaCha20-Poly1305, one message per context.
//!
//! Sealed form: `encapsulated key(32) ‖ ciphertext ‖ tag(16)`. Base mode says nothing about the sender; who
//! granted what is the signed ledger entry's business.

mod rng;

use hpke::aead::{AeadTag, ChaCha20Poly1305};
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use vault_domain::ids::{PersonId, ScopeId, VaultId};
use vault_domain::level::Level;
use zeroize::Zeroizing;

use crate::public_bytes::public_bytes;
use crate::{CryptoError, Secret, random};
use rng::SystemRng;

type PublicKey = <X25519HkdfSha256 as Kem>::PublicKey;
type PrivateKey = <X25519HkdfSha256 as Kem>::PrivateKey;
type EncappedKey = <X25519HkdfSha256 as Kem>::EncappedKey;

const ENCAPPED: usize = 32;
const TAG: usize = 16;

/// What sealing to a public key adds to the length of a plaintext.
pub const OVERHEAD: usize = ENCAPPED + TAG;

public_bytes!(
    /// A recipient's X25519 public key (RFC 7748).
    KemPublic,
    32
);

/// A recipient's X25519 secret key.
pub struct KemSecret(Secret<32>);

impl KemSecret {
    /// A new random key.
    ///
    /// # Errors
    /// [`CryptoError::NoRandomness`].
    pub fn make() -> Result<Self, CryptoError> {
        random::make_secret().map(Self)
    }

    /// From 32 secret bytes; X25519 clamps them when it uses them.
    #[must_use]
    pub const fn from_secret(secret: Secret<32>) -> Self {
        Self(secret)
    }

    /// The public key.
    #[must_use]
    pub fn public(&self) -> KemPublic {
        // exposed: scalar of the base point multiplication; `StaticSecret` wipes its copy
        let secret = x25519_dalek::StaticSecret::from(*self.0.expose());
        KemPublic::from_bytes(x25519_dalek::PublicKey::from(&secret).to_bytes())
    }

    /// The bytes, to seal them into a bundle.
    #[must_use]
    pub const fn secret(&self) -> &Secret<32> {
        &self.0
    }
}

/// Who a compartment key is sealed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient {
    /// An entitled person.
    Person(PersonId),
    /// The holder of the printed kit.
    Recovery,
}

impl From<PersonId> for Recipient {
    fn from(person: PersonId) -> Self {
        Self::Person(person)
    }
}

/// The HPKE info of a compartment key:
/// `"clientvault/v1/grant" vault(16) scope(16) level(1) epoch(4) recipient(1 + 16)`, big-endian.
///
/// A key sealed for one compartment, epoch or person does not open as another's.
#[must_use]
pub fn grant_info(
    vault: VaultId,
    scope: ScopeId,
    level: Level,
    epoch: u32,
    recipient: impl Into<Recipient>,
) -> Vec<u8> {
    let (kind, person) = match recipient.into() {
        Recipient::Person(person) => (1, *person.as_bytes()),
        Recipient::Recovery => (2, [0; 16]),
    };
    let parts: [&[u8]; 7] = [
        b"clientvault/v1/grant",
        vault.as_bytes(),
        scope.as_bytes(),
        &[level.number()],
        &epoch.to_be_bytes(),
        &[kind],
        &person,
    ];
    parts.concat()
}

/// Seals `plaintext` to a public key. Only the holder of the secret key opens it, with equal `info` and `aad`.
///
/// # Errors
/// [`CryptoError::BadKey`] for a public key of low order, [`CryptoError::NoRandomness`].
pub fn seal_to(
    recipient: &KemPublic,
    info: &[u8],
    aad: &[u8],
    plaintext: &[u8],
) -> Result<Vec<u8>, CryptoError> {
    seal_with(&mut SystemRng::new(), recipient, info, aad, plaintext)
}

fn seal_with(
    rng: &mut SystemRng<impl FnMut(&mut [u8]) -> Result<(), CryptoError>>,
    recipient: &KemPublic,
    info: &[u8],
    aad: &[u8],
    plaintext: &[u8],
) -> Result<Vec<u8>, CryptoError> {
    let public = PublicKey::from_bytes(recipient.as_bytes()).map_err(|_| CryptoError::BadKey)?;
    // Encrypted in place, so the buffer never shows the plaintext to whoever gets the result.
    let mut buffer = Zeroizing::new(plaintext.to_vec());
    let (encapped, tag) = hpke::single_shot_seal_inout_detached_with_rng::<
        ChaCha20Poly1305,
        HkdfSha256,
        X25519HkdfSha256,
    >(&OpModeS::Base, &public, info, buffer.as_mut_slice().into(), aad, rng)
    .map_err(|_| CryptoError::BadKey)?;
    rng.result()?;
    Ok([encapped.to_bytes().as_slice(), &buffer, tag.to_bytes().as_slice()].concat())
}

/// Opens what [`seal_to`] made for this key.
///
/// # Errors
/// [`CryptoError::Refused`].
pub fn open_with(
    secret: &KemSecret,
    info: &[u8],
    aad: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let (encapped, body) = sealed.split_first_chunk::<ENCAPPED>().ok_or(CryptoError::Refused)?;
    let (ciphertext, tag) = body.split_last_chunk::<TAG>().ok_or(CryptoError::Refused)?;
    let encapped = EncappedKey::from_bytes(encapped).map_err(|_| CryptoError::Refused)?;
    let tag = AeadTag::<ChaCha20Poly1305>::from_bytes(tag).map_err(|_| CryptoError::Refused)?;
    // exposed: the library's key type wipes its copy
    let secret = PrivateKey::from_bytes(secret.0.expose()).map_err(|_| CryptoError::Refused)?;
    let mut buffer = Zeroizing::new(ciphertext.to_vec());
    hpke::single_shot_open_inout_detached::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &secret,
        &encapped,
        info,
        buffer.as_mut_slice().into(),
        aad,
        &tag,
    )
    .map_err(|_| CryptoError::Refused)?;
    Ok(buffer)
}

#[cfg(test)]
mod tests;

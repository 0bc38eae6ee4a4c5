//! Keys and ciphertext: secret types, key derivation, envelopes, grants, signatures, sealed streams.
//!
//! The only random source of the workspace and the only room that touches primitives. It knows nothing
//! about customers: bytes go in, bytes come out. Every primitive is a published one from a reviewed library;
//! what is ours is the layout of associated data and files, described at each item.
//!
//! | need | module |
//! |---|---|
//! | hold a key | [`secret`] |
//! | draw a key, a nonce, a salt | [`random`] |
//! | password and device secret to keys | [`kdf`] |
//! | seal one value | [`aead`], [`facet_aad`] |
//! | one key under another | [`wrap`] |
//! | a compartment key for a person | [`grant_seal`] |
//! | sign and verify | [`sign`] |
//! | hashes and look-up tokens | [`hash`] |
//! | the printed kit | [`recovery`], [`fingerprint`] |
//! | `keyslots.cvk` | [`slots`] |
//! | attachments and snapshots | [`stream`] |
#![forbid(unsafe_code)]
#![warn(missing_docs, clippy::indexing_slicing)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        reason = "tests fail by panicking"
    )
)]

pub mod aead;
mod error;
pub mod facet_aad;
pub mod fingerprint;
pub mod grant_seal;
pub mod hash;
pub mod kdf;
mod public_bytes;
pub mod random;
pub mod recovery;
pub mod secret;
pub mod sign;
pub mod slots;
pub mod stream;
pub mod wrap;

#[cfg(test)]
mod test_hex;

pub use error::CryptoError;
pub use secret::{Secret, SecretBytes};
pub use zeroize::Zeroizing;

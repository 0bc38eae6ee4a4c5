//! SHA-256 (FIPS 180-4), the only hash of the format.

pub use vault_crypto::hash::sha256_parts as sha256;

/// A SHA-256 value.
pub type Hash = [u8; 32];

/// Stands for "nothing": before the first entry, and in a change for a row that was removed.
pub const ZERO: Hash = [0; 32];

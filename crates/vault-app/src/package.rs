//! `.cvpkg`: a file that leaves the vault, sealed for one recipient and signed by the person who sends it.
//!
//! The file is a plain age v1 file (C2SP `age`, no armour), so that whoever has the key can open it with the standard
//! `age` program, with or without this product. Inside is an uncompressed ZIP that any program unpacks:
//!
//! | entry, in this order | content |
//! |---|---|
//! | the payload, `customers.xlsx` for instance | what was exported |
//! | `manifest.cbor` | the [`Manifest`] in its one canonical form; begins with its own domain |
//! | `manifest.json` | the same for people |
//! | `manifest.sig` | base64 of the Ed25519 signature over the bytes of `manifest.cbor` |
//!
//! The payload is streamed: its length and hash are known only behind it, which is why the manifest comes last.
//! Encryption tells the recipient nothing about the sender, because anybody can seal for a public key or a shared
//! passphrase. The signature does; [`open`] gives out no manifest without a good one by a key the caller trusts.
//!
//! Nothing is compressed, so there is no ratio a hostile file could play with: what comes out is what came in.

mod age_file;
mod error;
mod layout;
mod manifest;
mod open;
mod seal;

pub(crate) use error::PackageError;
pub(crate) use manifest::{Manifest, ManifestParts};
pub(crate) use open::open;
pub(crate) use seal::Sealer;

use vault_crypto::SecretBytes;

/// Whom a package is sealed for: always one recipient, who is named in the manifest.
pub(crate) enum Recipient {
    /// The holder of an age key, by its public text `age1…`.
    X25519(String),
    /// Whoever knows the passphrase, which travels on another way than the file. Taken byte by byte as it is typed.
    Passphrase(SecretBytes),
}

/// What a package is opened with.
pub(crate) enum OpenWith {
    /// The text of an age identity, `AGE-SECRET-KEY-1…`.
    Identity(SecretBytes),
    /// The passphrase.
    Passphrase(SecretBytes),
}

/// scrypt's cost as a power of two: 256 MiB and about a second. What the `age` program writes as well.
const WORK_FACTOR: u8 = 18;
/// Most bytes of a payload. ZIP without its 64-bit extension ends at 4 GiB; lists end far before.
const MAX_PAYLOAD_BYTES: u64 = 2 << 30;

/// What opening may cost. Number, names and sizes of the entries are fixed by the format.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Bytes of the payload.
    pub payload_bytes: u64,
    /// Bytes of the age header. One recipient takes about 200, the invented ones age adds about as much.
    pub header_bytes: u64,
    /// Highest scrypt cost, as a power of two, that is tried for a passphrase. Memory is a KiB times two to this.
    pub work_factor: u8,
}

impl Default for Limits {
    fn default() -> Self {
        Self { payload_bytes: MAX_PAYLOAD_BYTES, header_bytes: 4 << 10, work_factor: WORK_FACTOR }
    }
}

#[cfg(test)]
mod tests;

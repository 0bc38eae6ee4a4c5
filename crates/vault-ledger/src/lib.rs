//! The ledger: entry encoding, chain, signatures, membership, Merkle tree, verification.
//!
//! Pure: bytes in, verdict out. No files, no clock, no randomness; readers and writers of the exported
//! form take any `std::io` stream. The byte format is described in words in `FORMAT.md` beside this crate.
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

pub mod audit_file;
pub mod cbor;
pub mod chain;
pub mod checkpoint;
pub mod code;
pub mod detail;
pub mod entry;
pub mod hash;
pub mod membership;
pub mod merkle;
pub mod moved;
pub mod row_index;
pub mod signed;

#[cfg(test)]
mod sample;

pub use chain::{Broken, BrokenKind, Verdict, Verifier};
pub use code::{ActionCode, ResultCode};
pub use entry::{Actor, Change, Entry, Outcome};
pub use hash::Hash;
pub use membership::{Fact, Membership, Role, Roles};
pub use row_index::RowIndex;
pub use signed::{Signed, sign_entry};
pub use vault_crypto::fingerprint::Fingerprint;

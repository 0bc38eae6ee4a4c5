//! Pure rules of the product: ids, fields and levels, parsing, masks, detectors, policy, grants.
//!
//! No I/O, no clock, no randomness, no SQL. Everything here is a function of its arguments.
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

pub mod action;
mod coded;
pub mod consent;
pub mod date;
pub mod detect;
pub mod error_code;
pub mod export;
pub mod field;
pub mod grant;
pub mod ids;
pub mod lawful_basis;
pub mod level;
pub mod levels;
pub mod mask;
pub mod policy;
pub mod reach;
pub mod record;
pub mod role;
pub mod search_text;
pub mod stage;
pub mod value;

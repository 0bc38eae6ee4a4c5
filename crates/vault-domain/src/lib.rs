//! Pure rules of the product: ids, fields and levels, parsing, masks, detectors, policy, grants.
//!
//! No I/O, no clock, no randomness, no SQL. Everything here is a function of its arguments.
#![warn(missing_docs, clippy::indexing_slicing)]
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests fail by panicking")
)]

pub mod ids;
pub mod level;
pub mod action;
pub mod error_code;
pub mod grant;
pub mod policy;
pub mod role;
pub mod date;
pub mod field;
pub mod lawful_basis;
pub mod record;
pub mod stage;
pub mod value;
pub mod search_text;
pub mod detect;
pub mod mask;

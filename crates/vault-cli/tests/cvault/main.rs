//! The program as an administrator uses it, through the real binary.
//!
//! With a device file instead of a keyring, so that it runs on any computer.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod exports;
mod fields;
mod ledger;
mod lines;
mod matrix;
mod office;
mod people;
mod reviews;
mod vault;

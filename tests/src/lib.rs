//! Shared helpers of the test package.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

pub mod host;
pub mod long_ledger;
pub mod matrix;
#[cfg(target_os = "linux")]
pub mod window;

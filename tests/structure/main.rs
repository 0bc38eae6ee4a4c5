//! The house stays in order: what the compiler and Cargo cannot check about the sources.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod chinese;
mod gate;
mod layers;
mod rust_text;
mod sizes;
mod sources;
mod sql;

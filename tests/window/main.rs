//! The truth: the real window, its real page and core, a real keyring.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod demo;
mod evidence;
mod exports;
mod keyring_items;
mod leaver;
mod lists;
mod main_job;
mod people;
mod scroll;
mod shots;
mod smoke;
mod traces;
mod walk;

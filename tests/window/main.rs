//! The truth: the real window, its real page and core, a real keyring.
#![cfg(target_os = "linux")]

mod demo;
mod smoke;

//! Commands, dispatch, one file per use case, import formats, ports to the host.
//!
//! A host makes a [`core::Core`] from its [`ports::Host`], passes every request to [`dispatch::dispatch`] and calls
//! [`core::Core::tick`] once a second. The list of commands is in [`commands`], their types are in [`contract`].
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        reason = "tests fail by panicking"
    )
)]

mod approval;
mod audit;
mod billing;
mod calendar;
mod catalogue;
mod clipboard;
pub mod commands;
pub mod contract;
pub mod core;
mod customers;
mod demo;
pub mod dispatch;
mod drafts;
pub mod error;
mod exports;
mod fields;
mod gate;
mod handlers;
#[doc(hidden)]
pub mod hostile;
pub mod import;
pub mod keyring;
pub mod kit;
mod leaks;
mod location;
mod notes;
mod package;
mod paper;
mod password;
mod people;
pub mod ports;
mod prefs;
mod presentation;
mod printed;
mod progress;
mod session;
mod settings;
mod strays;
pub mod tabular;
mod trace;
mod vaults;
mod watermark;

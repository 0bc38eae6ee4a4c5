//! What travels between a host and the core: requests, results, events. Types only.
//!
//! Names are the wire names. Requests refuse unknown fields. Instants are milliseconds since 1970-01-01 UTC,
//! dates are `YYYY-MM-DD` text. Masked values are made in Rust; a clear L2 or L3 value exists only in
//! [`field::Revealed`].

pub mod app;
pub mod approval;
pub mod billing;
pub mod catalogue;
pub mod customer;
pub mod event;
pub mod evidence;
pub mod export;
pub mod field;
pub mod handover;
pub mod import;
pub mod ledger;
pub mod note;
pub mod package;
pub mod people;
pub mod review;
pub mod settings;
pub mod trace;
pub mod vault;
pub mod watch;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request without parameters: `{}`.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Empty {}

/// The answer of a command whose effect is everything: `{}`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Done {}

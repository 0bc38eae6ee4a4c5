//! `.cvpkg` files that came in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Opens a package of somebody in this vault.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenPackage {
    /// The `.cvpkg`.
    pub path: String,
    /// `AGE-SECRET-KEY-1…`, or the passphrase.
    pub key: String,
    /// Where what is inside goes.
    pub out: String,
}

/// What the manifest says; its signature has been checked.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OpenedPackage {
    pub sender_name: String,
    pub recipient_name: String,
    pub payload_name: String,
    pub rows: u64,
    pub bytes: u64,
    pub made_ms: i64,
}

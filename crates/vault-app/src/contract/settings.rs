//! Settings that live in the vault, and drafts that survive a lock.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Security settings of the vault; each change is a ledger entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VaultSettings {
    /// 1 to 30 minutes.
    pub lock_after_min: u8,
    /// 10 to 120 seconds.
    pub clipboard_clear_s: u8,
    /// Doubles the time a revealed value stays (accessibility).
    pub longer_reveal: bool,
}

/// Work that was not saved when the vault locked; sealed in the vault.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// What it belongs to, chosen by the page, e.g. `customer:new`, `note:<id>`; at most 100 characters.
    pub key: String,
    /// JSON text of the form; at most 256 KiB.
    pub body: String,
}

#[derive(Clone, Serialize, Deserialize, TS)]
pub struct DraftList {
    pub drafts: Vec<StoredDraft>,
}

#[derive(Clone, Serialize, Deserialize, TS)]
pub struct StoredDraft {
    pub key: String,
    pub body: String,
    pub saved_ms: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftRef {
    pub key: String,
}

//! What the core tells the page without being asked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::vault::LockReason;

/// Sent to the page as the Tauri event `core`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CoreEvent {
    /// Seconds until the vault locks for lack of activity; sent from 20 down.
    LockSoon {
        seconds: u32,
    },
    Locked {
        reason: LockReason,
    },
    /// Progress of the running import, check or verification.
    Progress {
        job: Job,
        done: u64,
        total: u64,
        per_second: u64,
        remaining_ms: Option<u64>,
    },
    /// A background verification ended.
    Verified {
        complete: bool,
        entries: u64,
    },
    /// The clipboard was cleared.
    ClipboardCleared,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Job {
    ImportCheck,
    Handover,
    /// Customers sealed anew after a level was changed.
    Reseal,
    Import,
    ImportUndo,
    Verify,
    DemoData,
    /// The ledger written out for somebody outside.
    LedgerExport,
    /// Rows looked at, or written, on their way out.
    Export,
    /// Folders looked through for stray copies.
    Scan,
    /// What several people share is made, with the second one.
    Sharing,
}

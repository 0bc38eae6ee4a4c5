//! `.cvaudit`: a ledger in one file, for whoever must believe nobody.
//!
//! ```text
//! magic "cvaudit\0" (8) · version (2, big-endian) · vault (16)
//! then frames: tag (1) · length (4, big-endian) · payload
//!   1 checkpoint  text
//!   2 entry       signature (64) · canonical entry
//!   3 detail      salt (32) · canonical detail, of the entry just before
//!   4 end         number of entries (8, big-endian); nothing follows
//!   5 selection   canonical array of 6: which details are all there
//! ```
//! Checkpoints come first, then the selection, so that one pass over the file can compare them on the way. Reading
//! holds one frame at a time; no length is believed beyond its limit.

mod feed;
mod reader;
mod report;
mod selection;
mod verify;
mod writer;

pub use feed::AuditFeed;
pub use reader::{AuditReader, Frame, Unreadable};
pub use report::{AuditReport, Outcomes, Selected};
pub use selection::{BadSelection, MAX_SELECTION_BYTES, Selection};
pub use verify::{AuditError, verify, verify_each};
pub use writer::{AuditWriter, WriteError};

/// Extension of the file.
pub const EXTENSION: &str = "cvaudit";
/// Most checkpoints in one file.
pub const MAX_CHECKPOINTS: usize = 1024;

const MAGIC: &[u8; 8] = b"cvaudit\0";
const VERSION: u16 = 1;
const TAG_CHECKPOINT: u8 = 1;
const TAG_ENTRY: u8 = 2;
const TAG_DETAIL: u8 = 3;
const TAG_END: u8 = 4;
const TAG_SELECTION: u8 = 5;
const SIGNATURE_BYTES: usize = 64;
const SALT_BYTES: usize = 32;

#[cfg(test)]
mod tests;

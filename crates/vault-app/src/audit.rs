//! The audit page: the ledger in rows and in numbers. Verification itself is in [`crate::vaults`].

pub(crate) mod detail;
mod groups;
mod list;
mod summary;
mod tally;

pub use list::ledger_list;
pub use summary::ledger_summary;

/// Bytes as lower-case hex digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

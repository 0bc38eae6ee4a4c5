//! The audit page.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::field::FieldKey;
use vault_domain::ids::{PersonId, RecordId};
use vault_domain::level::Level;

use super::field::Purpose;

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListLedger {
    #[serde(default)]
    pub filters: LedgerFilters,
    /// Entries below this position; absent for the newest.
    pub before_seq: Option<u64>,
    /// At most 500.
    pub limit: u32,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct LedgerFilters {
    pub group: Option<ActionGroup>,
    pub from_ms: Option<i64>,
    pub until_ms: Option<i64>,
    pub person_id: Option<PersonId>,
    pub record_id: Option<RecordId>,
    pub refused_only: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ActionGroup {
    View,
    Copy,
    Change,
    Import,
    Login,
    Settings,
    Check,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LedgerPage {
    pub total: u64,
    pub rows: Vec<LedgerRow>,
    pub next_before_seq: Option<u64>,
}

/// One entry, ready to be said as a sentence.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LedgerRow {
    pub seq: u64,
    pub at_ms: i64,
    /// `noun.verb`, e.g. `field.reveal`.
    pub action: String,
    pub person_name: Option<String>,
    pub refused: Option<String>,
    /// The customer, when this person may read it.
    pub record_id: Option<RecordId>,
    pub record_name: Option<String>,
    pub record_number: Option<u64>,
    pub field: Option<FieldKey>,
    pub fields: Vec<FieldKey>,
    pub level: Option<Level>,
    pub purpose: Option<Purpose>,
    pub purpose_text: Option<String>,
    pub count: Option<u64>,
    /// Old and new of an L1 value or a setting.
    pub old: Option<String>,
    pub new: Option<String>,
    /// File name, source or other word of the entry.
    pub text: Option<String>,
    /// Who agreed to it: the signer of the approval the entry refers to.
    pub approver: Option<String>,
    /// Whose request an approval was given to.
    pub approved_for: Option<String>,
    /// First day of the history that came with a right.
    pub history_from: Option<String>,
    pub hash: String,
}

/// Numbers above the table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LedgerSummary {
    pub entries: u64,
    pub head: String,
    pub verified: Option<VerifiedAt>,
    /// The last fourteen days, oldest first.
    pub days: Vec<LedgerDay>,
    /// Seven weekdays (Monday first) × 24 hours, last 30 days.
    pub hours: Vec<[u32; 24]>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VerifiedAt {
    pub at_ms: i64,
    pub entries: u64,
    pub complete: bool,
    pub first_bad_seq: Option<u64>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LedgerDay {
    /// `YYYY-MM-DD`.
    pub day: String,
    pub views: u32,
    pub changes: u32,
    pub others: u32,
}

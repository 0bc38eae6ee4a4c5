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
    /// Only one action, `noun.verb`.
    pub action: Option<String>,
    /// Only this hour of the day (0–23) and weekday (1 Monday – 7), in the vault's calendar.
    pub hour: Option<u8>,
    pub weekday: Option<u8>,
    /// Only values of this level.
    pub level: Option<Level>,
    pub purpose: Option<Purpose>,
    pub refused_only: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ActionGroup {
    View,
    Copy,
    Change,
    Import,
    Export,
    Login,
    Rights,
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

/// Numbers above the table, of everybody the person may read about or of one of them.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct AskLedgerSummary {
    pub person_id: Option<PersonId>,
}

/// Numbers above the table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LedgerSummary {
    pub entries: u64,
    pub head: String,
    pub verified: Option<VerifiedAt>,
    pub witness: WitnessState,
    /// The last thirty days, oldest first.
    pub days: Vec<LedgerDay>,
    /// Seven weekdays (Monday first) × 24 hours, last 30 days.
    pub hours: Vec<[u32; 24]>,
    /// Everybody with entries in the last 30 days, most looks first.
    pub people: Vec<PersonLooks>,
    /// The middle of `people`'s looks, doubled so that it is a whole number.
    pub median_looks_doubled: u64,
    /// Looks of the last 30 days by what they were needed for, most first; empty for people who may not read details.
    pub purposes: Vec<PurposeCount>,
    /// Looks that are not in `purposes`: there were more than could be read at once, or the purpose is not known.
    pub purposes_unread: u64,
    pub retention: LedgerRetention,
}

/// When the end of the ledger was last put into hands outside this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WitnessState {
    /// Entries the last checkpoint that left covers; none when none has left.
    pub size: Option<u64>,
    pub at_ms: Option<i64>,
    /// Entries written since: nobody outside could tell if these were cut off.
    pub entries_since: u64,
    /// Wall clock of the first of them.
    pub since_ms: Option<i64>,
}

/// Looks at values of one person: reveals, copies and comparisons that were granted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PersonLooks {
    /// None for the device and the recovery key.
    pub person_id: Option<PersonId>,
    pub person_name: Option<String>,
    pub looks: u64,
    pub entries: u64,
    pub refused: u64,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct PurposeCount {
    pub purpose: Purpose,
    pub count: u64,
}

/// How long details are kept, and what keeps them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LedgerRetention {
    /// Months; 6 at least.
    pub months: u16,
    /// Details up to this position are gone; 0 when none are.
    pub pruned_until: u64,
    /// Entries whose details are older than that and could go now.
    pub due: u64,
    /// While something is being looked into, nothing goes.
    pub hold: Option<LegalHold>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LegalHold {
    pub since_ms: i64,
    pub person_name: Option<String>,
    /// For those who may read details.
    pub reason: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VerifiedAt {
    pub at_ms: i64,
    pub entries: u64,
    pub complete: bool,
    pub first_bad_seq: Option<u64>,
}

/// Entries of one day, by what they are about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LedgerDay {
    /// `YYYY-MM-DD`.
    pub day: String,
    pub views: u32,
    pub copies: u32,
    pub changes: u32,
    pub imports: u32,
    pub exports: u32,
    pub logins: u32,
    pub rights: u32,
    pub others: u32,
}

/// One entry with all that it says; numbers and hashes as an outsider sees them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LedgerRef {
    pub seq: u64,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LedgerEntryView {
    pub row: LedgerRow,
    pub prev_hash: String,
    pub device: String,
    pub boot: String,
    /// Identifier of who signed; none for the device and the recovery key.
    pub person_id: Option<PersonId>,
    /// Whose key signed.
    pub signer: SignerKind,
    /// Keyed hash of the record it is about.
    pub object_ref: Option<String>,
    /// Rows the entry wrote or removed.
    pub changes: u32,
    pub detail_commit: Option<String>,
    pub detail: DetailState,
    /// Where it stands: the next entry's position, if there is one.
    pub next_seq: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SignerKind {
    Person,
    Device,
    Root,
}

/// What of the detail can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DetailState {
    /// The entry has none.
    None,
    Open,
    /// Sealed to others.
    Sealed,
    /// Removed when its time was over.
    Pruned,
}

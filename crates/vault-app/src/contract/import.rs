//! Import: open → mapping → check → run → report → undo.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::field::FieldKey;
use vault_domain::ids::{BatchId, PersonId};
use vault_domain::lawful_basis::LawfulBasis;

use super::customer::WarningCode;

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenImport {
    pub path: String,
    #[serde(default)]
    pub options: ReadOptions,
}

/// How to read the file; absent = detect.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ReadOptions {
    /// `utf-8`, `utf-16le`, `utf-16be`, `gb18030`.
    pub encoding: Option<String>,
    /// `,`, `;`, `\t` or `|`.
    pub delimiter: Option<String>,
    pub sheet: Option<String>,
    /// 1-based row that holds the column names.
    pub header_row: Option<u64>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// File name without its folder.
    pub file_name: String,
    pub bytes: u64,
    /// `csv`, `xlsx`, `xls`, `ods`, `vcard`.
    pub kind: String,
    pub encoding: Option<String>,
    pub delimiter: Option<String>,
    pub sheets: Vec<String>,
    pub sheet: Option<String>,
    pub header_row: u64,
    pub rows: u64,
    pub columns: Vec<ColumnPreview>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ColumnPreview {
    pub index: u32,
    pub header: String,
    /// Up to five cells, masked where a detector or the proposed field says so.
    pub samples: Vec<String>,
    pub proposed: Option<FieldKey>,
    /// 0 to 100.
    pub confidence: u8,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnChoice {
    pub index: u32,
    /// `None` = do not import this column.
    pub field: Option<FieldKey>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OnDuplicate {
    Skip,
    Fill,
    Merge,
    New,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    MonthFirst,
    DayFirst,
    YearFirst,
}

/// Everything decided about the open file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportPlan {
    pub columns: Vec<ColumnChoice>,
    pub on_duplicate: OnDuplicate,
    pub date_order: Option<DateOrder>,
    /// Where the list comes from, in the person's words; needed to run, not to check.
    #[serde(default)]
    pub source: String,
    /// Needed to run, not to check.
    #[serde(default)]
    pub basis: Option<LawfulBasis>,
    #[serde(default)]
    pub notice_given: bool,
    /// Whose customers they become; absent = the importer's. Must be a member now.
    #[serde(default)]
    #[ts(optional)]
    pub assign_to: Option<PersonId>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportCheck {
    pub rows: u64,
    /// Rows that will be written.
    pub importable: u64,
    /// Those of them that carry a warning.
    pub with_warnings: u64,
    pub rejected: u64,
    pub new: u64,
    /// Duplicates that bring something new under the plan; those that bring nothing will be skipped.
    pub updates: u64,
    pub duplicates: u64,
    /// The first 500 problems.
    pub issues: Vec<ImportIssue>,
    pub issue_total: u64,
    /// A column has dates that can be read two ways.
    pub ambiguous_dates: bool,
    pub elapsed_ms: u64,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportIssue {
    /// Row as the spreadsheet shows it.
    pub row: u64,
    pub column: String,
    pub field: Option<FieldKey>,
    /// What the file holds, masked when it looks personal.
    pub cell: String,
    pub problem: ImportProblem,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ImportProblem {
    Rejected { reason: RejectReason },
    Warned { code: WarningCode },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RejectReason {
    /// Neither company nor name.
    NoName,
    /// Excel lost the last digits (`4.40301E+17`).
    LostDigits,
    PhoneTooShort,
    PhoneTooLong,
    NotAPhone,
    BadChecksum,
    BadIdNumber,
    NoSuchDate,
    AmbiguousDate,
    NotANumber,
    NotAnEmail,
    NotAChoice,
    TooLong,
    ForbiddenValue,
    FormulaError,
    Unreadable,
}

/// A part of the cells that the last check or run refused.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListRejected {
    pub offset: u64,
    /// At most 500.
    pub limit: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RejectedCells {
    /// All that are remembered: the first 200,000.
    pub total: u64,
    pub cells: Vec<RejectedCell>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RejectedCell {
    /// Row as the spreadsheet shows it.
    pub row: u64,
    pub column: String,
    pub field: Option<FieldKey>,
    /// What the file holds, masked as in [`ImportIssue`].
    pub cell: String,
    pub reason: RejectReason,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportReport {
    pub batch_id: BatchId,
    pub file_name: String,
    pub source: String,
    pub at_ms: i64,
    pub imported: u64,
    pub updated: u64,
    pub skipped: u64,
    pub rejected: u64,
    pub elapsed_ms: u64,
    pub undone: bool,
    /// The batch can still be taken back.
    pub can_undo: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportList {
    pub batches: Vec<ImportReport>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BatchRef {
    pub batch_id: BatchId,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportUndone {
    pub removed: u64,
    pub restored: u64,
    /// Touched since the import and therefore left as they are.
    pub kept: u64,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveRejected {
    pub path: String,
}

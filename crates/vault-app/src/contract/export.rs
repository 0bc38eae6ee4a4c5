//! What leaves as a file or on paper: asked for, agreed to by others, run once, kept in a register.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::export::{ExportPurpose, RecipientKind};
use vault_domain::field::FieldKey;
use vault_domain::ids::{PersonId, RecordId};

use super::approval::{Approver, ApproverView};
use super::customer::Filters;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Workbook; every cell is text.
    Xlsx,
    /// UTF-8 with BOM.
    Csv,
    /// The same for programs that know GB18030 only.
    CsvGb18030,
    Vcard,
    /// Table on A4 pages.
    PdfList,
    /// One block a customer.
    PdfSheet,
    /// `.cvpkg`: a workbook in age v1 with a signed manifest.
    Package,
}

/// Which customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ExportSelection {
    /// All that match, as the list shows them.
    Filters { filters: Box<Filters> },
    /// These; 1 to 10,000.
    Records { record_ids: Vec<RecordId> },
}

/// What is to leave, for whom, and what for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportPlan {
    pub selection: ExportSelection,
    /// Columns in this order; 1 to 60.
    pub fields: Vec<FieldKey>,
    /// L2 in clear instead of masked.
    pub clear_l2: bool,
    /// L3 in clear instead of masked; leaves in a package only.
    pub clear_l3: bool,
    pub format: ExportFormat,
    pub purpose: ExportPurpose,
    /// At most 200 characters; needed for [`ExportPurpose::Other`].
    #[serde(default)]
    pub purpose_text: String,
    pub recipient_kind: RecipientKind,
    /// A named person or firm, at most 100 characters.
    pub recipient_name: String,
    /// Number of the contract, the request or the document, where the kind of recipient calls for one.
    #[serde(default)]
    pub reference: String,
    /// Who destroys it, at most 50 characters.
    pub keeper: String,
    /// When, `YYYY-MM-DD`.
    pub destroy_by: String,
    /// Days the request is good for, 1 to 14.
    pub valid_days: u8,
}

/// How strictly a selection is handled: row of the decision table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportClass {
    /// Purpose, recipient and register.
    Free,
    /// One other person agrees.
    One,
    /// Two others agree.
    Two,
}

/// What has to happen before the file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportNeeds {
    pub class: ExportClass,
    pub approvals: u8,
    /// Seconds between the last signature and the run.
    pub cooling_off_s: u32,
    /// The last signer writes why.
    pub written_reason: bool,
    /// Seconds between the confirmation of the row count and the file.
    pub quarantine_s: u32,
    pub sealed_only: bool,
}

/// What a plan comes to. No value of a customer is in it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportPreview {
    pub rows: u64,
    /// Rows by the level of the strictest exported value: L1, L2, L3.
    pub levels: [u64; 3],
    /// Rows by legal class of the strictest exported value: not personal, personal, sensitive, under fourteen.
    pub classes: [u64; 4],
    pub excluded: ExportExcluded,
    pub gauge: ExportGauge,
    pub needs: ExportNeeds,
    /// Others who may agree.
    pub approvers: Vec<ApproverView>,
    /// Rows that left by the same person in the last 24 hours.
    pub rows_before: u64,
    /// The recipient's address is at a provider anybody can have one with.
    pub free_mail: bool,
    /// Made-up customers that will be among the rows.
    pub canaries: u8,
}

/// Rows that stay, and why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportExcluded {
    /// The person has not agreed to this kind of recipient.
    pub no_consent: u64,
    /// The person refused marketing.
    pub refused_marketing: u64,
    /// This session holds no key, or the customer is still in the pool.
    pub closed: u64,
}

/// The gauge of 25 / 250 / 2,500 (法释〔2017〕10号), the last 24 hours included. It informs; it does not accuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportGauge {
    pub whereabouts: u64,
    pub transactions: u64,
    pub other: u64,
    /// Thousandths of the line.
    pub milli: u64,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanExport {
    pub plan: ExportPlan,
}

#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RequestExport {
    pub plan: ExportPlan,
    /// Rows of the preview: typed by the requester.
    pub rows: u64,
    /// Alone: why; at most 200 characters.
    #[serde(default)]
    pub reason: String,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportRef {
    pub request_id: RecordId,
}

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportState {
    /// Somebody has to agree.
    Waiting,
    /// Everybody has; its time has not come yet.
    Cooling,
    /// May run now.
    Ready,
    /// Confirmed: the file can be written once its time has passed.
    Quarantine,
    Done,
    Rejected,
    Withdrawn,
    Expired,
}

/// Where what left is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Whereabouts {
    /// 在外.
    Out,
    /// 已归还.
    Returned,
    /// 已销毁.
    Destroyed,
    /// 已说明: neither, with a reason.
    Explained,
}

/// One request with everything that happened to it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportView {
    pub request_id: RecordId,
    pub state: ExportState,
    pub requester_id: PersonId,
    pub requester_name: String,
    pub mine: bool,
    pub format: ExportFormat,
    pub fields: Vec<FieldKey>,
    pub clear_l2: bool,
    pub clear_l3: bool,
    pub purpose: ExportPurpose,
    pub purpose_text: String,
    pub recipient_kind: RecipientKind,
    pub recipient_name: String,
    pub reference: String,
    pub keeper: String,
    pub destroy_by: String,
    pub rows: u64,
    pub levels: [u64; 3],
    pub gauge_milli: u64,
    pub needs: ExportNeeds,
    pub reason: String,
    pub made_ms: i64,
    pub not_after_ms: i64,
    /// When it may run, once everybody has agreed.
    pub ready_ms: Option<i64>,
    pub signatures: Vec<ExportSignature>,
    pub ran: Option<ExportRan>,
    /// What the person asking may do with it now.
    pub can: ExportCan,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportSignature {
    pub person_id: PersonId,
    pub name: String,
    pub at_ms: i64,
    pub agreed: bool,
    pub reason: String,
}

/// The line of the register.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportRan {
    pub at_ms: i64,
    /// `E-20261201-0007`, on every page and in every file.
    pub register_no: String,
    pub file_name: String,
    pub rows: u64,
    pub canaries: u8,
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: String,
    pub whereabouts: Whereabouts,
    /// What was said when it came back or was destroyed.
    pub note: String,
    /// When somebody is reminded of it.
    pub due_ms: i64,
    pub overdue: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportCan {
    pub agree: bool,
    pub withdraw: bool,
    pub run: bool,
    pub settle: bool,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListExports {
    pub what: ExportShelf,
}

/// Which requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportShelf {
    /// My own.
    Mine,
    /// Those that wait for my signature.
    ForMe,
    /// What left: all of it for owners, managers, admins and auditors; the own otherwise.
    Register,
}

/// Newest first; at most 500.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Exports {
    pub exports: Vec<ExportView>,
    /// Waiting for the person who asks.
    pub for_me: u32,
    /// Out there beyond their day.
    pub overdue: u32,
}

/// A signature under a request: of the session's person, or of somebody else at the same keyboard.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignExport {
    pub request_id: RecordId,
    /// No: the request ends.
    pub agree: bool,
    /// At most 200 characters.
    #[serde(default)]
    pub reason: String,
    /// Who signs, with the own password: the person of the session too.
    pub signer: Approver,
}

/// Runs an approved request.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RunExport {
    pub request_id: RecordId,
    /// Where the file goes.
    pub path: String,
    /// Rows, typed once more.
    pub rows: u64,
    /// The requester's password; needed when the last authentication is older than a minute.
    #[serde(default)]
    pub password: Option<String>,
    /// For a package: who can open it, `age1…`, or a passphrase of at least 12 characters.
    #[serde(default)]
    pub package_key: Option<String>,
}

/// Hands an approved request to the system's viewer for printing, as a PDF.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintExport {
    pub request_id: RecordId,
    pub rows: u64,
    #[serde(default)]
    pub password: Option<String>,
}

/// What became of something that left.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleExport {
    pub request_id: RecordId,
    pub whereabouts: Whereabouts,
    /// At most 200 characters; needed for [`Whereabouts::Explained`].
    #[serde(default)]
    pub note: String,
}

/// A request to be carried to somebody's own computer.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CarryExport {
    pub request_id: RecordId,
    /// Only this person can open it.
    pub approver_id: PersonId,
}

/// A `.cvreq` or `.cvapr` as text: saved as a file, sent, or shown as QR code.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Carried {
    pub text: String,
    /// Rows of `0` and `1`; empty when it is too long for one code.
    pub qr: Vec<String>,
}

/// A `.cvreq` that came from another computer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadCarried {
    /// At most 64 KiB.
    pub text: String,
}

/// Signs a carried request.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignCarried {
    pub text: String,
    pub agree: bool,
    #[serde(default)]
    pub reason: String,
    /// The own password of whoever is logged in.
    pub password: String,
}

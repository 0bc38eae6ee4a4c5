//! 泄露溯源: which copy a leaked list comes from, and stray copies on this computer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::ids::{PersonId, RecordId};

/// Something that leaked: a file, or text that was pasted or typed.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum TraceLeak {
    /// A workbook, a CSV file, contacts or text.
    File { path: String },
    /// At most 1 MiB with the rest of the request.
    Text { text: String },
}

/// What it says about where it comes from.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Trace {
    /// Rows of the leak that were looked at.
    pub rows: u64,
    /// There was more than is looked at.
    pub cut: bool,
    /// Rows in which a customer of this vault was recognised.
    pub matched: u64,
    /// Whether there is enough to tell copies apart.
    pub enough: bool,
    /// The likeliest first; at most 50.
    pub copies: Vec<TracedCopy>,
    /// Customers that were recognised; at most 100.
    pub customers: Vec<TracedCustomer>,
    /// Everybody who could read them by rights, and how many of them each looked at.
    pub people: Vec<TracedPerson>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TracedCopy {
    pub request_id: RecordId,
    pub register_no: String,
    pub requester_name: String,
    pub recipient_name: String,
    pub at_ms: i64,
    pub rows: u64,
    /// Spellings that could be compared, and how many are those of this copy.
    pub sites: u64,
    pub agreeing: u64,
    /// Recognised customers this copy never held.
    pub missing_rows: u64,
    /// Made-up customers of this copy that were found.
    pub canaries: u64,
    /// Share of the comparable spellings that agree, 0 to 1.
    pub confidence: f64,
    /// How likely a copy that is not the source looks like this, all copies considered.
    pub false_positive: f64,
    /// Named as the source.
    pub named: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TracedCustomer {
    pub record_id: RecordId,
    pub name: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TracedPerson {
    pub person_id: PersonId,
    pub name: String,
    /// Of the recognised customers, how many the person can read.
    pub could: u64,
    /// How many the person opened, looked at, copied or took along.
    pub did: u64,
}

/// Looks through folders for customer lists; what is read is kept nowhere.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScanFolders {
    /// 1 to 16 folders.
    pub folders: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Strays {
    pub files: u64,
    pub bytes: u64,
    /// Files that could not be read, among them encrypted ones.
    pub unreadable: u64,
    /// Not everything was looked at.
    pub incomplete: bool,
    /// Most known values first; at most 500.
    pub found: Vec<Stray>,
}

/// A file with values of customers in it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Stray {
    pub path: String,
    /// `csv`, `xlsx`, `xls`, `ods`, `vcard`, `text`, `docx`.
    pub kind: String,
    pub bytes: u64,
    pub modified_ms: Option<i64>,
    pub rows: u64,
    pub phones: u64,
    pub ids: u64,
    pub mails: u64,
    /// Values the vault has too.
    pub known: u64,
}

/// Removes a stray file. Says so in the ledger; what a disk still holds of it is another matter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeleteStray {
    pub path: String,
}

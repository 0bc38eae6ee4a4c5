//! `cvault export …`, `cvault trace`, `cvault scan`, `cvault package`

use std::path::PathBuf;

use clap::{Args, Subcommand};
use vault_domain::ids::RecordId;

#[derive(Subcommand)]
pub enum Export {
    /// Ask for a copy; says how many others have to agree
    Request(Box<Request>),
    /// Agree to a request, as whoever logs in
    Approve {
        #[arg(value_name = "ID")]
        id: RecordId,
        /// Why; needed where the request says so
        #[arg(long, value_name = "TEXT", default_value = "")]
        reason: String,
    },
    /// Refuse a request, as whoever logs in
    Reject {
        #[arg(value_name = "ID")]
        id: RecordId,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Take back a request of your own
    Withdraw {
        #[arg(value_name = "ID")]
        id: RecordId,
    },
    /// Write what was agreed to
    Run {
        #[arg(value_name = "ID")]
        id: RecordId,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// For a package: who opens it, `age1…`; a passphrase is read from the standard input instead
        #[arg(long, value_name = "AGE1")]
        seal_to: Option<String>,
    },
    /// Everything that left, and where it is
    Register,
    /// Say what became of something that left
    Settle {
        #[arg(value_name = "ID")]
        id: RecordId,
        /// returned, destroyed or explained
        #[arg(value_name = "STATE")]
        state: String,
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
    },
    /// A request as text for somebody's own computer (.cvreq)
    Carry {
        #[arg(value_name = "ID")]
        id: RecordId,
        /// Who is to agree
        #[arg(long, value_name = "NAME")]
        to: String,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Agree to a request that was carried here; writes the answer (.cvapr)
    Answer {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[arg(long, value_name = "TEXT", default_value = "")]
        reason: String,
    },
    /// Take in an answer that came back
    Accept {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Args)]
pub struct Request {
    /// xlsx, csv, csv_gb18030, vcard, pdf_list, pdf_sheet or package
    #[arg(long, value_name = "FORMAT")]
    pub format: String,
    /// Columns, e.g. name,company,phone
    #[arg(long, value_name = "FIELDS", value_delimiter = ',')]
    pub fields: Vec<String>,
    /// Every active customer you can read
    #[arg(long, conflicts_with = "filter", required_unless_present = "filter")]
    pub all: bool,
    /// Those that match, as JSON of the list's filters
    #[arg(long, value_name = "JSON")]
    pub filter: Option<String>,
    /// delivery, invoicing, service, marketing, analysis, handover, legal, subject_request or other
    #[arg(long, value_name = "PURPOSE")]
    pub purpose: String,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub purpose_text: String,
    /// own, processor, other_handler, abroad, authority or subject
    #[arg(long, value_name = "KIND")]
    pub recipient_kind: String,
    #[arg(long, value_name = "NAME")]
    pub recipient: String,
    /// Number of the contract, the request or the document
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub reference: String,
    /// Who destroys it; the recipient when absent
    #[arg(long, value_name = "NAME")]
    pub keeper: Option<String>,
    /// When (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub destroy_by: String,
    /// L2 values in clear
    #[arg(long)]
    pub clear_l2: bool,
    /// L3 values in clear; packages only
    #[arg(long)]
    pub clear_l3: bool,
    /// Days the request is good for
    #[arg(long, value_name = "DAYS", default_value_t = 7)]
    pub valid_days: u8,
    /// Alone in the vault: why
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub reason: String,
}

#[derive(Subcommand)]
pub enum Package {
    /// Open a package; the passphrase or AGE-SECRET-KEY is read from the standard input after the password
    Open {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

//! What can be typed. No argument takes a password or a key: arguments are visible to every process.

pub mod export;
pub mod fields;
pub mod ledger;
pub mod people;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use vault_domain::ids::{BatchId, RecordId};

use crate::arguments::export::{Export, Package};
use crate::arguments::ledger::Ledger;
use crate::moment::Moment;

/// ClientVault without a window: the same commands, the same permissions, the same ledger.
#[derive(Parser)]
#[command(name = "cvault", version, max_term_width = 100)]
pub struct Arguments {
    #[command(flatten)]
    pub options: Options,
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every subcommand.
#[derive(Args)]
pub struct Options {
    /// The vault folder
    #[arg(long, global = true, value_name = "DIR")]
    pub vault: Option<PathBuf>,
    /// Whose password it is; may be left out when the vault has one person
    #[arg(long, global = true, value_name = "NAME")]
    pub person: Option<String>,
    /// Read the password from the next line of the standard input
    #[arg(long, global = true, conflicts_with = "password_file")]
    pub password_stdin: bool,
    /// Read the password from the first line of a file
    #[arg(long, global = true, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    /// Keep the device secret in this file instead of the system's keyring
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "keyring")]
    pub device_file: Option<PathBuf>,
    /// Keep the device secret in the system's keyring (the default)
    #[arg(long, global = true)]
    pub keyring: bool,
    /// Answer with one line of JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Derive passwords with the least allowed effort
    #[cfg(feature = "test-kdf")]
    #[arg(long, global = true)]
    pub kdf_floor: bool,
}

#[derive(Subcommand)]
pub enum Command {
    /// Make a vault, its first person (--person) and its recovery kit
    Create(Create),
    /// Say what the vault is, and with a password how much it holds
    Status,
    /// Import a customer list: CSV, XLSX, XLS, ODS or vCard
    Import(Import),
    /// Take an import back
    ImportUndo {
        #[arg(value_name = "BATCH")]
        batch: BatchId,
    },
    /// Find customers by 汉字, pinyin, initials, company, tag or the last digits of a number
    Search {
        #[arg(value_name = "QUERY")]
        query: String,
        #[arg(long, value_name = "N", default_value_t = 20)]
        limit: u32,
    },
    /// Show a customer; sensitive values are masked
    Show {
        #[arg(value_name = "ID")]
        record: RecordId,
    },
    /// Reveal one value; the ledger records who, when and why
    Reveal(Reveal),
    /// The people of the vault
    #[command(subcommand)]
    Person(people::Person),
    /// Teams: people whose customers the same managers read
    #[command(subcommand)]
    Team(people::Team),
    /// Single keys that go beyond a role
    #[command(subcommand)]
    Grant(people::Grant),
    /// Hand customers to somebody else or to the pool
    Transfer(people::Transfer),
    /// Take customers out of the pool
    Claim {
        #[arg(value_name = "ID", value_delimiter = ',', required = true)]
        records: Vec<RecordId>,
    },
    /// Name the people who alone keep a customer, beside owners
    Keep(people::Keep),
    /// List billing facts: what finance works with
    Billing {
        /// A firm, as 汉字, pinyin or initials, or a whole credit code
        query: Option<String>,
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=200))]
        limit: u32,
    },
    /// Say who could read a customer
    Access {
        #[arg(value_name = "ID")]
        record: RecordId,
        /// At this minute instead of now (YYYY-MM-DD or YYYY-MM-DDTHH:MM, UTC+8); a day is its first minute
        #[arg(long, value_name = "DATE")]
        at: Option<Moment>,
    },
    /// What each role may do, and what its keys open
    Matrix,
    /// The quarterly look at who may read what
    #[command(subcommand)]
    Review(people::Review),
    /// Levels, legal classes and retention of fields; the vault's own fields
    #[command(subcommand)]
    Field(fields::Field),
    /// The vault's security settings
    #[command(subcommand)]
    Settings(people::Settings),
    /// The record of what everybody did
    #[command(subcommand)]
    Ledger(Ledger),
    /// What leaves the vault: requests, approvals, files, the register
    #[command(subcommand)]
    Export(Export),
    /// Packages somebody of this vault has sent
    #[command(subcommand)]
    Package(Package),
    /// Find out which copy a leaked list comes from
    Trace {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Look through folders for customer lists
    Scan {
        #[arg(value_name = "DIR", required = true)]
        folders: Vec<PathBuf>,
    },
    /// Check the whole vault: files, ledger, every row
    Verify,
    /// Send any command of the core
    Rpc(Rpc),
    /// Open the vault with the recovery kit and set a new password
    Recover(Recover),
}

#[derive(Args)]
pub struct Create {
    /// The folder to be made
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// The vault's name
    #[arg(long, value_name = "NAME")]
    pub name: String,
    #[arg(long)]
    pub mode: Mode,
    /// Where to write the recovery kit
    #[arg(long, value_name = "FILE.pdf")]
    pub kit: PathBuf,
    /// Warnings about the place that are understood
    #[arg(long, value_name = "WARNING", value_delimiter = ',')]
    pub accept: Vec<Warning>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Mode {
    Solo,
    Office,
    Field,
}

#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum Warning {
    CloudSynced,
    NetworkDrive,
    RemovableDrive,
    LowSpace,
}

#[derive(Args)]
pub struct Import {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// JSON object from column names to field names; `null` leaves a column out
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Where the list comes from
    #[arg(long, value_name = "TEXT")]
    pub source: String,
    /// Lawful basis: consent, contract, legal_duty, emergency, public_info, other
    #[arg(long, value_name = "CODE")]
    pub basis: String,
    /// What to do with customers that are there already
    #[arg(long, value_name = "HOW", default_value = "skip")]
    pub duplicates: Duplicates,
    /// What comes first in dates that can be read two ways
    #[arg(long, value_name = "PART")]
    pub dates: Option<Dates>,
    /// The people on the list have been told
    #[arg(long)]
    pub notice_given: bool,
    /// Whose customers they become
    #[arg(long, value_name = "NAME")]
    pub assign: Option<String>,
    /// Check only
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Duplicates {
    Skip,
    Fill,
    Merge,
    New,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Dates {
    Month,
    Day,
    Year,
}

#[derive(Args)]
pub struct Reveal {
    #[arg(value_name = "ID")]
    pub record: RecordId,
    /// Field name, as `show` prints it
    #[arg(value_name = "FIELD")]
    pub field: String,
    /// follow_up, verify_identity, delivery, invoicing, after_sales, or words of your own
    #[arg(long, value_name = "TEXT")]
    pub purpose: String,
    /// Which of several values, from 0
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub index: u8,
}

#[derive(Args)]
pub struct Rpc {
    #[arg(value_name = "COMMAND", required_unless_present = "lines")]
    pub command: Option<String>,
    /// The request; `-` reads it from the standard input, after the password
    #[arg(value_name = "JSON", default_value = "{}")]
    pub request: String,
    /// Read `COMMAND JSON` from each line of the standard input, after the password; answer each with a line of JSON
    #[arg(long, conflicts_with = "command")]
    pub lines: bool,
}

/// The password options give the new password.
#[derive(Args)]
#[group(id = "kit", required = true, multiple = false)]
pub struct Recover {
    /// Read the recovery key from the next line of the standard input, before the password
    #[arg(long, group = "kit")]
    pub kit_stdin: bool,
    /// Read the recovery key from the first line of a file
    #[arg(long, value_name = "FILE", group = "kit")]
    pub kit_file: Option<PathBuf>,
}

#[cfg(test)]
mod tests;

//! What can be typed. No argument takes a password or a key: arguments are visible to every process.

pub mod fields;
pub mod ledger;
pub mod people;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use vault_domain::ids::{BatchId, RecordId};

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
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn no_argument_takes_a_secret() {
        let takes_text = |argument: &&clap::Arg| argument.get_action().takes_values();
        let mut commands = vec![Arguments::command()];
        while let Some(command) = commands.pop() {
            for argument in command.get_arguments().filter(takes_text) {
                let name = argument.get_id().as_str();
                let secret = ["password", "key", "secret", "code"].iter().any(|word| name.contains(word));
                assert!(!secret || name.ends_with("_file"), "{name} would be visible to every process");
            }
            commands.extend(command.get_subcommands().cloned());
        }
    }

    #[test]
    fn the_forms_of_the_manual_parse() {
        let id = "01900000000070008000000000000001";
        for line in [
            "create /v --name N --person P --mode solo --kit /k.pdf --password-stdin",
            "status --vault /v --json",
            "--vault /v import a.csv --source 展会 --basis consent --duplicates merge --assign P --dry-run",
            &format!("import-undo {id}"),
            "search 张 --limit 5",
            &format!("show {id}"),
            &format!("reveal {id} phone --purpose follow_up"),
            "ledger list --limit 3",
            "ledger verify",
            "ledger show 12",
            "ledger export f.cvaudit",
            "ledger export f.cvaudit --bare",
            &format!("ledger export f.cvaudit --customer {id} --from 2026-01-01 --to 2026-12-31"),
            "ledger export f.cvaudit --by N",
            "ledger checkpoint f.txt",
            "ledger witness f.txt",
            "ledger alerts",
            "ledger month 2026-11",
            "ledger month 2026-11 --save f.pdf",
            "verify --device-file /d",
            "rpc app_status {}",
            "rpc --lines --password-stdin",
            "person list --person P --json",
            "person add N --role sales,manager --team T --trainee --new-password-file f --password-stdin",
            "person invite N --role sales --days 14",
            "person invite N --role sales --days 14 --watermark-tail 0421",
            "person enrol N --code-file c --new-password-file f",
            "person role N --role owner --no-trainee",
            "person freeze N",
            "person freeze N --at 2026-12-31",
            "person freeze N --at 2026-12-31T18:30",
            "person unfreeze N",
            "person handover N --to M --report r.pdf",
            "person handover N --to-pool --preview",
            "person handover N --in-turn A,B",
            "team save T",
            "grant list",
            "grant give N --of M --level L3",
            "grant give N --of M --level L2 --history-from 2026-01-31",
            "person role N --role sales --history-from 2026-01-31",
            "grant take N --pool --level L2",
            &format!("transfer {id},{id} --to N"),
            &format!("transfer {id} --to-pool"),
            &format!("transfer {id} --to-team T"),
            "person handover N --to-team T",
            &format!("claim {id},{id}"),
            &format!("keep {id} --by A,B"),
            "billing",
            "billing 恒信 --limit 5",
            &format!("access {id}"),
            &format!("access {id} --at 2026-12-31T18:30"),
            "matrix",
            "review list",
            "review open",
            &format!("review decide {id} N keep"),
            &format!("review decide {id} N reduce:sales,finance --reason R"),
            &format!("review close {id}"),
            &format!("review close {id} --approver N --approver-password-file f"),
            &format!("review save {id} f.pdf"),
            "settings history",
            "field list",
            "field add 颜色 --kind text --level L2 --class personal --purpose P --retention 12",
            "field level email L3 --reason R --approver N --approver-password-file f",
            "recover --kit-stdin --password-stdin --vault /v",
        ] {
            let words = std::iter::once("cvault").chain(line.split(' '));
            assert!(Arguments::try_parse_from(words).is_ok(), "{line}");
        }
        for line in [
            "",
            "recover --vault /v",
            "status --password-stdin --password-file f",
            "show zz",
            "search",
            "rpc",
            "rpc --lines app_status",
            "person",
            "person add N --role boss --new-password-file f",
            "person add N --new-password-file f",
            "person add N --role sales --new-password p",
            "person invite N --role sales --days 15",
            "person enrol N --code c --new-password-file f",
            "person role N --role sales --trainee --no-trainee",
            "person freeze N --at tomorrow",
            "person handover N",
            "person handover N --to A --to-pool",
            "person handover N --to A --preview --report r.pdf",
            &format!("transfer {id}"),
            &format!("transfer {id} --to A --to-pool"),
            &format!("transfer {id} --to A --to-team T"),
            "claim zz",
            "grant give N --level L3",
            "grant give N --of M --level L2 --history-from yesterday",
            "grant take N --of M --level L2 --history-from 2026-01-31",
            "grant give N --of M --pool --level L3",
            "grant give N --of M --level 3",
            &format!("access {id} --at 2026-13-01"),
            &format!("review decide {id} N perhaps"),
            &format!("review close {id} --approver N"),
            &format!("review close {id} --approver-password-file f"),
            "field add 颜色 --kind text --level L2 --class personal --purpose P",
            "field level email",
        ] {
            let words = std::iter::once("cvault").chain(line.split_whitespace());
            assert_eq!(
                Arguments::try_parse_from(words).err().map(|error| error.exit_code()),
                Some(2),
                "{line}"
            );
        }
    }
}

//! What can be typed about people: who they are, what they may read, whose customers are whose.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use vault_app::contract::review::ReviewDecision;
use vault_domain::date::LocalDate;
use vault_domain::ids::RecordId;
use vault_domain::level::Level;
use vault_domain::role::Role;

use crate::moment::Moment;

#[derive(Subcommand)]
pub enum Person {
    /// Everybody with roles, team and state
    List,
    /// Add somebody whose own password is in a file
    Add(Add),
    /// Add somebody who gets a code for the first login
    Invite(Invite),
    /// Log in with such a code for the first time and choose a password
    Enrol(Enrol),
    /// Give somebody other roles, another team
    Role(SetRole),
    /// Let somebody do nothing any more
    Freeze {
        #[arg(value_name = "NAME")]
        name: String,
        /// From this minute on (YYYY-MM-DD or YYYY-MM-DDTHH:MM, UTC+8); a day is its first minute
        #[arg(long, value_name = "DATE")]
        at: Option<Moment>,
    },
    /// Let somebody frozen work again; take a last day back
    Unfreeze {
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// Somebody leaves: freeze, hand the customers over, make new keys
    Handover(Handover),
}

/// What a person is to be.
#[derive(Args)]
pub struct Rights {
    /// owner, manager, sales, finance, admin, auditor
    #[arg(
        id = "role",
        long = "role",
        value_name = "ROLE",
        value_delimiter = ',',
        required = true,
        value_parser = role
    )]
    pub roles: Vec<Role>,
    /// When left out: the present one, and for a new person the one that has no name
    #[arg(long, value_name = "TEAM")]
    pub team: Option<String>,
    /// Opens few customers a day
    #[arg(long)]
    pub trainee: bool,
    /// Notes and changes before this day are not shown (YYYY-MM-DD); enforced by the program
    #[arg(long, value_name = "DATE")]
    pub history_from: Option<LocalDate>,
}

/// What only a new person is asked for.
#[derive(Args)]
pub struct Newcomer {
    /// Last digits of the own phone number, shown over clear values; derived digits when left out
    #[arg(long, value_name = "DIGITS", default_value = "")]
    pub watermark_tail: String,
}

#[derive(Args)]
pub struct Add {
    #[arg(value_name = "NAME")]
    pub name: String,
    #[command(flatten)]
    pub rights: Rights,
    #[command(flatten)]
    pub newcomer: Newcomer,
    /// Read the new person's password from the first line of a file
    #[arg(long, value_name = "FILE")]
    pub new_password_file: PathBuf,
}

#[derive(Args)]
pub struct Invite {
    #[arg(value_name = "NAME")]
    pub name: String,
    #[command(flatten)]
    pub rights: Rights,
    #[command(flatten)]
    pub newcomer: Newcomer,
    /// Days until the code is worth nothing, 1 to 14
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=14))]
    pub days: u8,
}

#[derive(Args)]
pub struct Enrol {
    #[arg(value_name = "NAME")]
    pub name: String,
    /// Read the code from the first line of a file
    #[arg(long, value_name = "FILE")]
    pub code_file: PathBuf,
    /// Read the new password from the first line of a file
    #[arg(long, value_name = "FILE")]
    pub new_password_file: PathBuf,
}

#[derive(Args)]
pub struct SetRole {
    #[arg(value_name = "NAME")]
    pub name: String,
    #[command(flatten)]
    pub rights: Rights,
    /// Opens as many customers as anybody else
    #[arg(long, conflicts_with = "trainee")]
    pub no_trainee: bool,
}

#[derive(Args)]
pub struct Handover {
    #[arg(value_name = "NAME")]
    pub name: String,
    #[command(flatten)]
    pub receivers: Receivers,
    /// Count only
    #[arg(long)]
    pub preview: bool,
    /// Where to write the report
    #[arg(long, value_name = "FILE.pdf", conflicts_with = "preview")]
    pub report: Option<PathBuf>,
}

#[derive(Args)]
#[group(id = "receivers", required = true, multiple = false)]
pub struct Receivers {
    /// One person gets everything
    #[arg(long, value_name = "NAME", group = "receivers")]
    pub to: Option<String>,
    /// One team gets everything, together
    #[arg(long, value_name = "TEAM", group = "receivers")]
    pub to_team: Option<String>,
    /// Everything goes into the pool
    #[arg(long, group = "receivers")]
    pub to_pool: bool,
    /// These people in turn
    #[arg(long, value_name = "NAME", value_delimiter = ',', group = "receivers")]
    pub in_turn: Vec<String>,
}

#[derive(Subcommand)]
pub enum Team {
    /// Make a team
    Save {
        #[arg(value_name = "NAME")]
        name: String,
    },
}

#[derive(Subcommand)]
pub enum Grant {
    /// Everybody who holds a key that no role gives
    List,
    /// Give somebody one key: somebody's customers, or the pool's, at one level
    Give(Give),
    /// Take such a key back; what is written from then on has a new one
    Take(Compartment),
}

#[derive(Args)]
pub struct Give {
    #[command(flatten)]
    pub key: Compartment,
    /// Notes and changes before this day are not shown (YYYY-MM-DD); enforced by the program
    #[arg(long, value_name = "DATE")]
    pub history_from: Option<LocalDate>,
}

#[derive(Args)]
pub struct Compartment {
    #[arg(value_name = "NAME")]
    pub name: String,
    #[command(flatten)]
    pub customers: Customers,
    /// L1 ordinary, L2 sensitive, L3 core
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    pub level: Level,
}

#[derive(Args)]
#[group(id = "customers", required = true, multiple = false)]
pub struct Customers {
    /// Whose customers
    #[arg(long, value_name = "NAME", group = "customers")]
    pub of: Option<String>,
    /// Those nobody has
    #[arg(long, group = "customers")]
    pub pool: bool,
}

#[derive(Args)]
pub struct Keep {
    #[arg(value_name = "ID")]
    pub record: RecordId,
    /// Who keeps it from now on; everybody else loses it
    #[arg(long, value_name = "NAME", value_delimiter = ',', required = true)]
    pub by: Vec<String>,
}

#[derive(Args)]
pub struct Transfer {
    #[arg(value_name = "ID", value_delimiter = ',', required = true)]
    pub records: Vec<RecordId>,
    #[command(flatten)]
    pub receiver: Receiver,
}

#[derive(Args)]
#[group(id = "receiver", required = true, multiple = false)]
pub struct Receiver {
    /// Who gets them
    #[arg(long, value_name = "NAME", group = "receiver")]
    pub to: Option<String>,
    /// The team that gets them, together
    #[arg(long, value_name = "TEAM", group = "receiver")]
    pub to_team: Option<String>,
    /// Nobody has them any more
    #[arg(long, group = "receiver")]
    pub to_pool: bool,
}

#[derive(Subcommand)]
pub enum Review {
    /// Open reviews with every person in them, and those that are closed
    List,
    /// Begin this quarter's review
    Open,
    /// Decide about one person
    Decide {
        #[arg(value_name = "REVIEW")]
        review: RecordId,
        #[arg(value_name = "NAME")]
        name: String,
        /// keep, freeze, or reduce:ROLE[,ROLE] with the roles that stay
        #[arg(value_name = "DECISION", value_parser = decision)]
        decision: ReviewDecision,
        /// Needed unless rights are kept, and always for somebody who can open L3
        #[arg(long, value_name = "TEXT", default_value = "")]
        reason: String,
    },
    /// Close it: what was decided takes effect
    Close {
        #[arg(value_name = "REVIEW")]
        review: RecordId,
        /// Who signs second
        #[arg(long, value_name = "NAME", requires = "approver_password_file")]
        approver: Option<String>,
        /// Read the second person's password from the first line of a file
        #[arg(long, value_name = "FILE", requires = "approver")]
        approver_password_file: Option<PathBuf>,
    },
    /// Write the record of a closed review
    Save {
        #[arg(value_name = "REVIEW")]
        review: RecordId,
        #[arg(value_name = "FILE.pdf")]
        file: PathBuf,
    },
}

#[derive(Subcommand)]
pub enum Settings {
    /// Who changed which security setting, with whose consent
    History,
}

/// The role the contract calls by this word.
fn role(word: &str) -> Result<Role, &'static str> {
    let quoted = serde_json::Value::String(word.to_owned());
    serde_json::from_value(quoted).map_err(|_| "owner, manager, sales, finance, admin, auditor")
}

fn level(text: &str) -> Result<Level, &'static str> {
    match text {
        "L1" => Ok(Level::L1),
        "L2" => Ok(Level::L2),
        "L3" => Ok(Level::L3),
        _ => Err("L1, L2, L3"),
    }
}

fn decision(text: &str) -> Result<ReviewDecision, &'static str> {
    match text {
        "keep" => Ok(ReviewDecision::Keep),
        "freeze" => Ok(ReviewDecision::Freeze),
        _ => {
            let roles = text.strip_prefix("reduce:").ok_or("keep, freeze, reduce:ROLE[,ROLE]")?;
            Ok(ReviewDecision::Reduce { roles: roles.split(',').map(role).collect::<Result<_, _>>()? })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_are_read() {
        assert_eq!(decision("keep"), Ok(ReviewDecision::Keep));
        assert_eq!(decision("freeze"), Ok(ReviewDecision::Freeze));
        let roles = vec![Role::Sales, Role::Finance];
        assert_eq!(decision("reduce:sales,finance"), Ok(ReviewDecision::Reduce { roles }));
        for bad in ["", "reduce", "reduce:", "reduce:boss", "reduce:sales,", "Keep"] {
            assert!(decision(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn every_role_has_its_word() {
        for known in Role::ALL {
            let word = serde_json::to_value(known).unwrap();
            assert_eq!(role(word.as_str().unwrap()), Ok(known));
        }
        assert!(role("chief").is_err_and(|said| said.split(", ").count() == Role::ALL.len()));
    }
}

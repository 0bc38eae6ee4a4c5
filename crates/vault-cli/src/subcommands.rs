//! One file per subcommand: arguments to requests, answers to text.

mod access;
mod billing;
mod create;
mod evidence;
mod export;
mod field;
mod grant;
mod handover;
mod import;
mod join;
mod leak;
mod ledger;
mod matrix;
mod person;
mod recover;
mod reveal;
mod review;
mod rpc;
mod search;
mod settings;
mod show;
mod status;
mod team;
mod transfer;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::answer::Answer;
use crate::arguments::Command;
use crate::arguments::people::{Settings, Team};
use crate::client::Client;
use crate::failure::Failure;
use crate::language::Language;

/// Does what was asked. The vault may still be open when it returns.
pub fn run(client: &Client, command: Command, language: Language) -> Result<Answer, Failure> {
    match command {
        Command::Create(create) => create::run(client, &create, language),
        Command::Status => status::run(client, language),
        Command::Import(import) => import::run(client, &import, language),
        Command::ImportUndo { batch } => import::undo(client, batch, language),
        Command::Search { query, limit } => search::run(client, query, limit, language),
        Command::Show { record } => show::run(client, record, language),
        Command::Reveal(reveal) => reveal::run(client, &reveal, language),
        Command::Person(person) => person::run(client, person, language),
        Command::Team(Team::Save { name }) => team::save(client, name, language),
        Command::Grant(grant) => grant::run(client, grant, language),
        Command::Transfer(transfer) => transfer::run(client, transfer, language),
        Command::Claim { records } => transfer::claim(client, records, language),
        Command::Keep(keep) => transfer::keep(client, &keep, language),
        Command::Billing { query, limit } => billing::run(client, query, limit, language),
        Command::Access { record, at } => access::run(client, record, at, language),
        Command::Matrix => matrix::run(client, language),
        Command::Review(review) => review::run(client, review, language),
        Command::Field(field) => field::run(client, field, language),
        Command::Settings(Settings::History) => settings::history(client, language),
        Command::Ledger(ledger) => ledger::run(client, ledger, language),
        Command::Export(wanted) => export::run(client, wanted, language),
        Command::Package(package) => export::package(client, &package, language),
        Command::Trace { file } => leak::trace(client, &file, language),
        Command::Scan { folders } => leak::scan(client, &folders, language),
        Command::Verify => ledger::verify(client, "vault_verify", language),
        Command::Rpc(rpc) => rpc::run(client, &rpc),
        Command::Recover(recover) => recover::run(client, &recover, language),
    }
}

/// The contract's own form of a value. Contract types hold nothing that JSON cannot say.
fn json_of(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// The word the contract uses for a value, e.g. `follow_up`.
fn word_of(value: &impl Serialize) -> String {
    match json_of(value) {
        Value::String(word) => word,
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// The value the contract calls by this word.
fn from_word<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(Value::String(word.to_owned())).ok()
}

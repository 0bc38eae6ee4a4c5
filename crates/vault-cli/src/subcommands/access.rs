//! `cvault access`: who could read a customer, and when.

use vault_app::contract::customer::Receiver;
use vault_app::contract::review::{Access, AccessRow, AskAccess};
use vault_domain::ids::RecordId;

use super::person::roles;
use super::{json_of, word_of};
use crate::answer::Answer;
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};
use crate::moment::Moment;
use crate::names::everybody;
use crate::table::table;

pub fn run(
    client: &Client,
    record_id: RecordId,
    at: Option<Moment>,
    language: Language,
) -> Result<Answer, Failure> {
    client.log_in()?;
    let request = AskAccess { record_id, at_ms: at.map(|at| at.0) };
    let access: Access = client.call("access_list", &request)?;
    let mut lines = vec![sentence(&access, language)];
    let rows: Vec<Vec<String>> = access.people.iter().map(|person| row(person, language)).collect();
    lines.extend(table(&rows));
    Ok(Answer::new(json_of(&access), lines))
}

fn sentence(access: &Access, language: Language) -> String {
    let (at, seq, people) = (Moment(access.at_ms), access.seq, access.people.len());
    if access.people.is_empty() {
        return say!(
            language,
            "{at}（台账到第 {seq} 条）没有人能看到这位客户",
            "At {at} (ledger up to entry {seq}) nobody could read this customer"
        );
    }
    let owner = match access.owner {
        Receiver::Team { .. } if access.owner_name.is_empty() => &everybody(language),
        _ => &access.owner_name,
    };
    match access.owner {
        Receiver::Person { .. } => say!(
            language,
            "{at}（台账到第 {seq} 条）这位客户归 {owner}，{people} 人能看到：",
            "At {at} (ledger up to entry {seq}) this was a customer of {owner}; {people} could read:"
        ),
        Receiver::Team { .. } => say!(
            language,
            "{at}（台账到第 {seq} 条）这位客户归团队 {owner}，{people} 人能看到：",
            "At {at} (ledger up to entry {seq}) this was a customer of team {owner}; {people} could read:"
        ),
        Receiver::Kept => say!(
            language,
            "{at}（台账到第 {seq} 条）这位客户由专人保管，{people} 人能看到：",
            "At {at} (ledger up to entry {seq}) this customer was kept by named people; {people} could read:"
        ),
        Receiver::Pool => say!(
            language,
            "{at}（台账到第 {seq} 条）这位客户在公海，{people} 人能看到：",
            "At {at} (ledger up to entry {seq}) this customer was in the pool; {people} could read:"
        ),
    }
}

fn row(person: &AccessRow, language: Language) -> Vec<String> {
    let levels: Vec<String> = person.levels.iter().map(word_of).collect();
    vec![
        format!("  {}", person.name),
        levels.join(" "),
        word_of(&person.scope),
        roles(&person.roles),
        if person.exception { say!(language, "例外", "exception") } else { String::new() },
    ]
}

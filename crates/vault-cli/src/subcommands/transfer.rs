//! `cvault transfer` and `cvault claim`: customers change hands.

use vault_app::contract::Done;
use vault_app::contract::customer::{Changed, CustomerRefs, Receiver, TransferCustomers};
use vault_app::contract::people::KeepCustomer;
use vault_domain::ids::RecordId;

use super::json_of;
use crate::answer::Answer;
use crate::arguments::people::{Keep, Transfer};
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};
use crate::names::Names;

pub fn run(client: &Client, transfer: Transfer, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let names = Names::ask(client)?;
    let to = match (&transfer.receiver.to, &transfer.receiver.to_team) {
        (Some(name), _) => Receiver::Person { id: names.person(name, "to")?.person_id },
        (None, Some(team)) => Receiver::Team { id: names.team(team)? },
        (None, None) => Receiver::Pool,
    };
    let request = TransferCustomers { record_ids: transfer.records, to };
    let changed: Changed = client.call("customer_transfer", &request)?;
    let count = changed.count;
    let to = names.of_owner(to, language);
    let line = say!(language, "已移交客户 {count} 位：{to}", "{count} customers handed to {to}");
    Ok(Answer::new(json_of(&changed), vec![line]))
}

pub fn claim(client: &Client, record_ids: Vec<RecordId>, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let changed: Changed = client.call("pool_claim", &CustomerRefs { record_ids })?;
    let count = changed.count;
    let line = say!(language, "已从公海领取客户 {count} 位", "{count} customers taken out of the pool");
    Ok(Answer::new(json_of(&changed), vec![line]))
}

pub fn keep(client: &Client, keep: &Keep, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let names = Names::ask(client)?;
    let people = keep
        .by
        .iter()
        .map(|name| Ok(names.person(name, "by")?.person_id))
        .collect::<Result<Vec<_>, Failure>>()?;
    let request = KeepCustomer { record_id: keep.record, people, password: client.typed() };
    let done: Done = client.call("customer_keep", &request)?;
    let who = keep.by.join(", ");
    let line = say!(language, "此客户由专人保管：{who}", "Kept by {who} alone, beside owners");
    Ok(Answer::new(json_of(&done), vec![line]))
}

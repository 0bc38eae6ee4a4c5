//! `cvault grant`: single keys beyond a role (专人专管, a stand-in), listed, given and taken back.

use vault_app::contract::Done;
use vault_app::contract::people::{ChangeException, ExceptionView, Exceptions};

use vault_domain::date::LocalDate;

use super::{json_of, word_of};
use crate::answer::Answer;
use crate::arguments::people::{Compartment, Grant};
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};
use crate::names::Names;
use crate::table::table;

pub fn run(client: &Client, grant: Grant, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    match grant {
        Grant::List => list(client, language),
        Grant::Give(give) => {
            let name = &give.key.name;
            let line = say!(language, "已给 {name} 这把密钥", "{name} has this key");
            change(client, "exception_give", &give.key, give.history_from, line)
        }
        Grant::Take(key) => {
            let name = &key.name;
            let line = say!(
                language,
                "已收回 {name} 的这把密钥，此后写入的内容用新密钥",
                "{name} no longer has this key; what is written from now on has a new one"
            );
            change(client, "exception_take", &key, None, line)
        }
    }
}

fn list(client: &Client, language: Language) -> Result<Answer, Failure> {
    let exceptions: Exceptions = client.ask("exception_list")?;
    let names = Names::ask(client)?;
    let mut rows = vec![vec![
        say!(language, "姓名", "name"),
        say!(language, "谁的客户", "whose customers"),
        say!(language, "级别", "level"),
        say!(language, "历史起始日", "history from"),
    ]];
    rows.extend(exceptions.rows.iter().map(|exception| row(exception, &names, language)));
    Ok(Answer::new(json_of(&exceptions), table(&rows)))
}

fn row(exception: &ExceptionView, names: &Names, language: Language) -> Vec<String> {
    let of = exception.of.map(|person| names.of_person(person));
    vec![
        names.of_person(exception.person_id),
        of.unwrap_or_else(|| say!(language, "公海", "the pool")),
        word_of(&exception.level),
        exception.history_from.map(|day| day.to_string()).unwrap_or_default(),
    ]
}

fn change(
    client: &Client,
    command: &str,
    key: &Compartment,
    history_from: Option<LocalDate>,
    line: String,
) -> Result<Answer, Failure> {
    let names = Names::ask(client)?;
    let of = key.customers.of.as_ref().map(|name| names.person(name, "of")).transpose()?;
    let request = ChangeException {
        person_id: names.person(&key.name, "name")?.person_id,
        of: of.map(|person| person.person_id),
        level: key.level,
        history_from,
        password: client.typed(),
    };
    let done: Done = client.call(command, &request)?;
    Ok(Answer::new(json_of(&done), vec![line]))
}

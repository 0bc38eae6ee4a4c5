//! `cvault person`: who is there, roles, leaving. Joining is in [`super::join`], handing over in [`super::handover`].

use vault_app::contract::Done;
use vault_app::contract::people::{FreezePerson, PersonState, PersonView, SetRights, UnfreezePerson};
use vault_domain::role::Role;

use super::{handover, join, json_of, word_of};
use crate::answer::Answer;
use crate::arguments::people::{Person, SetRole};
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};
use crate::moment::Moment;
use crate::names::Names;
use crate::table::table;

pub fn run(client: &Client, command: Person, language: Language) -> Result<Answer, Failure> {
    match command {
        Person::List => list(client, language),
        Person::Add(add) => join::add(client, &add, language),
        Person::Invite(invite) => join::invite(client, &invite, language),
        Person::Enrol(enrol) => join::enrol(client, &enrol, language),
        Person::Role(role) => set_role(client, role, language),
        Person::Freeze { name, at } => freeze(client, &name, at, language),
        Person::Unfreeze { name } => unfreeze(client, &name, language),
        Person::Handover(handover) => handover::run(client, &handover, language),
    }
}

fn list(client: &Client, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let names = Names::ask(client)?;
    let mut rows = vec![vec![
        say!(language, "姓名", "name"),
        say!(language, "角色", "roles"),
        say!(language, "团队", "team"),
        say!(language, "状态", "state"),
        say!(language, "客户", "customers"),
        say!(language, "最近使用", "last seen"),
        String::new(),
    ]];
    rows.extend(names.0.people.iter().map(|person| row(person, &names, language)));
    Ok(Answer::new(json_of(&names.0), table(&rows)))
}

/// Roles and states as they are typed, so that lines can be searched and compared.
fn row(person: &PersonView, names: &Names, language: Language) -> Vec<String> {
    // Counted for those who may know; others are answered zero.
    let counted = names.0.may_manage || person.you || person.customers > 0;
    let seen = person.last_seen_ms.map_or_else(|| "-".to_owned(), |ms| Moment(ms).to_string());
    vec![
        person.name.clone(),
        roles(&person.roles),
        names.of_team(person.team_id, language),
        word_of(&person.state),
        if counted { person.customers.to_string() } else { "-".to_owned() },
        seen,
        remarks(person, language).join(say!(language, "，", ", ").as_str()),
    ]
}

fn remarks(person: &PersonView, language: Language) -> Vec<String> {
    let (missing, to_rotate) = (person.keys_missing, person.keys_to_rotate);
    let until = person.invited_until_ms.filter(|_| person.state == PersonState::Invited).map(Moment);
    let leaves = person.leaves_ms.map(Moment);
    [
        person.you.then(|| say!(language, "你", "you")),
        person.trainee.then(|| say!(language, "实习", "trainee")),
        until.map(|until| say!(language, "登记码到 {until} 有效", "code good until {until}")),
        leaves.map(|leaves| say!(language, "用到 {leaves}", "until {leaves}")),
        (missing > 0).then(|| say!(language, "缺少密钥 {missing}", "{missing} keys missing")),
        (to_rotate > 0).then(|| say!(language, "待轮换 {to_rotate}", "{to_rotate} keys to rotate")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Roles as they are typed.
pub fn roles(roles: &[Role]) -> String {
    let words: Vec<String> = roles.iter().map(word_of).collect();
    words.join(",")
}

fn set_role(client: &Client, wanted: SetRole, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let names = Names::ask(client)?;
    let person = names.person(&wanted.name, "name")?;
    let rights = wanted.rights;
    let request = SetRights {
        person_id: person.person_id,
        team_id: rights.team.map_or(Ok(person.team_id), |team| names.team(&team))?,
        trainee: rights.trainee || (person.trainee && !wanted.no_trainee),
        history_from: rights.history_from.or(person.history_from),
        password: client.typed(),
        roles: rights.roles,
    };
    let done: Done = client.call("person_rights", &request)?;
    let (name, roles) = (&person.name, roles(&request.roles));
    let team = names.of_team(request.team_id, language);
    let line = say!(language, "{name} 的角色是 {roles}，团队是 {team}", "{name} is {roles} in team {team}");
    Ok(Answer::new(json_of(&done), vec![line]))
}

fn freeze(client: &Client, name: &str, at: Option<Moment>, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let person_id = Names::ask(client)?.person(name, "name")?.person_id;
    let request = FreezePerson { person_id, at_ms: at.map(|at| at.0), password: client.typed() };
    let done: Done = client.call("person_freeze", &request)?;
    let line = match at {
        Some(at) => say!(language, "{name} 从 {at} 起停用", "{name} is frozen from {at} on"),
        None => say!(language, "已停用 {name}", "{name} is frozen"),
    };
    Ok(Answer::new(json_of(&done), vec![line]))
}

fn unfreeze(client: &Client, name: &str, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let person_id = Names::ask(client)?.person(name, "name")?.person_id;
    let done: Done =
        client.call("person_unfreeze", &UnfreezePerson { person_id, password: client.typed() })?;
    let line = say!(language, "{name} 可以继续使用", "{name} can work again");
    Ok(Answer::new(json_of(&done), vec![line]))
}

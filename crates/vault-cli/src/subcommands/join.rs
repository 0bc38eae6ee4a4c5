//! `cvault person add`, `invite` and `enrol`: how somebody joins.

use serde_json::json;
use vault_app::contract::app::AppStatus;
use vault_app::contract::people::{AddPerson, Enrol as Request, Invitation, InvitePerson, PersonAdded};
use vault_domain::ids::TeamId;

use super::json_of;
use crate::answer::Answer;
use crate::arguments::people::{Add, Enrol, Invite, Rights};
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};
use crate::moment::Moment;
use crate::names::{Names, unknown};
use crate::secrets;

pub fn add(client: &Client, add: &Add, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let request = AddPerson {
        name: add.name.clone(),
        roles: add.rights.roles.clone(),
        team_id: team(client, &add.rights)?,
        trainee: add.rights.trainee,
        watermark_tail: add.newcomer.watermark_tail.clone(),
        history_from: add.rights.history_from,
        new_password: secrets::line_of_file(&add.new_password_file)?.as_str().to_owned(),
        password: client.typed(),
    };
    let added: PersonAdded = client.call("person_add", &request)?;
    let name = &add.name;
    let line = say!(language, "已添加 {name}", "{name} was added");
    Ok(Answer::new(json_of(&added), vec![line]))
}

pub fn invite(client: &Client, invite: &Invite, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let request = InvitePerson {
        name: invite.name.clone(),
        roles: invite.rights.roles.clone(),
        team_id: team(client, &invite.rights)?,
        trainee: invite.rights.trainee,
        watermark_tail: invite.newcomer.watermark_tail.clone(),
        history_from: invite.rights.history_from,
        days: invite.days,
        password: client.typed(),
    };
    let invitation: Invitation = client.call("person_invite", &request)?;
    let (name, code, until) = (&invite.name, &invitation.code, Moment(invitation.until_ms));
    let lines = vec![
        say!(language, "{name} 的登记码 {code}", "Enrolment code of {name}: {code}"),
        say!(
            language,
            "{until} 前有效，用一次就作废。只显示这一次：请当面交给本人，不要用微信或邮件发送。",
            "Good until {until}, and for one use. Shown this once: hand it over in person, not by chat or e-mail."
        ),
    ];
    Ok(Answer::new(json_of(&invitation), lines))
}

/// Without a login: the code is what the person has.
pub fn enrol(client: &Client, enrol: &Enrol, language: Language) -> Result<Answer, Failure> {
    let status = client.open()?;
    let people = status.vault.as_ref().map(|vault| vault.people.as_slice()).unwrap_or_default();
    let person = people.iter().find(|person| person.name == enrol.name).ok_or_else(|| unknown("name"))?;
    let request = Request {
        person_id: person.person_id,
        code: secrets::line_of_file(&enrol.code_file)?.as_str().to_owned(),
        new_password: secrets::line_of_file(&enrol.new_password_file)?.as_str().to_owned(),
    };
    let _: AppStatus = client.call("vault_enrol", &request)?;
    let name = &person.name;
    let line = say!(
        language,
        "已登记：{name} 可以用新密码登录这台电脑。",
        "Enrolled: {name} can log in on this computer with the new password."
    );
    Ok(Answer::new(json!({ "enrolled": true, "person": name }), vec![line]))
}

fn team(client: &Client, rights: &Rights) -> Result<TeamId, Failure> {
    match &rights.team {
        Some(team) => Names::ask(client)?.team(team),
        None => Ok(TeamId::HOUSE),
    }
}

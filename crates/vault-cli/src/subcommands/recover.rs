//! `cvault recover`: opens with the printed kit, enrols this computer, sets a new password.

use serde_json::json;
use vault_app::contract::app::AppStatus;
use vault_app::contract::vault::Recover as Request;

use crate::answer::Answer;
use crate::arguments::Recover;
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};
use crate::secrets;

pub fn run(client: &Client, recover: &Recover, language: Language) -> Result<Answer, Failure> {
    let status = client.open()?;
    let person = client.person(&status)?;
    let recovery_key = match &recover.kit_file {
        Some(file) => secrets::line_of_file(file)?,
        None => secrets::next_line()?,
    };
    let request = Request {
        recovery_key: recovery_key.as_str().to_owned(),
        person_id: person.person_id,
        new_password: client.password()?.as_str().to_owned(),
        // The host knows the file.
        device_file: None,
    };
    let _: AppStatus = client.call("vault_recover", &request)?;
    let name = &person.name;
    let line = say!(
        language,
        "已恢复：{name} 可以用新密码登录这台电脑。",
        "Recovered: {name} can log in on this computer with the new password."
    );
    Ok(Answer::new(json!({ "recovered": true, "person": name }), vec![line]))
}

//! `cvault team save`.

use vault_app::contract::people::{SaveTeam, TeamSaved};

use super::json_of;
use crate::answer::Answer;
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};

pub fn save(client: &Client, name: String, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let line = say!(language, "已建立团队“{name}”", "Made the team “{name}”");
    let request = SaveTeam { team_id: None, name, password: client.typed() };
    let saved: TeamSaved = client.call("team_save", &request)?;
    Ok(Answer::new(json_of(&saved), vec![line]))
}

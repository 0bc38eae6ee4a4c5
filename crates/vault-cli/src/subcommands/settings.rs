//! `cvault settings history`.

use vault_app::contract::settings::{SettingChange, SettingsHistory};

use super::json_of;
use crate::answer::Answer;
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};
use crate::moment::Moment;
use crate::table::table;

pub fn history(client: &Client, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let history: SettingsHistory = client.ask("settings_history")?;
    let rows: Vec<Vec<String>> = history.changes.iter().map(row).collect();
    let mut lines = table(&rows);
    if lines.is_empty() {
        lines.push(say!(language, "没有改动过", "Never changed"));
    }
    Ok(Answer::new(json_of(&history), lines))
}

/// When, what, from what to what, who, with whose consent.
fn row(change: &SettingChange) -> Vec<String> {
    vec![
        Moment(change.at_ms).to_string(),
        change.setting.clone(),
        format!("{} -> {}", change.old, change.new),
        change.person_name.clone(),
        change.approver_name.clone(),
    ]
}

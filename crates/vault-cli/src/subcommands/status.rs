//! `cvault status`: what can be said without a login, and more with one.

use serde_json::{Value, json};
use vault_app::contract::app::{AppStatus, Phase, SessionSummary, VaultSummary};
use vault_app::contract::ledger::{LedgerFilters, LedgerPage, ListLedger};

use super::{json_of, word_of};
use crate::answer::Answer;
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};

pub fn run(client: &Client, language: Language) -> Result<Answer, Failure> {
    let status = if client.has_password() { client.log_in()? } else { client.open()? };
    let mut json = json!({ "version": status.version, "phase": status.phase });
    let mut lines = Vec::new();
    if let Some(vault) = &status.vault {
        merge(&mut json, json_of(vault));
        lines = about_vault(&status, vault, language);
    }
    if let Some(session) = &status.session {
        let seq = newest_entry(client)?;
        merge(
            &mut json,
            json!({
                "person": session.person_name,
                "customers": session.customers,
                "ledger_seq": seq,
                "read_only": session.read_only,
            }),
        );
        lines.extend(about_session(session, seq, language));
    }
    Ok(Answer::new(json, lines))
}

fn about_vault(status: &AppStatus, vault: &VaultSummary, language: Language) -> Vec<String> {
    let (name, path, id) = (&vault.name, &vault.path, vault.vault_id);
    let people: Vec<&str> = vault.people.iter().map(|person| person.name.as_str()).collect();
    let people = people.join(say!(language, "、", ", ").as_str());
    let state = match status.phase {
        Phase::Open => say!(language, "已登录", "logged in"),
        Phase::Locked | Phase::NoVault => say!(language, "未登录", "not logged in"),
    };
    vec![
        say!(language, "保险箱“{name}”（{state}）：{path}", "Vault “{name}” ({state}): {path}"),
        say!(language, "编号 {id}", "Id {id}"),
        say!(language, "使用人：{people}", "People: {people}"),
    ]
}

fn about_session(session: &SessionSummary, seq: Option<u64>, language: Language) -> Vec<String> {
    let customers = session.customers;
    let seq = seq.map_or_else(|| "--".to_owned(), |seq| seq.to_string());
    let mut lines = vec![say!(
        language,
        "客户 {customers} 位，台账第 {seq} 条",
        "{customers} customers, ledger at entry {seq}"
    )];
    if let Some(reason) = &session.read_only {
        let reason = json_of(reason).get("kind").map(word_of).unwrap_or_default();
        lines.push(say!(language, "只读：{reason}", "Read-only: {reason}"));
    }
    lines
}

/// The position of the newest entry; `None` for someone who may not read the ledger.
fn newest_entry(client: &Client) -> Result<Option<u64>, Failure> {
    let request = ListLedger { filters: LedgerFilters::default(), before_seq: None, limit: 1 };
    match client.call::<LedgerPage>("ledger_list", &request) {
        Ok(page) => Ok(page.rows.first().map(|row| row.seq)),
        Err(Failure::Refused(error)) if error.code == vault_domain::error_code::ErrorCode::NotAllowed => {
            Ok(None)
        }
        Err(failure) => Err(failure),
    }
}

fn merge(into: &mut Value, from: Value) {
    if let (Value::Object(into), Value::Object(from)) = (into, from) {
        into.extend(from);
    }
}

//! `cvault rpc`: any command of the core, request and answer as they are.

mod lines;

use serde_json::Value;

use crate::answer::Answer;
use crate::arguments::Rpc;
use crate::client::Client;
use crate::failure::Failure;
use crate::secrets;

/// Names under which requests of the contract carry passwords and keys.
const SECRETS: [&str; 6] = ["password", "new_password", "recovery_key", "current", "new", "code"];

pub fn run(client: &Client, rpc: &Rpc) -> Result<Answer, Failure> {
    if rpc.request != "-" && carries_secret(&rpc.request) {
        return Err(Failure::invalid(
            "JSON with a password or key has to come through the standard input: use `-`",
        ));
    }
    if client.has_password() {
        client.log_in()?;
    } else if client.options().vault.is_some() {
        client.open()?;
    }
    // Without a command it is `--lines`.
    let Some(command) = &rpc.command else { return lines::run(client) };
    let answer = if rpc.request == "-" {
        client.call_text(command, &secrets::rest_of_input()?)?
    } else {
        client.call_text(command, &rpc.request)?
    };
    let json: Value = serde_json::from_str(&answer).unwrap_or_default();
    let lines = vec![serde_json::to_string_pretty(&json).unwrap_or_default()];
    Ok(Answer::new(json, lines))
}

/// Arguments are visible to every process of the computer, and land in the shell's history.
fn carries_secret(request: &str) -> bool {
    serde_json::from_str(request).is_ok_and(|request| holds_secret(&request))
}

/// Whether a secret's name has text beside it, at any depth: a second person's password is inside another object.
fn holds_secret(value: &Value) -> bool {
    let is_secret = |(name, value): (&String, &Value)| {
        SECRETS.contains(&name.as_str()) && value.as_str().is_some_and(|text| !text.is_empty())
    };
    match value {
        Value::Object(parts) => parts.iter().any(is_secret) || parts.values().any(holds_secret),
        Value::Array(parts) => parts.iter().any(holds_secret),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::carries_secret;

    #[test]
    fn secrets_do_not_pass_as_arguments() {
        assert!(carries_secret(r#"{"person_id":"x","password":"correct horse"}"#));
        assert!(carries_secret(r#"{"recovery_key":"AAAAA"}"#));
        assert!(carries_secret(r#"{"current":"a","new":"b"}"#));
        assert!(carries_secret(r#"{"person_id":"x","code":"ABCD"}"#));
        assert!(carries_secret(r#"{"settings":{},"approver":{"person_id":"x","password":"correct horse"}}"#));
        assert!(!carries_secret(r#"{"settings":{},"approver":null}"#));
        assert!(!carries_secret(r#"{"record_id":"x","password":null}"#));
        assert!(!carries_secret(r#"{"new":4}"#));
        assert!(!carries_secret("not json"));
    }
}

//! `cvault rpc`: any command of the core, request and answer as they are.

use serde_json::Value;

use crate::answer::Answer;
use crate::client::Client;
use crate::failure::Failure;
use crate::secrets;

/// Names under which requests of the contract carry passwords and keys.
const SECRETS: [&str; 5] = ["password", "new_password", "recovery_key", "current", "new"];

pub fn run(client: &Client, command: &str, request: &str) -> Result<Answer, Failure> {
    if request != "-" && carries_secret(request) {
        return Err(Failure::invalid(
            "JSON with a password or key has to come through the standard input: use `-`",
        ));
    }
    if client.has_password() {
        client.log_in()?;
    } else if client.options().vault.is_some() {
        client.open()?;
    }
    let answer = if request == "-" {
        client.call_text(command, &secrets::rest_of_input()?)?
    } else {
        client.call_text(command, request)?
    };
    let json: Value = serde_json::from_str(&answer).unwrap_or_default();
    let lines = vec![serde_json::to_string_pretty(&json).unwrap_or_default()];
    Ok(Answer::new(json, lines))
}

/// Arguments are visible to every process of the computer, and land in the shell's history.
fn carries_secret(request: &str) -> bool {
    let Ok(Value::Object(parts)) = serde_json::from_str(request) else { return false };
    SECRETS.iter().any(|name| parts.get(*name).and_then(Value::as_str).is_some_and(|text| !text.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::carries_secret;

    #[test]
    fn secrets_do_not_pass_as_arguments() {
        assert!(carries_secret(r#"{"person_id":"x","password":"correct horse"}"#));
        assert!(carries_secret(r#"{"recovery_key":"AAAAA"}"#));
        assert!(carries_secret(r#"{"current":"a","new":"b"}"#));
        assert!(!carries_secret(r#"{"record_id":"x","password":null}"#));
        assert!(!carries_secret(r#"{"new":4}"#));
        assert!(!carries_secret("not json"));
    }
}

//! `cvault rpc --lines`: many requests in one session, for scripts.

use std::io::Write as _;

use vault_app::error::AppError;
use vault_domain::error_code::ErrorCode;
use zeroize::Zeroizing;

use crate::answer::Answer;
use crate::client::Client;
use crate::failure::Failure;
use crate::secrets::{self, Line};

/// Answers line by line, so that whoever asks can wait for an answer before the next request.
pub fn run(client: &Client) -> Result<Answer, Failure> {
    client.while_time_passes(|| {
        while let Some(line) = secrets::next_request()? {
            let answer = match &line {
                Line::Text(line) if line.is_empty() => continue,
                Line::Text(line) => {
                    let (command, request) = line.split_once(char::is_whitespace).unwrap_or((line, "{}"));
                    client.call_text(command, request)
                }
                Line::Unusable => Err(AppError::new(ErrorCode::BadRequest).into_wire("rpc").into()),
            };
            if !say(answer)? {
                break;
            }
        }
        Ok(Answer::given())
    })
}

/// Writes one line; says whether anybody still reads.
fn say(answer: Result<Zeroizing<String>, Failure>) -> Result<bool, Failure> {
    let line = Zeroizing::new(match answer {
        // The core's own text, as it is.
        Ok(answer) => format!("{{\"ok\":{}}}", answer.as_str()),
        Err(Failure::Refused(error)) => serde_json::json!({ "error": error }).to_string(),
        Err(usage @ Failure::Usage(_)) => return Err(usage),
    });
    let mut output = std::io::stdout().lock();
    Ok(writeln!(output, "{}", line.as_str()).and_then(|()| output.flush()).is_ok())
}

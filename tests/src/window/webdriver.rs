//! The few words of W3C WebDriver the scenarios need, over plain HTTP to a driver on this machine.
//!
//! Written by hand because a client library brings an asynchronous runtime and a TLS stack into every test build.

use std::fmt;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

/// The driver answers at once, except for the start of the app and for scripts.
const PATIENCE: Duration = Duration::from_secs(60);

/// A refusal of the driver, or of the network in front of it.
#[derive(Debug)]
pub struct DriverError {
    /// The machine-readable code of the standard, such as `no such element`; `transport` for the network.
    code: String,
    message: String,
}

impl DriverError {
    /// Whether looking again may help, because the page was changing under our hands.
    pub fn is_passing(&self) -> bool {
        matches!(
            self.code.as_str(),
            "no such element"
                | "stale element reference"
                | "element not interactable"
                | "element click intercepted"
        )
    }

    fn transport(reason: impl fmt::Display) -> Self {
        Self { code: "transport".to_owned(), message: reason.to_string() }
    }
}

impl fmt::Display for DriverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for DriverError {}

/// One WebDriver session, which is one running app. Dropping it ends the app.
pub struct WebDriver {
    port: u16,
    session: String,
}

impl WebDriver {
    /// Whether a driver listens on the port and is ready for a session.
    pub fn is_ready(port: u16) -> bool {
        exchange(port, "GET", "/status", None)
            .is_ok_and(|status| status.get("ready") == Some(&Value::Bool(true)))
    }

    /// Asks the driver to start the app that the capabilities name.
    pub fn open(port: u16, capabilities: &Value) -> Result<Self, DriverError> {
        let answer = exchange(port, "POST", "/session", Some(&json!({ "capabilities": capabilities })))?;
        match answer.get("sessionId").and_then(Value::as_str) {
            Some(session) => Ok(Self { port, session: session.to_owned() }),
            None => Err(DriverError::transport("the driver's answer has no sessionId")),
        }
    }

    pub fn get(&self, path: &str) -> Result<Value, DriverError> {
        exchange(self.port, "GET", &self.path(path), None)
    }

    pub fn post(&self, path: &str, body: &Value) -> Result<Value, DriverError> {
        exchange(self.port, "POST", &self.path(path), Some(body))
    }

    /// The page as PNG bytes.
    pub fn screenshot(&self) -> Result<Vec<u8>, DriverError> {
        let answer = self.get("screenshot")?;
        STANDARD.decode(answer.as_str().unwrap_or_default()).map_err(DriverError::transport)
    }

    fn path(&self, command: &str) -> String {
        format!("/session/{}/{command}", self.session)
    }
}

impl Drop for WebDriver {
    fn drop(&mut self) {
        // Fails when the app is gone already, which is what was wanted.
        let _ = exchange(self.port, "DELETE", &format!("/session/{}", self.session), None);
    }
}

/// One request on a connection of its own; the driver's `value`, or its error.
fn exchange(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value, DriverError> {
    let answer = send(port, method, path, body).map_err(DriverError::transport)?;
    let text = String::from_utf8_lossy(&answer);
    let (head, body) =
        text.split_once("\r\n\r\n").ok_or_else(|| DriverError::transport("the answer broke off"))?;
    let mut message: Value = serde_json::from_str(body).map_err(DriverError::transport)?;
    let value = message.get_mut("value").map(Value::take).unwrap_or_default();
    let is_success = head.split(' ').nth(1).is_some_and(|status| status.starts_with('2'));
    if is_success {
        return Ok(value);
    }
    let word = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or("unknown").to_owned();
    Err(DriverError { code: word("error"), message: word("message") })
}

fn send(port: u16, method: &str, path: &str, body: Option<&Value>) -> std::io::Result<Vec<u8>> {
    let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    connection.set_read_timeout(Some(PATIENCE))?;
    let body = body.map(Value::to_string).unwrap_or_default();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json; charset=utf-8\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    connection.write_all(request.as_bytes())?;
    // `Connection: close` makes the end of the stream the end of the answer.
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer)?;
    Ok(answer)
}

//! Where the programs of a window test are, and starting them.

use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use xtask::headless_session::{HeadlessSession, Keyring, Process};

use super::webdriver::WebDriver;

const DRIVER: &str = "WebKitWebDriver";

/// A private desktop for one scenario, or `None` with a word on the terminal where window tests cannot run.
///
/// # Panics
/// With `CI` set: what is skipped there is never missed.
pub fn desktop(keyring: Keyring) -> Option<HeadlessSession> {
    let started =
        missing().map_or_else(|| HeadlessSession::start(keyring).map_err(|error| error.to_string()), Err);
    match started {
        Ok(desktop) => Some(desktop),
        Err(reason) => {
            assert!(
                environment("CI").is_none_or(|value| value == "false"),
                "window tests cannot run: {reason}"
            );
            // Not `eprintln!`: the test runner would swallow it.
            let _ = writeln!(
                std::io::stderr(),
                "skipped: {reason} (`cargo xtask test` prepares all that is needed)"
            );
            None
        }
    }
}

/// The app under test: `CLIENTVAULT_APP`, or the program built beside this test.
pub fn app() -> PathBuf {
    environment("CLIENTVAULT_APP").map_or_else(|| profile_folder().join("clientvault"), PathBuf::from)
}

/// Cargo's output folder, found from where this test itself lies.
pub fn target_folder() -> PathBuf {
    profile_folder().parent().map_or_else(PathBuf::new, Path::to_owned)
}

/// Starts a WebDriver server in the desktop; apps it starts inherit the environment given here.
pub fn start_driver(desktop: &HeadlessSession, variables: &[(&str, &str)]) -> Result<(u16, Process), String> {
    let port = free_port().map_err(|error| error.to_string())?;
    let mut command = desktop.command(DRIVER);
    command.args([format!("--port={port}"), "--host=127.0.0.1".to_owned()]);
    command.env("TAURI_WEBVIEW_AUTOMATION", "true").envs(variables.iter().copied());
    let process = Process::start(DRIVER, &mut command).map_err(|error| error.to_string())?;
    let deadline = Instant::now() + Duration::from_secs(20);
    while !WebDriver::is_ready(port) {
        if Instant::now() > deadline {
            return Err(format!("{DRIVER} did not become ready on port {port}"));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok((port, process))
}

/// What a window test would not find, in words.
fn missing() -> Option<String> {
    let path = environment("PATH").unwrap_or_default();
    if !std::env::split_paths(&path).any(|folder| folder.join(DRIVER).is_file()) {
        return Some(format!("{DRIVER} is not installed"));
    }
    let app = app();
    (!app.is_file()).then(|| format!("{} has not been built", app.display()))
}

/// A port nobody listens on now. The driver cannot choose one itself; a collision would fail loudly.
fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// `target/debug`: this test lies in its `deps`.
fn profile_folder() -> PathBuf {
    let test = std::env::current_exe().unwrap_or_default();
    test.parent().and_then(Path::parent).map_or_else(PathBuf::new, Path::to_owned)
}

#[expect(clippy::disallowed_methods, reason = "where the test package reads its environment")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

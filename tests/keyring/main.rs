//! The system's keyring as the app sees it: a real gnome-keyring on a private bus, open, locked, doubled, stopped, gone.
//!
//! A process has one session bus for life. So each test here starts a private session and runs a part of this very
//! program inside it; the parts are the ignored tests of [`inside`].
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "tests fail by panicking and say when they are skipped"
)]

mod inside;

use std::process::{Command, Output, Stdio};

use xtask::headless_session::{HeadlessSession, Keyring};

/// Without the programs there is nothing to test, except where nobody would notice.
fn session(keyring: Keyring) -> Option<HeadlessSession> {
    #[expect(clippy::disallowed_methods, reason = "tests are told by CI that nothing may be skipped")]
    let strict = std::env::var("CI").is_ok();
    match HeadlessSession::start(keyring) {
        Ok(session) => Some(session),
        Err(error) if strict => panic!("{error}"),
        Err(error) => {
            eprintln!("skipped: {error}");
            None
        }
    }
}

/// A command that runs one part of this program inside the session.
fn part(session: &HeadlessSession, name: &str) -> Command {
    let mut command = session.command(std::env::current_exe().unwrap());
    command.args(["--exact", &format!("inside::{name}"), "--ignored"]);
    command
}

#[track_caller]
fn passes(command: &mut Command) {
    passed(&command.output().unwrap());
}

#[track_caller]
fn passed(output: &Output) {
    let said = String::from_utf8_lossy(&output.stdout);
    // A part that was renamed would otherwise pass by not existing.
    assert!(said.contains("1 passed"), "{said}{}", String::from_utf8_lossy(&output.stderr));
}

/// Sends a signal to the keyring's process.
fn signal_keyring(session: &HeadlessSession, signal: &str) {
    let answer = session
        .command("dbus-send")
        .args(["--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"])
        .args(["org.freedesktop.DBus.GetConnectionUnixProcessID", "string:org.freedesktop.secrets"])
        .output()
        .unwrap();
    let answer = String::from_utf8(answer.stdout).unwrap();
    let process: u32 = answer.split_whitespace().last().unwrap().parse().unwrap();
    let sent = Command::new("sh").args(["-c", &format!("kill -s {signal} {process}")]).status().unwrap();
    assert!(sent.success());
}

#[test]
fn an_open_keyring_keeps_what_it_is_given() {
    let Some(session) = session(Keyring::Unlocked) else { return };
    passes(&mut part(&session, "stores_reads_and_deletes"));
    passes(&mut part(&session, "passes_the_self_test_and_leaves_nothing"));
    passes(&mut part(&session, "two_matching_entries_are_ambiguous"));
}

#[test]
fn a_locked_keyring_says_so_at_once_and_loses_nothing() {
    let Some(mut session) = session(Keyring::Unlocked) else { return };
    passes(&mut part(&session, "stores_a_secret_for_later"));
    session.set_keyring(Keyring::Locked).unwrap();
    passes(&mut part(&session, "is_locked"));
    session.set_keyring(Keyring::Unlocked).unwrap();
    passes(&mut part(&session, "finds_the_secret_of_before"));
}

#[test]
fn a_missing_service_and_a_missing_bus_are_absent() {
    let Some(session) = session(Keyring::Absent) else { return };
    passes(&mut part(&session, "is_absent"));
    for address in ["unix:path=/nowhere/bus", "tcp:host=", "nonsense"] {
        passes(part(&session, "is_absent").env("DBUS_SESSION_BUS_ADDRESS", address));
    }
}

#[test]
fn a_stopped_service_is_slow() {
    let Some(session) = session(Keyring::Unlocked) else { return };
    signal_keyring(&session, "STOP");
    passes(&mut part(&session, "is_slow"));
    signal_keyring(&session, "CONT");
    passes(&mut part(&session, "stores_reads_and_deletes"));
}

#[test]
fn a_service_that_was_restarted_is_found_again() {
    let Some(mut session) = session(Keyring::Unlocked) else { return };
    let flag = session.folder().join("restarted");
    let mut command = part(&session, "outlives_a_restart");
    command.env("RESTARTED_FLAG", &flag).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut waiting = command.spawn().unwrap();
    while !flag.with_extension("ready").exists() && waiting.try_wait().unwrap().is_none() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    session.set_keyring(Keyring::Unlocked).unwrap();
    std::fs::write(&flag, "").unwrap();
    passed(&waiting.wait_with_output().unwrap());
}

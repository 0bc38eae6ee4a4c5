use std::path::PathBuf;

use super::{HeadlessSession, Keyring};

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

/// Whether the default collection opens without a prompt: `/` is the Secret Service's word for “no prompt needed”.
fn unlocks_silently(session: &HeadlessSession) -> Option<bool> {
    let output = session
        .command("dbus-send")
        .args(["--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets"])
        .args([
            "org.freedesktop.Secret.Service.Unlock",
            "array:objpath:/org/freedesktop/secrets/aliases/default",
        ])
        .output()
        .unwrap();
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim_end().ends_with("object path \"/\""))
}

#[test]
fn the_keyring_is_what_was_asked_for_and_can_change() {
    let Some(mut session) = session(Keyring::Unlocked) else {
        return;
    };
    assert_eq!(unlocks_silently(&session), Some(true));
    session.set_keyring(Keyring::Locked).unwrap();
    assert_eq!(unlocks_silently(&session), Some(false));
    session.set_keyring(Keyring::Absent).unwrap();
    assert_eq!(unlocks_silently(&session), None);
}

#[test]
fn a_command_inside_sees_only_the_session_and_nothing_remains() {
    let Some(session) = session(Keyring::Absent) else {
        return;
    };
    let folder: PathBuf = session.folder().to_owned();
    let output = session
        .command("sh")
        .args(["-c", "touch ~/file && echo $DISPLAY $HOME $XDG_RUNTIME_DIR"])
        .output()
        .unwrap();
    let seen = String::from_utf8(output.stdout).unwrap();
    assert!(seen.starts_with(':'), "{seen}");
    assert_eq!(seen.matches(folder.to_str().unwrap()).count(), 2, "{seen}");
    assert!(session.home().join("file").exists());
    drop(session);
    assert!(!folder.exists());
}

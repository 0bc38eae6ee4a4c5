//! A D-Bus session bus on which nothing starts by itself.
//!
//! An ordinary session bus starts gnome-keyring for whoever asks for a Secret Service, so “absent” could not be tested
//! there: this one has no service files, and what runs on it is what the test started.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::SessionError;
use super::process::{PATIENCE, Process};

const SECRET_SERVICE: &str = "org.freedesktop.secrets";
const DEFAULT_COLLECTION: &str = "/org/freedesktop/secrets/aliases/default";

pub struct MessageBus {
    _daemon: Process,
    address: String,
}

impl MessageBus {
    /// Starts a bus whose socket and configuration lie in `folder` (private to the user).
    pub fn start(folder: &Path) -> Result<Self, SessionError> {
        let configuration = folder.join("bus.conf");
        let text = configuration_text(&folder.join("bus"));
        std::fs::write(&configuration, text)
            .map_err(|error| SessionError { program: "dbus-daemon", reason: error.to_string() })?;
        let mut command = Command::new("dbus-daemon");
        command.arg("--config-file").arg(&configuration).args([
            "--nofork",
            "--nopidfile",
            "--print-address=1",
        ]);
        // It complains about limits a container does not let it raise.
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut daemon = Process::start("dbus-daemon", &mut command)?;
        let address = daemon.first_line()?;
        Ok(Self { _daemon: daemon, address })
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    /// Waits until a Secret Service is on the bus, or no longer is.
    pub fn wait_for_secret_service(&self, present: bool) -> Result<(), SessionError> {
        let service = format!("string:{SECRET_SERVICE}");
        self.wait_for_answer(
            &[
                "--dest=org.freedesktop.DBus",
                "/org/freedesktop/DBus",
                "org.freedesktop.DBus.NameHasOwner",
                &service,
            ],
            present,
        )
    }

    /// Waits until the default collection exists and is locked, or is open.
    pub fn wait_for_default_collection(&self, locked: bool) -> Result<(), SessionError> {
        let service = format!("--dest={SECRET_SERVICE}");
        self.wait_for_answer(
            &[
                &service,
                DEFAULT_COLLECTION,
                "org.freedesktop.DBus.Properties.Get",
                "string:org.freedesktop.Secret.Collection",
                "string:Locked",
            ],
            locked,
        )
    }

    /// Asks until the answer is the wanted boolean.
    fn wait_for_answer(&self, question: &[&str], wanted: bool) -> Result<(), SessionError> {
        let deadline = Instant::now() + PATIENCE;
        let wanted = format!("boolean {wanted}");
        while !self.ask(question)?.trim_end().ends_with(&wanted) {
            if Instant::now() > deadline {
                let reason = format!("{} never answered “{wanted}”", question.join(" "));
                return Err(SessionError { program: "gnome-keyring-daemon", reason });
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// The answer as text; empty when there is none (yet).
    fn ask(&self, question: &[&str]) -> Result<String, SessionError> {
        let mut command = Command::new("dbus-send");
        command
            .arg(format!("--bus={}", self.address))
            .arg("--print-reply")
            .args(question)
            .stderr(Stdio::null());
        let answer = command.output().map_err(|error| SessionError {
            program: "dbus-send",
            reason: format!("could not be started: {error}"),
        })?;
        Ok(String::from_utf8_lossy(&answer.stdout).into_owned())
    }
}

fn configuration_text(socket: &Path) -> String {
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
        socket.display()
    )
}

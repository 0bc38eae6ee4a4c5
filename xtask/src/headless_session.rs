//! A private desktop for programs under test: an X display nobody sees, a message bus, a keyring and a home of their own.
//!
//! Nothing of the developer's own session is reachable from inside, nothing inside survives the value's drop.

mod message_bus;
mod process;
mod scratch_folder;

use std::ffi::OsStr;
use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use message_bus::MessageBus;
pub use process::Process;
use scratch_folder::ScratchFolder;

/// What the Secret Service of the session looks like to a program that asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyring {
    /// A real gnome-keyring whose default collection is open, as after an ordinary log-in.
    Unlocked,
    /// The same, but the collection is closed and nobody is there to answer a password prompt (automatic log-in).
    Locked,
    /// No Secret Service at all on the bus (a bare window manager, a remote shell).
    Absent,
}

/// Names a program of the session that did not do its part.
#[derive(Debug)]
pub struct SessionError {
    pub program: &'static str,
    pub reason: String,
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.program, self.reason)
    }
}

impl std::error::Error for SessionError {}

/// The password of the throw-away keyring; it protects nothing.
const KEYRING_PASSWORD: &[u8] = b"throw-away";
/// Large enough for the app's first window; depth 24 because WebKit draws nothing on less.
const SCREEN: &str = "1280x900x24";

/// A running private desktop. Dropping it ends its programs and deletes its files.
pub struct HeadlessSession {
    // Fields drop in this order: users of the bus before the bus, everything before the folder.
    keyring: Option<Process>,
    bus: MessageBus,
    _screen: Process,
    display: String,
    folder: ScratchFolder,
}

impl HeadlessSession {
    /// Starts display, bus and keyring; takes about half a second.
    ///
    /// # Errors
    /// A program is not installed, or did not come up within its time.
    pub fn start(keyring: Keyring) -> Result<Self, SessionError> {
        let folder = ScratchFolder::create("clientvault-session")?;
        for name in ["home", "run", "tmp"] {
            folder.create_private(name)?;
        }
        let (screen, display) = start_screen(&folder.path().join("home"))?;
        let bus = MessageBus::start(&folder.path().join("run"))?;
        let mut session = Self { keyring: None, bus, _screen: screen, display, folder };
        session.set_keyring(keyring)?;
        Ok(session)
    }

    /// Changes the keyring under a session that goes on: what a vault sees after a log-out, or on a damaged system.
    ///
    /// Secrets stored while it was unlocked are still there when it is unlocked again.
    ///
    /// # Errors
    /// The keyring program is not installed, or did not reach the wanted state within its time.
    pub fn set_keyring(&mut self, keyring: Keyring) -> Result<(), SessionError> {
        // The old one has to be gone from the bus, or the next would hand over to it and quit.
        self.keyring = None;
        self.bus.wait_for_secret_service(false)?;
        match keyring {
            Keyring::Absent => {}
            Keyring::Unlocked => self.keyring = Some(self.start_keyring(true)?),
            Keyring::Locked => {
                // A collection exists only after a first unlocking.
                drop(self.start_keyring(true)?);
                self.bus.wait_for_secret_service(false)?;
                self.keyring = Some(self.start_keyring(false)?);
            }
        }
        Ok(())
    }

    /// A command that will run inside: its display, bus, home and folders are the session's.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        for variable in [
            "WAYLAND_DISPLAY",
            "XAUTHORITY",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_CACHE_HOME",
            "XDG_STATE_HOME",
        ] {
            command.env_remove(variable);
        }
        command
            .env("DISPLAY", &self.display)
            .env("HOME", self.home())
            .env("XDG_RUNTIME_DIR", self.folder.path().join("run"))
            // What programs leave behind is looked through afterwards, and goes with the session.
            .env("TMPDIR", self.folder.path().join("tmp"))
            .env("DBUS_SESSION_BUS_ADDRESS", self.bus.address())
            .env("GDK_BACKEND", "x11")
            // The accessibility bus would be activated from the session bus, where nothing can be activated.
            .env("NO_AT_BRIDGE", "1")
            .env("LANG", "C.UTF-8")
            .env("TZ", "Asia/Shanghai");
        command
    }

    /// The home folder of the programs inside.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Any folder of the session's own, for files that should go when it goes.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn start_keyring(&self, unlock: bool) -> Result<Process, SessionError> {
        let mut command = self.command("gnome-keyring-daemon");
        command.args(["--foreground", "--components=secrets"]).stdin(Stdio::null());
        // It reports every missing capability of a container; only its silence on the bus matters to us.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        if unlock {
            command.arg("--unlock").stdin(Stdio::piped());
        }
        let mut keyring = Process::start("gnome-keyring-daemon", &mut command)?;
        if let Some(mut stdin) = keyring.take_stdin() {
            // The daemon reads the password up to the end of its input.
            stdin.write_all(KEYRING_PASSWORD).map_err(|error| keyring.error(error))?;
        }
        self.bus.wait_for_secret_service(true)?;
        self.bus.wait_for_default_collection(!unlock)?;
        Ok(keyring)
    }
}

/// Starts a screen on the first free display number and returns it as `:N`.
fn start_screen(home: &Path) -> Result<(Process, String), SessionError> {
    let mut command = Command::new("Xvfb");
    // The server picks the number itself, without a race, and writes it to the descriptor once it accepts clients.
    command.args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    // Its shader cache goes with the session.
    command.env("HOME", home).env_remove("XDG_CACHE_HOME");
    let mut screen = Process::start("Xvfb", &mut command)?;
    let number = screen.first_line()?;
    Ok((screen, format!(":{number}")))
}

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "tests fail by panicking and say when they are skipped"
)]
mod tests;

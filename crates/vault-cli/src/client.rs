//! The one way to the core: a command's name, its request, its answer.

use std::cell::OnceCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use vault_app::contract::Empty;
use vault_app::contract::app::{AppStatus, PersonSummary};
use vault_app::contract::vault::{LockReason, LockVault, OpenVault, Unlock, UnlockMode};
use vault_app::core::Core;
use vault_app::dispatch::dispatch;
use vault_app::error::AppError;
use vault_app::ports::Host;
use vault_domain::error_code::ErrorCode;
use zeroize::Zeroizing;

use crate::arguments::Options;
use crate::failure::Failure;
use crate::{host, secrets};

/// How often the core wants to hear that time passes.
const BEAT: Duration = Duration::from_secs(1);

/// One run's core and options.
pub struct Client {
    core: Core,
    options: Options,
    /// What the person logged in with, for requests that ask for it once more.
    typed: OnceCell<Zeroizing<String>>,
    /// A request is being answered: that is no idle time, however long it takes.
    busy: AtomicBool,
}

impl Client {
    pub fn new(host: Host, options: Options) -> Self {
        Self { core: Core::new(host), options, typed: OnceCell::new(), busy: AtomicBool::new(false) }
    }

    pub const fn options(&self) -> &Options {
        &self.options
    }

    /// Sends a request and reads the answer.
    pub fn call<R: DeserializeOwned>(&self, command: &str, request: &impl Serialize) -> Result<R, Failure> {
        let request = Zeroizing::new(serde_json::to_string(request).map_err(|_| broken(command))?);
        let answer = self.call_text(command, &request)?;
        serde_json::from_str(&answer).map_err(|_| broken(command))
    }

    /// The same with JSON text.
    pub fn call_text(&self, command: &str, request: &str) -> Result<Zeroizing<String>, Failure> {
        self.busy.store(true, Ordering::Relaxed);
        let answer = dispatch(&self.core, command, request);
        self.core.touch();
        self.busy.store(false, Ordering::Relaxed);
        Ok(Zeroizing::new(answer?))
    }

    /// Chooses the vault of `--vault`.
    pub fn open(&self) -> Result<AppStatus, Failure> {
        let Some(vault) = &self.options.vault else { return Err(Failure::missing("--vault <DIR>")) };
        let path = host::absolute(vault)?.display().to_string();
        self.call("vault_open", &OpenVault { path })
    }

    /// The password just used to log in: a run has nobody to ask for it a second time.
    pub fn typed(&self) -> String {
        self.typed.get().map(|password| password.as_str().to_owned()).unwrap_or_default()
    }

    /// Chooses the vault and logs the person in.
    pub fn log_in(&self) -> Result<AppStatus, Failure> {
        let status = self.open()?;
        let person = self.person(&status)?;
        let password = match person.unlock_mode {
            UnlockMode::KeyringOnly => Zeroizing::default(),
            UnlockMode::KeyringPassword | UnlockMode::DeviceFile | UnlockMode::Invitation => {
                self.password()?
            }
        };
        let request = Unlock { person_id: person.person_id, password: password.as_str().to_owned() };
        let status = self.call("vault_unlock", &request)?;
        let _ = self.typed.set(password);
        Ok(status)
    }

    /// The person of `--person`, or the only one there is.
    pub fn person<'a>(&self, status: &'a AppStatus) -> Result<&'a PersonSummary, Failure> {
        let people = status.vault.as_ref().map(|vault| vault.people.as_slice()).unwrap_or_default();
        match (&self.options.person, people) {
            (Some(name), _) => {
                people.iter().find(|person| person.name == *name).ok_or_else(|| nobody("person"))
            }
            (None, [only]) => Ok(only),
            (None, _) => Err(Failure::missing("--person <NAME>")),
        }
    }

    /// Whether a password was offered.
    pub const fn has_password(&self) -> bool {
        self.options.password_stdin || self.options.password_file.is_some()
    }

    /// The password, from where the options say.
    pub fn password(&self) -> Result<Zeroizing<String>, Failure> {
        match &self.options.password_file {
            Some(file) => secrets::line_of_file(file),
            None if self.options.password_stdin => secrets::next_line(),
            None => Err(Failure::missing("--password-stdin | --password-file <FILE>")),
        }
    }

    /// Does work that may wait for input, with the clock running: a session nobody uses locks itself, as in the window.
    pub fn while_time_passes<R>(&self, work: impl FnOnce() -> R) -> R {
        let (core, busy) = (&self.core, &self.busy);
        let (done, is_done) = channel::<()>();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                while is_done.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                    if busy.load(Ordering::Relaxed) {
                        core.touch();
                    }
                    core.tick();
                }
            });
            // However the work ends, the sender goes and the clock stops.
            let _done = done;
            work()
        })
    }

    /// Locks, if anything is open. Always ends locked.
    pub fn lock(&self) {
        let _ = self.call::<AppStatus>("vault_lock", &LockVault { reason: LockReason::Quit });
    }

    /// A request without parameters.
    pub fn ask<R: DeserializeOwned>(&self, command: &str) -> Result<R, Failure> {
        self.call(command, &Empty {})
    }
}

/// An answer that is not what the contract says is a defect.
fn broken(command: &str) -> Failure {
    AppError::new(ErrorCode::Internal).into_wire(command).into()
}

/// No person of this name.
pub fn nobody(option: &str) -> Failure {
    AppError::new(ErrorCode::NotFound).word("field", option).into_wire(option).into()
}

//! The one way to the core: a command's name, its request, its answer.

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

/// One run's core and options.
pub struct Client {
    core: Core,
    options: Options,
}

impl Client {
    pub fn new(host: Host, options: Options) -> Self {
        Self { core: Core::new(host), options }
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
        Ok(Zeroizing::new(dispatch(&self.core, command, request)?))
    }

    /// Chooses the vault of `--vault`.
    pub fn open(&self) -> Result<AppStatus, Failure> {
        let Some(vault) = &self.options.vault else { return Err(Failure::missing("--vault <DIR>")) };
        let path = host::absolute(vault)?.display().to_string();
        self.call("vault_open", &OpenVault { path })
    }

    /// Chooses the vault and logs the person in.
    pub fn log_in(&self) -> Result<AppStatus, Failure> {
        let status = self.open()?;
        let person = self.person(&status)?;
        let password = match person.unlock_mode {
            UnlockMode::KeyringOnly => Zeroizing::default(),
            UnlockMode::KeyringPassword | UnlockMode::DeviceFile => self.password()?,
        };
        let request = Unlock { person_id: person.person_id, password: password.as_str().to_owned() };
        self.call("vault_unlock", &request)
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

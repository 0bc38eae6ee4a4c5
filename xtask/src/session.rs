//! `cargo xtask session`: any command inside the private desktop of the window tests, to look at what they see.

use xtask::headless_session::{HeadlessSession, Keyring};

use crate::command_line;
use crate::failure::Failure;

const USAGE: &str = "Usage: cargo xtask session [--keyring unlocked|locked|absent] -- COMMAND…";

pub fn session(arguments: &[String]) -> Result<(), Failure> {
    let usage = || Failure::Usage(USAGE.to_owned());
    let (keyring, command) = match arguments {
        [flag, value, separator, command @ ..] if flag == "--keyring" && separator == "--" => {
            (keyring(value).ok_or_else(usage)?, command)
        }
        [separator, command @ ..] if separator == "--" => (Keyring::Unlocked, command),
        _ => return Err(usage()),
    };
    let (program, arguments) = command.split_first().ok_or_else(usage)?;
    let session = HeadlessSession::start(keyring).map_err(|error| Failure::Refused(error.to_string()))?;
    command_line::run_interactive(session.command(program).args(arguments))
}

fn keyring(name: &str) -> Option<Keyring> {
    match name {
        "unlocked" => Some(Keyring::Unlocked),
        "locked" => Some(Keyring::Locked),
        "absent" => Some(Keyring::Absent),
        _ => None,
    }
}

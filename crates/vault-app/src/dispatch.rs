//! From a command's name and JSON to its use case and back: the one way in.

mod command_list;

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;
use serde::de::DeserializeOwned;
use vault_domain::action::{Action, ActionKind};
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_store::EntryDraft;

pub(crate) use command_list::commands;

use crate::core::{Core, State};
use crate::error::{AppError, WireError};
use crate::presentation::ForAudience;

/// Longest request in bytes; the largest real one is a draft of 256 KiB.
const MAX_REQUEST: usize = 1024 * 1024;

/// Which data a command shows or changes; the page refetches by these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommandInfo {
    pub name: &'static str,
    pub request: &'static str,
    pub response: &'static str,
    /// The action it needs; `None` for commands that work without a login.
    pub needs: Option<&'static str>,
    pub provides: &'static [&'static str],
    pub invalidates: &'static [&'static str],
}

/// Runs a command for a host.
///
/// # Errors
/// [`WireError`] with a code for every refusal and failure; a panic inside becomes `internal`.
pub fn dispatch(core: &Core, name: &str, request: &str) -> Result<String, WireError> {
    if INTERRUPTS.contains(&name) {
        core.interrupt();
    }
    // A panic unwinds through the write transaction, whose drop takes everything back.
    let outcome = catch_unwind(AssertUnwindSafe(|| crate::commands::run(core, name, request)));
    // Hosts run commands on threads of a pool: each has a stack of its own, and no later call to tidy it.
    vault_store::memory::wipe_stack();
    outcome.unwrap_or_else(|_| Err(ErrorCode::Internal.into())).map_err(|error| error.into_wire(name))
}

/// Commands that must not wait for long work: they stop it.
const INTERRUPTS: &[&str] = &[
    "vault_lock",
    "import_cancel",
    "field_reseal_cancel",
    "ledger_export_cancel",
    "export_cancel",
    "stray_cancel",
    "vault_close",
];

pub(crate) fn run_open<Q: DeserializeOwned, R: Serialize>(
    core: &Core,
    request: &str,
    handler: fn(&Core, Q) -> Result<R, AppError>,
) -> Result<String, AppError> {
    encode(&handler(core, decode(request)?)?)
}

pub(crate) fn run_granted<A: Action, Q: DeserializeOwned, R: Serialize + ForAudience>(
    core: &Core,
    name: &'static str,
    request: &str,
    handler: fn(&Core, &mut State, &Grant<A>, Q) -> Result<R, AppError>,
) -> Result<String, AppError> {
    let request = decode(request)?;
    let mut state = core.state();
    let session = state.session()?;
    let grant = match session.authorize::<A>() {
        Ok(grant) => grant,
        Err(error) => {
            // A refusal that cannot be recorded is still a refusal.
            let _ = session
                .vault
                .record(EntryDraft::refused("command.refused", "not_allowed").text("command", name));
            return Err(error);
        }
    };
    // An index with gaps would give wrong answers. The ledger does not need it, and says what is wrong.
    if let Err(error) = session.vault.catch_up_index()
        && A::KIND != ActionKind::ViewLedger
    {
        return Err(error.into());
    }
    let answer = handler(core, &mut state, &grant, request)?;
    // The one place where answers about customers leave: no command can forget the audience.
    let presenting = state.session.as_ref().is_some_and(|session| session.presenting_since.is_some());
    encode(&if presenting { answer.for_audience() } else { answer })
}

fn decode<Q: DeserializeOwned>(request: &str) -> Result<Q, AppError> {
    if request.len() > MAX_REQUEST {
        return Err(ErrorCode::BadRequest.into());
    }
    // The parser's message may quote the input; it stays here.
    serde_json::from_str(request).map_err(|_| ErrorCode::BadRequest.into())
}

fn encode<R: Serialize>(response: &R) -> Result<String, AppError> {
    serde_json::to_string(response).map_err(|_| ErrorCode::Internal.into())
}

//! Values on the clipboard: put there by Rust, cleared after their seconds, at lock and at exit, if unchanged.

use vault_crypto::Zeroizing;

use crate::contract::event::CoreEvent;
use crate::core::{Core, State};
use crate::error::AppError;

/// What we put on the clipboard and when it has to go.
pub struct Copied {
    text: Zeroizing<String>,
    until_mono_ms: u64,
}

/// Puts a value on the clipboard for `seconds`.
///
/// # Errors
/// `host_unable` when this host has no clipboard.
pub(crate) fn put(
    core: &Core,
    state: &mut State,
    text: Zeroizing<String>,
    seconds: u8,
) -> Result<(), AppError> {
    crate::gate::clipboard(core, &text)?;
    let until_mono_ms = core.host.clock.mono_ms() + u64::from(seconds) * 1_000;
    state.copied = Some(Copied { text, until_mono_ms });
    Ok(())
}

pub(crate) fn clear_when_due(core: &Core, state: &mut State) {
    let due = state.copied.as_ref().is_some_and(|copied| core.host.clock.mono_ms() >= copied.until_mono_ms);
    if due {
        clear(core, state);
        core.host.events.emit(CoreEvent::ClipboardCleared);
    }
}

pub(crate) fn clear(core: &Core, state: &mut State) {
    if let Some(copied) = state.copied.take() {
        core.host.clipboard.clear_if(&copied.text);
    }
}

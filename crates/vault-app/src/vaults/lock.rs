//! Locking: work stops, keys go, the index is sealed, the clipboard is cleared.

use vault_store::EntryDraft;

use super::status::status;
use crate::contract::app::AppStatus;
use crate::contract::event::CoreEvent;
use crate::contract::vault::{LockReason, LockVault};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;

/// `vault_lock`
pub fn vault_lock(core: &Core, request: LockVault) -> Result<AppStatus, AppError> {
    let mut state = core.state();
    lock_now(core, &mut state, request.reason);
    Ok(status(core, &mut state))
}

impl Core {
    /// Locks for a reason the system gave. Running work is interrupted and taken back first.
    pub fn lock(&self, reason: LockReason) {
        self.interrupt();
        let mut state = self.state();
        lock_now(self, &mut state, reason);
        vault_store::memory::wipe_stack();
    }
}

/// Locks with the state in hand. Always ends locked; what could not be written is derived again at the next unlock.
pub(crate) fn lock_now(core: &Core, state: &mut State, reason: LockReason) {
    state.import = None;
    state.prepared = None;
    crate::printed::remove(&core.host.data_dir);
    crate::clipboard::clear(core, state);
    let Some(mut session) = state.session.take() else { return };
    core.set_lock_after(0);
    let word = match reason {
        LockReason::Manual => "manual",
        LockReason::Idle => "idle",
        LockReason::Suspend => "suspend",
        LockReason::ScreenLock => "screen_lock",
        LockReason::Panic => "panic",
        LockReason::Quit => "quit",
        LockReason::ClockJump => "clock_jump",
    };
    if session.vault.read_only().is_none() {
        let _ = crate::customers::settle_search(&mut session);
        let _ = session.vault.record(EntryDraft::done("session.lock").text("reason", word));
    }
    let Session { vault, .. } = session;
    let _ = vault.close();
    core.host.events.emit(CoreEvent::Locked { reason });
}

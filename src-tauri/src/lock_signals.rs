//! Locks when the system says that the person is leaving: sleep, or a locked screen.
//!
//! Linux desktops say so on the message bus. On Windows and macOS the same facts reach a program as window messages
//! and notifications for which the window library has no safe interface; there the heartbeat notices sleep by the
//! clock, and the idle lock covers a locked screen.

use std::sync::Arc;

use vault_app::core::Core;

#[cfg(target_os = "linux")]
mod linux;

/// Listens until the program ends; a desktop without such signals is left to the heartbeat.
#[cfg(target_os = "linux")]
pub fn listen(core: &Arc<Core>) {
    linux::listen(core);
}

/// See the module's first lines.
#[cfg(not(target_os = "linux"))]
pub fn listen(_: &Arc<Core>) {}

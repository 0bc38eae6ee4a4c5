//! From the core to the page: one event, `core`.

use tauri::{AppHandle, Emitter as _, Manager as _};
use vault_app::contract::event::CoreEvent;
use vault_app::contract::vault::LockReason;
use vault_app::ports::Events;

use crate::{fresh_page, window};

/// Sends the core's events to the window.
pub struct PageEvents {
    app: AppHandle,
}

impl PageEvents {
    pub const fn new(app: AppHandle) -> Self {
        Self { app }
    }
}

impl Events for PageEvents {
    /// Only queues work for the window's thread: the core may hold its state while it tells.
    fn emit(&self, event: CoreEvent) {
        let Some(window) = self.app.get_webview_window(window::LABEL) else { return };
        let locked = matches!(event, CoreEvent::Locked { reason } if reason != LockReason::Quit);
        // A page that is just being loaded misses events; it asks for the status when it is there.
        let _ = window.emit("core", event);
        if locked {
            fresh_page::load(&window);
        }
    }
}

//! The core's one-second tick: idle lock, due anchor, clipboard, jumps of the clock.

use std::sync::Arc;
use std::time::Duration;

use vault_app::core::Core;

const BEAT: Duration = Duration::from_secs(1);

/// Ticks until the core is gone.
///
/// The thread sleeps while the computer sleeps, so the first beat after waking finds the wall clock ahead and locks:
/// this is how sleep is noticed on Windows and macOS, and on Linux desktops without logind.
pub fn start(core: &Arc<Core>) {
    let core = Arc::downgrade(core);
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(BEAT);
            let Some(core) = core.upgrade() else { return };
            core.tick();
        }
    });
}

//! The system's clipboard, with its histories and cloud copies asked to look away.

use std::sync::{Mutex, PoisonError};

use arboard::{Clipboard as Board, Error, Set};
use vault_app::ports::{Clipboard, HostUnable};

/// Connects at the first use and stays connected: on X11 and Wayland the contents live in the program that put them there.
#[derive(Default)]
pub struct SystemClipboard {
    board: Mutex<Option<Board>>,
}

impl SystemClipboard {
    fn with_board<T>(&self, work: impl FnOnce(&mut Board) -> Result<T, Error>) -> Result<T, HostUnable> {
        let mut slot = self.board.lock().unwrap_or_else(PoisonError::into_inner);
        let board = match &mut *slot {
            Some(board) => board,
            None => slot.insert(Board::new().map_err(|_| HostUnable)?),
        };
        work(board).map_err(|_| HostUnable)
    }
}

impl Clipboard for SystemClipboard {
    fn put(&self, text: &str) -> Result<(), HostUnable> {
        self.with_board(|board| unrecorded(board.set()).text(text))
    }

    /// What another program put there meanwhile is not ours to clear.
    fn clear_if(&self, text: &str) {
        let _ = self.with_board(|board| if board.get_text()? == text { board.clear() } else { Ok(()) });
    }
}

/// Windows: not into Win+V, not to other devices, not to clipboard monitors.
#[cfg(target_os = "windows")]
fn unrecorded(set: Set<'_>) -> Set<'_> {
    use arboard::SetExtWindows as _;
    set.exclude_from_monitoring().exclude_from_cloud().exclude_from_history()
}

/// macOS: the `org.nspasteboard.ConcealedType` convention of clipboard managers.
#[cfg(target_os = "macos")]
fn unrecorded(set: Set<'_>) -> Set<'_> {
    use arboard::SetExtApple as _;
    set.exclude_from_history()
}

/// Linux: the hint KDE's and other clipboard managers honour; GNOME keeps no history.
#[cfg(target_os = "linux")]
fn unrecorded(set: Set<'_>) -> Set<'_> {
    use arboard::SetExtLinux as _;
    set.exclude_from_history()
}

//! After a lock the page starts anew, in a process that has never seen the vault.
//!
//! The page has covered its contents and handed its drafts to the core before the lock; what is still in its memory
//! (cached lists, revealed values the engine has not collected) goes with the process. The window itself stays, so
//! that nothing jumps or loses its place on the screen.

use tauri::{Url, WebviewWindow};

use crate::environment;

/// Where the page begins, without any place in it: a place may name a customer's record.
const START: &str = if cfg!(windows) { "http://tauri.localhost/" } else { "tauri://localhost/" };
/// What is shown between two pages where their process cannot be ended.
const NOTHING: &str = "about:blank";

/// Replaces the page by a newly loaded one; only queues the work.
pub fn load(window: &WebviewWindow) {
    // An error means that the window is gone, and its page with it.
    let _ = if can_end_process() { end_process(window) } else { show(window, NOTHING) };
}

/// A page has been loaded: the empty one is followed by the real one.
pub fn go_on(window: &WebviewWindow, loaded: &Url) {
    if loaded.as_str() == NOTHING {
        let _ = show(window, START);
    }
}

/// WebKitGTK can; WebView2 and WKWebView offer no such call for a view that stays. There the empty document releases
/// the old one's memory to the engine, which is less. So it is under test: a driver takes the end for a crash.
fn can_end_process() -> bool {
    cfg!(target_os = "linux") && !environment::is_driven()
}

#[cfg(target_os = "linux")]
fn end_process(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt as _;

    window.with_webview(|webview| {
        let view = webview.inner();
        view.terminate_web_process();
        view.load_uri(START);
    })
}

#[cfg(not(target_os = "linux"))]
fn end_process(window: &WebviewWindow) -> tauri::Result<()> {
    show(window, NOTHING)
}

fn show(window: &WebviewWindow, address: &str) -> tauri::Result<()> {
    match Url::parse(address) {
        Ok(url) => window.navigate(url),
        // Both addresses are constants above.
        Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{NOTHING, START};
    use tauri::Url;

    #[test]
    fn the_addresses_are_addresses() {
        assert_eq!(Url::parse(START).unwrap().as_str(), START);
        assert_eq!(Url::parse(NOTHING).unwrap().as_str(), NOTHING);
    }
}

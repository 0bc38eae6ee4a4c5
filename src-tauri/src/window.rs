//! The one window: what it looks like before the page does, and all that is denied to what it shows.

use std::time::Duration;

use tauri::utils::config::Color;
use tauri::webview::{NewWindowResponse, PageLoadEvent, PermissionResponse, WebviewWindowBuilder};
use tauri::{AppHandle, Theme, Url, WebviewWindow, WindowEvent};
use vault_app::contract::app::{AppStatus, Theme as ChosenTheme};
use vault_app::core::Core;
use vault_app::dispatch::dispatch;

use crate::{environment, fresh_page};

pub const LABEL: &str = "main";
/// `--bg` of the dark theme in `ui/src/theme/tokens.css`; the light one is in `tauri.conf.json`.
const DARK: Color = Color(0x15, 0x18, 0x1D, 0xFF);
/// A page that hangs must not leave a program without a window.
const SHOW_ANYWAY: Duration = Duration::from_millis(1_500);
/// Switches off what a browser offers and a vault does not.
const QUIET_KEYS: &str = include_str!("window/quiet_keys.js");

/// Makes the window, hidden; it shows itself when the page is there.
///
/// # Errors
/// The webview is missing or cannot start.
pub fn open(app: &AppHandle, core: &Core) -> tauri::Result<WebviewWindow> {
    let config = app.config().app.windows.iter().find(|window| window.label == LABEL);
    let config = config.ok_or(tauri::Error::WindowNotFound)?.clone();
    let mut builder = WebviewWindowBuilder::from_config(app, &config)?
        .devtools(cfg!(debug_assertions))
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                let _ = window.show();
                fresh_page::go_on(&window, load.url());
            }
        });
    if !cfg!(debug_assertions) {
        builder = builder.initialization_script(QUIET_KEYS);
    }
    if environment::is_driven() {
        // The webview library opens its automation session in the shared context, which a private one is not.
        builder = builder.incognito(false);
    }
    let window = builder.build()?;
    if is_dark(core, &window) {
        window.set_background_color(Some(DARK))?;
    }
    show_anyway(&window);
    let closing = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { .. } = event {
            // Locking takes a moment; nothing has to be seen of it.
            let _ = closing.hide();
        }
    });
    Ok(window)
}

/// Only the page inside the program. Its address differs per system: `tauri://localhost` or `http(s)://tauri.localhost`.
fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        // The moment between two pages; see `fresh_page`.
        _ => url.as_str() == "about:blank",
    }
}

/// The theme the person chose, or the system's. Decides the colour behind the page, so that nothing flashes.
fn is_dark(core: &Core, window: &WebviewWindow) -> bool {
    let status = dispatch(core, "app_status", "{}").ok();
    let status = status.and_then(|text| serde_json::from_str::<AppStatus>(&text).ok());
    match status.map(|status| status.prefs.theme) {
        Some(ChosenTheme::Dark) => true,
        Some(ChosenTheme::Light) => false,
        Some(ChosenTheme::System) | None => window.theme().is_ok_and(|theme| theme == Theme::Dark),
    }
}

fn show_anyway(window: &WebviewWindow) {
    let window = window.clone();
    std::thread::spawn(move || {
        std::thread::sleep(SHOW_ANYWAY);
        let _ = window.show();
    });
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn the_window_stays_on_its_page() {
        let allowed = [
            "tauri://localhost/",
            "tauri://localhost/index.html#/x",
            "http://tauri.localhost/",
            "about:blank",
        ];
        let denied = [
            "https://example.com/",
            "http://localhost/",
            "https://tauri.localhost.example.com/",
            "file:///etc/passwd",
            "about:srcdoc",
            "data:text/html,x",
            "javascript:1",
            "tauri://elsewhere/",
        ];
        let ours = |url: &&str| is_ours(&url.parse().unwrap());
        assert!(allowed.iter().all(ours));
        assert!(!denied.iter().any(ours));
    }
}

//! The process's environment variables, put in order before anything reads them.
#![expect(
    unsafe_code,
    reason = "changing the environment is sound only while there is one thread: called first in main"
)]
#![expect(clippy::disallowed_methods, reason = "where the shell looks at its environment")]

use std::path::Path;

/// Lets a webview be driven from outside; the webview library honours it in every build.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";
/// Switches off a way of drawing that takes twice the time without a graphics card, and on some drivers draws nothing.
const NO_DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Switches off layers that a graphics card would put together. Without one a program does it, and takes longer over it
/// than over all the rest: a page that scrolls is drawn 25 times a second instead of 60.
const NO_LAYERS: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";
/// Where Linux shows the graphics cards that can draw, as `renderD128` and so on.
const CARDS: &str = "/dev/dri";

/// Closes the door for automation, and makes drawing reliable unless the person has decided otherwise.
pub fn prepare() {
    if !cfg!(feature = "e2e") {
        // SAFETY: no other thread runs yet.
        unsafe { std::env::remove_var(AUTOMATION) };
    }
    // WebKitGTK's driver waits forever for a picture of a window that is drawn the other way.
    if cfg!(target_os = "linux") && !is_driven() && std::env::var_os(NO_DMABUF).is_none() {
        // SAFETY: as above.
        unsafe { std::env::set_var(NO_DMABUF, "1") };
    }
    if cfg!(target_os = "linux") && std::env::var_os(NO_LAYERS).is_none() && !has_card(Path::new(CARDS)) {
        // SAFETY: as above.
        unsafe { std::env::set_var(NO_LAYERS, "1") };
    }
}

fn has_card(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
}

/// Whether a window test drives this process. Always false in a release: see [`prepare`].
pub fn is_driven() -> bool {
    std::env::var_os(AUTOMATION).is_some()
}

/// The folder from which file dialogs are answered, if a window test named one.
#[cfg(feature = "e2e")]
pub fn scripted_dialogs() -> Option<std::path::PathBuf> {
    std::env::var_os("CLIENTVAULT_E2E_PICK_DIR").map(std::path::PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_draw_is_a_card() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_card(&folder.path().join("none")));
        std::fs::write(folder.path().join("card0"), "").unwrap();
        assert!(!has_card(folder.path()));
        std::fs::write(folder.path().join("renderD128"), "").unwrap();
        assert!(has_card(folder.path()));
    }
}

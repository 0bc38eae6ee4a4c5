//! The process's environment variables, put in order before anything reads them.
#![expect(
    unsafe_code,
    reason = "changing the environment is sound only while there is one thread: called first in main"
)]
#![expect(clippy::disallowed_methods, reason = "where the shell looks at its environment")]

/// Lets WebKitGTK and WebView2 be driven from outside; read by the webview library in every build.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";
/// Without a graphics card this path of WebKitGTK draws at half the speed, and on some drivers nothing at all.
const NO_DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Closes the door for automation, and makes drawing reliable unless the person has decided otherwise.
pub fn prepare() {
    if !cfg!(feature = "e2e") {
        // SAFETY: no other thread runs yet.
        unsafe { std::env::remove_var(AUTOMATION) };
    }
    if cfg!(target_os = "linux") && std::env::var_os(NO_DMABUF).is_none() {
        // SAFETY: as above.
        unsafe { std::env::set_var(NO_DMABUF, "1") };
    }
}

/// Whether a window test drives this process.
#[cfg(feature = "e2e")]
pub fn is_driven() -> bool {
    std::env::var_os(AUTOMATION).is_some()
}

/// The folder from which file dialogs are answered, if a window test named one.
#[cfg(feature = "e2e")]
pub fn scripted_dialogs() -> Option<std::path::PathBuf> {
    std::env::var_os("CLIENTVAULT_E2E_PICK_DIR").map(std::path::PathBuf::from)
}

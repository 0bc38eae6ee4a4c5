//! Which system this is.

use vault_app::contract::app::Platform;

/// The family of systems this program was built for.
#[must_use]
pub const fn platform() -> Platform {
    if cfg!(target_os = "windows") {
        Platform::Windows
    } else if cfg!(target_os = "macos") {
        Platform::Macos
    } else {
        Platform::Linux
    }
}

//! What kind of drive a folder is on. Where it cannot be told, it counts as built in: the warning is advice.

#[cfg(not(target_os = "linux"))]
mod desktop;
#[cfg(target_os = "linux")]
mod linux;

use std::path::Path;

#[cfg(target_os = "linux")]
pub(super) use linux::mount;

/// How a drive is attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Fixed,
    /// Another computer's: its locks and its `fsync` may be lies.
    Network,
    /// May be pulled out while the vault is open.
    Removable,
}

/// The kind of drive an absolute, existing folder is on.
pub(super) fn kind(folder: &Path) -> Kind {
    #[cfg(target_os = "linux")]
    {
        linux::kind(folder)
    }
    #[cfg(not(target_os = "linux"))]
    {
        desktop::kind(folder)
    }
}

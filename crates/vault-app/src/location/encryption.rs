//! Is the disk under a folder encrypted by the system? A hint: a disk that encrypts by itself cannot be told from an
//! open one, and whoever holds the running computer reads either.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;

use std::path::Path;

use crate::contract::vault::DiskEncryption;

/// The state of the disk an absolute, existing folder is on.
pub(super) fn state(folder: &Path) -> DiskEncryption {
    #[cfg(target_os = "linux")]
    {
        linux::state(folder)
    }
    #[cfg(target_os = "macos")]
    {
        macos::state(folder)
    }
    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    {
        // BitLocker's state is told to administrators only.
        let _ = folder;
        DiskEncryption::Unknown
    }
}

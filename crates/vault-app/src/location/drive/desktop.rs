//! macOS and Windows: the system's list of volumes.

use std::path::{Component, Path, Prefix};

use sysinfo::{Disk, DiskRefreshKind, Disks};

use super::Kind;

/// File systems of other computers, as macOS calls them.
const NETWORK: &[&str] = &["smbfs", "nfs", "afpfs", "webdav", "ftp", "macfuse", "osxfuse", "fusefs"];

pub(super) fn kind(folder: &Path) -> Kind {
    if is_unc(folder) {
        return Kind::Network;
    }
    let wanted = DiskRefreshKind::nothing();
    let disks = Disks::new_with_refreshed_list_specifics(wanted);
    let folder = without_verbatim(folder);
    let disk = disks
        .iter()
        .filter(|disk| folder.starts_with(disk.mount_point()))
        .max_by_key(|disk| disk.mount_point().components().count());
    match disk {
        Some(disk) => kind_of(disk),
        // Windows lists built-in and removable drives; a letter that is not among them is another computer's.
        None if cfg!(windows) => Kind::Network,
        None => Kind::Fixed,
    }
}

fn kind_of(disk: &Disk) -> Kind {
    let file_system = disk.file_system().to_string_lossy().to_lowercase();
    if NETWORK.contains(&file_system.as_str()) {
        Kind::Network
    } else if disk.is_removable() {
        Kind::Removable
    } else {
        Kind::Fixed
    }
}

/// `\\server\share`, also in the form that canonical paths have on Windows.
fn is_unc(folder: &Path) -> bool {
    matches!(
        folder.components().next(),
        Some(Component::Prefix(prefix)) if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
    )
}

/// `\\?\C:\Users` as `C:\Users`, the form mount points have.
fn without_verbatim(folder: &Path) -> std::path::PathBuf {
    let text = folder.to_string_lossy();
    text.strip_prefix(r"\\?\").map_or_else(|| folder.to_owned(), std::path::PathBuf::from)
}

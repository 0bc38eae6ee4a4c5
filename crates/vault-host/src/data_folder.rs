//! Where this account keeps the program's own files.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The per-user folder for preferences and, by default, vaults; `None` for an account without a home.
///
/// Linux `$XDG_DATA_HOME/clientvault`, macOS `~/Library/Application Support/ClientVault`, Windows
/// `%LOCALAPPDATA%\ClientVault\data`: the local one, because a vault must not roam to other computers by itself.
#[must_use]
pub fn data_folder() -> Option<PathBuf> {
    ProjectDirs::from("", "", "ClientVault").map(|folders| folders.data_local_dir().to_owned())
}

//! Preferences of this computer account: how the program looks and which vaults were used. Never about customers.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use vault_store::write_atomic;

use crate::contract::app::{KnownVault, ListColumns, Prefs};
use crate::core::Core;
use crate::error::AppError;

/// Most vaults kept in the list of the unlock screen.
const KNOWN: usize = 12;
/// Most lists whose columns are kept, and most columns of one.
const LISTS: usize = 12;
const COLUMNS: usize = 24;
/// A larger file is not one of ours.
const MAX_FILE: u64 = 64 * 1024;

/// The file `preferences.json` of the data folder.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Local {
    pub prefs: Prefs,
    /// Newest first.
    pub vaults: Vec<LocalVault>,
    #[serde(skip)]
    folder: PathBuf,
}

/// One vault this account has used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalVault {
    pub name: String,
    pub path: PathBuf,
    /// Where the device file is, when this vault does not use the keyring.
    #[serde(default)]
    pub device_file: Option<PathBuf>,
}

impl Local {
    /// Reads the file; a missing or damaged one gives the defaults.
    #[must_use]
    pub fn load(data_dir: &Path) -> Self {
        let path = data_dir.join("preferences.json");
        let small = std::fs::metadata(&path).is_ok_and(|meta| meta.len() <= MAX_FILE);
        let mut local: Self = small
            .then(|| std::fs::read(&path).ok())
            .flatten()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        local.folder = data_dir.to_owned();
        local
    }

    /// Writes the file.
    ///
    /// # Errors
    /// `file_access`, `disk_full`.
    pub fn save(&self) -> Result<(), AppError> {
        std::fs::create_dir_all(&self.folder)?;
        let bytes = serde_json::to_vec_pretty(self)
            .map_err(|_| AppError::new(vault_domain::error_code::ErrorCode::Internal))?;
        Ok(write_atomic(&self.folder.join("preferences.json"), &bytes)?)
    }

    /// Puts a vault at the top of the list.
    pub fn remember(&mut self, vault: LocalVault) {
        self.vaults.retain(|known| known.path != vault.path);
        self.vaults.insert(0, vault);
        self.vaults.truncate(KNOWN);
    }

    /// The device file remembered for the vault at `path`.
    #[must_use]
    pub fn device_file(&self, path: &Path) -> Option<PathBuf> {
        self.vaults.iter().find(|known| known.path == path).and_then(|known| known.device_file.clone())
    }

    pub(crate) fn known(&self) -> Vec<KnownVault> {
        self.vaults
            .iter()
            .map(|vault| KnownVault {
                name: vault.name.clone(),
                path: vault.path.display().to_string(),
                reachable: vault_store::Folder::at(&vault.path).is_vault(),
            })
            .collect()
    }
}

/// `prefs_set`
pub fn prefs_set(core: &Core, prefs: Prefs) -> Result<Prefs, AppError> {
    let mut state = core.state();
    state.local.prefs = Prefs {
        text_percent: prefs.text_percent.clamp(90, 150),
        zoom_percent: prefs.zoom_percent.clamp(80, 200),
        columns: bounded(prefs.columns),
        ..prefs
    };
    state.local.save()?;
    Ok(state.local.prefs.clone())
}

/// Keeps what can be a list's columns, and so little of it that the file stays below [`MAX_FILE`].
fn bounded(lists: BTreeMap<String, ListColumns>) -> BTreeMap<String, ListColumns> {
    let kept = lists.into_iter().filter(|(list, _)| is_name(list)).take(LISTS);
    kept.map(|(list, columns)| {
        let order = columns.order.into_iter().filter(|name| is_name(name)).take(COLUMNS).collect();
        let widths = columns.widths.into_iter().filter(|(name, _)| is_name(name)).take(COLUMNS).collect();
        (list, ListColumns { order, widths })
    })
    .collect()
}

/// `customers.all`, `next`: names the page gives, never anything a person typed.
fn is_name(name: &str) -> bool {
    (1..=32).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
}

//! Window tests cannot click in the system's dialogs: a folder holds the answers instead.

use std::path::{Path, PathBuf};

use vault_app::contract::app::PickWhat;

/// The path written in the file of this name; none means that the dialog was closed.
pub fn answer(folder: &Path, what: PickWhat) -> Option<PathBuf> {
    let name = match what {
        PickWhat::VaultFolder => "vault_folder",
        PickWhat::ParentFolder => "parent_folder",
        PickWhat::ImportFile => "import_file",
        PickWhat::SaveKit => "save_kit",
        PickWhat::SaveRejected => "save_rejected",
        PickWhat::SaveReport => "save_report",
        PickWhat::SaveLedger => "save_ledger",
        PickWhat::SaveCheckpoint => "save_checkpoint",
        PickWhat::SaveExport => "save_export",
        PickWhat::ScanFolder => "scan_folder",
        PickWhat::LeakedFile => "leaked_file",
        PickWhat::DeviceFile => "device_file",
    };
    let text = std::fs::read_to_string(folder.join(name)).ok()?;
    let path = text.trim_end_matches(['\r', '\n']);
    (!path.is_empty()).then(|| PathBuf::from(path))
}

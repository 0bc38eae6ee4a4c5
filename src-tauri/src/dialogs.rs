//! The system's file dialogs and its document viewer. Titles and buttons are the system's own words.

use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager as _};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder};
use vault_app::contract::app::PickWhat;
use vault_app::ports::{Dialogs, HostUnable};

use crate::window;

/// Names of formats, the same in every language.
const LISTS: (&str, &[&str]) =
    ("CSV · XLSX · XLS · ODS · vCard", &["csv", "txt", "tsv", "xlsx", "xlsm", "xls", "ods", "vcf"]);
const PDF: (&str, &[&str]) = ("PDF", &["pdf"]);
const XLSX: (&str, &[&str]) = ("XLSX", &["xlsx"]);

/// Dialogs that belong to the app's window.
pub struct SystemDialogs {
    app: AppHandle,
}

impl SystemDialogs {
    pub const fn new(app: AppHandle) -> Self {
        Self { app }
    }

    fn dialog(&self) -> FileDialogBuilder<tauri::Wry> {
        let dialog = self.app.dialog().file();
        match self.app.get_webview_window(window::LABEL) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl Dialogs for SystemDialogs {
    fn pick(&self, what: PickWhat) -> Result<Option<PathBuf>, HostUnable> {
        #[cfg(feature = "e2e")]
        if let Some(answers) = crate::environment::scripted_dialogs() {
            return Ok(crate::scripted_dialogs::answer(&answers, what));
        }
        let dialog = self.dialog();
        let picked = match what {
            PickWhat::VaultFolder | PickWhat::ParentFolder | PickWhat::ScanFolder => {
                dialog.blocking_pick_folder()
            }
            PickWhat::ImportFile => dialog.add_filter(LISTS.0, LISTS.1).blocking_pick_file(),
            PickWhat::LeakedFile => dialog.blocking_pick_file(),
            PickWhat::SaveKit => save(dialog, PDF, "ClientVault-recovery-kit.pdf"),
            PickWhat::SaveRejected => save(dialog, XLSX, "rejected.xlsx"),
            PickWhat::SaveReport => save(dialog, PDF, "report.pdf"),
            PickWhat::SaveLedger => save(dialog, ("ClientVault", &["cvaudit"]), "ledger.cvaudit"),
            PickWhat::SaveCheckpoint => save(dialog, ("Text", &["txt"]), "checkpoint.txt"),
            PickWhat::SaveExport => dialog.set_file_name("customers").blocking_save_file(),
            PickWhat::DeviceFile => save(dialog, ("ClientVault", &["cvd"]), "device.cvd"),
        };
        // A dialog that answers with something other than a path of this computer has no answer for us.
        picked.map(|path| path.into_path().map_err(|_| HostUnable)).transpose()
    }

    fn open_document(&self, path: &Path) -> Result<(), HostUnable> {
        open::that_detached(path).map_err(|_| HostUnable)
    }
}

fn save(
    dialog: FileDialogBuilder<tauri::Wry>,
    (name, extensions): (&str, &[&str]),
    file: &str,
) -> Option<tauri_plugin_dialog::FilePath> {
    dialog.add_filter(name, extensions).set_file_name(file).blocking_save_file()
}

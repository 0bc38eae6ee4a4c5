//! The one short-lived clear file: a document handed to the system's viewer. Gone at the next lock and the next start.

use std::path::{Path, PathBuf};

/// Where such documents lie while the viewer has them.
pub(crate) fn folder(data_dir: &Path) -> PathBuf {
    data_dir.join("print")
}

/// Removes what was handed to the viewer; one that still has it open has read it already.
pub(crate) fn remove(data_dir: &Path) {
    let _ = std::fs::remove_dir_all(folder(data_dir));
}

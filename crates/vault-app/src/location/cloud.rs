//! Folders that some program copies elsewhere while they are in use. A database under such a program gets torn apart, and
//! a copy leaves the computer without an entry in the ledger.
//!
//! Told by the names these programs give their folders, and by the files they leave in them. Not complete, and not
//! meant to be: it warns those who did not think of it.

use std::path::{Component, Path};

/// Whole names, compared without case.
const NAMES: &[&str] = &[
    "OneDrive",
    "Dropbox",
    "iCloudDrive",
    "iCloud Drive",
    "iCloud云盘",
    "com~apple~CloudDocs",
    "Mobile Documents",
    "Nutstore",
    "Nutstore Files",
    "坚果云",
    "我的坚果云",
    "BaiduSyncdisk",
    "BaiduNetdiskWorkspace",
    "百度网盘",
    "百度网盘同步空间",
    "GoogleDrive",
    "Google Drive",
    "My Drive",
    "我的云端硬盘",
    "WPSDrive",
    "WPS Cloud Files",
    "WPS云盘",
    "WPS网盘",
    "阿里云盘",
    "腾讯微云",
    "天翼云盘",
    "SynologyDrive",
    "Nextcloud",
    "ownCloud",
    "Box Sync",
    "pCloud Drive",
    "MEGAsync",
];

/// Beginnings of names that go on with an account or a company: `OneDrive - 云海贸易`.
const BEGINNINGS: &[&str] =
    &["onedrive -", "onedrive-", "dropbox (", "dropbox-", "googledrive-", "icloud~", "坚果云(", "坚果云 "];

/// What the programs leave in the top folder they copy.
const MARKERS: &[&str] = &[
    ".dropbox",
    ".dropbox.cache",
    ".849C9593-D756-4E56-8D6E-42412F2A707B", // OneDrive
    ".tmp.drivedownload",                    // Google Drive
    ".tmp.driveupload",
    ".nutstore",
    ".stfolder", // Syncthing
    ".SynologyWorkingDirectory",
    ".nextcloudsync.log",
    ".owncloudsync.log",
];

/// Whether the folder lies in one that is copied by a cloud program.
pub(super) fn is_synced(folder: &Path) -> bool {
    has_synced_name(folder) || folder.ancestors().any(has_marker)
}

fn has_synced_name(folder: &Path) -> bool {
    let names: Vec<String> = folder
        .components()
        .filter_map(|component| match component {
            Component::Normal(name) => Some(name.to_string_lossy().to_lowercase()),
            _ => None,
        })
        .collect();
    // Where macOS keeps the folders of all cloud programs.
    let cloud_storage = names.windows(2).any(|pair| pair == ["library", "cloudstorage"]);
    cloud_storage || names.iter().any(|name| is_synced_name(name))
}

fn is_synced_name(name: &str) -> bool {
    NAMES.iter().any(|known| known.to_lowercase() == name)
        || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
}

fn has_marker(folder: &Path) -> bool {
    MARKERS.iter().any(|marker| folder.join(marker).symlink_metadata().is_ok())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("/home/zhang/OneDrive/客户", true)]
    #[case("/Users/zhang/OneDrive - 云海贸易/客户", true)]
    #[case("/Users/zhang/Library/Mobile Documents/com~apple~CloudDocs/保险箱", true)]
    #[case("/Users/zhang/Library/CloudStorage/Anything/保险箱", true)]
    #[case("/home/zhang/Dropbox (Work)/x", true)]
    #[case("/home/zhang/dropbox", true)]
    #[case("/home/zhang/我的坚果云/客户", true)]
    #[case("/data/BaiduSyncdisk", true)]
    #[case("/data/百度网盘同步空间/a", true)]
    #[case("/data/WPS云盘/a", true)]
    #[case("/home/zhang/Google Drive/a", true)]
    #[case("/home/zhang/Documents/客户", false)]
    #[case("/home/zhang/OneDriver", false)]
    #[case("/home/zhang/dropboxes/x", false)]
    #[case("/Users/zhang/Library/Application Support/clientvault", false)]
    fn names_are_known(#[case] folder: &str, #[case] synced: bool) {
        assert_eq!(has_synced_name(Path::new(folder)), synced);
    }

    #[test]
    fn markers_count_for_everything_below() {
        let root = tempfile::tempdir().unwrap();
        let below = root.path().join("a/b");
        std::fs::create_dir_all(&below).unwrap();
        for marker in MARKERS {
            assert!(!is_synced(&below));
            std::fs::write(root.path().join(marker), "").unwrap();
            assert!(is_synced(&below), "{marker}");
            std::fs::remove_file(root.path().join(marker)).unwrap();
        }
    }
}

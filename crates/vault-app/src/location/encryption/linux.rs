//! Linux: the block device under a mount and the devices it is made of, as sysfs shows them. What the device mapper
//! encrypts has an identifier that begins with `CRYPT-` (cryptsetup; LUKS1, LUKS2, plain).

use std::fs;
use std::path::{Path, PathBuf};

use crate::contract::vault::DiskEncryption;
use crate::location::drive::mount;

/// Logical volume over RAID over LUKS over a partition is four; more is a circle.
const DEPTH: u8 = 8;

pub(super) fn state(folder: &Path) -> DiskEncryption {
    let Some(mount) = mount(folder) else { return DiskEncryption::Unknown };
    if mount.file_system == "ecryptfs" {
        return DiskEncryption::Encrypted;
    }
    device(Path::new("/sys"), &mount.device, &mount.source)
        .map_or(DiskEncryption::Unknown, |device| state_of(&device, DEPTH))
}

/// The device's folder in sysfs: by `major:minor`, or, for file systems with a number of their own (btrfs), by the name
/// the mount table gives.
fn device(sys: &Path, number: &str, name: &Path) -> Option<PathBuf> {
    let by_number = fs::canonicalize(sys.join("dev/block").join(number)).ok();
    by_number.or_else(|| {
        // `/dev/mapper/luks-…` is a link to `/dev/dm-0`.
        let node = fs::canonicalize(name).ok()?;
        fs::canonicalize(sys.join("class/block").join(node.file_name()?)).ok()
    })
}

/// Encrypted itself, or made of parts that all are.
fn state_of(device: &Path, depth: u8) -> DiskEncryption {
    if is_crypt(device) {
        return DiskEncryption::Encrypted;
    }
    let name = device.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    // What lies under a file, another computer's disk or memory is not known here.
    if depth == 0 || ["loop", "nbd", "rbd", "zram", "ram"].iter().any(|kind| name.starts_with(kind)) {
        return DiskEncryption::Unknown;
    }
    // A partition's own folder lies in its disk's, which may be an encrypted mapping.
    let disk = device.join("partition").exists().then(|| device.parent()).flatten();
    let parts = parts(device).into_iter().chain(disk.map(Path::to_owned));
    let mut states = parts.map(|part| state_of(&part, depth - 1)).peekable();
    if states.peek().is_none() {
        return DiskEncryption::Open;
    }
    states.reduce(weaker).unwrap_or(DiskEncryption::Unknown)
}

fn is_crypt(device: &Path) -> bool {
    fs::read_to_string(device.join("dm/uuid")).is_ok_and(|id| id.starts_with("CRYPT-"))
}

fn parts(device: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(device.join("slaves")) else { return Vec::new() };
    entries.flatten().filter_map(|entry| fs::canonicalize(entry.path()).ok()).collect()
}

/// One open part leaves the whole open.
const fn weaker(left: DiskEncryption, right: DiskEncryption) -> DiskEncryption {
    use DiskEncryption::{Encrypted, Open, Unknown};
    match (left, right) {
        (Open, _) | (_, Open) => Open,
        (Unknown, _) | (_, Unknown) => Unknown,
        (Encrypted, Encrypted) => Encrypted,
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use rstest::rstest;

    use super::*;

    /// A tree like the kernel's: devices in their folders, links by number and by name, parts under `slaves`.
    struct Sys(tempfile::TempDir);

    impl Sys {
        fn new() -> Self {
            let sys = Self(tempfile::tempdir().unwrap());
            sys.add("sda", "8:0", "", &[]);
            sys.add("sda/sda1", "8:1", "", &[]);
            sys.add("sda/sda2", "8:2", "", &[]);
            for partition in ["sda1", "sda2"] {
                fs::write(sys.path().join("devices/sda").join(partition).join("partition"), "1").unwrap();
            }
            sys.add("dm-0", "253:0", "CRYPT-LUKS2-0011-luks\n", &["sda/sda2"]);
            sys.add("dm-1", "253:1", "LVM-abc\n", &["dm-0"]);
            sys.add("dm-2", "253:2", "LVM-def\n", &["dm-0", "sda/sda1"]);
            sys.add("loop0", "7:0", "", &[]);
            sys.add("dm-3", "253:3", "LVM-ghi\n", &["loop0", "dm-0"]);
            sys
        }

        fn path(&self) -> &Path {
            self.0.path()
        }

        fn add(&self, device: &str, number: &str, id: &str, parts: &[&str]) {
            let folder = self.path().join("devices").join(device);
            fs::create_dir_all(folder.join("slaves")).unwrap();
            if !id.is_empty() {
                fs::create_dir(folder.join("dm")).unwrap();
                fs::write(folder.join("dm/uuid"), id).unwrap();
            }
            for part in parts {
                let part = self.path().join("devices").join(part);
                symlink(&part, folder.join("slaves").join(part.file_name().unwrap())).unwrap();
            }
            let links = [("dev/block", number), ("class/block", device.rsplit('/').next().unwrap())];
            for (place, name) in links {
                fs::create_dir_all(self.path().join(place)).unwrap();
                symlink(&folder, self.path().join(place).join(name)).unwrap();
            }
        }
    }

    #[rstest]
    #[case::partition("8:1", DiskEncryption::Open)]
    #[case::disk("8:0", DiskEncryption::Open)]
    #[case::luks("253:0", DiskEncryption::Encrypted)]
    #[case::volume_over_luks("253:1", DiskEncryption::Encrypted)]
    #[case::volume_half_over_luks("253:2", DiskEncryption::Open)]
    #[case::file("7:0", DiskEncryption::Unknown)]
    #[case::volume_partly_in_a_file("253:3", DiskEncryption::Unknown)]
    fn devices_tell_their_state(#[case] number: &str, #[case] state: DiskEncryption) {
        let sys = Sys::new();
        let device = device(sys.path(), number, Path::new("/nowhere")).unwrap();
        assert_eq!(state_of(&device, DEPTH), state);
    }

    #[test]
    fn a_partition_of_an_encrypted_mapping_is_encrypted() {
        let sys = Sys::new();
        sys.add("dm-0/dm-0p1", "259:1", "", &[]);
        fs::write(sys.path().join("devices/dm-0/dm-0p1/partition"), "1").unwrap();
        let device = device(sys.path(), "259:1", Path::new("/nowhere")).unwrap();
        assert_eq!(state_of(&device, DEPTH), DiskEncryption::Encrypted);
    }

    #[test]
    fn a_number_of_its_own_is_looked_up_by_name() {
        let sys = Sys::new();
        let node = sys.path().join("dm-1");
        fs::write(&node, "").unwrap();
        let mapper = sys.path().join("vg-home");
        symlink(&node, &mapper).unwrap();
        let found = device(sys.path(), "0:42", &mapper).unwrap();
        assert_eq!(state_of(&found, DEPTH), DiskEncryption::Encrypted);
        assert_eq!(device(sys.path(), "0:43", Path::new("tmpfs")), None);
    }

    #[test]
    fn circles_end() {
        let sys = Sys::new();
        let folder = sys.path().join("devices/md0");
        fs::create_dir_all(folder.join("slaves")).unwrap();
        symlink(&folder, folder.join("slaves/md0")).unwrap();
        assert_eq!(state_of(&folder, DEPTH), DiskEncryption::Unknown);
    }
}

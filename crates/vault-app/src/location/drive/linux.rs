//! Linux: the mount table (proc(5), `mountinfo`) and the kernel's word on removable devices.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

use super::Kind;

/// File systems of other computers. FUSE ones have their program after the dot.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "ncpfs",
    "9p",
    "afs",
    "ceph",
    "glusterfs",
    "lustre",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs",
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
    "fuse.s3fs",
    "fuse.curlftpfs",
    "fuse.glusterfs",
    "fuse.ceph",
    "fuse.smbnetfs",
];

/// Where desktops mount what is plugged in.
const PLUGGED_IN: &[&str] = &["/media", "/run/media"];

pub(super) fn kind(folder: &Path) -> Kind {
    mount(folder).map_or(Kind::Fixed, |mount| {
        let kind = mount.kind();
        if kind == Kind::Fixed && is_removable_device(&mount.device) { Kind::Removable } else { kind }
    })
}

/// The mount a folder is on, if the table says.
pub(in crate::location) fn mount(folder: &Path) -> Option<Mount> {
    mount_of(folder, &fs::read_to_string("/proc/self/mountinfo").unwrap_or_default())
}

/// One line of the mount table.
pub(in crate::location) struct Mount {
    /// `major:minor`.
    pub device: String,
    point: PathBuf,
    pub file_system: String,
    /// What is mounted: a device node, a server's share, or only a word.
    pub source: PathBuf,
}

impl Mount {
    fn parse(line: &str) -> Option<Self> {
        // 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
        let (before, after) = line.split_once(" - ")?;
        let mut fields = before.split(' ');
        let device = fields.nth(2)?.to_owned();
        let point = unescape(fields.nth(1)?);
        let mut after = after.split(' ');
        let file_system = after.next()?.to_owned();
        let source = unescape(after.next()?);
        Some(Self { device, point, file_system, source })
    }

    fn kind(&self) -> Kind {
        if NETWORK.contains(&self.file_system.as_str()) {
            return Kind::Network;
        }
        let plugged_in = PLUGGED_IN.iter().any(|place| self.point.starts_with(place));
        if plugged_in { Kind::Removable } else { Kind::Fixed }
    }
}

/// The mount with the longest point above the folder; of several on one point, the last, which hides the others.
fn mount_of(folder: &Path, table: &str) -> Option<Mount> {
    let above = table.lines().filter_map(Mount::parse).filter(|mount| folder.starts_with(&mount.point));
    above.max_by_key(|mount| mount.point.components().count())
}

/// `\040` is a space: three octal digits stand for one byte.
fn unescape(field: &str) -> PathBuf {
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let octal = after.get(..3).filter(|_| *first == b'\\');
        let byte = octal.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 8).ok());
        if let Some(byte) = byte {
            bytes.push(byte);
            rest = after.get(3..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    PathBuf::from(OsString::from_vec(bytes))
}

/// Asks for the disk: a partition's own folder does not say, the disk's above it does.
fn is_removable_device(device: &str) -> bool {
    let Ok(folder) = fs::canonicalize(Path::new("/sys/dev/block").join(device)) else { return false };
    folder
        .ancestors()
        .take(2)
        .find_map(|folder| fs::read_to_string(folder.join("removable")).ok())
        .is_some_and(|flag| flag.trim() == "1")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const TABLE: &str = "\
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
30 22 0:5 / /proc rw - proc proc rw
40 22 8:3 / /home rw shared:2 - ext4 /dev/sda3 rw
41 40 0:50 / /home/zhang/office rw - cifs //server/share rw
42 40 0:51 / /home/zhang/remote\\040box rw shared:9 master:3 - fuse.sshfs server:/ rw
43 22 8:17 / /media/zhang/U\\040盘 rw - exfat /dev/sdb1 rw
44 22 8:33 / /run/media/zhang/STICK rw - vfat /dev/sdc1 rw
45 22 0:60 / /srv/data rw - nfs4 nas:/data rw
46 45 8:4 / /srv/data rw - ext4 /dev/sda4 rw
47 22 0:61 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
garbage
";

    #[rstest]
    #[case("/home/zhang/vaults", Kind::Fixed)]
    #[case("/home/zhang/office/客户", Kind::Network)]
    #[case("/home/zhang/officework", Kind::Fixed)]
    #[case("/home/zhang/remote box/x", Kind::Network)]
    #[case("/media/zhang/U 盘/保险箱", Kind::Removable)]
    #[case("/run/media/zhang/STICK", Kind::Removable)]
    #[case("/srv/data/x", Kind::Fixed)]
    #[case("/run/user/1000/gvfs/smb-share:x", Kind::Network)]
    #[case("/elsewhere", Kind::Fixed)]
    fn mounts_tell_the_kind(#[case] folder: &str, #[case] kind: Kind) {
        assert_eq!(mount_of(Path::new(folder), TABLE).unwrap().kind(), kind);
    }

    #[test]
    fn a_broken_table_is_no_answer() {
        assert!(mount_of(Path::new("/home"), "").is_none());
        assert!(mount_of(Path::new("/home"), "1 2 3\n - \n\\9 - x\n").is_none());
        assert_eq!(unescape("a\\9b\\04"), PathBuf::from("a\\9b\\04"));
    }

    #[test]
    fn the_real_table_has_a_root() {
        let table = fs::read_to_string("/proc/self/mountinfo").unwrap();
        assert!(mount_of(Path::new("/"), &table).is_some());
        assert_ne!(kind(Path::new("/proc")), Kind::Network);
    }
}

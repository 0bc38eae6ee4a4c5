//! macOS: FileVault covers the volume the system starts from.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::contract::vault::DiskEncryption;

pub(super) fn state(folder: &Path) -> DiskEncryption {
    if folder.starts_with("/Volumes") {
        return DiskEncryption::Unknown;
    }
    let asked = Command::new("/usr/bin/fdesetup").arg("status").stdin(Stdio::null()).output();
    asked.map_or(DiskEncryption::Unknown, |output| read(&output.stdout))
}

/// `FileVault is On.` or `FileVault is Off.`; anything else, such as a conversion on its way, is no answer.
fn read(said: &[u8]) -> DiskEncryption {
    let first = said.split(|byte| *byte == b'\n').next().unwrap_or_default();
    match first {
        b"FileVault is On." => DiskEncryption::Encrypted,
        b"FileVault is Off." => DiskEncryption::Open,
        _ => DiskEncryption::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_answer_counts() {
        assert_eq!(read(b"FileVault is On.\n"), DiskEncryption::Encrypted);
        assert_eq!(read(b"FileVault is Off.\n"), DiskEncryption::Open);
        assert_eq!(
            read(b"FileVault is Off, but will be enabled after the next restart.\n"),
            DiskEncryption::Unknown
        );
        assert_eq!(read(b""), DiskEncryption::Unknown);
    }
}

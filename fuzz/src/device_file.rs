//! The device file, as it comes back from somebody's stick.

use vault_app::keyring::file::DeviceFile;
use vault_app::keyring::{Keyring as _, MAX_VALUE, device_key_name};
use vault_crypto::hash::sha256;
use vault_domain::ids::VaultId;

/// The vault of the seeds.
const VAULT: VaultId = VaultId::from_bytes([7; 16]);

/// The first byte decides: odd, the checksum is put right.
pub fn feed(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else { return };
    let mut bytes = rest.to_vec();
    if choice % 2 == 1 {
        bytes.extend_from_slice(&sha256(&bytes));
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("device.cvd");
    std::fs::write(&path, &bytes).expect("a temporary file");
    let file = DeviceFile::at(path);
    let name = device_key_name(VAULT);
    let whole = file.check(VAULT);
    match file.get(&name) {
        Ok(Some(secret)) => {
            assert_eq!(whole, Ok(()));
            if secret.expose().len() > MAX_VALUE {
                return;
            }
            let copy = DeviceFile::at(folder.path().join("copy.cvd"));
            copy.set(&name, secret.expose()).expect("what was read can be written");
            assert_eq!(
                std::fs::read(folder.path().join("copy.cvd")).ok(),
                Some(bytes),
                "one content, one file"
            );
        }
        Ok(None) | Err(_) => assert!(whole.is_err(), "a good file gives its secret"),
    }
}

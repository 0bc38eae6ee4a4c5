use super::*;
use crate::keyring::{SetNewError, anchor_key_name};

const VAULT: VaultId = VaultId::from_bytes([7; 16]);
const OTHER: VaultId = VaultId::from_bytes([8; 16]);

fn in_scratch() -> (tempfile::TempDir, DeviceFile) {
    let folder = tempfile::tempdir().unwrap();
    let file = DeviceFile::at(folder.path().join("设备文件.cvd"));
    (folder, file)
}

fn stored(file: &DeviceFile, key: &str) -> Option<Vec<u8>> {
    file.second_handle().get(key).unwrap().map(|value| value.expose().to_vec())
}

#[test]
fn secret_and_anchor_come_back_and_have_files_of_their_own() {
    let (_folder, file) = in_scratch();
    assert_eq!(file.check(VAULT), Err(DeviceFileError::Missing));
    file.set_new(&device_key_name(VAULT), &[1; 32]).unwrap();
    file.set(&anchor_key_name(VAULT), &[2; 150]).unwrap();
    file.set(&anchor_key_name(VAULT), &[3; 151]).unwrap();
    assert_eq!(stored(&file, &device_key_name(VAULT)), Some(vec![1; 32]));
    assert_eq!(stored(&file, &anchor_key_name(VAULT)), Some(vec![3; 151]));
    assert_eq!(file.check(VAULT), Ok(()));
}

#[test]
fn a_secret_is_never_replaced() {
    let (_folder, file) = in_scratch();
    let key = device_key_name(VAULT);
    file.set_new(&key, &[1; 32]).unwrap();
    assert_eq!(file.set_new(&key, &[2; 32]), Err(SetNewError::Exists));
    assert_eq!(file.set(&key, &[2; 32]), Err(KeyringFault::Denied));
    // Not even by another vault's.
    let other = device_key_name(OTHER);
    assert_eq!(file.set_new(&other, &[2; 32]), Err(SetNewError::Fault(KeyringFault::Denied)));
    assert_eq!(stored(&file, &key), Some(vec![1; 32]));
}

#[test]
fn another_vaults_file_is_told_apart_and_left_alone() {
    let (_folder, file) = in_scratch();
    file.set_new(&device_key_name(OTHER), &[1; 32]).unwrap();
    assert_eq!(file.check(VAULT), Err(DeviceFileError::OtherVault));
    assert_eq!(stored(&file, &device_key_name(VAULT)), None);
    file.delete(&device_key_name(VAULT)).unwrap();
    assert_eq!(file.check(OTHER), Ok(()));
    file.delete(&device_key_name(OTHER)).unwrap();
    assert_eq!(file.check(OTHER), Err(DeviceFileError::Missing));
}

#[test]
fn every_flipped_bit_and_every_cut_is_found() {
    let (_folder, file) = in_scratch();
    file.set_new(&device_key_name(VAULT), &[1; 32]).unwrap();
    let whole = fs::read(&file.path).unwrap();
    for bit in 0..whole.len() * 8 {
        let mut damaged = whole.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        fs::write(&file.path, &damaged).unwrap();
        assert_eq!(file.check(VAULT), Err(DeviceFileError::Invalid), "bit {bit}");
    }
    for length in 0..whole.len() {
        fs::write(&file.path, &whole[..length]).unwrap();
        assert_eq!(file.check(VAULT), Err(DeviceFileError::Invalid), "{length} bytes");
    }
    for extra in [1, 10_000_000] {
        fs::write(&file.path, [whole.clone(), vec![0; extra]].concat()).unwrap();
        assert_eq!(file.check(VAULT), Err(DeviceFileError::Invalid), "{extra} more");
    }
    assert_eq!(file.get(&device_key_name(VAULT)).err(), Some(KeyringFault::Unreliable));
}

#[test]
fn places_that_cannot_be_used_are_faults() {
    let (folder, _) = in_scratch();
    let gone = DeviceFile::at(folder.path().join("unplugged/device.cvd"));
    assert_eq!(gone.set(&device_key_name(VAULT), &[1; 32]), Err(KeyringFault::Absent));
    assert_eq!(gone.set(&anchor_key_name(VAULT), &[1; 32]), Err(KeyringFault::Absent));
    let a_folder = DeviceFile::at(folder.path().to_owned());
    assert!(matches!(a_folder.check(VAULT), Err(DeviceFileError::Unreadable(_))));
    assert_eq!(a_folder.set("probe-1", &[1]), Err(KeyringFault::Denied));
}

#[test]
fn values_have_a_limit() {
    let (_folder, file) = in_scratch();
    assert_eq!(file.set(&anchor_key_name(VAULT), &[0; MAX_VALUE + 1]), Err(KeyringFault::Denied));
    assert_eq!(file.set(&anchor_key_name(VAULT), &[0; MAX_VALUE]), Ok(()));
}

#[cfg(unix)]
#[test]
fn the_files_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, file) = in_scratch();
    file.set_new(&device_key_name(VAULT), &[1; 32]).unwrap();
    file.set(&anchor_key_name(VAULT), &[2; 32]).unwrap();
    for path in [file.path.clone(), file.anchor_path()] {
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn an_interrupted_anchor_leaves_the_old_one() {
    let (_folder, file) = in_scratch();
    let key = anchor_key_name(VAULT);
    file.set(&key, &[1; 32]).unwrap();
    // What a crash between writing and renaming leaves behind.
    fs::write(with_suffix(&file.anchor_path(), ".new"), b"half").unwrap();
    assert_eq!(stored(&file, &key), Some(vec![1; 32]));
    file.set(&key, &[2; 32]).unwrap();
    assert_eq!(stored(&file, &key), Some(vec![2; 32]));
}

use std::fs;
use std::path::Path;

use super::*;
use crate::write::tests::{customer, named, vault};
use crate::{EntryDraft, Expect};
use vault_domain::ids::RecordId;

const RECORD: RecordId = RecordId::from_bytes([3; 16]);

fn key(byte: u8) -> Secret<32> {
    Secret::from_array([byte; 32])
}

fn spec(key: &Secret<32>) -> vault_crypto::Zeroizing<String> {
    vault_crypto::kdf::derive_database_key(key)
}

fn copy_of(from: &Path, to: &Path) -> Folder {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).unwrap();
    for name in ["vault.db", "vault.db-wal", "vault.next.db", "vault.next.db-wal"] {
        let _ = fs::copy(from.join(name), to.join(name));
    }
    Folder::at(to)
}

fn opens(folder: &Folder, key: &Secret<32>) -> bool {
    connection::open(&folder.database(), &spec(key), false)
        .and_then(|connection| ledger_log::read_head(&connection))
        .is_ok_and(|head| head.seq > 0)
}

#[test]
fn the_file_has_a_new_key_and_everything_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, grant) = vault(&folder);
    let place = customer(&vault, RECORD);
    let mut tx = vault.write(&grant).unwrap();
    tx.put(place, Expect::Absent, &named("张伟")).unwrap();
    tx.commit(EntryDraft::done("customer.create")).unwrap();
    let head = vault.head();
    let old = vault.keys().vault_key.duplicate();
    vault.rekey_file(&grant, key(7), |_| Ok(()), &mut |_| true).unwrap();
    assert_eq!(vault.head(), head);
    // The open vault goes on in the new file.
    let mut tx = vault.write(&grant).unwrap();
    tx.put(place, Expect::Version(1), &named("张伟伟")).unwrap();
    tx.commit(EntryDraft::done("customer.update")).unwrap();
    vault.close().unwrap();
    let folder = Folder::at(folder.path());
    assert!(opens(&folder, &key(7)) && !opens(&folder, &old));
    assert!(!folder.next_database().exists());
}

#[test]
fn whenever_it_stops_the_headers_key_opens_one_of_the_two_files() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, grant) = vault(&folder);
    let old = vault.keys().vault_key.duplicate();
    let images = tempfile::tempdir().unwrap();
    let (before, after) = (images.path().join("before"), images.path().join("after"));
    let live = folder.path().to_owned();
    let published = |_: &Secret<32>| {
        // The copy is complete; the header is being written at this moment.
        copy_of(&live, &before);
        copy_of(&live, &after);
        Ok(())
    };
    vault.rekey_file(&grant, key(7), published, &mut |_| true).unwrap();
    drop(vault);
    let unwritten = Folder::at(&before);
    settle(&unwritten, &spec(&old)).unwrap();
    assert!(
        opens(&unwritten, &old) && !unwritten.next_database().exists(),
        "the old header: as if nothing had been"
    );
    let written = Folder::at(&after);
    settle(&written, &spec(&key(7))).unwrap();
    assert!(
        opens(&written, &key(7)) && !written.next_database().exists(),
        "the new header: the work is finished"
    );
}

#[test]
fn what_stops_it_before_the_header_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, grant) = vault(&folder);
    let old = vault.keys().vault_key.duplicate();
    let cancelled = vault.rekey_file(&grant, key(7), |_| Ok(()), &mut |_| false);
    // A small file is copied in one step, before anybody is asked.
    if cancelled.is_ok() {
        return;
    }
    assert!(matches!(cancelled, Err(StoreError::Cancelled)));
    drop(vault);
    let folder = Folder::at(folder.path());
    assert!(opens(&folder, &old) && !folder.next_database().exists());
}

#[test]
fn a_header_that_cannot_be_written_leaves_the_old_key() {
    let folder = tempfile::tempdir().unwrap();
    let (mut vault, grant) = vault(&folder);
    let old = vault.keys().vault_key.duplicate();
    let failed = vault.rekey_file(&grant, key(7), |_| Err(StoreError::DiskFull), &mut |_| true);
    assert!(matches!(failed, Err(StoreError::DiskFull)));
    assert!(vault.keys().file_key.is_none());
    vault.write(&grant).unwrap().commit(EntryDraft::done("draft.save")).unwrap();
    drop(vault);
    let folder = Folder::at(folder.path());
    assert!(opens(&folder, &old) && !folder.next_database().exists());
}

/// Rubbish under the name of the next file is never mistaken for it.
#[test]
fn rubbish_beside_the_file_is_thrown_away() {
    let folder = tempfile::tempdir().unwrap();
    let (vault, _) = vault(&folder);
    let old = vault.keys().vault_key.duplicate();
    drop(vault);
    let folder = Folder::at(folder.path());
    fs::write(folder.next_database(), vec![7_u8; 8_192]).unwrap();
    settle(&folder, &spec(&old)).unwrap();
    assert!(opens(&folder, &old) && !folder.next_database().exists());
    // With a key that opens neither, nothing is touched.
    fs::write(folder.next_database(), b"x").unwrap();
    settle(&folder, &spec(&key(9))).unwrap();
    assert!(folder.next_database().exists() && opens(&folder, &old));
}

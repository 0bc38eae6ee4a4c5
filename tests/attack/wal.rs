//! Cutting frames off the write-ahead log loses acknowledged work silently, for SQLite.

use std::fs;

use clientvault_tests::host::{TestHost, copy_folder};

use crate::raw::{anchor, folder, set_anchor};

const WAL_HEADER: u64 = 32;
const FRAME: u64 = 24 + crate::raw::PAGE as u64;

#[test]
fn lost_frames_are_counted_against_the_anchor() {
    let host = TestHost::with_vault();
    host.lock();
    host.unlock();
    for number in 0..5 {
        host.add_customer(&[("name", &format!("客户{number}"))]);
    }
    host.run_seconds(3);
    // As after a power cut: the files of the running program, and what the keyring knows.
    let (path, copy) = (host.vault_path(), host.folder().join("copy"));
    copy_folder(&path, &copy);
    let remembered = anchor(&host);
    let wal = copy.join("vault.db-wal");
    let frames = (fs::metadata(&wal).unwrap().len() - WAL_HEADER) / FRAME;
    assert!(frames > 10, "{frames}");
    host.lock();

    let mut lost = Vec::new();
    for keep in [frames, frames - 1, frames / 2, 3, 0] {
        fs::remove_dir_all(&path).unwrap();
        copy_folder(&copy, &path);
        let wal = fs::OpenOptions::new().write(true).open(folder(&host).root().join("vault.db-wal")).unwrap();
        wal.set_len(WAL_HEADER + keep * FRAME).unwrap();
        drop(wal);
        set_anchor(&host, &remembered);
        let status = host.unlock();
        let read_only = &status["session"]["read_only"];
        if keep == frames {
            assert!(read_only.is_null(), "a power cut alone loses nothing");
            assert_eq!(status["session"]["customers"], 5);
            assert_eq!(host.findings(), [""; 0]);
        } else {
            assert_eq!(read_only["kind"], "behind", "{keep} of {frames} frames");
            lost.push(read_only["entries"].as_u64().unwrap());
            assert!(host.findings().contains(&"behind_anchor".to_owned()));
            assert_eq!(
                host.refused("draft_save", serde_json::json!({ "key": "k", "body": "" })),
                "read_only"
            );
        }
        host.lock();
    }
    assert!(lost.is_sorted() && lost[0] >= 1 && lost[3] >= 6, "{lost:?}");
}

#[test]
fn a_flipped_bit_in_the_log_is_noticed() {
    let host = TestHost::with_vault();
    host.add_customer(&[("name", "张伟")]);
    host.run_seconds(3);
    let (path, copy) = (host.vault_path(), host.folder().join("copy"));
    copy_folder(&path, &copy);
    let remembered = anchor(&host);
    host.lock();
    fs::remove_dir_all(&path).unwrap();
    let wal = copy.join("vault.db-wal");
    let mut bytes = fs::read(&wal).unwrap();
    bytes[WAL_HEADER as usize + 24 + 100] ^= 1;
    fs::write(&wal, bytes).unwrap();
    fs::rename(&copy, &path).unwrap();
    set_anchor(&host, &remembered);
    assert_eq!(host.unlock()["session"]["read_only"]["kind"], "behind");
}

//! Files that are damaged, hostile, or something else altogether: each gets an answer, in little memory.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

#[path = "support/sample.rs"]
mod sample;

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use sample::*;
use vault_crypto::fingerprint::fingerprint;
use vault_domain::ids::VaultId;
use vault_ledger::checkpoint::{Checkpoint, Signer};
use vault_ledger::{ActionCode, Actor, Entry};

const HEADER: usize = 26;

/// Status, position and reason as JSON tells them.
fn judge(path: &Path, more: &[&str]) -> (i32, u64, String) {
    let (status, text) = run(path, &[&["--json"], more].concat());
    let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text}"));
    let kind = json["kind"].as_str().or(json["result"].as_str()).unwrap().to_owned();
    (status, json["seq"].as_u64().unwrap_or_default(), kind)
}

fn broken(seq: u64, kind: &str) -> (i32, u64, String) {
    (1, seq, kind.to_owned())
}

fn unreadable() -> (i32, u64, String) {
    (2, 0, "unreadable".to_owned())
}

#[test]
fn a_file_cut_anywhere() {
    let mut sample = Sample::of(2);
    sample.view("phone");
    let whole = sample.selection_without(0, &of_customer());
    for length in 0..whole.len() {
        // Every byte of the small parts, and some of the long ones.
        if length > HEADER + 80 && length % 13 != 0 && length < whole.len() - 14 {
            continue;
        }
        let found = judge(&sample.file("cut.cvaudit", &whole[..length]), &[]);
        if length < HEADER {
            assert_eq!(found, unreadable(), "{length} bytes");
        } else {
            assert_eq!((found.0, found.2.as_str()), (1, "container"), "{length} bytes");
        }
    }
}

#[test]
fn lengths_that_lie() {
    let sample = Sample::of(3);
    let header = &std::fs::read(sample.write()).unwrap()[..HEADER];
    for tag in 0..=6_u8 {
        for length in [0, 1, 8, 63, 1025, 8193, 20_000, 524_353, 0x7FFF_FFFF, u32::MAX] {
            let claimed = [header, &[tag], &length.to_be_bytes(), &[0xf6; 40]].concat();
            let found = judge(&sample.file("claimed.cvaudit", &claimed), &[]);
            assert_eq!(found, broken(1, "container"), "tag {tag}, {length} bytes");
        }
    }
}

#[test]
fn something_else_altogether() {
    let sample = Sample::of(3);
    let good = std::fs::read(sample.write()).unwrap();
    assert_eq!(judge(&sample.file("empty", b""), &[]), unreadable());
    assert_eq!(judge(sample.folder.path(), &[]), unreadable(), "a directory");
    assert_eq!(judge(&sample.file("zip", b"PK\x03\x04 and so on, for quite a while"), &[]), unreadable());
    assert_eq!(judge(&sample.file("text", sample.checkpoint().to_text().as_bytes()), &[]), unreadable());
    for version in [0_u16, 2, 0x0100, u16::MAX] {
        let mut other = good.clone();
        other[8..10].copy_from_slice(&version.to_be_bytes());
        assert_eq!(judge(&sample.file("version", &other), &[]), unreadable(), "version {version}");
    }
    let file = sample.write();
    for (name, bytes) in
        [("none", &b""[..]), ("utf16", b"\xff\xfec\0l\0"), ("ledger", &good), ("nul", &[0; 9000])]
    {
        let path = sample.file(name, bytes);
        assert_eq!(judge(&file, &["--checkpoint", path.to_str().unwrap()]), unreadable(), "{name}");
    }
    let folder = sample.folder.path().to_str().unwrap();
    assert_eq!(judge(&file, &["--checkpoint", folder]), unreadable(), "a directory as checkpoint");
}

#[test]
fn entries_of_a_later_program() {
    let mut sample = Sample::of(3);
    let next = sample.next(Actor::Device, ActionCode::literal("vault.locked"));
    let mut bytes = next.encode().unwrap();
    // The format is the second byte, behind the head of the array.
    bytes[1] = 2;
    sample.entries.push(vault_ledger::Signed { entry_bytes: bytes, signature: sample.entries[2].signature });
    assert_eq!(judge(&sample.write(), &[]), broken(4, "future_format"));
}

#[test]
fn two_vaults_in_one_file() {
    let sample = Sample::of(3);
    let file = sample.write();
    let mut other_header = std::fs::read(&file).unwrap();
    other_header[10..HEADER].copy_from_slice(&[0xee; 16]);
    assert_eq!(judge(&sample.file("header", &other_header), &[]), broken(1, "wrong_vault"));

    let stranger = VaultId::from_bytes([0xee; 16]);
    let mut mixed = Sample::of(3);
    let entry = Entry { vault: stranger, ..mixed.next(Actor::Device, ActionCode::literal("vault.locked")) };
    mixed.sign(&entry, 2, None);
    assert_eq!(judge(&mixed.write(), &[]), broken(4, "wrong_vault"));

    let mut of_other = Checkpoint::new(stranger, 3, sample.tree.root());
    of_other.sign(Signer::Device(DEVICE), &key(2)).unwrap();
    let path = sample.file("other.txt", of_other.to_text().as_bytes());
    assert_eq!(judge(&file, &["--checkpoint", path.to_str().unwrap()]), broken(3, "checkpoint_origin"));
    let by_stranger = fingerprint(&key(9).public()).to_string();
    let (status, text) = run_with(&[file.to_str().unwrap(), "--root", &by_stranger, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((status, &json["kind"]), (1, &"wrong_root".into()));
}

#[test]
fn hostile_names_of_files_do_not_steer_the_terminal() {
    let sample = Sample::of(2);
    let name = sample.folder.path().join("x\u{1b}[2J\u{202e}\n.txt");
    if std::fs::write(&name, b"no checkpoint").is_err() {
        // Windows has no such names.
        return;
    }
    let (status, text) = run(&sample.write(), &["--checkpoint", name.to_str().unwrap()]);
    assert_eq!(status, 2);
    assert!(!text.contains(['\u{1b}', '\u{202e}']) && text.lines().count() == 2, "{text:?}");
}

/// A gigabyte of nothing behind `start`; takes no room on the disk.
fn sparse(path: &Path, start: &[u8]) {
    let mut file = File::create(path).unwrap();
    file.write_all(start).unwrap();
    file.set_len(1 << 30).unwrap();
}

/// The program with a fifth of a gigabyte of addresses.
#[cfg(target_os = "linux")]
fn in_little_memory(arguments: &[&str]) -> Option<i32> {
    let program = env!("CARGO_BIN_EXE_cvault-verify");
    let limited = "ulimit -v 200000 && exec \"$0\" \"$@\"";
    let output = Command::new("sh").args(["-c", limited, program]).args(arguments).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    output.status.code()
}

#[cfg(not(target_os = "linux"))]
fn in_little_memory(arguments: &[&str]) -> Option<i32> {
    Command::new(env!("CARGO_BIN_EXE_cvault-verify")).args(arguments).output().unwrap().status.code()
}

#[test]
fn a_gigabyte_needs_no_memory() {
    let sample = Sample::of(3);
    let good = std::fs::read(sample.write()).unwrap();
    let root = fingerprint(&key(1).public()).to_string();
    let path = sample.folder.path().join("sparse");
    let file = path.to_str().unwrap();
    let largest = 524_352_u32.to_be_bytes();
    let end = good.len() - 13;
    for (start, status) in [
        (&b""[..], 2),
        (&good[..HEADER], 1),
        (&good, 1),
        (&[&good[..end], &[2][..], &largest].concat(), 1),
        (&[&good[..end], &[2, 0xff, 0xff, 0xff, 0xff][..]].concat(), 1),
    ] {
        sparse(&path, start);
        assert_eq!(in_little_memory(&[file, "--root", &root]), Some(status));
    }
    let ledger = sample.write();
    let checkpoint = sample.write_checkpoint();
    let (ledger, checkpoint) = (ledger.to_str().unwrap(), checkpoint.to_str().unwrap());
    sparse(&path, sample.checkpoint().to_text().as_bytes());
    assert_eq!(in_little_memory(&[ledger, "--root", &root, "--checkpoint", file]), Some(2));
    assert_eq!(in_little_memory(&["--update", file, "--checkpoint", checkpoint]), Some(2));
    assert_eq!(in_little_memory(&[ledger, "--root", &root]), Some(0), "the limit itself is no obstacle");
}

//! The program itself, on small ledgers made here.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use vault_crypto::fingerprint::fingerprint;
use vault_crypto::grant_seal::KemPublic;
use vault_crypto::secret::Secret;
use vault_crypto::sign::SigningKey;
use vault_domain::ids::{DeviceId, PersonId, VaultId};
use vault_ledger::audit_file::AuditWriter;
use vault_ledger::checkpoint::{Checkpoint, Signer};
use vault_ledger::entry::FORMAT;
use vault_ledger::membership::NewMember;
use vault_ledger::merkle::Frontier;
use vault_ledger::{ActionCode, Actor, Entry, Fact, Outcome, Role, Roles, Signed, sign_entry};

const VAULT: VaultId = VaultId::from_bytes([0x11; 16]);
const DEVICE: DeviceId = DeviceId::from_bytes([0xd1; 16]);

struct Sample {
    folder: TempDir,
    entries: Vec<Signed>,
    tree: Frontier,
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&Secret::from_array([seed; 32]))
}

impl Sample {
    fn of(entries: usize) -> Self {
        let mut sample = Self { folder: TempDir::new().unwrap(), entries: Vec::new(), tree: Frontier::new() };
        let kem = KemPublic::from_bytes([9; 32]);
        let created = Fact::VaultCreated {
            root: key(1).public(),
            root_kem: kem,
            first: NewMember {
                person: PersonId::from_bytes([0xa1; 16]),
                sign: key(3).public(),
                kem,
                roles: Roles::of(&[Role::Owner]),
            },
            device: DEVICE,
            device_key: key(2).public(),
        };
        sample.push(Actor::Root, 1, created.action(), Some(created.encode()));
        while sample.entries.len() < entries {
            sample.push(Actor::Device, 2, ActionCode::literal("vault.locked"), None);
        }
        sample
    }

    fn push(&mut self, actor: Actor, seed: u8, action: ActionCode, public: Option<Vec<u8>>) {
        let seq = self.entries.len() as u64 + 1;
        let entry = Entry {
            format: FORMAT,
            vault: VAULT,
            device: DEVICE,
            seq,
            prev_hash: self.entries.last().map_or([0; 32], Signed::hash),
            wall_ms: 1_000_000_000_000,
            mono_ms: seq,
            boot: [0; 16],
            session: None,
            actor,
            action,
            object_ref: None,
            result: Outcome::Done,
            policy_rev: 0,
            changes: Vec::new(),
            public,
            detail_commit: None,
        };
        let signed = sign_entry(&entry, &key(seed)).unwrap();
        self.tree.push(&signed.hash());
        self.entries.push(signed);
    }

    fn write(&self) -> PathBuf {
        let mut writer = AuditWriter::new(Vec::new(), VAULT).unwrap();
        self.entries.iter().for_each(|signed| writer.entry(signed).unwrap());
        let path = self.folder.path().join("ledger.cvaudit");
        std::fs::write(&path, writer.finish().unwrap()).unwrap();
        path
    }

    fn write_checkpoint(&self) -> PathBuf {
        let mut checkpoint = Checkpoint::new(VAULT, self.tree.size(), self.tree.root());
        checkpoint.sign(Signer::Device(DEVICE), &key(2)).unwrap();
        let path = self.folder.path().join("checkpoint.txt");
        std::fs::write(&path, checkpoint.to_text()).unwrap();
        path
    }
}

fn run(file: &Path, more: &[&str]) -> (i32, String) {
    let root = fingerprint(&key(1).public()).to_string();
    let output = Command::new(env!("CARGO_BIN_EXE_cvault-verify"))
        .arg(file)
        .args(["--root", &root])
        .args(more)
        .output()
        .unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn a_complete_ledger() {
    let sample = Sample::of(5);
    let (status, text) = run(&sample.write(), &[]);
    assert_eq!(status, 0);
    assert!(text.starts_with("COMPLETE up to entry 5\n台账完整，至第 5 条。\n"), "{text}");
    assert!(
        text.contains("2001-09-09 01:46:40 UTC") && text.contains("no checkpoint was compared"),
        "{text}"
    );
    let checkpoint = sample.write_checkpoint();
    let (status, text) = run(&sample.write(), &["--checkpoint", checkpoint.to_str().unwrap(), "--json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(status, 0);
    assert_eq!(
        (&json["result"], &json["entries"], &json["checkpoints"]),
        (&"complete".into(), &5.into(), &1.into())
    );
}

#[test]
fn the_first_bad_entry_is_named() {
    let mut sample = Sample::of(5);
    let checkpoint = sample.write_checkpoint();
    sample.entries.truncate(4);
    let (status, text) = run(&sample.write(), &["--checkpoint", checkpoint.to_str().unwrap()]);
    assert_eq!(status, 1);
    assert!(text.starts_with("BROKEN at entry 5: "), "{text}");
    sample.entries.remove(2);
    let (status, text) = run(&sample.write(), &["--json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(status, 1);
    assert_eq!((&json["result"], &json["seq"], &json["kind"]), (&"broken".into(), &3.into(), &"gap".into()));
}

#[test]
fn what_cannot_be_read() {
    let sample = Sample::of(2);
    let (file, other) = (sample.write(), sample.folder.path().join("other"));
    assert_eq!(run(&other, &[]).0, 2, "no such file");
    std::fs::write(&other, b"something else").unwrap();
    assert_eq!(run(&other, &["--json"]).0, 2);
    assert_eq!(run(&file, &["--checkpoint", other.to_str().unwrap()]).0, 2);
    let output =
        Command::new(env!("CARGO_BIN_EXE_cvault-verify")).arg(&file).args(["--root", "12"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "not a fingerprint");
}

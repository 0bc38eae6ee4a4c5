//! Small ledgers in a folder of their own, and the program run on them.
#![allow(dead_code, reason = "each test program uses what it needs")]

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use vault_crypto::fingerprint::fingerprint;
use vault_crypto::grant_seal::KemPublic;
use vault_crypto::secret::Secret;
use vault_crypto::sign::SigningKey;
use vault_domain::ids::{DeviceId, PersonId, RecordId, VaultId};
use vault_ledger::audit_file::{AuditWriter, Selection};
use vault_ledger::checkpoint::{Checkpoint, Signer};
use vault_ledger::detail::{Detail, commit};
use vault_ledger::entry::FORMAT;
use vault_ledger::membership::NewMember;
use vault_ledger::merkle::Frontier;
use vault_ledger::{ActionCode, Actor, Entry, Fact, Outcome, Role, Roles, Signed, sign_entry};

pub const VAULT: VaultId = VaultId::from_bytes([0x11; 16]);
pub const DEVICE: DeviceId = DeviceId::from_bytes([0xd1; 16]);
pub const OWNER: PersonId = PersonId::from_bytes([0xa1; 16]);
pub const CUSTOMER: RecordId = RecordId::from_bytes([0xc1; 16]);
pub const REFERENCE: [u8; 16] = [0x71; 16];
const SALT: [u8; 32] = [0x5a; 32];

/// A ledger under construction.
pub struct Sample {
    pub folder: TempDir,
    pub entries: Vec<Signed>,
    pub details: Vec<Option<Vec<u8>>>,
    pub tree: Frontier,
}

pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&Secret::from_array([seed; 32]))
}

impl Sample {
    /// The creation by the root and events of the device.
    pub fn of(entries: usize) -> Self {
        let mut sample = Self {
            folder: TempDir::new().unwrap(),
            entries: Vec::new(),
            details: Vec::new(),
            tree: Frontier::new(),
        };
        let kem = KemPublic::from_bytes([9; 32]);
        let created = Fact::VaultCreated {
            root: key(1).public(),
            root_kem: kem,
            first: NewMember { person: OWNER, sign: key(3).public(), kem, roles: Roles::of(&[Role::Owner]) },
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
        let entry = Entry { public, ..self.next(actor, action) };
        self.sign(&entry, seed, None);
    }

    /// The next entry, unsigned.
    pub fn next(&self, actor: Actor, action: ActionCode) -> Entry {
        let seq = self.entries.len() as u64 + 1;
        Entry {
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
            public: None,
            detail_commit: None,
        }
    }

    /// Adds the entry, with a detail if there is one.
    pub fn sign(&mut self, entry: &Entry, seed: u8, detail: Option<Detail>) {
        let detail = detail.map(|detail| detail.encode().unwrap());
        let detail_commit = detail.as_ref().map(|detail| commit(&SALT, detail));
        let signed = sign_entry(&Entry { detail_commit, ..entry.clone() }, &key(seed)).unwrap();
        self.tree.push(&signed.hash());
        self.entries.push(signed);
        self.details.push(detail);
    }

    /// The owner looks at a field of the customer.
    pub fn view(&mut self, field: &str) {
        let detail =
            Detail::new().text("record", &CUSTOMER.to_string()).unwrap().text("field", field).unwrap();
        let actor = Actor::Person(OWNER);
        let entry =
            Entry { object_ref: Some(REFERENCE), ..self.next(actor, ActionCode::literal("field.revealed")) };
        self.sign(&entry, 3, Some(detail));
    }

    /// The file with a claim about the customer, without the detail of one entry.
    pub fn selection_without(&self, missing: u64, selection: &Selection) -> Vec<u8> {
        let mut writer = AuditWriter::new(Vec::new(), VAULT).unwrap();
        writer.selection(selection).unwrap();
        for (seq, (signed, detail)) in (1..).zip(self.entries.iter().zip(&self.details)) {
            writer.entry(signed).unwrap();
            if let Some(detail) = detail.as_ref().filter(|_| seq != missing) {
                writer.detail(&SALT, detail).unwrap();
            }
        }
        writer.finish().unwrap()
    }

    /// Puts these bytes into a file of the folder.
    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// A file with all entries and nothing else.
    pub fn write(&self) -> PathBuf {
        let mut writer = AuditWriter::new(Vec::new(), VAULT).unwrap();
        self.entries.iter().for_each(|signed| writer.entry(signed).unwrap());
        self.file("ledger.cvaudit", &writer.finish().unwrap())
    }

    /// A checkpoint of all entries so far.
    pub fn checkpoint(&self) -> Checkpoint {
        let mut checkpoint = Checkpoint::new(VAULT, self.tree.size(), self.tree.root());
        checkpoint.sign(Signer::Device(DEVICE), &key(2)).unwrap();
        checkpoint
    }

    /// A file with a checkpoint of all entries so far.
    pub fn write_checkpoint(&self) -> PathBuf {
        self.file("checkpoint.txt", self.checkpoint().to_text().as_bytes())
    }
}

/// The claim about the customer.
pub fn of_customer() -> Selection {
    Selection { object: Some((REFERENCE, CUSTOMER)), ..Selection::default() }
}

/// Status and text of the program for this file and the fingerprint of the samples.
pub fn run(file: &Path, more: &[&str]) -> (i32, String) {
    let root = fingerprint(&key(1).public()).to_string();
    run_with(&[&[file.to_str().unwrap(), "--root", &root], more].concat())
}

/// Status and text of the program for these arguments.
pub fn run_with(arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cvault-verify")).args(arguments).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

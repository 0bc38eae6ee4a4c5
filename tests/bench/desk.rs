//! The program that is measured: the core behind its dispatch, the real clock, the vault's secret in a file.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use clientvault_tests::host::{
    PASSWORD, TestClipboard, TestDialogs, TestEvents, asked_groups, copy_folder, prepare,
};
use serde_json::{Value, json};
use vault_app::contract::app::Platform;
use vault_app::core::Core;
use vault_app::dispatch::dispatch;
use vault_app::keyring::memory::MemoryKeyring;
use vault_app::ports::{Host, KdfChoice};
use vault_crypto::kdf::{Argon2Params, derive_password_key};

use crate::figures::Times;

/// The vault's name, and its folder's.
const VAULT: &str = "恒信";

/// A computer account with one vault.
pub struct Desk {
    core: Core,
    root: PathBuf,
    /// Gone with the desk; a copy or a child's desk has none.
    _folder: Option<tempfile::TempDir>,
}

impl Desk {
    /// With a new, empty vault that is open.
    pub fn new() -> Self {
        // Beside the build: a temporary folder may be in memory, where nothing is ever written to a disk.
        let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bench");
        std::fs::create_dir_all(&target).expect("the folder for measurements");
        let folder = tempfile::tempdir_in(target).expect("the folder for measurements");
        let desk = Self { core: core(folder.path()), root: folder.path().to_owned(), _folder: Some(folder) };
        let mut request = prepare(VAULT);
        request["folder"] = json!(desk.root.join("vaults"));
        request["unlock_mode"] = json!("device_file");
        request["device_file"] = json!(device_file(&desk.root));
        let kit = desk.call("vault_prepare", request);
        desk.call("vault_commit", json!({ "groups": asked_groups(&kit) }));
        desk
    }

    /// The vault that lies in a folder another desk used; it is locked.
    pub fn at(root: &Path) -> Self {
        let desk = Self { core: core(root), root: root.to_owned(), _folder: None };
        desk.call("vault_open", json!({ "path": desk.vault() }));
        desk
    }

    /// The files as they are now, as after a power cut.
    pub fn files_as_they_are(&self) -> PathBuf {
        let copy = self.root.join("copy");
        let _ = std::fs::remove_dir_all(&copy);
        copy_folder(&self.vault(), &copy.join("vaults").join(VAULT));
        std::fs::copy(device_file(&self.root), device_file(&copy)).expect("the device file");
        copy
    }

    pub fn folder(&self) -> &Path {
        &self.root
    }

    /// Runs a command that has to succeed.
    pub fn call(&self, command: &str, request: Value) -> Value {
        serde_json::from_str(&self.answer(command, &request.to_string())).expect("an answer is JSON")
    }

    /// The same with the request ready and the answer as it comes.
    pub fn answer(&self, command: &str, request: &str) -> String {
        dispatch(&self.core, command, request).unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    /// Waits until everything that was written is on the disk.
    pub fn settle() {
        // Where there is no such program, nothing is settled.
        let _ = std::process::Command::new("sync").status();
    }

    pub fn lock(&self) {
        self.answer("vault_lock", r#"{"reason":"manual"}"#);
    }

    pub fn unlock(&self) {
        let request = self.unlock_request();
        self.answer("vault_unlock", &request);
    }

    pub fn unlock_request(&self) -> String {
        let status = self.call("app_status", json!({}));
        json!({ "person_id": status["vault"]["people"][0]["person_id"], "password": PASSWORD }).to_string()
    }

    /// The vault's folder.
    pub fn vault(&self) -> PathBuf {
        self.root.join("vaults").join(VAULT)
    }
}

fn core(root: &Path) -> Core {
    Core::new(Host {
        clock: Arc::new(vault_host::SystemClock::new()),
        keyring: Arc::new(MemoryKeyring::default()),
        clipboard: Arc::new(TestClipboard::default()),
        dialogs: Arc::new(TestDialogs::default()),
        events: Arc::new(TestEvents::default()),
        data_dir: root.join("data"),
        kdf: KdfChoice::Fixed(Argon2Params::FLOOR),
        device_file: Some(device_file(root)),
        platform: Platform::Linux,
    })
}

fn device_file(root: &Path) -> PathBuf {
    root.join("device.key")
}

/// How long the derivation of the password takes with the parameters measured vaults have.
pub fn derivation() -> Duration {
    let times = Times::from(
        (0..5)
            .map(|_| {
                let started = Instant::now();
                derive_password_key(PASSWORD.as_bytes(), &[7; 16], Argon2Params::FLOOR).expect("derivation");
                started.elapsed()
            })
            .collect(),
    );
    times.min()
}

/// Bytes of all files in a folder.
pub fn bytes_in(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    entries
        .map(|entry| match entry.metadata().expect("metadata") {
            metadata if metadata.is_dir() => bytes_in(&entry.path()),
            metadata => metadata.len(),
        })
        .sum()
}

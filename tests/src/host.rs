//! The whole program without a window: a temporary folder, a clock that is set, a keyring in memory.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use vault_app::contract::app::{PickWhat, Platform};
use vault_app::contract::event::CoreEvent;
use vault_app::core::Core;
use vault_app::dispatch::dispatch;
use vault_app::keyring::Keyring;
use vault_app::keyring::memory::MemoryKeyring;
use vault_app::ports::{Clipboard, Dialogs, Events, Host, HostUnable, KdfChoice};
use vault_crypto::kdf::Argon2Params;
use vault_store::clock::Clock;

/// The password of every test vault.
pub const PASSWORD: &str = "correct-horse-battery-1949";

/// A clock that moves only when told to.
pub struct TestClock {
    wall_ms: AtomicI64,
    mono_ms: AtomicU64,
    ids: AtomicU64,
}

impl TestClock {
    /// Lets time pass: both clocks.
    pub fn pass_ms(&self, ms: u64) {
        self.wall_ms.fetch_add(i64::try_from(ms).unwrap_or(i64::MAX), Ordering::SeqCst);
        self.mono_ms.fetch_add(ms, Ordering::SeqCst);
    }

    /// Moves the wall clock only, as a person or a sleep does.
    pub fn jump_ms(&self, ms: i64) {
        self.wall_ms.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn wall_ms(&self) -> i64 {
        self.wall_ms.load(Ordering::SeqCst)
    }

    fn mono_ms(&self) -> u64 {
        self.mono_ms.load(Ordering::SeqCst)
    }

    fn boot(&self) -> [u8; 16] {
        [0xB0; 16]
    }

    fn new_id(&self) -> [u8; 16] {
        // Time-ordered like UUIDv7; the second half keeps vaults of one test run apart.
        let number = self.ids.fetch_add(1, Ordering::SeqCst);
        let mut id = [0; 16];
        id[..8].copy_from_slice(&number.to_be_bytes());
        id[8..].copy_from_slice(&vault_crypto::random::make_array::<8>().expect("randomness"));
        id
    }
}

/// A clipboard one can look into.
#[derive(Default)]
pub struct TestClipboard(Mutex<Option<String>>);

impl TestClipboard {
    /// What is on it.
    pub fn text(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Another program puts something there.
    pub fn overwrite(&self, text: &str) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(text.to_owned());
    }
}

impl Clipboard for TestClipboard {
    fn put(&self, text: &str) -> Result<(), HostUnable> {
        self.overwrite(text);
        Ok(())
    }

    fn clear_if(&self, text: &str) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.as_deref() == Some(text) {
            *held = None;
        }
    }
}

/// Events in the order they came.
#[derive(Default)]
pub struct TestEvents(Mutex<Vec<CoreEvent>>);

impl TestEvents {
    /// Takes what has come since the last call.
    pub fn take(&self) -> Vec<CoreEvent> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Events for TestEvents {
    fn emit(&self, event: CoreEvent) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(event);
    }
}

struct NoDialogs;

impl Dialogs for NoDialogs {
    fn pick(&self, _: PickWhat) -> Result<Option<PathBuf>, HostUnable> {
        Err(HostUnable)
    }

    fn open_document(&self, _: &Path) -> Result<(), HostUnable> {
        Err(HostUnable)
    }
}

/// One computer with one program on it.
pub struct TestHost {
    pub core: Core,
    pub clock: Arc<TestClock>,
    pub keyring: Arc<MemoryKeyring>,
    pub clipboard: Arc<TestClipboard>,
    pub events: Arc<TestEvents>,
    folder: Arc<tempfile::TempDir>,
}

impl Default for TestHost {
    fn default() -> Self {
        Self::new()
    }
}

impl TestHost {
    /// A new computer.
    pub fn new() -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("temporary folder"));
        Self::with(folder, Arc::new(MemoryKeyring::default()), 1_763_900_000_000)
    }

    /// The same computer after the program was closed and started again.
    #[must_use]
    pub fn restart(self) -> Self {
        let Self { core, clock, keyring, folder, .. } = self;
        drop(core);
        Self::with(folder, keyring, clock.wall_ms())
    }

    /// Another computer that sees the same folder (a copied vault) with its own, empty keyring.
    #[must_use]
    pub fn other_computer(&self) -> Self {
        Self::with(Arc::clone(&self.folder), Arc::new(MemoryKeyring::default()), self.clock.wall_ms())
    }

    fn with(folder: Arc<tempfile::TempDir>, keyring: Arc<MemoryKeyring>, wall_ms: i64) -> Self {
        let clock = Arc::new(TestClock {
            wall_ms: AtomicI64::new(wall_ms),
            mono_ms: AtomicU64::new(1_000_000),
            ids: AtomicU64::new(u64::try_from(wall_ms).unwrap_or(0) << 16),
        });
        let clipboard = Arc::new(TestClipboard::default());
        let events = Arc::new(TestEvents::default());
        let core = Core::new(Host {
            clock: clock.clone(),
            keyring: keyring.clone() as Arc<dyn Keyring>,
            clipboard: clipboard.clone(),
            dialogs: Arc::new(NoDialogs),
            events: events.clone(),
            data_dir: folder.path().join("data"),
            kdf: KdfChoice::Fixed(Argon2Params::FLOOR),
            device_file: None,
            platform: Platform::Linux,
        });
        Self { core, clock, keyring, clipboard, events, folder }
    }

    /// The folder everything of this computer lies in.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs a command; the answer as JSON.
    ///
    /// # Errors
    /// The error as JSON: `code`, `params`, `reference`.
    pub fn try_call(&self, command: &str, request: Value) -> Result<Value, Value> {
        match dispatch(&self.core, command, &request.to_string()) {
            Ok(text) => Ok(serde_json::from_str(&text).expect("an answer is JSON")),
            Err(error) => Err(serde_json::to_value(error).expect("an error is JSON")),
        }
    }

    /// Runs a command that has to succeed.
    pub fn call(&self, command: &str, request: Value) -> Value {
        self.try_call(command, request).unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Runs a command that has to be refused; gives the code.
    pub fn refused(&self, command: &str, request: Value) -> String {
        match self.try_call(command, request) {
            Ok(answer) => panic!("{command} was not refused: {answer}"),
            Err(error) => error["code"].as_str().expect("a code").to_owned(),
        }
    }

    /// Makes a one-person vault and stays logged in. Gives the recovery key.
    pub fn create_vault(&self, name: &str) -> String {
        let kit = self.call("vault_prepare", prepare(name));
        let groups: Vec<&str> =
            kit["groups"].as_array().expect("groups").iter().filter_map(Value::as_str).collect();
        let asked: Vec<&str> = kit["confirm"]
            .as_array()
            .expect("confirm")
            .iter()
            .map(|index| groups[usize::try_from(index.as_u64().expect("index")).expect("small")])
            .collect();
        self.call("vault_commit", json!({ "groups": asked }));
        groups.join("-")
    }

    /// The folder of the open or chosen vault.
    pub fn vault_path(&self) -> PathBuf {
        let status = self.call("app_status", json!({}));
        PathBuf::from(status["vault"]["path"].as_str().expect("a vault"))
    }

    /// The only person's identifier.
    pub fn person_id(&self) -> String {
        let status = self.call("app_status", json!({}));
        status["vault"]["people"][0]["person_id"].as_str().expect("a person").to_owned()
    }

    /// Locks.
    pub fn lock(&self) {
        self.call("vault_lock", json!({ "reason": "manual" }));
    }

    /// Unlocks with the test password.
    ///
    /// # Errors
    /// The error as JSON.
    pub fn try_unlock(&self) -> Result<Value, Value> {
        self.try_call("vault_unlock", json!({ "person_id": self.person_id(), "password": PASSWORD }))
    }

    /// Unlocks with the test password, which has to work.
    pub fn unlock(&self) -> Value {
        self.try_unlock().unwrap_or_else(|error| panic!("unlock: {error}"))
    }

    /// Adds a customer; gives its record.
    pub fn add_customer(&self, fields: &[(&str, &str)]) -> String {
        let fields: Vec<Value> = fields
            .iter()
            .map(|(field, text)| json!({ "field": field, "values": [{ "text": text }] }))
            .collect();
        let saved =
            self.call("customer_create", json!({ "kind": "person", "fields": fields, "company_link": null }));
        saved["record_id"].as_str().expect("a record").to_owned()
    }
}

/// The request that prepares a one-person vault.
pub fn prepare(name: &str) -> Value {
    json!({
        "name": name,
        "folder": "",
        "mode": "solo",
        "unlock_mode": "keyring_password",
        "device_file": null,
        "person_name": "林芳",
        "watermark_tail": "0421",
        "password": PASSWORD,
        "accepted_warnings": [],
    })
}

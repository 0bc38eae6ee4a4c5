//! The whole program without a window: a temporary folder, a clock that is set, a keyring in memory.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use vault_app::contract::app::{PickWhat, Platform};
use vault_app::contract::event::CoreEvent;
use vault_app::contract::vault::LockReason;
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
    /// How far the monotonic clock moves each time somebody looks at it.
    step_ms: AtomicU64,
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

    /// From now on every look at the monotonic clock moves it, as if work took time.
    pub fn run_ms_per_look(&self, ms: u64) {
        self.step_ms.store(ms, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn wall_ms(&self) -> i64 {
        self.wall_ms.load(Ordering::SeqCst)
    }

    fn mono_ms(&self) -> u64 {
        self.mono_ms.fetch_add(self.step_ms.load(Ordering::SeqCst), Ordering::SeqCst)
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

type Watcher = Box<dyn FnMut(&CoreEvent) + Send>;

/// Events in the order they came.
#[derive(Default)]
pub struct TestEvents {
    come: Mutex<Vec<CoreEvent>>,
    watcher: Mutex<Option<Watcher>>,
}

impl TestEvents {
    /// Takes what has come since the last call.
    pub fn take(&self) -> Vec<CoreEvent> {
        std::mem::take(&mut self.come.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Calls `watcher` with every event from now on, on the thread that sends it.
    pub fn watch(&self, watcher: impl FnMut(&CoreEvent) + Send + 'static) {
        *self.watcher.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(watcher));
    }
}

impl Events for TestEvents {
    fn emit(&self, event: CoreEvent) {
        if let Some(watcher) = &mut *self.watcher.lock().unwrap_or_else(PoisonError::into_inner) {
            watcher(&event);
        }
        self.come.lock().unwrap_or_else(PoisonError::into_inner).push(event);
    }
}

/// A person who always chooses the same, or closes the dialog.
#[derive(Default)]
pub struct TestDialogs {
    answer: Mutex<Option<PathBuf>>,
    opened: Mutex<Vec<Vec<u8>>>,
}

impl TestDialogs {
    /// What is chosen from now on.
    pub fn choose(&self, path: Option<PathBuf>) {
        *self.answer.lock().unwrap_or_else(PoisonError::into_inner) = path;
    }

    /// The documents that were handed to the viewer, as they were at that moment.
    pub fn opened(&self) -> Vec<Vec<u8>> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Dialogs for TestDialogs {
    fn pick(&self, _: PickWhat) -> Result<Option<PathBuf>, HostUnable> {
        Ok(self.answer.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }

    fn open_document(&self, path: &Path) -> Result<(), HostUnable> {
        let document = std::fs::read(path).map_err(|_| HostUnable)?;
        self.opened.lock().unwrap_or_else(PoisonError::into_inner).push(document);
        Ok(())
    }
}

/// One computer with one program on it.
pub struct TestHost {
    pub core: Core,
    pub clock: Arc<TestClock>,
    pub keyring: Arc<MemoryKeyring>,
    pub clipboard: Arc<TestClipboard>,
    pub dialogs: Arc<TestDialogs>,
    pub events: Arc<TestEvents>,
    folder: Arc<tempfile::TempDir>,
    /// Preferences and vaults of this computer account, inside `folder`.
    data: PathBuf,
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
        let data = folder.path().join("data");
        Self::with(folder, data, Arc::new(MemoryKeyring::default()), 1_763_900_000_000)
    }

    /// The same computer after the program was closed and started again.
    #[must_use]
    pub fn restart(self) -> Self {
        self.core.lock(LockReason::Quit);
        self.start_again()
    }

    /// The same computer after the power failed and came back: nothing was closed, and a vault that was open is its
    /// files as they were at that moment.
    #[must_use]
    pub fn crash(self) -> Self {
        let copy = self.folder.path().join("as-it-was");
        copy_folder(&self.data, &copy);
        let Self { core, clock, keyring, folder, data, .. } = self;
        drop(core);
        std::fs::remove_dir_all(&data).expect("the data folder");
        std::fs::rename(copy, &data).expect("the data folder");
        Self::with(folder, data, keyring, clock.wall_ms())
    }

    fn start_again(self) -> Self {
        let Self { core, clock, keyring, folder, data, .. } = self;
        drop(core);
        Self::with(folder, data, keyring, clock.wall_ms())
    }

    /// The program started a second time on the same computer account.
    #[must_use]
    pub fn second_program(&self) -> Self {
        let keyring = Arc::clone(&self.keyring);
        Self::with(Arc::clone(&self.folder), self.data.clone(), keyring, self.clock.wall_ms())
    }

    /// Another computer that sees the same folder (a copied vault) with its own, empty keyring and preferences.
    #[must_use]
    pub fn other_computer(&self) -> Self {
        let data = self.folder.path().join("other");
        Self::with(Arc::clone(&self.folder), data, Arc::new(MemoryKeyring::default()), self.clock.wall_ms())
    }

    fn with(
        folder: Arc<tempfile::TempDir>,
        data: PathBuf,
        keyring: Arc<MemoryKeyring>,
        wall_ms: i64,
    ) -> Self {
        let clock = Arc::new(TestClock {
            wall_ms: AtomicI64::new(wall_ms),
            mono_ms: AtomicU64::new(1_000_000),
            step_ms: AtomicU64::new(0),
            ids: AtomicU64::new(u64::try_from(wall_ms).unwrap_or(0) << 16),
        });
        let clipboard = Arc::new(TestClipboard::default());
        let dialogs = Arc::new(TestDialogs::default());
        let events = Arc::new(TestEvents::default());
        let core = Core::new(Host {
            clock: clock.clone(),
            keyring: keyring.clone() as Arc<dyn Keyring>,
            clipboard: clipboard.clone(),
            dialogs: dialogs.clone(),
            events: events.clone(),
            data_dir: data.clone(),
            kdf: KdfChoice::Fixed(Argon2Params::FLOOR),
            device_file: None,
            platform: Platform::Linux,
        });
        Self { core, clock, keyring, clipboard, dialogs, events, folder, data }
    }

    /// The folder of preferences and vaults.
    pub fn data(&self) -> &Path {
        &self.data
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
        self.create_vault_as(prepare(name))
    }

    /// The same from any request.
    pub fn create_vault_as(&self, request: Value) -> String {
        let kit = self.call("vault_prepare", request);
        self.call("vault_commit", json!({ "groups": asked_groups(&kit) }));
        groups(&kit).join("-")
    }

    /// A new computer with a vault whose owner is logged in.
    pub fn with_vault() -> Self {
        let host = Self::new();
        host.create_vault("恒信");
        host
    }

    /// Chooses the vault at `path`; it stays locked.
    pub fn choose(&self, path: &Path) -> Value {
        self.call("vault_open", json!({ "path": path }))
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

    /// The card of a customer.
    pub fn card(&self, record: &str) -> Value {
        self.call("customer_show", json!({ "record_id": record }))
    }

    /// Every ledger entry's action, oldest first; refusals as `action!code`.
    pub fn actions(&self) -> Vec<String> {
        let mut actions: Vec<String> = self.ledger(json!({})).iter().map(action_of).collect();
        actions.reverse();
        actions
    }

    /// The actions since the ledger held `before` entries, oldest first.
    pub fn actions_since(&self, before: usize) -> Vec<String> {
        self.actions().split_off(before)
    }

    /// Ledger rows that pass the filters, newest first.
    pub fn ledger(&self, filters: Value) -> Vec<Value> {
        let mut rows = Vec::new();
        let mut before = Value::Null;
        loop {
            let page =
                self.call("ledger_list", json!({ "filters": filters, "before_seq": before, "limit": 500 }));
            rows.extend(page["rows"].as_array().expect("rows").iter().cloned());
            before = page["next_before_seq"].clone();
            if before.is_null() {
                return rows;
            }
        }
    }

    /// A whole check of the vault: what was found, as `code` or `code×count`.
    pub fn findings(&self) -> Vec<String> {
        let report = self.call("vault_verify", json!({}));
        let found = report["findings"].as_array().expect("findings");
        assert_eq!(report["complete"] == true, found.iter().all(|finding| is_notice(&finding["code"])));
        found.iter().map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect()
    }

    /// Why the open vault takes no changes; `null` if it does.
    pub fn read_only(&self) -> Value {
        self.call("app_status", json!({}))["session"]["read_only"].clone()
    }

    /// The keyring loses what it remembered of the ledger; the device secret stays.
    pub fn keyring_forgets_anchor(&self) {
        for name in self.keyring.names().iter().filter(|name| name.starts_with("anchor-")) {
            self.keyring.delete(name).expect("a keyring in memory");
        }
    }

    /// Lets the seconds pass that a running host would, with its tick in each.
    pub fn run_seconds(&self, seconds: u64) {
        for _ in 0..seconds {
            self.clock.pass_ms(1_000);
            self.core.tick();
        }
    }
}

/// The action of a ledger row, with `!code` when it was refused.
pub fn action_of(row: &Value) -> String {
    let action = row["action"].as_str().expect("an action");
    row["refused"].as_str().map_or_else(|| action.to_owned(), |code| format!("{action}!{code}"))
}

/// A request to see or copy the first value of a field.
pub fn look(record: &str, field: &str) -> Value {
    json!({
        "record_id": record,
        "field": field,
        "index": 0,
        "purpose": "follow_up",
        "purpose_text": null,
        "password": null,
    })
}

/// Findings that say something and mean no damage.
fn is_notice(code: &Value) -> bool {
    ["anchor_missing", "clock_back"].iter().any(|notice| code == notice)
}

/// The eight groups of a kit.
pub fn groups(kit: &Value) -> Vec<String> {
    let groups = kit["groups"].as_array().expect("groups");
    groups.iter().map(|group| group.as_str().expect("a group").to_owned()).collect()
}

/// The two groups a kit asks to be typed back.
pub fn asked_groups(kit: &Value) -> Vec<String> {
    let groups = groups(kit);
    let asked = kit["confirm"].as_array().expect("confirm");
    asked
        .iter()
        .map(|index| groups[usize::try_from(index.as_u64().expect("index")).expect("small")].clone())
        .collect()
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
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

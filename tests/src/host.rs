//! The whole program without a window: a temporary folder, a clock that is set, a keyring in memory.

mod devices;
mod people;
mod requests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};
use vault_app::contract::app::Platform;
use vault_app::contract::vault::LockReason;
use vault_app::core::Core;
use vault_app::dispatch::dispatch;
use vault_app::keyring::Keyring;
use vault_app::keyring::memory::MemoryKeyring;
use vault_app::ports::{Host, KdfChoice};
use vault_crypto::kdf::Argon2Params;
use vault_store::clock::Clock;

pub use devices::{TestClipboard, TestClock, TestDialogs, TestEvents};
pub use people::{HOUSE, password_of};
use requests::is_notice;
pub use requests::{
    action_of, asked_groups, copy_folder, export_plan, groups, look, prepare, settings, settings_of,
};

/// The password of every test vault.
pub const PASSWORD: &str = "correct-horse-battery-1949";

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
        let clock = Arc::new(TestClock::at(wall_ms));
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

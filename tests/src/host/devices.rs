//! What a host gives the core, as a test wants it: set, looked into, answered for.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use vault_app::contract::app::PickWhat;
use vault_app::contract::event::CoreEvent;
use vault_app::ports::{Clipboard, Dialogs, Events, HostUnable};
use vault_store::clock::Clock;

/// A clock that moves only when told to.
pub struct TestClock {
    wall_ms: AtomicI64,
    mono_ms: AtomicU64,
    /// How far the monotonic clock moves each time somebody looks at it.
    step_ms: AtomicU64,
    ids: AtomicU64,
    watcher: Mutex<Option<LookWatcher>>,
}

type LookWatcher = Box<dyn FnMut() + Send>;

impl TestClock {
    /// A clock that shows this time, on a computer that has run for a while.
    pub(super) fn at(wall_ms: i64) -> Self {
        Self {
            wall_ms: AtomicI64::new(wall_ms),
            mono_ms: AtomicU64::new(1_000_000),
            step_ms: AtomicU64::new(0),
            ids: AtomicU64::new(u64::try_from(wall_ms).unwrap_or(0) << 16),
            watcher: Mutex::default(),
        }
    }

    /// What the wall clock shows, without a look that a watcher would notice.
    pub fn wall(&self) -> i64 {
        self.wall_ms.load(Ordering::SeqCst)
    }

    /// Lets time pass: both clocks.
    pub fn pass_ms(&self, ms: u64) {
        self.wall_ms.fetch_add(i64::try_from(ms).unwrap_or(i64::MAX), Ordering::SeqCst);
        self.mono_ms.fetch_add(ms, Ordering::SeqCst);
    }

    /// Moves the wall clock only, as a person or a sleep does.
    pub fn jump_ms(&self, ms: i64) {
        self.wall_ms.fetch_add(ms, Ordering::SeqCst);
    }

    /// Calls `watcher` at every look at the wall clock: each entry takes one while its change is still being written.
    pub fn watch(&self, watcher: impl FnMut() + Send + 'static) {
        *self.watcher.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(watcher));
    }

    /// Calls nobody any more.
    pub fn watch_no_more(&self) {
        *self.watcher.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// From now on every look at the monotonic clock moves it, as if work took time.
    pub fn run_ms_per_look(&self, ms: u64) {
        self.step_ms.store(ms, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn wall_ms(&self) -> i64 {
        if let Some(watcher) = &mut *self.watcher.lock().unwrap_or_else(PoisonError::into_inner) {
            watcher();
        }
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

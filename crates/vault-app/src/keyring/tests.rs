//! The port's promises, with a keyring in memory and with connections that hang, break and panic.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::memory::MemoryKeyring;
use super::os::OsKeyring;
use super::worker::Backend;
use super::*;
use crate::contract::vault::KeyringState;

#[test]
fn names_are_short_ascii_and_one_per_vault() {
    let vault = VaultId::from_bytes([0xAB; 16]);
    assert_eq!(device_key_name(vault), format!("device-{}", "ab".repeat(16)));
    assert_eq!(anchor_key_name(vault), format!("anchor-{}", "ab".repeat(16)));
}

#[test]
fn self_test_of_a_good_keyring_leaves_nothing_behind() {
    let keyring = MemoryKeyring::new();
    keyring.set("device-1", &[1]).unwrap();
    assert_eq!(self_test(&keyring), KeyringState::Ready);
    assert_eq!(keyring.names(), ["device-1"]);
}

#[test]
fn self_test_tells_the_faults_apart() {
    let keyring = MemoryKeyring::new();
    for (fault, state) in [
        (KeyringFault::Locked, KeyringState::Locked),
        (KeyringFault::Absent, KeyringState::Absent),
        (KeyringFault::Denied, KeyringState::Denied),
        (KeyringFault::Slow, KeyringState::Slow),
        (KeyringFault::Ambiguous, KeyringState::Unreliable),
        (KeyringFault::Unreliable, KeyringState::Unreliable),
    ] {
        keyring.fail_with(fault);
        assert_eq!(self_test(&keyring), state);
        keyring.fail_with(None);
        keyring.fail_writes_with(fault);
        assert_eq!(self_test(&keyring), state);
        keyring.fail_writes_with(None);
    }
    keyring.forget_writes(true);
    assert_eq!(self_test(&keyring), KeyringState::Unreliable);
}

#[test]
fn a_device_secret_is_stored_once() {
    let keyring = MemoryKeyring::new();
    keyring.set_new("device-1", &[1; 32]).unwrap();
    assert_eq!(keyring.set_new("device-1", &[2; 32]), Err(SetNewError::Exists));
    assert_eq!(keyring.get("device-1").unwrap().unwrap().expose(), [1; 32]);
    keyring.forget_writes(true);
    let lost = keyring.set_new("device-2", &[2; 32]);
    assert_eq!(lost, Err(SetNewError::Fault(KeyringFault::Unreliable)));
}

/// A connection that does what its test says.
#[derive(Clone, Default)]
struct Script {
    entries: Arc<Mutex<std::collections::HashMap<String, String>>>,
    /// Calls wait here for the end of the other half.
    hang_in_prompt: Arc<Mutex<Option<Receiver<()>>>>,
    hang_in_call: Arc<Mutex<Option<Receiver<()>>>>,
    dead: Arc<AtomicBool>,
    panics: Arc<AtomicBool>,
    connections: Arc<AtomicUsize>,
}

impl Script {
    fn keyring(&self, patience: Duration) -> OsKeyring {
        let script = self.clone();
        let connect = move || {
            script.connections.fetch_add(1, Ordering::SeqCst);
            // A new connection is alive, whatever became of the last one.
            script.dead.store(false, Ordering::SeqCst);
            Ok(Box::new(script.clone()) as Box<dyn Backend>)
        };
        OsKeyring::over(Arc::new(connect), patience)
    }

    fn text(&self, key: &str) -> Option<String> {
        self.entries.lock().unwrap().get(key).cloned()
    }
}

fn hang(place: &Mutex<Option<Receiver<()>>>) {
    let waiting = place.lock().unwrap().take();
    if let Some(waiting) = waiting {
        let _ = waiting.recv();
    }
}

fn hang_at(place: &Mutex<Option<Receiver<()>>>) -> Sender<()> {
    let (release, waiting) = channel();
    *place.lock().unwrap() = Some(waiting);
    release
}

impl Backend for Script {
    fn unlock(&mut self, _: &str, _: bool, prompting: &dyn Fn()) -> Result<(), KeyringFault> {
        if self.hang_in_prompt.lock().unwrap().is_some() {
            prompting();
            hang(&self.hang_in_prompt);
        }
        Ok(())
    }

    fn get(&mut self, key: &str) -> Result<Option<SecretBytes>, KeyringFault> {
        hang(&self.hang_in_call);
        assert!(!self.panics.swap(false, Ordering::SeqCst), "ordered by the test");
        if self.dead.load(Ordering::SeqCst) {
            return Err(KeyringFault::Absent);
        }
        Ok(self.text(key).map(SecretBytes::from_string))
    }

    fn set(&mut self, key: &str, text: &SecretBytes) -> Result<(), KeyringFault> {
        let text = String::from_utf8(text.expose().to_vec()).unwrap();
        self.entries.lock().unwrap().insert(key.to_owned(), text);
        Ok(())
    }

    fn delete(&mut self, key: &str) -> Result<(), KeyringFault> {
        self.entries.lock().unwrap().remove(key);
        Ok(())
    }
}

// Long enough that a busy machine does not time out a call that does not hang.
const SHORT: Duration = Duration::from_millis(600);
const LONG: Duration = Duration::from_secs(20);

#[test]
fn values_are_kept_as_ascii_within_the_limit() {
    let script = Script::default();
    let keyring = script.keyring(LONG);
    keyring.set("anchor-1", &[0xFF; MAX_VALUE]).unwrap();
    let text = script.text("anchor-1").unwrap();
    assert!(text.is_ascii());
    assert_eq!(text.len(), MAX_ENCODED);
    assert_eq!(keyring.get("anchor-1").unwrap().unwrap().expose(), [0xFF; MAX_VALUE]);
    assert_eq!(keyring.set("anchor-1", &[0; MAX_VALUE + 1]), Err(KeyringFault::Denied));
    keyring.delete("anchor-1").unwrap();
    assert!(keyring.get("anchor-1").unwrap().is_none());
}

#[test]
fn text_somebody_else_put_there_is_unreliable() {
    let script = Script::default();
    script.entries.lock().unwrap().insert("device-1".to_owned(), "not base64!".to_owned());
    assert_eq!(script.keyring(LONG).get("device-1").err(), Some(KeyringFault::Unreliable));
}

#[test]
fn a_hanging_service_is_slow_and_does_not_hold_up_the_next_call() {
    let script = Script::default();
    let keyring = script.keyring(SHORT);
    let _hanging = hang_at(&script.hang_in_call);
    let start = Instant::now();
    assert_eq!(keyring.get("device-1").err(), Some(KeyringFault::Slow));
    assert!(start.elapsed() < LONG);
    assert!(keyring.get("device-1").unwrap().is_none());
    assert_eq!(script.connections.load(Ordering::SeqCst), 2);
}

#[test]
fn an_unanswered_prompt_is_locked_and_its_write_never_happens() {
    let script = Script::default();
    let keyring = script.keyring(SHORT);
    let answer_prompt = hang_at(&script.hang_in_prompt);
    assert_eq!(keyring.set("anchor-1", &[1]), Err(KeyringFault::Locked));
    keyring.set("anchor-1", &[2]).unwrap();
    // The person comes back; by now a later anchor is stored, which the old one must not overwrite.
    drop(answer_prompt);
    std::thread::sleep(SHORT);
    assert_eq!(keyring.get("anchor-1").unwrap().unwrap().expose(), [2]);
}

#[test]
fn hanging_threads_are_limited_and_come_back() {
    let script = Script::default();
    let keyring = script.keyring(SHORT);
    let mut hanging = Vec::new();
    for _ in 0..4 {
        hanging.push(hang_at(&script.hang_in_call));
        assert_eq!(keyring.get("device-1").err(), Some(KeyringFault::Slow));
    }
    let start = Instant::now();
    assert_eq!(keyring.get("device-1").err(), Some(KeyringFault::Slow));
    assert!(start.elapsed() < SHORT, "refused at once");
    drop(hanging);
    std::thread::sleep(SHORT);
    assert!(keyring.get("device-1").unwrap().is_none());
}

#[test]
fn a_connection_that_died_is_made_again() {
    let script = Script::default();
    let keyring = script.keyring(LONG);
    keyring.set("device-1", &[1; 32]).unwrap();
    script.dead.store(true, Ordering::SeqCst);
    assert_eq!(keyring.get("device-1").unwrap().unwrap().expose(), [1; 32]);
    assert_eq!(script.connections.load(Ordering::SeqCst), 2);
}

#[test]
fn a_panic_in_a_library_costs_one_call() {
    let script = Script::default();
    let keyring = script.keyring(LONG);
    script.panics.store(true, Ordering::SeqCst);
    assert_eq!(keyring.get("device-1").err(), Some(KeyringFault::Unreliable));
    assert!(keyring.get("device-1").unwrap().is_none());
}

#[test]
fn a_missing_service_is_looked_for_again_each_time() {
    let present = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&present);
    let connect = move || {
        if seen.load(Ordering::SeqCst) {
            Ok(Box::new(Script::default()) as Box<dyn Backend>)
        } else {
            Err(KeyringFault::Absent)
        }
    };
    let keyring = OsKeyring::over(Arc::new(connect), LONG);
    assert_eq!(keyring.get("device-1").err(), Some(KeyringFault::Absent));
    present.store(true, Ordering::SeqCst);
    assert!(keyring.get("device-1").unwrap().is_none());
}

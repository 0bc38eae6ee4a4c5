//! The core: state behind one lock, the clock's tick, interruption of long work.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use vault_domain::error_code::ErrorCode;

use crate::clipboard::Copied;
use crate::contract::event::CoreEvent;
use crate::contract::vault::LockReason;
use crate::error::AppError;
use crate::import::Opened;
use crate::ports::Host;
use crate::prefs::Local;
use crate::session::Session;
use crate::vaults::{Chosen, Prepared};

/// A jump of the wall clock against the monotonic one that means sleep or a changed clock.
const JUMP_MS: i64 = 10_000;
/// Time of each second given to the check after an unlock; the lock is free between its steps.
const CHECK_MS: u64 = 250;
/// The warning before an idle lock (WCAG 2.2.1 asks for at least 20 s).
const WARN_S: u64 = 20;

/// The product behind every host.
pub struct Core {
    pub host: Host,
    state: Mutex<State>,
    /// Set by commands that interrupt; long work looks at it between rows.
    interrupted: AtomicBool,
    last_activity_ms: AtomicU64,
    lock_after_s: AtomicU64,
    last_tick: Mutex<Option<(i64, u64)>>,
}

/// What changes. One command at a time.
#[derive(Default)]
pub struct State {
    pub local: Local,
    pub chosen: Option<Chosen>,
    pub prepared: Option<Prepared>,
    pub session: Option<Session>,
    pub import: Option<Opened>,
    pub copied: Option<Copied>,
}

impl State {
    /// The session, or `locked`.
    ///
    /// # Errors
    /// `locked`.
    pub fn session(&mut self) -> Result<&mut Session, AppError> {
        self.session.as_mut().ok_or_else(|| ErrorCode::Locked.into())
    }
}

impl Core {
    /// A core with nothing unlocked; reads this account's preferences and begins at the vault used last.
    #[must_use]
    pub fn new(host: Host) -> Self {
        crate::printed::remove(&host.data_dir);
        let local = Local::load(&host.data_dir);
        let chosen = Chosen::last_used(&local);
        Self {
            host,
            state: Mutex::new(State { local, chosen, ..State::default() }),
            interrupted: AtomicBool::new(false),
            last_activity_ms: AtomicU64::new(0),
            lock_after_s: AtomicU64::new(0),
            last_tick: Mutex::new(None),
        }
    }

    /// The state. A panic in an earlier command does not poison it: dispatch has rolled back what it did.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks running work to stop at its next safe point.
    pub fn interrupt(&self) {
        self.interrupted.store(true, Ordering::SeqCst);
    }

    /// Whether running work has to stop.
    #[must_use]
    pub fn is_interrupted(&self) -> bool {
        self.interrupted.load(Ordering::SeqCst)
    }

    /// Long work begins: earlier interruptions no longer count.
    pub fn begin_work(&self) {
        self.interrupted.store(false, Ordering::SeqCst);
    }

    /// The person did something.
    pub fn touch(&self) {
        self.last_activity_ms.store(self.host.clock.mono_ms(), Ordering::SeqCst);
    }

    /// Sets the idle time; zero when nobody is logged in.
    pub(crate) fn set_lock_after(&self, seconds: u64) {
        self.lock_after_s.store(seconds, Ordering::SeqCst);
        self.touch();
    }

    /// Goes on with the check that began at the unlock. Steps are a few milliseconds; commands go in between.
    fn check_in_background(&self) {
        let until = self.host.clock.mono_ms() + CHECK_MS;
        loop {
            let Ok(mut state) = self.state.try_lock() else { return };
            let Some(session) = &mut state.session else { return };
            let Some(check) = &mut session.background else { return };
            match check.step(&session.vault) {
                Ok(None) => {}
                Ok(Some(found)) => {
                    session.background = None;
                    crate::vaults::note_verification(self, session, &found, "ledger.verify");
                    return;
                }
                Err(_) => {
                    // Tables that cannot be read are not passed over in silence.
                    session.background = None;
                    let found = vault_store::Verification::unreadable();
                    crate::vaults::note_verification(self, session, &found, "ledger.verify");
                    return;
                }
            }
            if self.host.clock.mono_ms() >= until {
                return;
            }
        }
    }

    /// Called once a second by the host: idle lock, jumps of the clock, due anchor, clipboard.
    pub fn tick(&self) {
        self.second_passed();
        vault_store::memory::wipe_stack();
    }

    fn second_passed(&self) {
        let (wall, mono) = (self.host.clock.wall_ms(), self.host.clock.mono_ms());
        let jumped = {
            let mut last = self.last_tick.lock().unwrap_or_else(PoisonError::into_inner);
            let jumped = last.is_some_and(|(wall_before, mono_before)| {
                let elapsed = i64::try_from(mono.saturating_sub(mono_before)).unwrap_or(i64::MAX);
                ((wall - wall_before) - elapsed).abs() > JUMP_MS || elapsed > JUMP_MS
            });
            *last = Some((wall, mono));
            jumped
        };
        let limit = self.lock_after_s.load(Ordering::SeqCst);
        if limit == 0 {
            return;
        }
        if jumped {
            self.lock(LockReason::ClockJump);
            return;
        }
        let idle = mono.saturating_sub(self.last_activity_ms.load(Ordering::SeqCst)) / 1_000;
        if idle >= limit {
            self.lock(LockReason::Idle);
        } else if limit - idle <= WARN_S {
            let seconds = u32::try_from(limit - idle).unwrap_or(0);
            self.host.events.emit(CoreEvent::LockSoon { seconds });
        }
        self.check_in_background();
        // Work in progress holds the lock; the next second will do.
        if let Ok(mut state) = self.state.try_lock() {
            if let Some(session) = &mut state.session {
                // Tried again in a second; the ledger itself is durable.
                let _ = session.vault.anchor_if_due();
            }
            crate::clipboard::clear_when_due(self, &mut state);
        }
    }
}

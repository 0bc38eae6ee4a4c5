//! Progress of long work: at most ten events a second, with rate and remaining time.

use crate::contract::event::{CoreEvent, Job};
use crate::core::Core;

/// Shortest time between two events, milliseconds.
const EVERY_MS: u64 = 100;

/// Counts one piece of long work.
pub struct Progress<'c> {
    core: &'c Core,
    job: Job,
    started_ms: u64,
    last_ms: u64,
}

impl<'c> Progress<'c> {
    /// Begins now.
    #[must_use]
    pub fn new(core: &'c Core, job: Job) -> Self {
        let now = core.host.clock.mono_ms();
        Self { core, job, started_ms: now, last_ms: now }
    }

    /// So much is done. Returns whether the work may go on.
    pub fn step(&mut self, done: u64, total: u64) -> bool {
        let now = self.core.host.clock.mono_ms();
        if now.saturating_sub(self.last_ms) >= EVERY_MS {
            self.last_ms = now;
            let elapsed = (now - self.started_ms).max(1);
            let per_second = done.saturating_mul(1_000) / elapsed;
            let remaining_ms =
                (per_second > 0).then(|| total.saturating_sub(done).saturating_mul(1_000) / per_second);
            self.core.host.events.emit(CoreEvent::Progress {
                job: self.job,
                done,
                total,
                per_second,
                remaining_ms,
            });
        }
        !self.core.is_interrupted()
    }
}

//! Wrong passwords are counted outside the encrypted file, so that the delay survives a restart.
//!
//! This slows people at the keyboard, nobody else: whoever can edit the folder can edit the counter.

use vault_store::{Folder, write_atomic};

/// Free tries before the first wait.
const FREE: u32 = 5;
/// The first wait; doubles with every further failure.
const FIRST_WAIT_MS: i64 = 15 * 60 * 1_000;
/// The longest wait: a day.
const LONGEST_WAIT_MS: i64 = 24 * 60 * 60 * 1_000;

/// Failures since the last success: `count(4) last_wall_ms(8)`, big-endian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attempts {
    pub failed: u32,
    last_ms: i64,
}

impl Attempts {
    pub fn read(folder: &Folder) -> Self {
        let Ok(bytes) = std::fs::read(folder.attempts()) else { return Self::default() };
        let Ok(bytes) = <[u8; 12]>::try_from(bytes) else { return Self::default() };
        let (count, last) = bytes.split_at(4);
        Self {
            failed: count.try_into().map_or(0, u32::from_be_bytes),
            last_ms: last.try_into().map_or(0, i64::from_be_bytes),
        }
    }

    fn write(self, folder: &Folder) {
        let mut bytes = self.failed.to_be_bytes().to_vec();
        bytes.extend_from_slice(&self.last_ms.to_be_bytes());
        // A read-only medium cannot count; the password still decides.
        let _ = write_atomic(&folder.attempts(), &bytes);
    }

    /// One more failure at this moment.
    #[must_use]
    pub fn fail(self, folder: &Folder, now_ms: i64) -> Self {
        let next = Self { failed: self.failed.saturating_add(1), last_ms: now_ms };
        next.write(folder);
        next
    }

    /// Forgets the failures.
    pub fn succeed(self, folder: &Folder) {
        if self != Self::default() {
            let _ = std::fs::remove_file(folder.attempts());
        }
    }

    /// Milliseconds still to wait. A clock set back does not shorten the wait.
    #[must_use]
    pub fn wait_ms(self, now_ms: i64) -> i64 {
        if self.failed < FREE {
            return 0;
        }
        let wait = self.length_ms();
        let passed = now_ms - self.last_ms;
        if passed < 0 { wait } else { (wait - passed).max(0) }
    }

    /// Minutes of the wait that has begun, or of the one that comes when no tries are left.
    #[must_use]
    pub fn wait_min(self) -> i64 {
        self.length_ms() / 60_000
    }

    fn length_ms(self) -> i64 {
        let doublings = self.failed.saturating_sub(FREE).min(10);
        (FIRST_WAIT_MS << doublings).min(LONGEST_WAIT_MS)
    }

    /// Tries left before the next wait.
    #[must_use]
    pub const fn left(self) -> u32 {
        FREE.saturating_sub(self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_tries_then_a_quarter_of_an_hour_and_longer() {
        let at = |failed| Attempts { failed, last_ms: 1_000_000 };
        assert_eq!(at(4).wait_ms(1_000_000), 0);
        assert_eq!(at(5).wait_ms(1_000_000), FIRST_WAIT_MS);
        assert_eq!(at(6).wait_ms(1_000_000), 2 * FIRST_WAIT_MS);
        assert_eq!(at(60).wait_ms(1_000_000), LONGEST_WAIT_MS);
        assert_eq!(at(5).wait_ms(1_000_000 + FIRST_WAIT_MS), 0);
        assert_eq!(at(5).wait_ms(0), FIRST_WAIT_MS, "a clock set back gains nothing");
        // What people are told is how long it takes.
        assert_eq!([1, 5, 6, 7].map(|failed| at(failed).wait_min()), [15, 15, 30, 60]);
    }

    #[test]
    fn failures_survive_a_restart_and_end_with_success() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::at(dir.path());
        let failed = Attempts::read(&folder).fail(&folder, 5);
        assert_eq!(Attempts::read(&folder), failed);
        failed.succeed(&folder);
        assert_eq!(Attempts::read(&folder), Attempts::default());
    }
}

//! Wrong passwords are counted outside the encrypted file, so that the delay survives a restart.
//!
//! This slows people at the keyboard, nobody else: whoever can edit the folder can edit the counter.

use vault_domain::ids::PersonId;
use vault_store::{Folder, write_atomic};

/// Free tries before the first wait.
const FREE: u32 = 5;
/// The first wait; doubles with every further failure.
const FIRST_WAIT_MS: i64 = 15 * 60 * 1_000;
/// The longest wait: a day.
const LONGEST_WAIT_MS: i64 = 24 * 60 * 60 * 1_000;

/// People counted at most; more are forgotten, the oldest first.
const MOST: usize = 256;
/// `person(16) count(4) last_wall_ms(8)`, big-endian.
const LINE: usize = 16 + 4 + 8;

/// One person's failures since the last success: a colleague's own login gives nobody new tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    person: PersonId,
    pub failed: u32,
    last_ms: i64,
}

impl Attempts {
    pub fn read(folder: &Folder, person: PersonId) -> Self {
        let known = lines(folder).into_iter().find(|line| line.person == person);
        known.unwrap_or(Self { person, failed: 0, last_ms: 0 })
    }

    fn write(self, folder: &Folder) {
        let mut kept = lines(folder);
        kept.retain(|line| line.person != self.person);
        if self.failed > 0 {
            kept.push(self);
        }
        let surplus = kept.len().saturating_sub(MOST);
        let mut bytes = Vec::with_capacity(kept.len() * LINE);
        for line in kept.iter().skip(surplus) {
            bytes.extend_from_slice(line.person.as_bytes());
            bytes.extend_from_slice(&line.failed.to_be_bytes());
            bytes.extend_from_slice(&line.last_ms.to_be_bytes());
        }
        // A read-only medium cannot count; the password still decides.
        let _ = if bytes.is_empty() {
            std::fs::remove_file(folder.attempts()).map_err(vault_store::StoreError::from)
        } else {
            write_atomic(&folder.attempts(), &bytes)
        };
    }

    /// One more failure at this moment.
    #[must_use]
    pub fn fail(self, folder: &Folder, now_ms: i64) -> Self {
        let next = Self { failed: self.failed.saturating_add(1), last_ms: now_ms, ..self };
        next.write(folder);
        next
    }

    /// Forgets the failures.
    pub fn succeed(self, folder: &Folder) {
        if self.failed > 0 {
            Self { failed: 0, ..self }.write(folder);
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

/// Every line of the file; none of a file that is something else.
fn lines(folder: &Folder) -> Vec<Attempts> {
    let bytes = std::fs::read(folder.attempts()).unwrap_or_default();
    if bytes.len() > MOST * LINE {
        return Vec::new();
    }
    let line = |line: &[u8]| {
        let (person, rest) = line.split_first_chunk::<16>()?;
        let (failed, rest) = rest.split_first_chunk::<4>()?;
        Some(Attempts {
            person: PersonId::from_bytes(*person),
            failed: u32::from_be_bytes(*failed),
            last_ms: i64::from_be_bytes(*rest.first_chunk::<8>()?),
        })
    };
    bytes.chunks_exact(LINE).filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: PersonId = PersonId::from_bytes([1; 16]);

    #[test]
    fn five_tries_then_a_quarter_of_an_hour_and_longer() {
        let at = |failed| Attempts { person: ME, failed, last_ms: 1_000_000 };
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
        let failed = Attempts::read(&folder, ME).fail(&folder, 5);
        assert_eq!(Attempts::read(&folder, ME), failed);
        // Somebody else's tries are somebody else's.
        let other = PersonId::from_bytes([2; 16]);
        assert_eq!(Attempts::read(&folder, other).failed, 0);
        let others = Attempts::read(&folder, other).fail(&folder, 6).fail(&folder, 7);
        others.succeed(&folder);
        assert_eq!(Attempts::read(&folder, ME), failed);
        failed.succeed(&folder);
        assert_eq!(Attempts::read(&folder, ME).failed, 0);
        assert!(!folder.attempts().exists());
        for spoilt in [b"x".to_vec(), vec![0xFF; 12], vec![7; 100_000]] {
            std::fs::write(folder.attempts(), &spoilt).unwrap();
            assert_eq!(Attempts::read(&folder, ME).failed, 0);
        }
    }
}

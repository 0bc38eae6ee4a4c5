//! The computer's own clocks.

use std::time::{SystemTime, UNIX_EPOCH};

use uuid::Uuid;
use vault_store::clock::Clock;

/// Wall clock, clock of this boot, identifiers.
pub struct SystemClock {
    boot: [u8; 16],
    #[cfg(not(target_os = "linux"))]
    started: std::time::Instant,
}

impl SystemClock {
    /// Finds out which boot this is.
    #[must_use]
    pub fn new() -> Self {
        Self {
            boot: boot_id().unwrap_or_else(fresh_id),
            #[cfg(not(target_os = "linux"))]
            started: std::time::Instant::now(),
        }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock port the rule points to")]
    fn wall_ms(&self) -> i64 {
        let millis = |duration: std::time::Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => millis(since),
            // A clock set before 1970 is wrong, not impossible.
            Err(before) => -millis(before.duration()),
        }
    }

    /// `CLOCK_BOOTTIME`: the same for every process of this boot, and sleep counts, as it does for an idle person.
    #[cfg(target_os = "linux")]
    fn mono_ms(&self) -> u64 {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        let part = |value: i64| u64::try_from(value).unwrap_or(0);
        part(time.tv_sec) * 1_000 + part(time.tv_nsec) / 1_000_000
    }

    /// Counts from the start of the process: the identifier below is the process's own as well, so nobody compares
    /// it with another process's.
    #[cfg(not(target_os = "linux"))]
    fn mono_ms(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn boot(&self) -> [u8; 16] {
        self.boot
    }

    fn new_id(&self) -> [u8; 16] {
        fresh_id()
    }
}

fn fresh_id() -> [u8; 16] {
    Uuid::now_v7().into_bytes()
}

/// What the kernel calls this boot.
#[cfg(target_os = "linux")]
fn boot_id() -> Option<[u8; 16]> {
    let text = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    Uuid::try_parse(text.trim()).ok().map(Uuid::into_bytes)
}

/// No safe call tells; one boot per process is the careful reading.
#[cfg(not(target_os = "linux"))]
fn boot_id() -> Option<[u8; 16]> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clocks_go_forward_together() {
        let clock = SystemClock::new();
        let (wall, mono) = (clock.wall_ms(), clock.mono_ms());
        std::thread::sleep(std::time::Duration::from_millis(20));
        assert!((20..5_000).contains(&(clock.mono_ms() - mono)));
        assert!((19..5_000).contains(&(clock.wall_ms() - wall)));
        // 2024-01-01: a unit other than milliseconds would be far off.
        assert!(wall > 1_704_067_200_000 && wall < 4_102_444_800_000);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn two_processes_of_one_boot_would_agree() {
        let (one, other) = (SystemClock::new(), SystemClock::new());
        assert_eq!(one.boot(), other.boot());
        assert!(other.mono_ms().abs_diff(one.mono_ms()) < 1_000);
    }

    #[test]
    fn identifiers_are_version_7_and_in_order() {
        let clock = SystemClock::new();
        let ids: Vec<_> = (0..1_000).map(|_| clock.new_id()).collect();
        assert!(ids.is_sorted_by(|left, right| left < right));
        assert!(ids.iter().all(|id| Uuid::from_bytes(*id).get_version_num() == 7));
    }
}

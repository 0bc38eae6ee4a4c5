//! Times of one thing done many times.

use std::time::{Duration, Instant};

/// Sorted times of one thing.
pub struct Times(Vec<Duration>);

impl Times {
    /// Does it `count` times; each call gets its number.
    pub fn of(count: usize, mut once: impl FnMut(usize)) -> Self {
        Self::from((0..count).map(|number| time(|| once(number))).collect())
    }

    /// From times taken elsewhere.
    pub fn from(mut times: Vec<Duration>) -> Self {
        assert!(!times.is_empty());
        times.sort_unstable();
        Self(times)
    }

    pub const fn count(&self) -> usize {
        self.0.len()
    }

    pub fn min(&self) -> Duration {
        self.0[0]
    }

    pub fn median(&self) -> Duration {
        self.0[self.0.len() / 2]
    }

    pub fn p95(&self) -> Duration {
        self.0[(self.0.len() - 1) * 95 / 100]
    }

    pub fn max(&self) -> Duration {
        self.0[self.0.len() - 1]
    }

    /// Each shorter by `part`, which was measured apart and does not belong.
    pub fn without(self, part: Duration) -> Self {
        Self(self.0.into_iter().map(|time| time.saturating_sub(part)).collect())
    }
}

/// How long one call takes.
pub fn time(once: impl FnOnce()) -> Duration {
    let started = Instant::now();
    once();
    started.elapsed()
}

/// As people read it: three digits and a unit.
pub fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds >= 1.0 {
        format!("{seconds:.2} s")
    } else if seconds >= 0.01 {
        format!("{:.0} ms", seconds * 1e3)
    } else {
        format!("{:.2} ms", seconds * 1e3)
    }
}

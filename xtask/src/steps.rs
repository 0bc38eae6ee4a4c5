//! The steps of a long command: announced, timed, counted, and stopped at the first failure.

use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::test_counts::TestCounts;

/// One line of the closing table.
struct Finished {
    title: &'static str,
    took: Duration,
    remark: String,
}

/// Runs steps in order and keeps what they reported.
#[derive(Default)]
pub struct Steps {
    finished: Vec<Finished>,
    counts: TestCounts,
}

impl Steps {
    /// A step that counts as one check.
    pub fn check(
        &mut self,
        title: &'static str,
        work: impl FnOnce() -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.tests(title, || {
            let outcome = work();
            let failed = u32::from(outcome.is_err());
            (TestCounts { passed: 1 - failed, failed }, outcome)
        })
    }

    /// A step that counts as many tests as it reports; one that fails without a failed test counts as one.
    pub fn tests(
        &mut self,
        title: &'static str,
        work: impl FnOnce() -> (TestCounts, Result<(), Failure>),
    ) -> Result<(), Failure> {
        println!("\n── {title}");
        let start = Instant::now();
        let (mut counts, outcome) = work();
        if outcome.is_err() {
            counts.failed = counts.failed.max(1);
        }
        self.counts += counts;
        let remark = match (&outcome, counts.passed) {
            (Err(_), _) => "failed".to_owned(),
            (Ok(()), 0 | 1) => "ok".to_owned(),
            (Ok(()), passed) => format!("{passed} passed"),
        };
        let took = start.elapsed();
        println!("   {remark} in {}", seconds(took));
        self.finished.push(Finished { title, took, remark });
        outcome
    }

    /// Says that something was left out and why; counts as nothing.
    pub fn skip(&mut self, title: &'static str, reason: &str) {
        println!("\n── {title}\n   skipped: {reason}");
        self.finished.push(Finished { title, took: Duration::ZERO, remark: "skipped".to_owned() });
    }

    /// The table of steps, and the totals alone on the last line.
    pub fn summarize(&self, outcome: &Result<(), Failure>) {
        println!("\n── Summary");
        for step in &self.finished {
            println!("   {:>8}  {:<44} {}", seconds(step.took), step.title, step.remark);
        }
        if let Err(failure) = outcome {
            println!("\n{failure}");
        }
        println!("\n{} passed, {} failed", self.counts.passed, self.counts.failed);
    }
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
